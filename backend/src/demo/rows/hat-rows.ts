import roster from '../corpus/roster.json';
import type { DemoCohort } from '../demo-cohort';
import type { CohortCopy } from './cohort-copy';
import type { Row, RowBook } from './row-book';

const givenOn = '2024-04-02';

/** One person's public way into the demo. */
export interface DemoAccount {
  person: string;
  hat: string;
  password: string;
  try: string;
}

/** The accounts that docs/demo.md lists: the only ones with a password. */
export const demoAccounts: readonly DemoAccount[] = roster.accounts;

/** Accounts of staff, allies and the outside eyes; a delegate has one only when docs/demo.md says so. */
export function accountRows(book: RowBook, cohort: DemoCohort, copy: CohortCopy, hashes: ReadonlyMap<string, string>): void {
  for (const { key } of cohort.people) {
    if (key.startsWith('delegate:') && !hashes.has(key)) continue;
    book.add('account', { person_id: copy.id('person', key), password_hash: hashes.get(key) ?? null });
  }
}

/** Who wears what in the cohort, each hat given by somebody else. */
export function hatRows(book: RowBook, cohort: DemoCohort, copy: CohortCopy): void {
  const cohort_id = copy.id('cohort');
  const give = (person: string, hat: string, by: string | null, scope: Partial<Row> = {}, path: (string | number)[] = []) => {
    book.add('hat', {
      id: copy.id('hat', hat, person, ...path),
      person_id: copy.id('person', person),
      hat,
      cohort_id,
      participation_id: null,
      diagnostic_id: null,
      starts_on: copy.on(givenOn),
      ends_on: null,
      granted_by_id: by && copy.id('person', by),
      confirmed_by_id: null,
      ...(scope as Row),
    });
  };
  give('maud', 'network_admin', null, { cohort_id: null });
  give('solene', 'cohort_manager', 'maud');
  give('bilal', 'cohort_manager', 'maud');
  give('guilhem', 'pivot_ally', 'maud');
  give('diane', 'evaluator', 'solene');
  give('tom', 'storyteller', 'solene');
  give('paule', 'observer', 'solene');
  for (const { story, team, project, delegates } of cohort.participations) {
    const participation_id = copy.id('participation', story.slug);
    const diagnostic = { participation_id, diagnostic_id: copy.id('diagnostic', story.slug) };
    give(team.lead, 'diagnostic_lead', 'solene', { ...diagnostic, confirmed_by_id: copy.id('person', 'guilhem') }, [story.slug]);
    for (const person of team.interviewers.filter((one) => one !== team.lead))
      give(person, 'interviewer', team.lead, diagnostic, [story.slug]);
    give(team.supervisor, 'diagnostic_supervisor', team.lead, diagnostic, [story.slug]);
    for (const { person } of project.allies) give(person, 'project_ally', 'solene', { participation_id }, [story.slug]);
    for (const { person, from, until } of delegates.filter(({ state }) => state === 'agreed')) {
      give(person, 'delegate', 'solene', { participation_id, starts_on: copy.on(from), ends_on: until && copy.on(until) });
    }
  }
}

/** The staff of a copy: one manager, so that the copy is not an orphan. */
export function copyHatRows(book: RowBook, copy: CohortCopy): void {
  book.add('hat', {
    id: copy.id('hat', 'cohort_manager', 'solene'),
    person_id: copy.id('person', 'solene'),
    hat: 'cohort_manager',
    cohort_id: copy.id('cohort'),
    participation_id: null,
    diagnostic_id: null,
    starts_on: copy.on(givenOn),
    ends_on: null,
    granted_by_id: copy.id('person', 'maud'),
    confirmed_by_id: null,
  });
}
