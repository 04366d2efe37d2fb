import ICAL from 'ical.js';
import { simpleParser } from 'mailparser';
import { MailWorker } from '../../platform/mail/mail-worker';
import { useApp } from '../../platform/testing/use-app';
import { useSmtp } from '../../platform/testing/use-smtp';
import { Ground } from '../testing/ground';
import { Reminders } from './reminders';

describe('a series of gatherings', () => {
  const smtp = useSmtp();
  const app = useApp();

  /** Three webinars, two of the team, and what an audience of all teams says. */
  async function series() {
    const made = await Ground.of(app);
    const { cohortId } = made.canohes;
    const ids: string[] = [];
    for (const [index, heldOn] of ['2097-03-12', '2097-04-09', '2097-05-14'].entries()) {
      ids.push(await made.create({ title: `Webinaire ${index + 1}`, number: index + 1, heldOn, purpose: 'Essayer ensemble.' }));
    }
    const [first, second] = [await app.make.delegate(made.canohes), await app.make.delegate(made.vigan, { category: 'local_agent' })];
    const [mail] = await app.rows<{ email: string }>('SELECT email FROM person_contact WHERE person_id = $1', [first.personId]);
    const body = { gatheringIds: ids, audience: { rules: [{ kind: 'delegates' }] } };
    const at = `/cohorts/${cohortId}/series-invitations`;
    return { ...made, cohortId, ids, first: first.personId, second: second.personId, email: mail?.email as string, body, at };
  }

  const letters = (cohortId: string) =>
    app.rows<{ id: string; template: string; who: string; records: string[]; linkId: string; calendar: unknown; data: { dates?: unknown[]; gatheringId?: string } }>(
      `SELECT o.id, o.template, o.recipient_id AS who, l.record_ids AS records, l.id AS "linkId", o.calendar, o.data FROM outbox_message o LEFT JOIN personal_link l ON l.id = o.link_id WHERE o.cohort_id = $1`,
      [cohortId],
    );

  async function bearer(personId: string, cohortId: string) {
    const [letter] = (await letters(cohortId)).filter(({ who, template }) => who === personId && template === 'gathering-series');
    const records = letter?.records as string[];
    return { records, link: await app.link('answer_invitation', { personId, cohortId, recordIds: records }) };
  }

  it('is announced to one audience by one letter each, which names every date and is kept with each of them', async () => {
    const { manager, at, body, ids, first, second, cohortId, lineOf, email } = await series();
    const preview = (await manager.post(`${at}/preview`, body)).body;
    expect(preview.gatherings.map(({ id }: { id: string }) => id)).toEqual(ids);
    expect(preview.invitees).toMatchObject([{ personId: first, gatheringIds: ids }, { personId: second, gatheringIds: ids }]);
    expect(preview.letter.subject).toMatch(/^3\swebinaires, du 12\smars au 14\smai\s2097\s: venez-vous\s\?$/);
    expect(preview.letter.text).toMatch(/ces rendez-vous sont aussi les vôtres[\s\S]*mardi 12\smars\s2097, 14\sh à 16\sh\s: Webinaire 1[\s\S]*Webinaire 3[\s\S]*\/l#•••/);
    expect(await letters(cohortId)).toEqual([]);

    expect((await manager.post(at, { ...body, message: 'Au plaisir !' })).body).toEqual({ listed: 2, mailed: 2, toCall: [] });
    const sent = await letters(cohortId);
    expect(sent.map(({ template, calendar }) => [template, calendar])).toEqual([['gathering-series', null], ['gathering-series', null]]);
    const lines = [];
    for (const id of ids) lines.push((await lineOf(id, first)).id, id);
    expect(sent.find(({ who }) => who === first)?.records).toEqual(lines);

    for (const id of ids) {
      const { sendings, moments } = (await manager.get(`/gatherings/${id}/letters`)).body;
      expect(sendings).toMatchObject([{ kind: 'invitation', people: 2 }]);
      expect(moments.map(({ daysBefore }: { daysBefore: number }) => daysBefore)).toEqual([7, 1, -1]);
      const kept = (await manager.get(`/gatherings/${id}/sendings/${sendings[0].id}`)).body;
      expect(kept).toMatchObject({ audience: { rules: [{ kind: 'delegates' }] }, recipients: [{ personId: first, state: 'queued' }, { personId: second, state: 'queued' }] });
      expect(kept.together.map((one: { id: string }) => one.id)).toEqual(ids);
      expect(kept.letter).toContain('Au plaisir');
    }
    // Held back from any of its dates it leaves for none, until somebody lets it go; once it left it is too late.
    const { sendings } = (await manager.get(`/gatherings/${ids[1]}/letters`)).body;
    const hold = (held: boolean) => manager.put(`/gatherings/${ids[1]}/sendings/${sendings[0].id}/hold`, { held });
    expect((await hold(true)).body).toEqual({ changed: 2, gone: 0 });
    await app.nest.get(MailWorker).sendDue();
    expect(smtp.to(email)).toEqual([]);
    expect((await manager.get(`/gatherings/${ids[0]}/letters`)).body).toMatchObject({ mayHold: true, sendings: [{ held: 2, waiting: 0, heldBy: expect.any(String) }] });
    expect((await hold(false)).body).toEqual({ changed: 2, gone: 0 });
    await app.nest.get(MailWorker).sendDue();
    expect((await hold(true)).body.code).toBe('too-late');
    const [arrived] = smtp.to(email);
    const mail = await simpleParser(arrived?.source ?? '');
    expect(mail.attachments).toEqual([]);
    expect(mail.text).toMatch(/Webinaire 1[\s\S]*Webinaire 2[\s\S]*Webinaire 3/);
  });

  it('keeps what invites to a day that was cancelled since, from whatever page it is let go', async () => {
    const made = await Ground.of(app);
    const id = await made.create();
    await app.make.delegate(made.canohes);
    await made.manager.post(`/gatherings/${id}/invitations`, {});
    const [sending] = (await made.manager.get(`/gatherings/${id}/letters`)).body.sendings;
    const hold = (held: boolean) => made.manager.put(`/gatherings/${id}/sendings/${sending.id}/hold`, { held });
    expect((await hold(true)).body).toEqual({ changed: 1, gone: 0 });
    expect((await made.manager.post(`/gatherings/${id}/cancellation`, {})).status).toBe(200);
    const [letter] = (await made.manager.get(`/gatherings/${id}/sendings/${sending.id}`)).body.recipients;
    const tries = [hold(false), ...[true, false].map((together) => made.manager.post(`/outbox/${letter.messageId}/release`, { together }))];
    expect((await Promise.all(tries)).map(({ body }) => body.code)).toEqual(['gathering-cancelled', 'gathering-cancelled', 'gathering-cancelled']);
    expect((await made.manager.get(`/outbox/${letter.messageId}`)).body.state).toBe('held');
  });

  it('asks nobody twice: whoever is invited to some of its dates hears of the others, and to one alone as of one', async () => {
    const { manager, at, body, ids, first, second, cohortId } = await series();
    await manager.post(`/gatherings/${ids[0]}/invitations`, { personIds: [first, second] });
    await manager.post(`/gatherings/${ids[1]}/invitations`, { personIds: [second] });
    const preview = (await manager.post(`${at}/preview`, body)).body;
    expect(preview.invitees).toMatchObject([{ personId: first, gatheringIds: ids.slice(1), invited: false }, { personId: second, gatheringIds: ids.slice(2) }]);
    expect((await manager.post(at, body)).body).toMatchObject({ listed: 2, mailed: 2 });
    const fresh = await letters(cohortId);
    expect(fresh.filter(({ template }) => template === 'gathering-series')).toMatchObject([{ who: first, data: { dates: [{ title: 'Webinaire 2' }, { title: 'Webinaire 3' }] } }]);
    expect(fresh.find(({ who, data }) => who === second && data.gatheringId === ids[2])).toMatchObject({ template: 'gathering-invitation', calendar: { method: 'request' }, data: { why: expect.stringContaining('ce rendez-vous est aussi le vôtre') } });
    expect((await manager.post(at, body)).body).toEqual({ listed: 0, mailed: 0, toCall: [] });
  });

  it('is answered date by date from one link, which reads its own dates alone and puts those one comes to in one file', async () => {
    const { manager, at, body, ids, first, second, cohortId, canohes, lineOf, create } = await series();
    await manager.post(at, body);
    const other = await create({ title: 'À part', heldOn: '2097-06-01' });
    await manager.post(`/gatherings/${other}/invitations`, { personIds: [first] });
    const { records, link } = await bearer(first, cohortId);
    const own = `/gatherings/${ids[0]}/registrations/${records[0]}/together`;
    expect((await link.get(own)).body.items).toMatchObject(ids.map((gatheringId) => ({ gatheringId, answer: null, open: true, noted: false })));
    for (const [line, id, answer] of [[records[0], ids[0], 'yes'], [records[2], ids[1], 'no'], [records[4], ids[2], 'yes']]) {
      expect((await link.put(`/gatherings/${id}/registrations/${line}/answer`, { answer })).status).toBe(204);
    }
    expect((await link.get(own)).body.items.map(({ answer }: { answer: string }) => answer)).toEqual(['yes', 'no', 'yes']);
    const file = new ICAL.Component(ICAL.parse((await link.get(`${own}/calendar`)).bytes.toString()));
    expect(file.getFirstPropertyValue('method')).toBe('PUBLISH');
    expect(file.getAllSubcomponents('vevent').map((event) => event.getFirstPropertyValue('uid'))).toEqual([`${ids[0]}@cordee`, `${ids[2]}@cordee`]);

    const theirs = (await lineOf(ids[0] as string, second)).id;
    expect((await link.get(`/gatherings/${ids[0]}/registrations/${theirs}/together`)).status).toBe(404);
    expect((await link.get(`/gatherings/${ids[1]}/registrations/${records[0]}/together`)).status).toBe(404);
    expect((await link.put(`/gatherings/${other}/registrations/${(await lineOf(other, first)).id}/answer`, { answer: 'no' })).status).toBe(404);
    const mate = await app.as('delegate', { participationId: canohes.id });
    expect((await mate.post(at, body)).status).toBe(403);
    const elsewhere = await app.as('cohort_manager', { cohortId: (await app.make.participation()).cohortId });
    expect((await elsewhere.post(at, body)).status).toBe(404);
  });

  it('opens on the dates that are left to somebody who was taken off the first, and puts none where they wait for a seat into their file', async () => {
    const { manager, at, body, ids, first, second, cohortId, lineOf } = await series();
    await manager.post(at, body);
    const { records, link } = await bearer(first, cohortId);
    expect((await manager.delete(`/gatherings/${ids[0]}/registrations/${records[0]}`)).status).toBe(204);
    const left = (await link.get('/link')).body.recordIds;
    expect(left).toEqual(records.slice(2));
    await app.rows(`UPDATE gathering SET format = 'on_site', capacity = 1 WHERE id = $1`, [ids[1]]);
    await manager.put(`/gatherings/${ids[1]}/registrations/${(await lineOf(ids[1] as string, second)).id}/answer`, { answer: 'yes' });
    for (const [line, id] of [[records[2], ids[1]], [records[4], ids[2]]]) await link.put(`/gatherings/${id}/registrations/${line}/answer`, { answer: 'yes' });
    const own = `/gatherings/${left[1]}/registrations/${left[0]}/together`;
    expect((await link.get(own)).body.items).toMatchObject([{ answer: 'yes', waitingRank: 1 }, { answer: 'yes', waitingRank: null }]);
    const file = (await link.get(`${own}/calendar`)).bytes.toString();
    expect(file.match(/^UID:.*@cordee/gm)).toEqual([`UID:${ids[2]}@cordee`]);
  });

  it('puts each date into calendars with the first letter about it alone, under the UID and number that follow its changes', async () => {
    const { manager, at, body, ids, first, cohortId, email, read } = await series();
    await manager.post(at, body);
    await app.nest.get(MailWorker).sendDue();
    await app.rows(`UPDATE gathering SET held_on = ((now() - interval '5 minutes') AT TIME ZONE 'Europe/Paris')::date + 5 WHERE id = $1`, [ids[0]]);
    await app.rows(`UPDATE registration SET invited_at = now() - interval '20 days' WHERE gathering_id = $1`, [ids[0]]);
    await app.rows(`UPDATE gathering_moment SET days_before = 5, at_time = ((now() - interval '5 minutes') AT TIME ZONE 'Europe/Paris')::time WHERE gathering_id = $1 AND days_before = 7`, [ids[0]]);
    await app.nest.get(Reminders).sendDue();
    const soon = (await letters(cohortId)).filter(({ template }) => template === 'gathering-soon');
    expect(soon.every(({ calendar, data }) => calendar !== null && data.gatheringId === ids[0])).toBe(true);
    expect(soon.find(({ who }) => who === first)?.records).toHaveLength(2);

    const { body: page, headers } = await manager.get(`/gatherings/${ids[1]}`);
    const { nature, format, title, number, fromTime, toTime, period, place, address, url, purpose } = page;
    await manager.put(`/gatherings/${ids[1]}`, { nature, format, title, number, heldOn: '2097-04-10', fromTime, toTime, period, place, address, url, purpose, tell: {} }, { 'if-match': String(headers['etag']) });
    await app.nest.get(MailWorker).sendDue();
    const mails = await Promise.all(smtp.to(email).map(({ source }) => simpleParser(source)));
    const moved = mails.at(-1);
    expect(moved?.subject).toMatch(/^Changement\s: .*Webinaire 2/);
    const file = moved?.attachments.find(({ contentType }) => contentType === 'application/ics');
    const event = new ICAL.Event(new ICAL.Component(ICAL.parse(String(file?.content))).getFirstSubcomponent('vevent') as never);
    expect([event.uid, event.sequence]).toEqual([`${ids[1]}@cordee`, 1]);
    expect((await read(ids[2] as string)).registrations).toHaveLength(2);
    expect(mails.filter(({ subject }) => /Webinaire 3/.test(subject ?? ''))).toEqual([]);
  });

  it('brings the entry with a reminder to whoever had it in a letter that never arrived', async () => {
    const { manager, ids, first, cohortId } = await series();
    await manager.post(`/gatherings/${ids[0]}/invitations`, { personIds: [first] });
    const held = async () => (await letters(cohortId)).filter(({ template }) => template === 'gathering-reminder').map(({ calendar }) => calendar !== null);
    const remind = async () => {
      await app.rows(`UPDATE outbox_message SET created_at = now() - interval '2 days' WHERE cohort_id = $1`, [cohortId]);
      expect((await manager.post(`/gatherings/${ids[0]}/reminders`, {})).status).toBeLessThan(300);
    };
    await remind();
    expect(await held()).toEqual([false]);
    await app.rows(`UPDATE outbox_message SET state = 'failed' WHERE cohort_id = $1 AND template = 'gathering-invitation'`, [cohortId]);
    await remind();
    expect((await held()).sort()).toEqual([false, true]);
  });

  it('keeps its link when one of its dates is deleted, and refuses dates that are over or of another cohort', async () => {
    const { manager, at, body, ids, first, cohortId, create } = await series();
    await manager.post(at, body);
    const { records, link } = await bearer(first, cohortId);
    expect((await manager.delete(`/gatherings/${ids[1]}`)).status).toBe(204);
    const [live] = await app.rows<{ live: boolean }>(`SELECT bool_and(revoked_at IS NULL) AS live FROM personal_link WHERE record_ids @> ARRAY[$1]::uuid[]`, [records[0]]);
    expect(live).toEqual({ live: true });
    expect((await link.get(`/gatherings/${ids[0]}/registrations/${records[0]}/together`)).body.items.map(({ gatheringId }: { gatheringId: string }) => gatheringId)).toEqual([ids[0], ids[2]]);
    expect((await link.get('/link')).body.recordIds).toEqual([...records.slice(0, 2), ...records.slice(4)]);
    // The first of them as well: the page asks through the first line that its link tells.
    expect((await manager.delete(`/gatherings/${ids[0]}`)).status).toBe(204);
    expect((await link.get('/link')).body.recordIds).toEqual(records.slice(4));
    const past = await create({ title: 'Lancement', heldOn: '2024-06-24', alreadyHeld: true });
    const refused = await manager.post(at, { ...body, gatheringIds: [ids[2], past] });
    expect(refused.body).toMatchObject({ status: 409, code: 'gathering-over', detail: expect.stringContaining('Lancement') });
    expect((await manager.post(at, { ...body, gatheringIds: [ids[2]], audience: { rules: [] } })).body.code).toBe('empty-audience');
  });
});
