import facts from '../facts/occitanie.json';
import type { DemoCohort } from '../demo-cohort';
import { daysAfter } from '../calendar';
import type { CohortCopy } from './cohort-copy';
import type { RowBook } from './row-book';

const presentations = [
  ['2023-09-07', 'Toulouse'],
  ['2023-09-14', 'Montpellier'],
  ['2023-09-21', 'Albi'],
  ['2023-09-28', 'Nîmes'],
  ['2023-10-05', 'en visio'],
] as const;

const { programmeTargets, recruitment, interviewsTotal, peopleTrainedToDiagnostics, supportDaysPerTerritory, lastDatedAct } = facts.cohort;
const source = 'Bilan de la cohorte Occitanie 2024-2025';
const explanation = `Les causes que dit le bilan : ${programmeTargets.explanation}.`;
const average = programmeTargets.territories.target / programmeTargets.regions.target;

/** Presentation events, dated facts about invented mayors, and what was aimed at beside what came of it. */
export function recruitingRows(book: RowBook, cohort: DemoCohort, copy: CohortCopy): void {
  const cohort_id = copy.id('cohort');
  const leads = [...cohort.participations.map(({ territory }) => territory), ...cohort.notEngaged];
  const invited = leads.filter(({ leadOrigin }) => leadOrigin === 'open_call');
  presentations.forEach(([on, place], number) => {
    const presentation_id = copy.id('presentation', number);
    book.add('presentation', { id: presentation_id, cohort_id, title: `Présentation du parcours${number < 4 ? ` à ${place}` : ''}`, place, held_on: copy.on(on) });
    invited.forEach(({ slug }, rank) => {
      if (rank % presentations.length !== number) return;
      book.add('presentation_territory', { id: copy.id('presented', slug), cohort_id, presentation_id, participation_id: copy.id('participation', slug) });
    });
  });
  for (const { slug, stages } of cohort.notEngaged) {
    const met = stages.find(({ stage }) => stage === 'met');
    if (met) book.add('executive_fact', { id: copy.id('fact', slug), cohort_id, participation_id: copy.id('participation', slug), kind: 'met', on_date: copy.on(met.on) });
  }
  targetRows(book, copy, cohort_id);
}

function targetRows(book: RowBook, copy: CohortCopy, cohort_id: string): void {
  const due_on = copy.on(daysAfter(lastDatedAct, 0));
  const target = (key: string, cohort: string | null, columns: { indicator: string; target: number; label?: string; explanation?: string }) =>
    book.add('programme_target', { id: copy.id('target', key), cohort_id: cohort, label: null, explanation: '', due_on, ...columns });
  const reading = (key: string, cohort: string | null, value: number) =>
    book.add('target_reading', { id: copy.id('reading', key), cohort_id: cohort, target_id: copy.id('target', key), on_date: due_on, value, source });

  if (copy.isOriginal) {
    target('regions', null, { indicator: 'regions', target: programmeTargets.regions.target, explanation });
    reading('regions', null, programmeTargets.regions.actual);
    target('territories', null, { indicator: 'territories_engaged', target: programmeTargets.territories.target, explanation });
    reading('territories', null, programmeTargets.territories.actual);
  }
  target('engaged', cohort_id, {
    indicator: 'territories_engaged',
    target: average,
    explanation: `${programmeTargets.territories.target} territoires visés pour ${programmeTargets.regions.target} régions, soit ${average} en moyenne.`,
  });
  target('interviews', cohort_id, { indicator: 'interviews', target: interviewsTotal, explanation: 'Une vingtaine d’entretiens par territoire.' });
  target('days', cohort_id, { indicator: 'support_days', target: supportDaysPerTerritory * recruitment.territoriesEngaged, explanation: `${supportDaysPerTerritory} jours pour chacun des territoires engagés.` });
  target('trained', cohort_id, { indicator: 'other', label: 'Personnes formées au diagnostic', target: peopleTrainedToDiagnostics.total });
  reading('trained', cohort_id, peopleTrainedToDiagnostics.total);
}
