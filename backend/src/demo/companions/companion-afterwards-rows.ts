import corpus from '../corpus/companions.json';
import type { Keyring } from '../../platform/crypto/keyring';
import { aliasOf } from '../../gatherings/video/spoken-names';
import { french } from '../french';
import { organisationId } from '../rows/network-rows';
import type { RowBook } from '../rows/row-book';
import { type Category, type CompanionCohort, type Meeting, meetings } from './companion';

const supports = 'https://supports.example.org/compagnons';
const quartet = ['elected_official', 'local_agent', 'socio_economic_actor', 'state_agent'] as const;

/** What gatherings leave: supports, words without a name, the file of a video meeting that waits, boards, and the proof for the funder. */
export function companionAfterwardsRows(book: RowBook, cohort: CompanionCohort, keyring: Keyring): void {
  for (const meeting of meetings) {
    resourceRows(book, cohort, meeting);
    feedbackRows(book, cohort, meeting, keyring);
    videoRows(book, cohort, meeting);
  }
  peerRows(book, cohort);
  proofRows(book, cohort);
}

function resourceRows(book: RowBook, cohort: CompanionCohort, meeting: Meeting): void {
  (meeting.resources ?? []).forEach(([kind, title, summary, themes], index) =>
    book.add('resource', {
      id: cohort.id('resource', meeting.key, index), cohort_id: cohort.cohortId, gathering_id: cohort.id('gathering', meeting.key), kind, title: french(title), url: `${supports}/${meeting.key}/${index + 1}`,
      summary: summary && french(summary), theme_ids: themes.map((place) => `7e3e0000-0000-4000-8000-${String(place).padStart(12, '0')}`),
    }),
  );
}

/** Each answer stands under the mark of somebody of its category who was there, as if they had given it. */
function feedbackRows(book: RowBook, cohort: CompanionCohort, meeting: Meeting, keyring: Keyring): void {
  const came = Object.values(meeting.came ?? {}).flat();
  const taken = new Set<string>();
  for (const [category, ...answers] of meeting.feedback ?? []) {
    const author = came.find((person) => cohort.category(person) === category && !taken.has(person));
    if (!author) throw new Error(`Nobody left among the ${category}s of ${meeting.key}.`);
    taken.add(author);
    const day = cohort.ago(cohort.heldAgo(meeting) - 2, '00:00');
    const mark = keyring.proof('feedback', cohort.id('registration', meeting.key, author));
    book.add('feedback', { id: cohort.id('feedback', meeting.key, taken.size), cohort_id: cohort.cohortId, gathering_id: cohort.id('gathering', meeting.key), mark, category, answers: answers.map(french), signed_by_id: null, created_at: day, updated_at: day });
  }
  if (taken.size) book.add('feedback_form', { id: cohort.id('feedback-form', meeting.key), cohort_id: cohort.cohortId, gathering_id: cohort.id('gathering', meeting.key), questions: ['Ce que je retiens', 'Ce qui m’a manqué', 'Ce que je vais faire'] });
}

/** The participants' file of the last webinar: most are known, two names wait for one click. */
function videoRows(book: RowBook, cohort: CompanionCohort, meeting: Meeting): void {
  if (!meeting.video) return;
  const [id, { cohortId: cohort_id }, gathering_id] = [cohort.id('video', meeting.key), cohort, cohort.id('gathering', meeting.key)];
  const began = Date.parse(`${cohort.heldOn(meeting)}T${meeting.from}:00Z`) / 1000;
  const minutes = (after: number) => began + after * 60;
  book.add('video_import', { id, cohort_id, gathering_id, tool: 'zoom', source_name: 'participants_81230045.csv', span: JSON.stringify([minutes(0), minutes(90)]), basis: 'planned', created_by_id: cohort.person('bilal'), created_at: cohort.ago(0, '06:50') });
  meeting.video.forEach(([name, person, from, to], index) =>
    book.add('video_participant', {
      id: cohort.id('video-participant', meeting.key, index), cohort_id, import_id: id, gathering_id, name, spans: JSON.stringify([[minutes(from), minutes(to)]]), person_id: person && cohort.person(person), known_by: person && 'name',
    }),
  );
  corpus.aliases.forEach(([shown, person]) =>
    book.add('video_alias', { id: cohort.id('video-alias', shown as string), cohort_id, alias: aliasOf(shown as string), shown: shown as string, person_id: person ? cohort.person(person) : null, created_by_id: cohort.person('bilal'), created_at: cohort.ago(90) }),
  );
}

/** One board a category, for the sequence among peers of today; a card has no author. */
function peerRows(book: RowBook, cohort: CompanionCohort): void {
  const place = { cohort_id: cohort.cohortId, gathering_id: cohort.id('gathering', 'pairs') };
  const { scribes, cards } = corpus.peers as unknown as { scribes: Partial<Record<Category, string>>; cards: Partial<Record<Category, [string, string | null, string, boolean][]>> };
  for (const category of quartet) {
    const board_id = cohort.id('peer-board', category);
    const scribe = scribes[category];
    book.add('peer_board', { id: board_id, ...place, sequence_id: cohort.id('sequence', 'pairs', '09:30'), category, scribe_id: scribe ? cohort.person(scribe) : null, open_to_phones: true });
    (cards[category] ?? []).forEach(([kind, towards, words, shared], index) =>
      book.add('peer_card', { id: cohort.id('peer-card', category, index), ...place, board_id, category, kind, towards, words: french(words), shared_at: shared ? cohort.ago(0, '10:10') : null, created_at: cohort.ago(0, `08:${20 + index}`) }),
    );
  }
}

/** The agreement asks for signatures; its first pack is asked for, and made by the instance as soon as it runs. */
function proofRows(book: RowBook, cohort: CompanionCohort): void {
  const [agreement_id, { cohortId: cohort_id }] = [cohort.id('agreement'), cohort];
  book.add('funding_agreement', {
    id: agreement_id, cohort_id, organisation_id: organisationId(french('Région Occitanie')), reference: 'Convention d’essai « compagnons »', starts_on: cohort.on(-200), ends_on: cohort.on(165),
    pieces: ['sheet', 'signature', 'programme', 'supports', 'certificates', 'hours'], hours_asked: 240, funded_share: 50,
  });
  book.add('certificate_signatory', { id: cohort.id('signatory'), cohort_id, name: 'Solène Marchetti', role_title: 'responsable du parcours', place: 'Toulouse' });
  book.add('proof_pack', { id: cohort.id('pack'), cohort_id, agreement_id, from_on: cohort.on(-60), to_on: cohort.on(-30), asked_by_id: cohort.person('solene') });
}
