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
    const workshop = { fromTime: '14:30', toTime: '15:30', kind: 'workshop' };
    const sequences = [{ fromTime: '14:00', toTime: '14:30', kind: 'welcome', title: 'Accueil' }, { ...workshop, title: 'Récits', place: 'Salle B' }, { ...workshop, title: 'Eau', place: 'Cour' }];
    await made.manager.put(`/gatherings/${id}/agenda`, { sequences }, { 'if-match': '"1"' });
    const people = [];
    for (let index = 0; index < many; index += 1) people.push((await app.make.delegate(made.canohes)).personId);
    const emails = (await app.rows<{ email: string }>('SELECT email FROM person_contact WHERE person_id = ANY ($1) ORDER BY array_position($1, person_id)', [people])).map(({ email }) => email);
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
      expect(letter?.text).toMatch(/14\sh\s30 à 15\sh\s30\s: en même temps, Eau \(Cour\)\s; Récits \(Salle B\)/);
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

  it('put back what was cancelled: the same entry returns to calendars, answers and reminders stay, and what is cancelled counts nowhere', async () => {
    const { manager, canohes, id, emails, people, lineOf } = await invited(3);
    const [yes, no, silent] = people as [string, string, string];
    for (const [who, answer] of [[yes, 'yes'], [no, 'no']]) await manager.put(`/gatherings/${id}/registrations/${(await lineOf(id, who as string)).id}/answer`, { answer });
    await app.rows('UPDATE delegate SET head_of_executive = true WHERE person_id = $1', [yes]);
    const asked = async (): Promise<unknown[]> => (await manager.get(`/participations/${canohes.id}/asked-acts`)).body.items.flatMap(({ acts }: { acts: { kind: string }[] }) => acts).filter(({ kind }: { kind: string }) => kind === 'invitation');
    expect((await manager.post(`/gatherings/${id}/restoration`, {})).body.code).toBe('gathering-kept');
    expect(await asked()).toHaveLength(1);
    await manager.post(`/gatherings/${id}/cancellation`, {});
    expect(await asked()).toEqual([]);
    expect((await manager.post(`/gatherings/${id}/restoration`, { message: 'La salle est rouverte.' })).body).toMatchObject({ mailed: 2 });
    expect(await asked()).toHaveLength(1);
    await send();
    const written = await Promise.all(emails.map((email) => arrived(email)));
    const of = (person: string) => written[people.indexOf(person)] as NonNullable<(typeof written)[number]>;
    const [first, cancelled, restored] = of(yes);
    expect([first, cancelled, restored].map((one) => [one?.method, one?.event?.uid, one?.event?.component.getFirstPropertyValue('status')])).toEqual([
      ['REQUEST', `${id}@cordee`, 'CONFIRMED'], ['CANCEL', `${id}@cordee`, 'CANCELLED'], ['REQUEST', `${id}@cordee`, 'CONFIRMED'],
    ]);
    expect([cancelled, restored].map((one) => (one?.event?.sequence ?? 0) - (first?.event?.sequence ?? 0))).toEqual([1, 2]);
    expect(restored?.text).toMatch(/était annulé[\s\S]*c’est toujours noté[\s\S]*La salle est rouverte/);
    expect([of(silent)[2]?.text.includes('toujours noté'), of(no).length]).toEqual([false, 1]);
    expect(await manager.get(`/gatherings/${id}`)).toMatchObject({ body: { cancelledAt: null, cancelledReason: null, answersOpen: true } });
    expect((await lineOf(id, yes)).answer).toBe('yes');
    expect(new Set((await manager.get(`/gatherings/${id}/letters`)).body.moments.map(({ state }: { state: string }) => state))).toEqual(new Set(['waiting']));
  });

  it('promise the address of the meeting only while a reminder is to bring it; else they carry it, once', async () => {
    const promise = 'le lien vous sera envoyé avec le dernier rappel';
    const someday = 'le lien vous sera donné avant le rendez-vous';
    const told = async (input: Record<string, unknown>, act: (made: Awaited<ReturnType<typeof invited>>) => Promise<unknown> = () => Promise.resolve()) => {
      const made = await invited(1, input);
      await act(made);
      await made.manager.post(`/gatherings/${made.id}/reminders`, {});
      await send();
      return { ...made, texts: (await arrived(made.emails[0] as string)).map(({ text }) => [text.includes(promise), text.includes(webinar.url)]) };
    };
    const stopAll = async ({ manager, id }: Awaited<ReturnType<typeof invited>>) => {
      for (const { id: moment } of (await manager.get(`/gatherings/${id}/letters`)).body.moments) await manager.put(`/gatherings/${id}/moments/${moment}`, { stopped: true });
    };
    expect((await told({})).texts).toEqual([[true, false], [true, false]]);
    // Not written yet: it comes with the last reminder all the same, and that it is a video meeting is said at once.
    expect((await told({ url: null })).texts).toEqual([[true, false], [true, false]]);
    const unwritten = await told({ format: 'hybrid', place: 'Mende', url: null }, stopAll);
    expect(unwritten.texts).toEqual([[true, false], [false, false]]);
    expect((await arrived(unwritten.emails[0] as string)).map(({ text }) => text.includes(someday))).toEqual([false, true]);
    expect((await told({ format: 'on_site', url: null, place: 'Mende' })).texts).toEqual([[false, false], [false, false]]);
    const stopped = await told({}, async (made) => {
      await stopAll(made);
      expect((await made.manager.get(`/gatherings/${made.id}/letters`)).body.unlinked).toBe(1);
    });
    expect(stopped.texts).toEqual([[true, false], [false, true]]);
    expect((await stopped.manager.get(`/gatherings/${stopped.id}/letters`)).body.unlinked).toBe(0);
    await app.rows(`DELETE FROM gathering_moment WHERE gathering_id = $1`, [stopped.id]);
    expect((await change(stopped.manager, stopped.id, { url: 'https://visio.example.org/2', tell: {} })).status).toBe(200);
    await send();
    expect((await arrived(stopped.emails[0] as string, 2))[0]?.text).toMatch(/Visio\s: https:\/\/visio\.example\.org\/2 \(avant\s: l’ancien lien\)/);
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
      const { id, yes, silent, late, letters, manager, canohes } = await soon();
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
      // Whoever is invited once it left has the address in the invitation itself, and no reminder a minute later.
      const { personId } = await app.make.delegate(canohes);
      await manager.post(`/gatherings/${id}/invitations`, { personIds: [personId] });
      await reminders().sendDue();
      expect(await app.rows(`SELECT template, data ->> 'url' AS url FROM outbox_message WHERE recipient_id = $1`, [personId])).toEqual([{ template: 'gathering-invitation', url: webinar.url }]);
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
