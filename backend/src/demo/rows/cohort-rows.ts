import facts from '../facts/occitanie.json';
import { daysAfter } from '../calendar';
import type { DemoCohort, DemoTerritory } from '../demo-cohort';
import { french } from '../french';
import type { CohortCopy } from './cohort-copy';
import { organisationId } from './network-rows';
import type { RowBook } from './row-book';

const phases = [
  ['common_core', '2024-05-07', '2025-01-21'],
  ['diagnostic', '2024-05-21', '2024-09-13'],
  ['peer_exchange', '2024-06-24', '2024-10-15'],
  ['pilot_project', '2024-09-05', '2025-01-21'],
  ['storytelling', '2024-06-24', '2025-01-21'],
  ['evaluation', '2024-11-05', '2025-01-21'],
] as const;

const partners = [
  [facts.cohort.pivotAlly, 'pivot_ally'],
  [facts.cohort.embeddedEvaluator, 'embedded_evaluator'],
  [facts.cohort.embeddedMedia, 'embedded_media'],
  ['Région Occitanie', 'funder'],
] as const;

/** The cohort, its phases and partners, every participation with its stages, every delegation with its dates. */
export function cohortRows(book: RowBook, cohort: DemoCohort, copy: CohortCopy): void {
  const cohort_id = copy.id('cohort');
  const { years, startsOn } = facts.cohort;
  book.add('cohort', {
    id: cohort_id,
    name: copy.isOriginal ? 'Parcours Occitanie' : `Parcours d’essai ${copy.number}`,
    years: copy.isOriginal ? years : '',
    region: facts.cohort.region,
    starts_on: copy.on(startsOn),
    ends_on: null,
  });
  for (const [phase, from, to] of phases) {
    book.add('cohort_phase', { id: copy.id('phase', phase), cohort_id, phase, starts_on: copy.on(from), ends_on: copy.on(to) });
  }
  for (const [name, role] of partners) {
    book.add('cohort_partner', { id: copy.id('partner', role), cohort_id, organisation_id: organisationId(french(name)), role, starts_on: copy.on(startsOn), contact_id: role === 'pivot_ally' ? copy.id('person', 'guilhem') : null });
  }
  for (const { territory, story } of cohort.participations) participationRows(book, copy, territory, story.slots.chef);
  for (const territory of cohort.notEngaged) participationRows(book, copy, territory, null);
  for (const { territory, delegates } of cohort.participations) {
    for (const { person, category, state, role, head, from, until } of delegates) {
      book.add('delegate', {
        id: copy.id('delegate', person),
        cohort_id,
        participation_id: copy.id('participation', territory.slug),
        person_id: copy.id('person', person),
        category,
        status: state,
        role_title: role,
        head_of_executive: head,
        starts_on: copy.on(from),
        ends_on: until && copy.on(until),
        delegation_id: null,
        substitute: false,
        substitute_for_id: null,
      });
    }
  }
}

function participationRows(book: RowBook, copy: CohortCopy, territory: DemoTerritory, executive: string | null): void {
  const [cohort_id, id] = [copy.id('cohort'), copy.id('participation', territory.slug)];
  book.add('participation', {
    id,
    cohort_id,
    territory_id: copy.id('territory', territory.slug),
    lead_origin: territory.leadOrigin,
    lead_person_id: territory.leadBy && copy.id('person', territory.leadBy),
    support_days_budget: facts.cohort.supportDaysPerTerritory,
    executive_title: executive,
    accompanied_as: 'territory',
  });
  territory.stages.forEach(({ stage, on, next }) => {
    const created_at = copy.at(daysAfter(on, 1));
    book.add('participation_stage', {
      id: copy.id('stage', territory.slug, stage),
      cohort_id,
      participation_id: id,
      stage,
      reached_on: copy.on(on),
      next_step: next?.step ?? null,
      next_on: next ? copy.on(next.on) : null,
      next_by_id: next ? copy.id('person', next.by) : null,
      created_at,
    });
  });
}
