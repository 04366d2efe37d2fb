import { ICalCalendar, ICalEventBusyStatus, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import { calendarUid } from '../inviting/gathering-calendar';

/** One gathering as somebody's calendar shows it. */
export interface CalendarEntry {
  id: string;
  title: string;
  startsAt: Date | null;
  endsAt: Date | null;
  /** In order, each once. */
  days: string[];
  place: string | null;
  address: string | null;
  url: string | null;
  purpose: string | null;
  answer: 'yes' | 'no' | 'replaced' | null;
  waiting: boolean;
  cancelled: boolean;
  sequence: number;
  updatedAt: Date;
  cohortName: string;
}

/**
 * The calendar as text (RFC 5545): no name and no address of anybody, the same UID as the invitations' and hours in UTC,
 * which every calendar reads alike. What one does not attend takes no time.
 */
export function calendarText(entries: readonly CalendarEntry[], timeZone: string): string {
  const calendar = new ICalCalendar({ name: 'Mes rendez-vous · Cordée', prodId: { company: 'Cordee', product: 'Cordee', language: 'FR' }, ttl: 2 * 3600, x: { 'X-WR-TIMEZONE': timeZone } });
  for (const one of entries) {
    const comes = one.answer === 'yes' && !one.waiting;
    const absent = one.answer === 'no' || one.answer === 'replaced' || one.cancelled;
    for (const [index, day] of one.days.entries()) {
      const event = calendar.createEvent({
        id: index === 0 ? calendarUid(one.id) : calendarUid(`${one.id}-${day}`),
        stamp: one.updatedAt,
        lastModified: one.updatedAt,
        sequence: one.sequence,
        summary: `${one.cancelled ? 'Annulé : ' : ''}${one.title}`,
        description: [one.cohortName, stateWords(one), one.purpose].filter(Boolean).join('\n'),
        location: [one.place, one.address].filter(Boolean).join(', ') || (one.url ? 'En visio' : null),
        ...when(one, day),
        status: one.cancelled ? ICalEventStatus.CANCELLED : comes ? ICalEventStatus.CONFIRMED : ICalEventStatus.TENTATIVE,
        transparency: absent ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
        busystatus: absent ? ICalEventBusyStatus.FREE : comes ? ICalEventBusyStatus.BUSY : ICalEventBusyStatus.TENTATIVE,
      });
      if (one.url) event.url(one.url);
    }
  }
  return calendar.toString();
}

/** The hours of a gathering that holds on one day; each of several is a day of its own. */
function when({ startsAt, endsAt, days }: CalendarEntry, day: string) {
  if (startsAt !== null && days.length === 1) return { start: startsAt, end: endsAt ?? new Date(startsAt.getTime() + 3_600_000) };
  return { allDay: true, start: new Date(`${day}T00:00:00Z`), end: new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000) };
}

function stateWords({ answer, waiting, cancelled }: CalendarEntry): string {
  if (cancelled) return 'Ce rendez-vous est annulé.';
  if (waiting) return 'Vous êtes en liste d’attente.';
  if (answer === 'yes') return 'Vous venez.';
  if (answer === 'no') return 'Vous ne venez pas.';
  return answer === 'replaced' ? 'On vous remplace.' : '';
}
