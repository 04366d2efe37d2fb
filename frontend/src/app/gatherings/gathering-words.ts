import type { ActorCategory, CategoryFigures, GatheringItem, HalfDayView, TeamMate } from '../api';
import { count, enumeration, hours, shortDate, weekdayDate } from '../shared/french';
import { ACTOR } from '../shared/labels';
import { HALVES } from './gathering-labels';

type Dated = Pick<GatheringItem, 'heldOn' | 'fromTime' | 'toTime' | 'period'>;

/** « lundi 24 juin 2024, 9 h à 17 h », or the period when the day is not known. */
export function whenWords({ heldOn, fromTime, toTime, period }: Dated): string {
  const day = heldOn ? `${weekdayDate(heldOn)} ${heldOn.slice(0, 4)}` : (period ?? 'Date à préciser');
  return [day, hours(fromTime, toTime)].filter(Boolean).join(', ');
}

/** « Matin », with the date when it is not the gathering's own day. */
export function halfWords({ onDate, half }: HalfDayView, heldOn: string | null): string {
  return onDate && onDate !== heldOn ? `${HALVES[half]} du ${shortDate(onDate)}` : HALVES[half];
}

/** All categories together. */
export function totals(
  figures: readonly CategoryFigures[] | null,
): Omit<CategoryFigures, 'category'> & { readonly silent: number } {
  const sum = { invited: 0, yes: 0, replaced: 0, no: 0, came: 0, waiting: 0 };
  for (const one of figures ?? []) {
    for (const key of ['invited', 'yes', 'replaced', 'no', 'came', 'waiting'] as const) sum[key] += one[key];
  }
  return { ...sum, silent: Math.max(0, sum.invited - sum.yes - sum.replaced - sum.no - sum.waiting) };
}

/** « 8 territoires, 38 personnes annoncées ». A handful of early answers would say the contrary of what is meant: then, how many are invited. */
export function companyWords(territories: number, figures: readonly CategoryFigures[] | null): string {
  const { yes, replaced, invited, came } = totals(figures);
  const coming = yes + replaced;
  const people = came
    ? count(came, 'personne présente', 'personnes présentes')
    : coming >= 5 || coming >= invited / 2
      ? count(coming, 'personne annoncée', 'personnes annoncées')
      : count(invited, 'personne invitée', 'personnes invitées');
  return [territories > 1 ? `${territories} territoires` : '', came || coming || invited ? people : '']
    .filter(Boolean)
    .join(', ');
}

/** Whom one speaks for in a team. */
const VOICES = {
  elected_official: 'les élus',
  local_agent: 'les agents',
  socio_economic_actor: 'les acteurs locaux',
  state_agent: 'l’État',
  resident: 'les habitants',
} satisfies Record<ActorCategory, string>;

/** Why this person: « Vous représentez les élus dans l’équipe de Canohès, aux côtés de Nadia (agent·e) et Paul (agent·e de l’État). » */
export function whyYou(team: readonly TeamMate[], territoryName: string | null): string {
  const own = team.find(({ self }) => self);
  if (!own || !territoryName) return 'Vous êtes sur la liste des personnes invitées.';
  const others = team.filter(({ self, status }) => !self && status === 'agreed');
  // The other kinds first: it is with them that one's own voice is awaited.
  const ordered = [...others].sort((a, b) => Number(a.category === own.category) - Number(b.category === own.category));
  const named = ordered.slice(0, 3).map(({ givenName, category }) => `${givenName} (${ACTOR[category]})`);
  if (others.length > named.length) named.push(count(others.length - named.length, 'autre personne', 'autres personnes'));
  return `Vous représentez ${VOICES[own.category]} dans l’équipe ${ofPlace(territoryName)}${named.length ? `, aux côtés de ${enumeration(named)}` : ''}.`;
}

/** « de Canohès », « d’Alès », « du Vigan », « des Angles », « de la CC du Frontonnais », « du PETR Garrigues », as the letters say. */
export function ofPlace(name: string): string {
  if (/^(CC|CA|CU|communauté|métropole|ville|région) /i.test(name)) return `de la ${name}`;
  if (/^(PETR|PNR|parc|pays|pôle|département|syndicat) /i.test(name)) return `du ${name}`;
  if (/^Le /.test(name)) return `du ${name.slice(3)}`;
  if (/^Les /.test(name)) return `des ${name.slice(4)}`;
  return /^[AEIOUYÉÈÊÂÎÔH]/i.test(name) ? `d’${name}` : `de ${name}`;
}
