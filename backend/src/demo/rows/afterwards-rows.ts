import corpus from '../corpus/afterwards.json';
import { aliasOf } from '../../gatherings/video/spoken-names';
import type { Keyring } from '../../platform/crypto/keyring';
import { daysAfter } from '../calendar';
import type { DemoCohort } from '../demo-cohort';
import { french } from '../french';
import type { DemoGathering } from '../model';
import type { CohortCopy } from './cohort-copy';
import type { RowBook } from './row-book';

const words = corpus.feedback as unknown as Record<string, [category: string, ...answers: string[]][]>;
const questions = ['Ce que je retiens', 'Ce qui m’a manqué', 'Ce que je vais faire'];

/** Webinars whose presences come from the participants' file of the meeting. */
export const fromFile = ({ nature, key }: Pick<DemoGathering, 'nature' | 'key'>): boolean => nature === 'webinar' && /-[56]$/.test(key);

/** What the common days left in people's own words, without their name, and the files of two webinars, applied and forgotten but for the figures. */
export function afterwardsRows(book: RowBook, cohort: DemoCohort, copy: CohortCopy, keyring: Keyring): void {
  for (const gathering of cohort.gatherings) {
    feedbackRows(book, copy, gathering, keyring);
    if (fromFile(gathering)) videoRow(book, copy, gathering);
  }
  for (const [shown, person] of corpus.aliases) {
    if (!shown) continue;
    const by = copy.id('person', 'bilal');
    book.add('video_alias', { id: copy.id('video-alias', shown), cohort_id: copy.id('cohort'), alias: aliasOf(shown), shown, person_id: person ? copy.id('person', person) : null, created_by_id: by, created_at: copy.at('2024-11-06') });
  }
}

/** Each answer stands under the mark of somebody of its category who was there. */
function feedbackRows(book: RowBook, copy: CohortCopy, { key, date, registrations }: DemoGathering, keyring: Keyring): void {
  const place = { cohort_id: copy.id('cohort'), gathering_id: copy.id('gathering', key) };
  const taken = new Set<string>();
  for (const [category, ...answers] of words[key] ?? []) {
    const author = registrations.find((one) => one.category === category && one.halfDays.length && !taken.has(one.person))?.person;
    if (!author) continue;
    taken.add(author);
    const day = copy.at(daysAfter(date as string, 2), '00:00');
    book.add('feedback', {
      id: copy.id('feedback', key, taken.size), ...place, mark: keyring.proof('feedback', copy.id('registration', key, author)), category, answers: answers.map(french), signed_by_id: null, created_at: day, updated_at: day,
    });
  }
  if (taken.size) book.add('feedback_form', { id: copy.id('feedback-form', key), ...place, questions });
}

function videoRow(book: RowBook, copy: CohortCopy, { key, date, registrations }: DemoGathering): void {
  const on = daysAfter(date as string, 1);
  const by = copy.id('person', 'bilal');
  book.add('video_import', {
    id: copy.id('video', key), cohort_id: copy.id('cohort'), gathering_id: copy.id('gathering', key), tool: key.endsWith('5') ? 'teams' : 'zoom', source_name: null, span: null, share: 50, basis: 'planned', state: 'applied',
    noted: registrations.filter(({ halfDays }) => halfDays.length).length, created_by_id: by, applied_by_id: by, applied_at: copy.at(on, '09:20'), created_at: copy.at(on, '09:10'),
  });
}
