import { type Keyring, tokenHash } from '../../platform/crypto/keyring';
import { daysAfter } from '../calendar';
import type { DemoCohort, DemoParticipation } from '../demo-cohort';
import type { CohortCopy } from './cohort-copy';
import type { RowBook } from './row-book';

/** Below this many inhabitants a commune is a village, whose mayor is asked little. */
const villageBelow = 2000;

/** Who runs this territory, when it is a village. */
export function villageMayor({ territory, delegates }: DemoParticipation): string | null {
  if ((territory.officialPopulation ?? villageBelow) >= villageBelow) return null;
  return delegates.find(({ head }) => head)?.person ?? null;
}

/** What is written in the name of a village's mayor: which of its news, by whom, and whether they answered. */
const written = [
  { news: 1, by: 'ally', confirmed: true },
  { news: 2, by: 'solene', confirmed: false },
] as const;

/** In whose name a piece of news stands, and who wrote it. */
export function newsFor(participation: DemoParticipation, index: number): { for: string; by: string; confirmed: boolean } | null {
  const mayor = villageMayor(participation);
  const one = written.find(({ news }) => news === index);
  if (!mayor || !one) return null;
  return { for: mayor, by: one.by === 'ally' ? (participation.project.allies[0]?.person as string) : one.by, confirmed: one.confirmed };
}

/** The letters that asked village mayors to confirm, their answers, and the pages for those outside. */
export function behalfRows(book: RowBook, cohort: DemoCohort, copy: CohortCopy, keyring: Keyring): void {
  for (const participation of cohort.participations) if (villageMayor(participation)) statementRows(book, participation, copy, keyring);
  const small = cohort.participations.find((one) => villageMayor(one));
  pageRow(book, cohort, copy, keyring, null);
  if (small) pageRow(book, cohort, copy, keyring, small.story.slug);
}

function statementRows(book: RowBook, participation: DemoParticipation, copy: CohortCopy, keyring: Keyring): void {
  const { story } = participation;
  const place = { cohort_id: copy.id('cohort'), participation_id: copy.id('participation', story.slug) };
  story.news.forEach(({ on, text }, index) => {
    const behalf = newsFor(participation, index);
    if (!behalf) return;
    const [letter_id, link] = [copy.id('letter', story.slug, index), copy.id('letter-link', story.slug, index)];
    const [person_id, entered_by_id] = [copy.id('person', behalf.for), copy.id('person', behalf.by)];
    book.add('personal_link', {
      ...place,
      id: link,
      person_id,
      purpose: 'confirm_statement',
      record_ids: [letter_id],
      token_hash: tokenHash(keyring.token('personal', link)),
      expires_at: copy.at(daysAfter(on, 60)),
      created_by_id: entered_by_id,
      created_at: copy.at(on, '19:00'),
    });
    book.add('confirmation', {
      ...place,
      id: copy.id('confirmation', story.slug, index),
      record_table: 'news',
      record_id: copy.id('news', story.slug, 'news', index),
      record_version: 1,
      person_id,
      entered_by_id,
      heading: 'Des nouvelles',
      shown: text,
      state: behalf.confirmed ? 'confirmed' : 'asked',
      letter_id,
      asked_at: copy.at(on, '19:00'),
      answered_at: behalf.confirmed ? copy.at(daysAfter(on, 2), '07:40') : null,
      created_at: copy.at(on, '19:00'),
    });
  });
}

function pageRow(book: RowBook, cohort: DemoCohort, copy: CohortCopy, keyring: Keyring, slug: string | null): void {
  const id = copy.id('outsider-page', slug ?? 'cohort');
  const contact = cohort.people.find(({ key }) => key === 'guilhem');
  if (!contact) throw new Error('The page for those outside has nobody to speak to.');
  book.add('outsider_page', {
    id,
    cohort_id: copy.id('cohort'),
    participation_id: slug && copy.id('participation', slug),
    message: '',
    contact_name: copy.isOriginal ? `${contact.given} ${contact.family}` : 'L’équipe',
    contact_role: 'co-responsable du parcours',
    contact_email: copy.isOriginal ? contact.email : 'bonjour@essai.example.org',
    contact_person_id: copy.id('person', contact.key),
    contact_agreed_on: copy.on('2024-05-07'),
    token_hash: tokenHash(keyring.token('page', id)),
    created_by_id: copy.id('person', 'solene'),
    created_at: copy.at('2024-05-07'),
  });
}
