import ICAL from 'ical.js';
import { type ParsedMail, simpleParser } from 'mailparser';
import type { Caller } from '../../platform/testing/caller';
import { useApp } from '../../platform/testing/use-app';
import { useSmtp } from '../../platform/testing/use-smtp';
import { MailWorker } from '../../platform/mail/mail-worker';
import { Ground, webinar } from '../testing/ground';
import { Reminders } from './reminders';

/** As many as come to a day on site. */
const guests = 45;

describe('the letters of a gathering', () => {
  const smtp = useSmtp();
  const app = useApp();

  async function invited(many: number, input: Record<string, unknown> = {}) {
    const made = await Ground.of(app);
    await app.rows('UPDATE network SET mails_per_minute = 10000');
    const id = await made.create(input);
    const people = [];
    for (let index = 0; index < many; index += 1) people.push((await app.make.delegate(made.canohes)).personId);
    const emails = (await app.rows<{ email: string }>('SELECT email FROM person_contact WHERE person_id = ANY ($1)', [people])).map(({ email }) => email);
    expect((await made.manager.post(`/gatherings/${id}/invitations`, {})).body).toMatchObject({ listed: many, mailed: many });
    return { ...made, id, people, emails };
  }

  const send = () => app.nest.get(MailWorker).sendDue();
  const reminders = () => app.nest.get(Reminders);

  /** What reached somebody since: the mail by mailparser, its calendar by ical.js. */
  async function arrived(email: string, from = 0) {
    const found = [];
    for (const { source, recipients } of smtp.to(email).slice(from)) {
      const mail: ParsedMail = await simpleParser(source);
      const file = mail.attachments.find(({ contentType }) => contentType === 'application/ics');
      const root = file && new ICAL.Component(ICAL.parse(file.content.toString()));
      for (const zone of root?.getAllSubcomponents('vtimezone') ?? []) ICAL.TimezoneService.register(zone);
      const event = root && new ICAL.Event(root.getFirstSubcomponent('vevent') as never);
      found.push({ mail, recipients, method: root?.getFirstPropertyValue('method'), event, text: mail.text ?? '' });
    }
    return found;
  }

  const change = async (manager: Caller, id: string, input: object) => {
    const { body, headers } = await manager.get(`/gatherings/${id}`);
    const { nature, format, title, number, heldOn, fromTime, toTime, period, place, address, url, purpose } = body;
    return manager.put(`/gatherings/${id}`, { nature, format, title, number, heldOn, fromTime, toTime, period, place, address, url, purpose, ...input }, { 'if-match': String(headers['etag']) });
  };

  it('invite each in an envelope of their own, with a request that their calendar takes; move it by the same UID; take it back', async () => {
    const { manager, id, emails, people, lineOf } = await invited(guests, { format: 'hybrid', place: 'Salle des fêtes', purpose: 'Ce que nous avons essayé.' });
    await manager.put(`/gatherings/${id}/registrations/${(await lineOf(id, people[0] as string)).id}/answer`, { answer: 'yes', attends: 'in_room' });
    await manager.put(`/gatherings/${id}/registrations/${(await lineOf(id, people[1] as string)).id}/answer`, { answer: 'no' });
    await send();
    const sequences = new Set<number>();
    for (const email of emails) {
      const [letter, ...more] = await arrived(email);
      expect(more).toEqual([]);
      expect([letter?.recipients, letter?.method, letter?.event?.uid]).toEqual([[email], 'REQUEST', `${id}@cordee`]);
      expect(letter?.event?.attendees.map((one) => String(one.getFirstValue()).toLowerCase())).toEqual([`mailto:${email}`]);
      expect(letter?.event?.startDate.toJSDate().toISOString()).toBe('2097-06-24T12:00:00.000Z');
      expect(letter?.event?.duration.toSeconds()).toBe(7200);
      expect(letter?.text).toMatch(/équipe de Canohès[\s\S]*lundi 24\s*juin\s2097[\s\S]*Durée[\s\S]*2\sh/);
      expect(letter?.mail.headers.get('list-unsubscribe') ?? letter?.mail.headers.get('list')).toBeDefined();
      expect(`${letter?.text}${String(letter?.mail.html)}${letter?.event?.component.toString()}`).not.toContain(webinar.url);
      sequences.add(letter?.event?.sequence as number);
    }
    const [sequence = -1] = sequences;
    expect(sequences.size).toBe(1);

    expect((await change(manager, id, { heldOn: '2097-07-01', tell: { message: 'La salle était prise.' } })).status).toBe(200);
    await send();
    for (const email of emails) {
      const [letter, ...more] = await arrived(email, 1);
      expect(more).toEqual([]);
      expect([letter?.method, letter?.event?.uid, letter?.event?.sequence]).toEqual(['REQUEST', `${id}@cordee`, sequence + 1]);
      expect(letter?.event?.startDate.toJSDate().toISOString()).toBe('2097-07-01T12:00:00.000Z');
      expect(letter?.text).toContain('La salle était prise.');
    }
    // Who was to come is asked again; who was not may come now, and keeps their answer until they say so.
    expect((await arrived(emails[0] as string, 1))[0]?.text).toContain('venez-vous toujours');
    expect([(await lineOf(id, people[0] as string)).answer, (await lineOf(id, people[1] as string)).answer]).toEqual([null, 'no']);

    expect((await manager.post(`/gatherings/${id}/cancellation`, { reason: 'Trop peu de réponses.' })).body).toMatchObject({ mailed: guests - 1 });
    await send();
    for (const email of emails.filter((one) => one !== emails[1])) {
      const [letter, ...more] = await arrived(email, 2);
      expect(more).toEqual([]);
      expect([letter?.method, letter?.event?.uid, letter?.event?.sequence]).toEqual(['CANCEL', `${id}@cordee`, sequence + 2]);
      expect(letter?.text).toContain('Trop peu de réponses.');
    }
    expect(await arrived(emails[1] as string, 2)).toEqual([]);
    const link = await app.link('answer_invitation', { personId: people[0] as string, cohortId: (await manager.get(`/gatherings/${id}`)).body.cohortId, recordIds: [(await lineOf(id, people[0] as string)).id, id] });
    expect((await link.get(`/gatherings/${id}`)).body).toMatchObject({ answersOpen: false, cancelledReason: 'Trop peu de réponses.' });
    expect((await manager.post(`/gatherings/${id}/invitations`, {})).body.code).toBe('gathering-cancelled');
    expect((await manager.post(`/gatherings/${id}/cancellation`, {})).body.code).toBe('gathering-cancelled');
  }, 120_000);

  it('tell nobody of what no calendar shows, and only those concerned of another place', async () => {
    const { manager, id, emails, people, lineOf } = await invited(2);
    await manager.put(`/gatherings/${id}/registrations/${(await lineOf(id, people[1] as string)).id}/answer`, { answer: 'no' });
    await change(manager, id, { number: 2, tell: {} });
    await change(manager, id, { place: 'Toulouse', format: 'hybrid', tell: {} });
    await send();
    const told = await Promise.all(emails.map((email) => arrived(email, 1)));
    expect(told.map((letters) => letters.length)).toEqual([1, 0]);
    expect(told[0]?.[0]?.text).toMatch(/Lieu\s: Toulouse \(avant\s: en visio\)/);
  });

  describe('that leave by themselves', () => {
    async function soon() {
      const made = await invited(4);
      const [yes, no, silent, late] = made.people as [string, string, string, string];
      await app.rows(`UPDATE gathering SET held_on = (now() AT TIME ZONE 'Europe/Paris')::date + 7, from_time = '23:30', to_time = '23:59' WHERE id = $1`, [made.id]);
      await app.rows(`UPDATE registration SET invited_at = now() - interval '20 days' WHERE gathering_id = $1 AND person_id <> $2`, [made.id, late]);
      await app.rows(`UPDATE registration SET answer = CASE person_id WHEN $2 THEN 'yes' ELSE 'no' END, answered_at = now() WHERE gathering_id = $1 AND person_id = ANY ($3)`, [made.id, yes, [yes, no]]);
      // At midnight in the zone the day's first reminders are due; within twelve hours they still leave.
      await app.rows(`UPDATE gathering_moment SET at_time = (greatest(now() AT TIME ZONE 'Europe/Paris' - interval '1 hour', date_trunc('day', now() AT TIME ZONE 'Europe/Paris')))::time WHERE gathering_id = $1`, [made.id]);
      const letters = () => app.rows<{ who: string; template: string; url: string | null }>(
        `SELECT recipient_id AS who, template, data ->> 'url' AS url FROM outbox_message WHERE data ->> 'gatheringId' = $1 AND template <> 'gathering-invitation' ORDER BY created_at, recipient_id`, [made.id]);
      return { ...made, yes, no, silent, late, letters };
    }

    it('go once to those who did not say no, whatever two workers do; the address of the meeting comes with the last alone', async () => {
      const { id, yes, silent, late, letters, manager } = await soon();
      await Promise.all([reminders().sendDue(), reminders().sendDue()]);
      await reminders().sendDue();
      const first = await letters();
      expect(first.map(({ who }) => who).sort()).toEqual([silent, yes].sort());
      expect(first.every(({ template, url }) => template === 'gathering-soon' && url === null)).toBe(true);

      await app.rows(`UPDATE gathering SET held_on = held_on - 6 WHERE id = $1`, [id]);
      await Promise.all([reminders().sendDue(), reminders().sendDue()]);
      const all = await letters();
      // Invited since, they too must know where to connect.
      expect(all.slice(2).map(({ who }) => who).sort()).toEqual([late, silent, yes].sort());
      expect(all.slice(2).every(({ url }) => url === webinar.url)).toBe(true);
      const { moments, sendings } = (await manager.get(`/gatherings/${id}/letters`)).body;
      expect(moments.map(({ state }: { state: string }) => state)).toEqual(['missed', 'left', 'waiting']);
      expect(sendings.filter(({ kind, by }: { kind: string; by: string | null }) => kind === 'reminder' && by === null)).toHaveLength(2);
    });

    it('do not leave when they are stopped, when the gathering is cancelled, nor at the former day of one that moved', async () => {
      const { id, manager, letters } = await soon();
      const { moments } = (await manager.get(`/gatherings/${id}/letters`)).body;
      await manager.put(`/gatherings/${id}/moments/${moments[0].id}`, { stopped: true });
      await reminders().sendDue();
      expect(await letters()).toEqual([]);
      await manager.put(`/gatherings/${id}/moments/${moments[0].id}`, { stopped: false });
      await app.rows('UPDATE gathering SET held_on = held_on + 30 WHERE id = $1', [id]);
      await reminders().sendDue();
      expect(await letters()).toEqual([]);
      await app.rows('UPDATE gathering SET held_on = held_on - 30 WHERE id = $1', [id]);
      await manager.post(`/gatherings/${id}/cancellation`, { tell: false });
      await reminders().sendDue();
      expect(await letters()).toEqual([]);
    });

    it('chase the silent alone, at moments that staff choose ahead', async () => {
      const { id, manager, silent, letters } = await soon();
      await app.rows('DELETE FROM gathering_moment WHERE gathering_id = $1', [id]);
      expect((await manager.post(`/gatherings/${id}/moments`, { kind: 'chase', daysBefore: 8 })).body).toMatchObject({ code: 'past-moment', errors: [{ pointer: '/daysBefore' }] });
      const { id: momentId } = (await manager.post(`/gatherings/${id}/moments`, { kind: 'chase', daysBefore: 6 })).body;
      expect((await manager.post(`/gatherings/${id}/moments`, { kind: 'chase', daysBefore: 6 })).body.code).toBe('moment-twice');
      await app.rows(`UPDATE gathering_moment SET days_before = 7, at_time = (greatest(now() AT TIME ZONE 'Europe/Paris' - interval '1 hour', date_trunc('day', now() AT TIME ZONE 'Europe/Paris')))::time WHERE id = $1`, [momentId]);
      await reminders().sendDue();
      await reminders().sendDue();
      expect((await letters()).map(({ who, template }) => [who, template])).toEqual([[silent, 'gathering-reminder']]);
      expect((await manager.delete(`/gatherings/${id}/moments/${momentId}`)).body.code).toBe('moment-left');
    });
  });
});
