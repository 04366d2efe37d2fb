import type { Proposal } from './newsletter.contract';

/** The next dates that a reader can still put in a diary, and one line for those after them. */
export function comingDates(dates: readonly Proposal[], today: string): { listed: Proposal[]; line: string | null } {
  const soon = dates.filter(({ on }) => on <= inSixWeeks(today)).slice(0, 6);
  const listed = soon.length > 0 ? soon : dates.slice(0, 1);
  const others = dates.slice(listed.length);
  const last = others.at(-1);
  return { listed, line: last ? `Et ${others.length === 1 ? 'une autre' : `${others.length} autres`} d’ici ${month(last.on)}.` : null };
}

function inSixWeeks(today: string): string {
  const end = new Date(`${today}T00:00:00Z`);
  end.setUTCDate(end.getUTCDate() + 42);
  return end.toISOString().slice(0, 10);
}

const month = (on: string) => new Intl.DateTimeFormat('fr-FR', { month: 'long', timeZone: 'UTC' }).format(new Date(on));
