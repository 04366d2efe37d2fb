import type { OutsiderContent } from '../../api';
import { longDate, monthOf, number } from '../../shared/french';

/** What is done, in everyday words: the phases as somebody outside would tell them. */
const PHASES: Record<string, string> = {
  common_core: 'Des journées communes à tous les territoires',
  diagnostic: 'Une écoute du territoire',
  peer_exchange: 'Des rencontres avec d’autres territoires',
  pilot_project: 'Le travail sur le projet',
  storytelling: 'Raconter ce qui se fait',
  evaluation: 'Regarder ce que cela a changé',
};

const DATES: Record<string, string> = {
  common_day: 'Journée commune',
  webinar: 'Réunion en ligne',
  pilot_project_forum: 'Échange en ligne sur les projets',
  peer_exchange: 'Rencontre entre territoires',
  learning_trip: 'Visite chez un autre territoire',
  drop_in: 'Permanence',
  initiation_day: 'Journée pour commencer',
};

const PARTNERS: Record<string, string> = {
  pivot_ally: 'co-organise',
  embedded_evaluator: 'regarde, de l’extérieur, ce que cela change',
  embedded_media: 'raconte ce qui se passe',
  narrative_facilitator: 'aide à le raconter',
  funder: 'finance',
};

const KINDS: Record<string, string> = {
  elected_official: 'élu·e',
  local_agent: 'agent·e de la collectivité',
  socio_economic_actor: 'acteur local',
  state_agent: 'agent·e de l’État',
  resident: 'habitant·e',
};

export const partnerWords = (role: string) => PARTNERS[role] ?? 'prend part';
export const roleWords = (role: string | null, category: string) => role || (KINDS[category] ?? '');

/** « 8 jours », « 7,5 jours ». */
export const daysWords = (days: number) => `${number(days)}\u00a0jour${days < 2 ? '' : 's'}`;

/** « mars à juillet 2024 », « décembre 2024 à janvier 2025 ». */
export function span(from: string, to: string): string {
  const [first, last] = [monthOf(from), monthOf(to)];
  if (first === last) return first;
  return from.slice(0, 4) === to.slice(0, 4) ? `${first.replace(/ \d{4}$/, '')} à ${last}` : `${first} à ${last}`;
}

/** The dates that matter outside: since when, what happens when, what comes next. */
export function datesOf({ territory, phases, dates, cohort }: OutsiderContent): { what: string; when: string }[] {
  return [
    ...(territory?.since ? [{ what: 'Le territoire s’engage', when: longDate(territory.since) }] : []),
    ...phases.map(({ phase, startsOn, endsOn }) => ({ what: PHASES[phase] ?? phase, when: span(startsOn, endsOn) })),
    ...dates.map(({ nature, heldOn, place }) => ({ what: [DATES[nature] ?? 'Rencontre', place].filter(Boolean).join(', '), when: longDate(heldOn) })),
    ...(cohort.endsOn && !phases.length ? [{ what: 'Fin prévue', when: longDate(cohort.endsOn) }] : []),
  ];
}
