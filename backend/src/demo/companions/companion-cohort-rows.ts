import corpus from '../corpus/companions.json';
import { demoId } from '../demo-id';
import { Draw } from '../draw';
import { french } from '../french';
import { fictiveTelephone } from '../people';
import { organisationId } from '../rows/network-rows';
import type { RowBook } from '../rows/row-book';
import { type CompanionCohort, companions } from './companion';

const plain = (name: string) => name.normalize('NFD').replace(/[^a-zA-Z]/g, '').toLowerCase();
const stages = [['approached', '2022-10-03'], ['interested', '2022-10-24'], ['met', '2022-11-21'], ['engaged', '2023-01-16'], ['completed', '2024-12-16']] as const;
/** Who of the network wears which hat here, given by whom. */
const hats = [['solene', 'cohort_manager', 'maud'], ['bilal', 'cohort_manager', 'maud'], ['guilhem', 'pivot_ally', 'maud'], ['paule', 'observer', 'solene'], ['tom', 'storyteller', 'solene']] as const;

/** Four invented territories, their teams, who animates the cohort, and the agreement that pays for it. */
export function companionCohortRows(book: RowBook, cohort: CompanionCohort): void {
  const { cohortId: cohort_id } = cohort;
  const { startsOn, ...named } = corpus.cohort;
  book.add('cohort', { id: cohort_id, ...named, starts_on: startsOn, ends_on: null });
  for (const [phase, from, to] of [['peer_exchange', -60, 200], ['storytelling', -30, 300]] as const) {
    book.add('cohort_phase', { id: cohort.id('phase', phase), cohort_id, phase, starts_on: cohort.on(from), ends_on: cohort.on(to) });
  }
  const funder = organisationId(french('Région Occitanie'));
  book.add('cohort_partner', { id: cohort.id('partner', 'funder'), cohort_id, organisation_id: funder, role: 'funder', starts_on: startsOn, contact_id: cohort.person('paule') });
  for (const one of corpus.territories) {
    const [territory_id, id] = [cohort.id('territory', one.key), cohort.id('participation', one.key)];
    book.add('territory', { id: territory_id, name: french(one.name), kind: one.kind, department: one.department, invented: true });
    book.add('participation', { id, cohort_id, territory_id, lead_origin: 'ally_proposal', support_days_budget: 0, accompanied_as: 'territory' });
    for (const [stage, on] of stages) book.add('participation_stage', { id: cohort.id('stage', one.key, stage), cohort_id, participation_id: id, stage, reached_on: on, created_at: `${on} 18:00:00+00` });
  }
  teamRows(book, cohort);
  for (const [person, hat, by] of hats) hatRow(book, cohort, person, hat, by, null);

  const { name, purpose, animator, members } = corpus.workingGroup;
  const [working_group_id, starts_on] = [cohort.id('working-group'), cohort.on(-120)];
  book.add('working_group', { id: working_group_id, cohort_id, name, purpose: french(purpose), animator_id: cohort.person(animator), starts_on, ends_on: null });
  for (const key of members) book.add('working_group_member', { id: cohort.id('group-member', key), cohort_id, working_group_id, person_id: cohort.person(key), starts_on, ends_on: null });
}

function teamRows(book: RowBook, cohort: CompanionCohort): void {
  const { cohortId: cohort_id } = cohort;
  const draw = new Draw('companions', 'telephones');
  const mails = new Map(corpus.territories.map(({ key, mail }) => [key, mail]));
  for (const name of new Set(companions.flatMap(({ organisation }) => organisation ?? []))) {
    book.add('organisation', { id: organisationId(french(name)), name: french(name), kind: kindOf(name), aliases: [] });
  }
  for (const one of companions) {
    const person_id = cohort.person(one.key);
    book.add('person', { id: person_id, given_name: one.given, family_name: one.family });
    book.add('person_role', {
      id: cohort.id('role', one.key), person_id, organisation_id: one.organisation && organisationId(french(one.organisation)), title: french(one.role), acts_as_ally: false, starts_on: null, ends_on: null,
    });
    book.add('person_contact', {
      person_id,
      email: one.noMail ? null : `${plain(one.given)}.${plain(one.family)}@${mails.get(one.at)}.example.org`,
      telephone: fictiveTelephone(draw),
      undeliverable_at: one.undeliverable ? cohort.ago(12, '07:31') : null,
      undeliverable_answer: one.undeliverable ?? null,
    });
    const participation_id = cohort.participation(one.key);
    book.add('delegate', {
      id: cohort.id('delegate', one.key), cohort_id, participation_id, person_id, category: one.category, status: 'agreed', role_title: french(one.role), head_of_executive: one.head ?? false,
      starts_on: corpus.cohort.startsOn, ends_on: null, delegation_id: null, substitute: false, substitute_for_id: null,
    });
    hatRow(book, cohort, one.key, 'delegate', 'solene', participation_id);
  }
}

const kindOf = (name: string) => (/^Commun/.test(name) ? 'local_authority' : /^(DDT|Sous-pr)/.test(name) ? 'state_service' : /^(Scierie|Les Jardins)/.test(name) ? 'firm' : 'association');

function hatRow(book: RowBook, cohort: CompanionCohort, person: string, hat: string, by: string, participation_id: string | null): void {
  book.add('hat', {
    id: demoId('companions', 'hat', hat, person), person_id: cohort.person(person), hat, cohort_id: cohort.cohortId, participation_id, diagnostic_id: null,
    starts_on: corpus.cohort.startsOn, ends_on: null, granted_by_id: cohort.person(by), confirmed_by_id: null,
  });
}
