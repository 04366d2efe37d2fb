import { Inject, Injectable } from '@nestjs/common';
import type { ICalCalendar } from 'ical-generator' with { 'resolution-mode': 'import' };
import { CONFIG } from '../config/config.module';
import type { Config } from '../config/config';
import { zoneDefinition } from './zone-definition';

/** One stretch of one day: `2025-06-24T14:00` on the wall clock of the network's time zone, or a whole day as `2025-06-24`. */
export interface CalendarSpan {
  from: string;
  to: string;
}

/** What a letter puts into its reader's calendar. Written anew each time it leaves, so that the reader is its only guest. */
export interface LetterCalendar {
  method: 'request' | 'cancel';
  /** The same for ever: by it a calendar knows what it is told again. */
  uid: string;
  /** Raised at each change of what the calendar shows. */
  sequence: number;
  title: string;
  description?: string;
  place?: string;
  url?: string;
  /** One a day, in order. */
  spans: CalendarSpan[];
}

/** A calendar as a file that somebody keeps: nobody is asked by it, and it answers to nobody. */
export type KeptCalendar = Omit<LetterCalendar, 'method'> & { method: 'publish'; cancelled: boolean };

interface Guest {
  name: string;
  address: string;
}

const day = (stamp: string) => stamp.slice(0, 10);
const dayAfter = (date: string, days = 1) => new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
const daysBetween = (first: string, last: string) => Math.round((Date.parse(`${last}T00:00:00Z`) - Date.parse(`${first}T00:00:00Z`)) / 86_400_000);
const oneLine = (text: string) => text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();

/**
 * Calendars of letters (RFC 5545, 5546). Several days are one event that repeats daily with the days between left out:
 * Outlook knows no list of dates, and a request may carry one UID alone.
 */
@Injectable()
export class LetterCalendars {
  constructor(@Inject(CONFIG) private readonly config: Pick<Config, 'MAIL_FROM'>) {}

  /**
   * The text of the .ics for one reader, or for whoever keeps the file. The sender's own address organises: calendars obey
   * changes from nobody else. It reads no answers, so none is asked for: they are given by the letter's link.
   */
  write(calendar: LetterCalendar | KeptCalendar, attendee: Guest | null, organiser: string, timeZone: string): Promise<string> {
    return this.writeAll([calendar], attendee, organiser, timeZone);
  }

  /** Several entries in one file, all of one method: what is kept may be many, what is asked of a calendar is one. */
  async writeAll(calendars: readonly (LetterCalendar | KeptCalendar)[], attendee: Guest | null, organiser: string, timeZone: string): Promise<string> {
    const { default: ical } = await import('ical-generator');
    const year = calendars.flatMap(({ spans }) => spans.map(({ from }) => from.slice(0, 4))).sort()[0];
    const [head] = calendars;
    if (!head || !year || (calendars.length > 1 && head.method !== 'publish')) throw new Error('a calendar without a day, or a request for several');
    const file = ical({ prodId: { company: 'Cordée', product: 'Cordée', language: 'FR' }, method: head.method.toUpperCase() as never });
    // From the year before: an hour of January is that of last October's change.
    file.timezone({ name: null, generator: (zone) => zoneDefinition(zone, Number(year) - 1) });
    for (const calendar of calendars) this.add(file, calendar, attendee, organiser, timeZone);
    return file.toString();
  }

  private add(file: ICalCalendar, calendar: LetterCalendar | KeptCalendar, attendee: Guest | null, organiser: string, timeZone: string): void {
    const [first, ...others] = calendar.spans;
    const last = others.at(-1) ?? first;
    if (!first || !last) throw new Error('a calendar without a day');
    const shown = {
      id: calendar.uid,
      sequence: calendar.sequence,
      stamp: new Date(),
      summary: oneLine(calendar.title),
      status: (calendar.method === 'cancel' || (calendar.method === 'publish' && calendar.cancelled) ? 'CANCELLED' : 'CONFIRMED') as never,
      organizer: { name: oneLine(organiser), email: addressOf(this.config.MAIL_FROM) },
      attendees: (attendee ? [attendee] : []).map(({ name, address }) => (
        { name: oneLine(name), email: address, rsvp: false, status: 'NEEDS-ACTION' as never, type: 'INDIVIDUAL' as never, role: 'REQ-PARTICIPANT' as never }
      )),
      ...(calendar.description && { description: calendar.description }),
      ...(calendar.place && { location: oneLine(calendar.place) }),
      ...(calendar.url && { url: calendar.url }),
    };
    const days = daysBetween(day(first.from), day(last.from)) + 1;
    const held = new Set(calendar.spans.map(({ from }) => day(from)));
    const missing = Array.from({ length: days }, (_, index) => dayAfter(day(first.from), index)).filter((date) => !held.has(date));
    if (first.from.length === 10) {
      const repeated = missing.length > 0;
      file.createEvent({
        ...shown,
        allDay: true,
        start: wall(first.from),
        end: wall(dayAfter(repeated ? first.from : last.from)),
        ...(repeated && { repeating: { freq: 'DAILY' as never, count: days, exclude: missing.map(wall) } }),
      });
      return;
    }
    const clock = first.from.slice(10);
    const begun = (date: string) => `${date}${clock}`;
    const zoned = { ...shown, timezone: timeZone };
    file.createEvent({
      ...zoned,
      start: wall(first.from),
      end: wall(first.to),
      ...(days > 1 && { repeating: { freq: 'DAILY' as never, count: days, ...(missing.length > 0 && { exclude: missing.map((date) => wall(begun(date))) }) } }),
    });
    if (calendar.method === 'cancel') return;
    for (const span of others.filter(({ from, to }) => from.slice(10) !== clock || to.slice(10) !== first.to.slice(10))) {
      file.createEvent({ ...zoned, start: wall(span.from), end: wall(span.to), recurrenceId: wall(begun(day(span.from))) });
    }
  }
}

/** The library reads a stamp without a zone by the clock of this machine, and writes it back by the same. */
const wall = (stamp: string) => (stamp.length === 10 ? `${stamp}T12:00:00` : `${stamp}:00`);

const addressOf = (sender: string) => /<([^<>\s]+)>/.exec(sender)?.[1] ?? sender.trim();
