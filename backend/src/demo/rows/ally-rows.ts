import corpus from '../corpus/allies.json';
import roster from '../corpus/roster.json';
import type { DemoCohort } from '../demo-cohort';
import { french } from '../french';
import type { DemoPerson } from '../model';
import type { CohortCopy } from './cohort-copy';
import { organisationId } from './network-rows';
import type { RowBook } from './row-book';

interface AllyCorpus {
  skills: string[];
  departments: string[];
  km: number;
  before?: [title: string, organisation: string, from: string, until: string];
  answer?: [answer: string, days: number, word: string | null];
}

const known = corpus.allies as unknown as Record<string, AllyCorpus>;
const organisations = new Map(roster.organisations.map(({ key, name }) => [key, french(name)]));

/** What everybody does today, and what some did before; the line of the directory follows from it. */
export function roleRows(book: RowBook, person: DemoPerson, copy: CohortCopy): void {
  const person_id = copy.id('person', person.key);
  const today = { organisation_id: person.organisation ? organisationId(person.organisation) : null, title: person.role || null, acts_as_ally: person.ally, starts_on: null, ends_on: null };
  if (today.organisation_id || today.title) book.add('person_role', { id: copy.id('role', person.key), person_id, ...today });
  const before = known[person.key]?.before;
  if (!before) return;
  const [title, organisation, from, until] = before;
  book.add('person_role', {
    id: copy.id('role', person.key, 'before'),
    person_id,
    organisation_id: organisationId(organisations.get(organisation) as string),
    title,
    acts_as_ally: false,
    starts_on: copy.on(from),
    ends_on: copy.on(until),
  });
}

/** What allies know, where they work, their training to the diagnostic, and their answers about the days to come. */
export function allyRows(book: RowBook, cohort: DemoCohort, copy: CohortCopy): void {
  const { from, until, days, on, message } = corpus.asked;
  const place = { cohort_id: copy.id('cohort'), request_id: copy.id('availability') };
  const solene = copy.id('person', 'solene');
  book.add('availability_request', { id: place.request_id, cohort_id: place.cohort_id, starts_on: copy.on(from), ends_on: copy.on(until), days, message: french(message), created_by_id: solene, created_at: copy.at(on) });
  for (const { key } of cohort.people) {
    const ally = known[key];
    if (!ally) continue;
    const person_id = copy.id('person', key);
    book.add('ally_profile', { person_id, skills: ally.skills, departments: ally.departments, travel_km: ally.km });
    if (key !== corpus.trainedBy) book.add('ally_training', { id: copy.id('training', key), person_id, trained_on: copy.on(corpus.trainedOn), trainer_id: copy.id('person', corpus.trainedBy) });
    const [answer, some, word] = ally.answer ?? [null, null, null];
    book.add('availability_answer', {
      id: copy.id('availability', key),
      ...place,
      person_id,
      answer,
      days: some,
      word: word && french(word),
      asked_at: copy.at(on),
      answered_at: answer && copy.at(on, '14:00'),
      entered_by_id: answer && person_id,
    });
  }
  const chosen = ['canohes', 'le-vigan', 'barre-des-cevennes', 'gruissan'].map((slug) => cohort.participations.find(({ story }) => story.slug === slug)?.delegates[0]);
  corpus.calls.forEach(([subject, shared], index) => {
    const delegate = chosen[index];
    if (!delegate) return;
    book.add('call_agreement', {
      id: copy.id('call', index),
      person_id: copy.id('person', delegate.person),
      subject: subject as string,
      agreed_on: copy.on('2024-10-15'),
      shared_with_companions: shared as boolean,
      recorded_by_id: solene,
    });
  });
}

/** Somebody written down twice, as it happens: another spelling, the same telephone, no address. */
export function duplicateRow(book: RowBook, cohort: DemoCohort, copy: CohortCopy): void {
  const thomas = cohort.people.find(({ key }) => key === 'thomas');
  if (!thomas) return;
  const id = copy.id('person', 'thomas', 'twice');
  book.add('person', { id, given_name: 'Thomas', family_name: 'Érard' });
  book.add('person_contact', { person_id: id, email: null, telephone: thomas.telephone.replaceAll(' ', '.'), undeliverable_at: null, undeliverable_answer: null });
  book.add('person_role', { id: copy.id('role', 'thomas', 'twice'), person_id: id, organisation_id: organisationId(thomas.organisation as string), title: 'facilitateur', acts_as_ally: false, starts_on: null, ends_on: null });
}
