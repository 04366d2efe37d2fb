import { join } from 'node:path';
import ICAL from 'ical.js';
import { simpleParser } from 'mailparser';
import { useApp } from '../testing/use-app';
import { useSmtp } from '../testing/use-smtp';
import type { LetterCalendar } from './letter-calendar';
import { MailTemplates } from './mail-templates';
import { MailWorker } from './mail-worker';

const base: LetterCalendar = { method: 'request', uid: 'a-b-c@cordee', sequence: 3, title: 'Récits', spans: [{ from: '2097-06-24T14:00', to: '2097-06-24T16:00' }] };

describe('a letter with a calendar', () => {
  const smtp = useSmtp();
  const app = useApp();
  let count = 0;

  beforeAll(() => app.nest.get(MailTemplates).add(join(__dirname, '..', 'testing', 'mail')));

  /** Sends it for good, and reads it as programs of others would. */
  async function sent(calendar: Partial<LetterCalendar>, familyName = 'Ferré') {
    const email = `guest-${++count}@example.org`;
    const cohortId = await app.make.cohort();
    await app.make.row('outbox_message', {
      id: crypto.randomUUID(),
      cohort_id: cohortId,
      template: 'test-letter',
      sensitivity: 'collective',
      recipient_id: await app.make.person({ givenName: 'Zoé', familyName, email }),
      recipient_kind: 'membre',
      data: JSON.stringify({ title: 'Récits', on: '2097-06-24', at: '14:00' }),
      calendar: JSON.stringify({ ...base, ...calendar }),
    });
    await app.nest.get(MailWorker).sendDue();
    const source = smtp.to(email)[0]?.source as Buffer;
    const mail = await simpleParser(source);
    const attached = mail.attachments.find(({ contentType }) => contentType === 'application/ics');
    const text = attached?.content.toString() ?? '';
    const root = new ICAL.Component(ICAL.parse(text));
    for (const zone of root.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
    const events = root.getAllSubcomponents('vevent');
    return { email, source: source.toString('latin1'), mail, attached, text, root, events, event: new ICAL.Event(events[0] as never) };
  }

  /** When it happens, on the clock of the zone and in UTC. */
  function occurrences(event: ICAL.Event, events: unknown[]) {
    for (const other of events.slice(1)) event.relateException(other as never);
    const walk = event.iterator();
    const found: string[] = [];
    for (let next = walk.next(); next; next = walk.next()) {
      const { startDate, endDate } = event.getOccurrenceDetails(next);
      found.push(`${startDate.toString()} ${endDate.toString()}`);
    }
    return found;
  }

  it('is a request to its reader alone, as alternative text with its method and as attachment', async () => {
    const { email, source, attached, root, event, text } = await sent({ place: 'Salle des fêtes, 3 place Jean-Jaurès; Canohès', description: 'Pour vous\nà bientôt' });
    expect(source).toMatch(/Content-Type: text\/calendar; charset=utf-8; method=REQUEST/i);
    expect(attached?.filename).toBe('invitation.ics');
    expect(root.getFirstPropertyValue('method')).toBe('REQUEST');
    expect(root.getFirstPropertyValue('version')).toBe('2.0');
    expect([event.uid, event.sequence, event.summary]).toEqual(['a-b-c@cordee', 3, 'Récits']);
    expect(event.location).toBe('Salle des fêtes, 3 place Jean-Jaurès; Canohès');
    expect(event.description).toBe('Pour vous\nà bientôt');
    expect(event.organizer?.toLowerCase()).toBe('mailto:no-reply@localhost');
    expect(event.attendees).toHaveLength(1);
    expect(String(event.attendees[0]?.getFirstValue()).toLowerCase()).toBe(`mailto:${email}`);
    // Answers are given by the letter's link: a calendar that sent one would send it where nobody reads.
    expect(event.attendees[0]?.getParameter('rsvp')).toBe('FALSE');
    expect(event.startDate.toJSDate().toISOString()).toBe('2097-06-24T12:00:00.000Z');
    expect(event.endDate.toJSDate().toISOString()).toBe('2097-06-24T14:00:00.000Z');
    expect(text).toMatch(/DTSTAMP:\d{8}T\d{6}Z/);
    expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
  });

  it('ends what it began by the same UID', async () => {
    const { source, root, event } = await sent({ method: 'cancel', sequence: 4 });
    expect(source).toMatch(/method=CANCEL/i);
    expect(root.getFirstPropertyValue('method')).toBe('CANCEL');
    expect([event.uid, event.sequence, event.component.getFirstPropertyValue('status')]).toEqual(['a-b-c@cordee', 4, 'CANCELLED']);
  });

  it('says several days, over a change of hour, as one event with its own hours each day', async () => {
    const spans = [
      { from: '2097-10-25T09:00', to: '2097-10-25T17:00' },
      { from: '2097-10-27T09:00', to: '2097-10-27T17:00' },
      { from: '2097-10-28T09:00', to: '2097-10-28T12:30' },
    ];
    const { event, events } = await sent({ spans });
    expect(new Set(events.map((one) => one.getFirstPropertyValue('uid')))).toEqual(new Set(['a-b-c@cordee']));
    expect(occurrences(event, events)).toEqual([
      '2097-10-25T09:00:00 2097-10-25T17:00:00',
      '2097-10-27T09:00:00 2097-10-27T17:00:00',
      '2097-10-28T09:00:00 2097-10-28T12:30:00',
    ]);
    const [summer, winter] = [await sent({ spans: [spans[0] as never] }), await sent({ spans: [spans[1] as never] })];
    // Before the first change of its year too, which a zone said from that year on would not cover.
    const january = await sent({ spans: [{ from: '2097-01-22T12:30', to: '2097-01-22T13:30' }] });
    expect(january.event.startDate.toJSDate().toISOString()).toBe('2097-01-22T11:30:00.000Z');
    expect(summer.event.startDate.toJSDate().toISOString()).toBe('2097-10-25T07:00:00.000Z');
    expect(winter.event.startDate.toJSDate().toISOString()).toBe('2097-10-27T08:00:00.000Z');
  });

  it('says whole days where no hour is known', async () => {
    const { event } = await sent({ spans: [{ from: '2097-06-24', to: '2097-06-24' }, { from: '2097-06-25', to: '2097-06-25' }] });
    expect([event.startDate.toString(), event.endDate.toString(), event.isRecurring()]).toEqual(['2097-06-24', '2097-06-26', false]);
    const holed = await sent({ spans: [{ from: '2097-06-24', to: '2097-06-24' }, { from: '2097-06-26', to: '2097-06-26' }] });
    expect(occurrences(holed.event, holed.events)).toEqual(['2097-06-24 2097-06-25', '2097-06-26 2097-06-27']);
  });

  it('lets no line be slipped in by a title, a place or a name', async () => {
    const slipped = 'Fête\r\nBEGIN:VEVENT\r\nATTENDEE:mailto:evil@example.org\r\nBcc: evil@example.org\u2028x';
    const { source, mail, events, event } = await sent({ title: slipped, place: slipped, description: slipped }, 'Ferré\r\nBcc: evil@example.org');
    expect(events).toHaveLength(1);
    expect(event.attendees).toHaveLength(1);
    expect(event.summary).not.toMatch(/[\r\n]/);
    expect(source.slice(0, source.indexOf('\r\n\r\n'))).not.toMatch(/^Bcc:/im);
    expect([mail.cc, mail.bcc]).toEqual([undefined, undefined]);
  });
});
