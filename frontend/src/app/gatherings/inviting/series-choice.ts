import type { GatheringItem, GatheringNature } from '../../api';
import { totals } from '../gathering-words';

/** A date that may be announced with others. */
export interface SeriesDate extends Pick<GatheringItem, 'id' | 'nature' | 'title' | 'number' | 'heldOn' | 'fromTime' | 'toTime' | 'period'> {
  readonly invited: number;
}

const NAMES = {
  common_day: 'journées communes',
  webinar: 'webinaires',
  pilot_project_forum: 'forums des projets',
  peer_exchange: 'échanges entre pairs',
  learning_trip: 'voyages apprenants',
  drop_in: 'permanences',
  initiation_day: 'journées de découverte',
} satisfies Record<GatheringNature, string>;

/** The dates still to come, each with how many are invited; what is cancelled asks nobody. */
export const datesOf = (items: readonly GatheringItem[]): SeriesDate[] =>
  items.filter(({ cancelledAt }) => !cancelledAt).map((one) => ({ ...one, invited: totals(one.figures).invited }));

/** What to choose at one touch: the dates of one kind to which nobody is invited yet. */
export function offered(dates: readonly SeriesDate[]): { label: string; ids: string[] }[] {
  const silent = dates.filter(({ invited }) => invited === 0);
  return (Object.keys(NAMES) as GatheringNature[]).flatMap((nature) => {
    const ids = silent.filter((one) => one.nature === nature).map(({ id }) => id).slice(0, 20);
    return ids.length > 1 ? [{ label: `Les ${ids.length} ${NAMES[nature]} sans invitation`, ids }] : [];
  });
}

/** Those that a series has just created, from the address: its days, of one kind. */
export const namedBy = (dates: readonly SeriesDate[], days: readonly string[], nature: string): string[] =>
  dates.filter((one) => one.heldOn !== null && days.includes(one.heldOn) && (!nature || one.nature === nature)).map(({ id }) => id);
