import { join } from 'node:path';
import { MailLinks } from '../../platform/mail/mail-links';
import { MailTemplates } from '../../platform/mail/mail-templates';
import { MailWorker } from '../../platform/mail/mail-worker';
import type { TestApp } from '../../platform/testing/use-app';
import { useApp } from '../../platform/testing/use-app';
import { useSmtp } from '../../platform/testing/use-smtp';

describe('what one no longer wants to receive', () => {
  const smtp = useSmtp();
  const app: TestApp = useApp();
  let cohortId: string;
  let count = 0;

  beforeAll(async () => {
    app.nest.get(MailTemplates).add(join(__dirname, '..', '..', 'platform', 'testing', 'mail'));
    cohortId = await app.make.cohort();
  });

  const reader = async () => {
    const email = `zoe-${++count}@exemple.org`;
    return { email, personId: await app.make.person({ givenName: 'Zoé', familyName: 'Ferré', email }) };
  };
  const letter = (recipientId: string, columns: Record<string, unknown> = {}) =>
    app.make.row('outbox_message', {
      id: crypto.randomUUID(), cohort_id: cohortId, template: 'test-letter', sensitivity: 'collective', kind: 'invitation', recipient_id: recipientId, recipient_kind: 'membre',
      data: JSON.stringify({ title: 'Lancement', on: '2024-10-01', at: '14:30' }), ...columns,
    });
  const send = () => app.nest.get(MailWorker).sendDue();
  const state = async (id: string) => (await app.rows('SELECT state, withheld, answer FROM outbox_message WHERE id = $1', [id]))[0];
  const refusals = async (personId: string) => (await app.rows<{ kind: string }>('SELECT kind FROM mail_refusal WHERE person_id = $1 ORDER BY kind', [personId])).map(({ kind }) => kind);
  const tokenOf = (personId: string) => app.nest.get(MailLinks).unsubscribe(personId, 'invitation').postTo.split('/').at(-1) as string;
  const server = () => app.nest.getHttpAdapter().getInstance() as unknown as { inject(request: object): Promise<{ statusCode: number; headers: Record<string, string>; body: string }> };

  it('is said in every collective letter: for the mailbox in its head, for the reader at its foot; and in no letter owed to one person', async () => {
    const [{ email, personId }, other] = [await reader(), await reader()];
    await letter(personId);
    await letter(other.personId, { kind: null });
    await send();
    const [mail] = smtp.to(email);
    expect(mail?.headers['list-unsubscribe']).toMatch(/^<http:\/\/127\.0\.0\.1:3000\/api\/unsubscribe\/[\w.-]+>$/);
    expect(mail?.headers).toMatchObject({ 'list-unsubscribe-post': 'List-Unsubscribe=One-Click', precedence: 'bulk', 'auto-submitted': 'auto-generated' });
    expect(mail?.text).toMatch(/Ne plus recevoir les invitations et les rappels de rendez-vous\s:\nhttp:\/\/127\.0\.0\.1:3000\/desinscription#[\w.-]+/);
    const [owed] = smtp.to(other.email);
    expect(owed?.headers).not.toHaveProperty('list-unsubscribe');
    expect(owed?.text).not.toContain('Ne plus recevoir');
  });

  it.each([
    ['application/x-www-form-urlencoded', 'List-Unsubscribe=One-Click'],
    ['multipart/form-data; boundary=b', '--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--\r\n'],
  ])('is done by one post of the mailbox as %s, without cookie nor redirect, and twice is once', async (type, payload) => {
    const { email, personId } = await reader();
    await letter(personId);
    await send();
    const url = /<([^>]+)>/.exec(smtp.to(email)[0]?.headers['list-unsubscribe'] ?? '')?.[1]?.replace('http://127.0.0.1:3000', '') as string;
    for (const _ of [1, 2]) expect((await server().inject({ method: 'POST', url, headers: { 'content-type': type }, payload })).statusCode).toBe(204);
    expect(await refusals(personId)).toEqual(['invitation']);
  });

  it('is not done by whoever merely opens the address, twice, with GET or HEAD', async () => {
    const { personId } = await reader();
    const token = tokenOf(personId);
    for (const method of ['GET', 'HEAD', 'GET', 'HEAD']) {
      const answer = await server().inject({ method, url: `/api/unsubscribe/${token}` });
      expect([answer.statusCode, answer.headers['location']]).toEqual([303, `http://127.0.0.1:3000/desinscription#${token}`]);
      await app.nobody.get('/mail-choice', { 'x-cordee-mail': token });
    }
    expect(await refusals(personId)).toEqual([]);
  });

  it('names nobody on the page, which may have been forwarded, and is undone there', async () => {
    const { personId } = await reader();
    const headers = { 'x-cordee-mail': tokenOf(personId) };
    const { body } = await app.nobody.get('/mail-choice', headers);
    expect(body.stays).toMatch(/annulations des rendez-vous où vous venez.*une personne vous écrit/);
    expect(body).toMatchObject({ kind: 'invitation', address: 'z•••@e•••.org', refusedAt: null });
    expect(JSON.stringify(body)).not.toMatch(/Zoé|Ferré|zoe-|exemple/);
    expect((await app.nobody.put('/mail-choice', { refused: true }, headers)).status).toBe(204);
    expect((await app.nobody.get('/mail-choice', headers)).body.refusedAt).toMatch(/^\d{4}-/);
    expect((await app.nobody.put('/mail-choice', { refused: false }, headers)).status).toBe(204);
    expect(await refusals(personId)).toEqual([]);
  });

  it('opens nothing else: neither another person’s choice, nor another kind, nor a changed token', async () => {
    const [{ personId }, other] = [await reader(), await reader()];
    const [person, kind, mark] = tokenOf(personId).split('.') as [string, string, string];
    const [theirs] = tokenOf(other.personId).split('.') as [string];
    for (const token of ['', 'x', `${theirs}.${kind}.${mark}`, `${person}.newsletter.${mark}`, `${person}.${kind}.${mark.slice(0, -2)}AA`, `${person}.constructor.${mark}`]) {
      expect([token, (await app.nobody.get('/mail-choice', { 'x-cordee-mail': token })).status]).toEqual([token, 404]);
      expect((await app.nobody.put('/mail-choice', { refused: true }, { 'x-cordee-mail': token })).status).toBe(404);
    }
    expect([...(await refusals(personId)), ...(await refusals(other.personId))]).toEqual([]);
  });

  it('withholds the letter where it is written, or when it is about to leave; other kinds and letters owed by name still go', async () => {
    const { email, personId } = await reader();
    const queued = await letter(personId);
    await app.nobody.put('/mail-choice', { refused: true }, { 'x-cordee-mail': tokenOf(personId) });
    const written = await letter(personId);
    const [request, owed] = [await letter(personId, { kind: 'request' }), await letter(personId, { kind: null })];
    await send();
    const withheld = { state: 'failed', withheld: 'unsubscribed', answer: 'Ne souhaite plus recevoir ces e-mails' };
    expect([await state(queued), await state(written)]).toEqual([withheld, withheld]);
    expect([await state(request), await state(owed)]).toMatchObject([{ state: 'sent' }, { state: 'sent' }]);
    expect(smtp.to(email)).toHaveLength(2);
    const manager = await app.as('cohort_manager', { cohortId });
    expect((await manager.get(`/outbox/${written}`)).body).toMatchObject({ withheld: 'unsubscribed', mayResend: false });
    expect((await manager.get(`/people/${personId}/mail`)).body.refusals).toMatchObject([{ kind: 'invitation', enteredBy: null }]);
  });

  it('is noted by staff on somebody’s word, and taken back by them; not what the person chose', async () => {
    const [{ personId }, manager] = [await reader(), await app.as('cohort_manager', { cohortId })];
    expect((await manager.post(`/people/${personId}/mail-refusals`, { kind: 'newsletter' })).status).toBe(204);
    expect((await manager.get(`/people/${personId}/mail`)).body).toMatchObject({ mayEnter: true, refusals: [{ kind: 'newsletter', enteredBy: expect.any(String) }] });
    expect((await manager.delete(`/people/${personId}/mail-refusals/newsletter`)).status).toBe(204);
    await app.nobody.put('/mail-choice', { refused: true }, { 'x-cordee-mail': tokenOf(personId) });
    expect((await manager.delete(`/people/${personId}/mail-refusals/invitation`)).status).toBe(409);
    expect(await refusals(personId)).toEqual(['invitation']);
    const observer = await app.as('observer', { cohortId });
    expect([403, 404]).toContain((await observer.get(`/people/${personId}/mail`)).status);
  });

  it('tells in previews who refuses, to whoever may write to them', async () => {
    const { personId } = await reader();
    await app.nobody.put('/mail-choice', { refused: true }, { 'x-cordee-mail': tokenOf(personId) });
    const [row] = await app.rows(`SELECT access.refuses_mail($1, 'invitation') AS yes, access.refuses_mail($1, 'newsletter') AS no`, [personId]);
    expect(row).toEqual({ yes: true, no: false });
  });

  it('is remembered by an address that does not receive, until it changes or somebody checks it', async () => {
    const [{ email, personId }, manager] = [await reader(), await app.as('cohort_manager', { cohortId })];
    smtp.treat(email, 'refuse');
    const first = await letter(personId);
    await send();
    expect(await state(first)).toMatchObject({ state: 'failed', withheld: null });
    expect((await manager.get(`/people/${personId}/mail`)).body.undeliverable).toMatchObject({ since: expect.any(String), answer: expect.stringContaining('550') });
    const later = await letter(personId, { kind: null });
    expect(await state(later)).toEqual({ state: 'failed', withheld: 'undeliverable', answer: 'Adresse qui ne reçoit pas' });
    expect((await manager.delete(`/people/${personId}/undeliverable`)).status).toBe(204);
    smtp.treat(email, 'accept');
    expect((await manager.post(`/outbox/${later}/resend`)).status).toBe(204);
    await send();
    expect(await state(later)).toMatchObject({ state: 'sent', withheld: null });

    // What somebody noted outlives a server that takes a letter and sends its notice later; account mail still leaves.
    expect((await manager.put(`/people/${personId}/undeliverable`)).status).toBe(204);
    expect((await manager.put(`/people/${personId}/undeliverable`)).status).toBe(204);
    const account = await letter(personId, { kind: null, sensitivity: 'account' });
    await send();
    expect(await state(account)).toMatchObject({ state: 'sent' });
    expect((await manager.get(`/people/${personId}/mail`)).body).toMatchObject({ undeliverable: { noted: true, answer: null }, mayNote: false, mayClear: true });
    expect((await manager.delete(`/people/${personId}/undeliverable`)).status).toBe(204);
    expect((await (await app.as('observer', { cohortId })).put(`/people/${personId}/undeliverable`)).status).not.toBe(204);

    smtp.treat(email, 'refuse');
    await letter(personId);
    await send();
    expect((await manager.get(`/people/${personId}/mail`)).body.undeliverable).toMatchObject({ noted: false });
    await app.rows('UPDATE person_contact SET email = $2 WHERE person_id = $1', [personId, `new-${email}`]);
    expect((await manager.get(`/people/${personId}/mail`)).body.undeliverable).toBeNull();
  });
});
