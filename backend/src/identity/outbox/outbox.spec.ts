import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Client } from 'pg';
import { MailTemplates } from '../../platform/mail/mail-templates';
import { useApp } from '../../platform/testing/use-app';

describe('the outbox as staff see it', () => {
  const app = useApp();
  let cohortId: string;

  beforeAll(async () => {
    app.nest.get(MailTemplates).add(join(__dirname, '../../platform/testing/mail'));
    cohortId = await app.make.cohort({ name: 'Parcours Occitanie' });
  });

  const message = async (columns: Record<string, unknown> = {}) =>
    app.make.row('outbox_message', {
      id: randomUUID(),
      cohort_id: cohortId,
      template: 'test-letter',
      sensitivity: 'collective',
      recipient_id: await app.make.person({ givenName: 'Zoé' }),
      recipient_kind: 'membre de l’équipe de Canohès',
      link_id: randomUUID(),
      data: JSON.stringify({ title: 'Lancement', on: '2024-10-01', at: '14:30' }),
      ...columns,
    });

  it('tells the kind of recipient, the state and the text, with every personal link masked', async () => {
    const [manager, linkId] = [await app.as('cohort_manager', { cohortId }), randomUUID()];
    const id = await message({ link_id: linkId });
    const list = await manager.get(`/cohorts/${cohortId}/outbox`);
    expect(list.body.items.find((line: { id: string }) => line.id === id)).toMatchObject({ recipientKind: 'membre de l’équipe de Canohès', state: 'queued', subject: 'Venez\u202f! Lancement' });
    const { body } = await manager.get(`/outbox/${id}`);
    expect(body.text).toContain('mardi 1er\u00a0octobre 2024');
    expect(body.text).toContain('/l#•••');
    expect(JSON.stringify([body, list.body])).not.toContain(app.keyring.token('personal', linkId));
    expect(JSON.stringify([body, list.body])).not.toMatch(/@example\.org/);
  });

  it('tells only the state of the mails of accounts and of diagnostics', async () => {
    const [manager, admin] = [await app.as('cohort_manager', { cohortId }), await app.as('network_admin')];
    const diagnostic = await message({ sensitivity: 'diagnostic' });
    const account = await message({ sensitivity: 'account', cohort_id: null, template: 'account-sign-in' });
    expect((await manager.get(`/outbox/${diagnostic}`)).body).toMatchObject({ state: 'queued', subject: null, text: null });
    expect((await admin.get(`/outbox/${account}`)).body).toMatchObject({ state: 'queued', subject: null, text: null });
    expect((await manager.get(`/outbox/${account}`)).status).toBe(404);
  });

  it('names whom a collective letter is for to those who may read them, never with an address; nobody for accounts and diagnostics', async () => {
    const manager = await app.as('cohort_manager', { cohortId });
    const [collective, diagnostic] = [await message(), await message({ sensitivity: 'diagnostic' })];
    expect((await manager.get(`/outbox/${collective}`)).body.recipient).toEqual({ id: expect.any(String), name: expect.stringMatching(/^Zoé /) });
    expect((await manager.get(`/outbox/${diagnostic}`)).body.recipient).toBeNull();
    const { body } = await manager.get(`/cohorts/${cohortId}/outbox`);
    const named = (id: string) => body.items.find((line: { id: string }) => line.id === id).recipient;
    expect([named(collective)?.name, named(diagnostic)]).toEqual([expect.stringMatching(/^Zoé /), null]);
    const file = await manager.get(`/cohorts/${cohortId}/outbox?format=csv`);
    expect(file.bytes.toString()).toContain('Zoé');
    expect(file.bytes.toString()).not.toContain('@example.org');
  });

  it('holds back what waits, one letter or all of its sending, says who and since when, and lets it go', async () => {
    const [manager, batch] = [await app.as('cohort_manager', { cohortId }), randomUUID()];
    const [one, two, gone, other, elsewhere] = [
      await message({ batch_id: batch }), await message({ batch_id: batch, state: 'deferred' }), await message({ batch_id: batch, state: 'sending' }), await message(),
      await message({ batch_id: batch, cohort_id: await app.make.cohort() }),
    ];
    const states = async () => (await app.rows<{ state: string }>('SELECT state FROM outbox_message WHERE id = ANY ($1) ORDER BY array_position($1, id)', [[one, two, gone, other, elsewhere]])).map(({ state }) => state);
    expect((await manager.get(`/outbox/${one}`)).body).toMatchObject({ mayHold: true, mayRelease: false, together: { waiting: 2, held: 0 } });
    expect((await manager.post(`/outbox/${one}/hold`, {})).body).toEqual({ changed: 1, gone: 0 });
    expect((await manager.post(`/outbox/${one}/hold`, { together: true })).body).toEqual({ changed: 1, gone: 1 });
    expect(await states()).toEqual(['held', 'held', 'sending', 'queued', 'queued']);
    const { body } = await manager.get(`/outbox/${one}`);
    expect(body).toMatchObject({ state: 'held', mayHold: false, mayRelease: true, mayResend: false, heldAt: expect.any(String), heldBy: expect.any(String), together: { waiting: 0, held: 2 } });
    expect((await manager.get(`/outbox-summary?cohortId=${cohortId}`)).body.held).toBe(2);
    expect((await manager.get(`/cohorts/${cohortId}/outbox?state=held`)).body.items).toHaveLength(2);
    expect((await manager.post(`/outbox/${one}/release`, { together: true })).body).toEqual({ changed: 2, gone: 0 });
    expect((await manager.get(`/outbox/${one}`)).body).toMatchObject({ state: 'queued', heldAt: null, heldBy: null });
    expect((await manager.post(`/outbox/${one}/release`, {})).body.code).toBe('nothing-to-do');
    expect(await app.rows(`SELECT act, count(*)::int FROM audit_entry WHERE record_id = ANY ($1) AND act IN ('hold', 'release') GROUP BY act ORDER BY act`, [[one, two]])).toEqual([{ act: 'hold', count: 2 }, { act: 'release', count: 2 }]);
    await app.rows('DELETE FROM outbox_message WHERE id = ANY ($1)', [[one, two, gone, other, elsewhere]]);
  });

  it('holds nothing that a worker took first, nor mail of accounts, nor for who may only read', async () => {
    const [manager, admin] = [await app.as('cohort_manager', { cohortId }), await app.as('network_admin')];
    const [id, account] = [await message(), await message({ sensitivity: 'account', cohort_id: null, template: 'account-sign-in' })];
    const worker = new Client({ connectionString: app.database.ownerUrl });
    await worker.connect();
    await worker.query('BEGIN');
    await worker.query(`UPDATE outbox_message SET state = 'sending' WHERE id = $1`, [id]);
    const asked = manager.post(`/outbox/${id}/hold`, {});
    await worker.query('COMMIT');
    await worker.end();
    expect((await asked).body.code).toBe('too-late');
    expect((await admin.post(`/outbox/${account}/hold`, {})).body.code).toBe('too-late');
    expect([404, 403]).toContain((await (await app.as('observer', { cohortId })).post(`/outbox/${id}/hold`, {})).status);
    await app.rows('DELETE FROM outbox_message WHERE id = ANY ($1)', [[id, account]]);
  });

  it('takes somebody’s word that a notice came back: the letter was refused, and the address is tried no more', async () => {
    const pivot = await app.as('pivot_ally', { cohortId });
    const [personId, lonely] = [await app.make.person(), await app.make.person()];
    await app.rows('DELETE FROM person_contact WHERE person_id = $1', [lonely]);
    const [sent, diagnostic, nowhere] = [
      await message({ state: 'sent', sent_at: 'now', recipient_id: personId }), await message({ state: 'sent', sent_at: 'now', sensitivity: 'diagnostic', recipient_id: personId }),
      await message({ state: 'failed', recipient_id: lonely }),
    ];
    expect((await pivot.get(`/outbox/${sent}`)).body).toMatchObject({ maySayBounced: true, undeliverable: false });
    expect((await pivot.get(`/outbox/${nowhere}`)).body).toMatchObject({ maySayBounced: false });
    expect((await pivot.post(`/outbox/${nowhere}/bounced`)).status).toBe(409);
    expect((await pivot.post(`/outbox/${diagnostic}/bounced`)).status).toBe(409);
    expect((await pivot.post(`/outbox/${sent}/bounced`)).status).toBe(204);
    expect((await pivot.get(`/outbox/${sent}`)).body).toMatchObject({ state: 'failed', sentAt: null, undeliverable: true, maySayBounced: false, answer: 'Revenu : l’adresse ne marche plus' });
    expect((await pivot.get(`/people/${personId}/mail`)).body.undeliverable).toMatchObject({ noted: true });
    expect((await pivot.get(`/outbox/${await message({ recipient_id: personId })}`)).body).toMatchObject({ state: 'failed', withheld: 'undeliverable' });
  });

  it('leaves a corrected address alone when the notice speaks of a letter to the former one', async () => {
    const pivot = await app.as('pivot_ally', { cohortId });
    const personId = await app.make.person();
    const former = await message({ state: 'sent', sent_at: 'now', recipient_id: personId });
    await app.rows(`UPDATE person_contact SET email = 'good-one@mairie.example.org' WHERE person_id = $1`, [personId]);
    const since = await message({ state: 'sent', sent_at: 'now', recipient_id: personId });
    expect((await pivot.post(`/outbox/${former}/bounced`)).status).toBe(204);
    expect((await pivot.get(`/outbox/${former}`)).body).toMatchObject({ state: 'failed', undeliverable: false, mayResend: true, answer: 'Revenu : l’adresse a été corrigée depuis' });
    expect((await pivot.get(`/people/${personId}/mail`)).body.undeliverable).toBeNull();
    expect((await pivot.post(`/outbox/${since}/bounced`)).status).toBe(204);
    expect((await pivot.get(`/people/${personId}/mail`)).body.undeliverable).toMatchObject({ noted: true });
  });

  it('belongs to a cohort’s staff, and whole to the administrators', async () => {
    const id = await message();
    for (const hat of ['delegate', 'observer', 'evaluator', 'project_ally'] as const) {
      const participation = await app.make.participation({ cohort_id: cohortId });
      const caller = await app.as(hat, ['delegate', 'project_ally'].includes(hat) ? { participationId: participation.id } : { cohortId });
      expect([hat, (await caller.get(`/outbox/${id}`)).status]).toEqual([hat, 404]);
      expect([hat, (await caller.get('/outbox')).status]).toEqual([hat, 403]);
    }
    const stranger = await app.as('cohort_manager', { cohortId: await app.make.cohort() });
    expect((await stranger.get('/outbox')).body.items).toEqual([]);
    expect((await stranger.get(`/cohorts/${cohortId}/outbox`)).status).toBe(404);
    expect((await (await app.as('network_admin')).get('/outbox')).body.items.map((line: { id: string }) => line.id)).toContain(id);
  });

  it('sends again what was refused, and takes somebody’s word that a doubtful one arrived', async () => {
    const pivot = await app.as('pivot_ally', { cohortId });
    const [failed, doubtful, sent] = [await message({ state: 'failed', attempts: 3, answer: '550' }), await message({ state: 'uncertain' }), await message({ state: 'sent', sent_at: 'now' })];
    expect((await pivot.get(`/outbox/${doubtful}`)).body).toMatchObject({ mayResend: true, maySayArrived: true });
    expect((await pivot.post(`/outbox/${failed}/resend`)).status).toBe(204);
    expect((await pivot.get(`/outbox/${failed}`)).body).toMatchObject({ state: 'queued', attempts: 0, answer: null });
    expect((await pivot.post(`/outbox/${doubtful}/arrived`)).status).toBe(204);
    expect((await pivot.get(`/outbox/${doubtful}`)).body).toMatchObject({ state: 'sent' });
    expect((await pivot.post(`/outbox/${sent}/resend`)).status).toBe(409);
    expect((await pivot.post(`/outbox/${failed}/arrived`)).status).toBe(409);
    expect(await app.rows(`SELECT act FROM audit_entry WHERE record_id = ANY ($1) ORDER BY id`, [[failed, doubtful]])).toEqual([{ act: 'resend' }, { act: 'confirm' }]);
  });

  it('pages without losing nor repeating a line', async () => {
    const other = await app.make.cohort();
    const manager = await app.as('cohort_manager', { cohortId: other });
    const ids = await Promise.all(Array.from({ length: 7 }, () => message({ cohort_id: other, created_at: '2026-01-05T10:00:00.123456Z' })));
    const seen: string[] = [];
    for (let after = ''; ; ) {
      const { body } = await manager.get(`/cohorts/${other}/outbox?limit=3${after && `&after=${after}`}`);
      seen.push(...body.items.map((line: { id: string }) => line.id));
      if (!body.next) break;
      after = body.next;
    }
    expect(seen.sort()).toEqual(ids.sort());
  });
});

describe('the outbox of a demo network on this machine', () => {
  const app = useApp({ demo: true });

  it('shows the links, so that a tester without a mail server can follow them', async () => {
    await app.rows('UPDATE network SET demo = true');
    const admin = await app.as('network_admin');
    await admin.post('/accounts', { givenName: 'Inès', familyName: 'Roumégoux', email: 'ines@example.org' });
    const [message] = (await admin.get('/outbox')).body.items;
    const token = /#(\S+)/.exec((await admin.get(`/outbox/${message.id}`)).body.text)?.[1] as string;
    expect((await app.nobody.post('/auth/link/use', { token })).status).toBe(204);
  });

  it('masks them as soon as the network is a real one', async () => {
    await app.rows('UPDATE network SET demo = false');
    const admin = await app.as('network_admin');
    const [message] = (await admin.get('/outbox')).body.items;
    expect((await admin.get(`/outbox/${message.id}`)).body.text).toBeNull();
  });
});
