import type { GatheringNature } from '../gathering.contract';
import { FORMAT_WORDS } from '../gathering-words';
import type { Announced } from './announced.query';
import { durationInFrench } from './gathering-calendar';

const several: Record<GatheringNature, string> = {
  common_day: 'journées communes',
  webinar: 'webinaires',
  pilot_project_forum: 'forums des projets',
  peer_exchange: 'échanges entre pairs',
  learning_trip: 'voyages apprenants',
  drop_in: 'permanences',
  initiation_day: 'journées de découverte',
};

/** What the letter to several dates tells, all of it text: what they share is said once, the rest with each date. */
export function seriesData(gatherings: readonly Announced[], { message, territoryName, why }: { message?: string | undefined; territoryName: string | null; why: string }): Record<string, unknown> {
  const shared = <T>(of: (one: Announced) => T): T | null => {
    const values = new Set(gatherings.map(of));
    return values.size === 1 ? ([...values][0] as T) : null;
  };
  const where = ({ place, address, format }: Announced) => [place, address].filter(Boolean).join(', ') || FORMAT_WORDS[format];
  const place = shared(where);
  const duration = shared(durationInFrench);
  return {
    gatheringIds: gatherings.map(({ id }) => id),
    heading: `${gatherings.length}\u00a0${several[shared(({ nature }) => nature) as GatheringNature] ?? 'rendez-vous'}${span(gatherings)}`,
    dates: gatherings.map((one) => ({
      title: one.title,
      heldOn: one.heldOn,
      fromTime: one.fromTime,
      toTime: one.toTime,
      period: one.period,
      where: place === null ? where(one) : null,
      url: one.link === 'now' ? one.url : null,
    })),
    place,
    duration,
    remote: gatherings.some(({ link }) => link === 'later'),
    purpose: shared(({ purpose }) => purpose),
    message: message || null,
    territoryName,
    why,
  };
}

/** « , du 12 mars au 4 juin 2025 », where the first and the last are known. */
function span(gatherings: readonly Announced[]): string {
  const days = gatherings.flatMap(({ heldOn }) => heldOn ?? []);
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last || first === last) return '';
  const said = (day: string, year: boolean) =>
    new Intl.DateTimeFormat('fr-FR', { day: 'numeric', month: 'long', timeZone: 'UTC', ...(year && { year: 'numeric' }) })
      .format(new Date(day))
      .replace(/^1 /, '1er ')
      .replaceAll(' ', '\u00a0');
  return `, du ${said(first, first.slice(0, 4) !== last.slice(0, 4))} au ${said(last, true)}`;
}
