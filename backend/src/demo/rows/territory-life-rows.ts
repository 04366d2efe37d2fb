import facts from '../facts/occitanie.json';
import { daysAfter } from '../calendar';
import { french } from '../french';
import type { CohortCopy } from './cohort-copy';
import type { RowBook } from './row-book';

/** When some territories have no time; each year again. */
const seasons = [
  ['gruissan', 'high_season', 'Haute saison', '2024-07-01', '2024-08-31'],
  ['canohes', 'heavy_month', 'Vendanges et rentrée', '2024-09-01', '2024-09-20'],
  ['sicoval', 'heavy_month', 'Préparation du budget', '2024-11-15', '2024-12-20'],
] as const;

const sentence = (text: string) => french(text.charAt(0).toUpperCase() + text.slice(1));

/** What the report tells of the Region beside the territories: a note, three orientations, two actions retained, and what happened to them. */
const told = [
  ['act', 'Intervention à l’Assemblée des Territoires', '2024-03-19', false, null, null],
  ['note', 'Note d’intention', '2024-06-01', true, null, 'Trois orientations, écrites avec les services de la Région.'],
  ['orientation', 'L’agencement des ingénieries', '2024-06-01', true, null, null],
  ['orientation', 'Les espaces de concertation', '2024-06-01', true, null, null],
  ['orientation', 'La transversalité interne', '2024-06-01', true, null, null],
  ['action', 'Nouveaux récits en montagne', '2024-09-01', true, 'not_carried_out', 'Retenue à la demande des services ; pas mise en œuvre à la date du bilan.'],
  ['action', 'Une approche sensible dans les espaces de concertation', '2024-09-01', true, 'not_carried_out', 'Retenue à la demande des services ; pas mise en œuvre à la date du bilan.'],
  ['act', 'Journée « Nouveau Bauhaus européen » à Saint-Hilaire-de-Brethmas', null, false, null, null],
  ['outcome', 'Les deux actions n’ont pas été mises en œuvre', null, false, null, sentence('services réorganisés, assemblée en restructuration.')],
] as const;

/** The Region accompanied as an institution, counted nowhere, and the calendar of some territories. */
export function territoryLifeRows(book: RowBook, slugs: readonly string[], copy: CohortCopy): void {
  const cohort_id = copy.id('cohort');
  for (const [slug, kind, label, from, to] of seasons) {
    if (!slugs.includes(slug)) continue;
    const participation_id = copy.id('participation', slug);
    book.add('busy_period', { id: copy.id('busy', slug), cohort_id, participation_id, territory_id: copy.id('territory', slug), kind, label, starts_on: from, ends_on: to, yearly: true });
  }
  const [territory_id, participation_id] = [copy.id('territory', 'region'), copy.id('participation', 'region')];
  book.add('territory', {
    id: territory_id, name: copy.isOriginal ? french(facts.regionAccompaniment.territory) : `Région imaginaire ${copy.number}`, kind: 'region', insee_code: copy.isOriginal ? facts.cohort.regionCode : null, invented: !copy.isOriginal,
  });
  book.add('participation', { id: participation_id, cohort_id, territory_id, accompanied_as: 'institution', support_days_budget: 0 });
  book.add('participation_stage', { id: copy.id('stage', 'region', 'engaged'), cohort_id, participation_id, stage: 'engaged', reached_on: copy.on('2024-03-19'), created_at: copy.at('2024-03-20') });
  told.forEach(([kind, title, on, month_only, state, body], rank) =>
    book.add('institution_item', {
      id: copy.id('institution', rank), cohort_id, participation_id, kind, title: french(title), body: body && french(body), happened_on: on && copy.on(on), month_only, state,
      created_at: copy.at(daysAfter('2025-01-21', rank)),
    }),
  );
}
