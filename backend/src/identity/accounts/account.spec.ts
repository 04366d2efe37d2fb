import { Secret, TOTP } from 'otpauth';
import { useApp } from '../../platform/testing/use-app';

describe('accounts', () => {
  const app = useApp();
  const newcomer = { givenName: 'Inès', familyName: 'Roumégoux', email: 'ines.roumegoux@example.org' };

  const linkOf = async (personId: string) => {
    const [link] = await app.rows<{ id: string }>('SELECT id FROM account_link WHERE person_id = $1 ORDER BY created_at DESC LIMIT 1', [personId]);
    return app.keyring.token('account', link?.id as string);
  };

  it('begin with an invitation that works once', async () => {
    const admin = await app.as('network_admin');
    const { status, body } = await admin.post('/accounts', newcomer);
    expect(status).toBe(201);
    expect((await admin.get('/accounts?search=roumegoux')).body.items).toMatchObject([{ personId: body.id, email: newcomer.email, closed: false, secondFactor: false }]);
    expect(await app.rows(`SELECT template, sensitivity FROM outbox_message WHERE recipient_id = $1`, [body.id])).toEqual([{ template: 'account-invitation', sensitivity: 'account' }]);
    const token = await linkOf(body.id);
    expect((await app.nobody.post('/auth/link/use', { token })).status).toBe(204);
    expect((await app.nobody.post('/auth/link/use', { token })).status).toBe(410);
  });

  it('are found by a name as it is typed, without its accents and ligatures', async () => {
    const admin = await app.as('network_admin');
    const { body } = await admin.post('/accounts', { givenName: 'Zoé', familyName: 'Lebœuf', email: 'zoe.leboeuf@example.org' });
    for (const search of ['lebœuf', 'Zoe  leboeuf', 'lebœuf zoé']) {
      expect((await admin.get(`/accounts?search=${encodeURIComponent(search)}`)).body.items).toMatchObject([{ personId: body.id }]);
    }
  });

  it('are one a person, and need an address', async () => {
    const admin = await app.as('network_admin');
    const personId = await app.make.person();
    expect((await admin.post('/accounts', { personId })).status).toBe(201);
    expect(await admin.post('/accounts', { personId })).toMatchObject({ status: 409, body: { code: 'account-exists' } });
    const silent = await app.make.person();
    await app.rows('UPDATE person_contact SET email = NULL WHERE person_id = $1', [silent]);
    expect(await admin.post('/accounts', { personId: silent })).toMatchObject({ status: 422, body: { code: 'no-address' } });
    await app.make.person({ email: 'taken@example.org' });
    expect(await admin.post('/accounts', { ...newcomer, email: 'taken@example.org' })).toMatchObject({ status: 409, body: { code: 'email-taken' } });
  });

  it('end every session and every link when they are closed, and revive none when they open again', async () => {
    const [admin, person] = [await app.as('network_admin'), await app.as('person')];
    await admin.post(`/accounts/${person.personId}/invitation`);
    const token = await linkOf(person.personId);
    expect((await person.get('/auth/me')).status).toBe(200);
    expect((await admin.put(`/accounts/${person.personId}/closed`, { closed: true })).status).toBe(204);
    expect((await person.get('/auth/me')).status).toBe(401);
    expect((await admin.post(`/accounts/${person.personId}/invitation`)).status).toBe(404);
    expect((await admin.put(`/accounts/${person.personId}/closed`, { closed: false })).status).toBe(204);
    expect((await person.get('/auth/me')).status).toBe(401);
    expect((await app.nobody.post('/auth/link/use', { token })).status).toBe(410);
    expect((await (await app.signIn(person.personId)).get('/auth/me')).status).toBe(200);
  });

  it('give up their second factor when an administrator takes it off, and their sessions with it', async () => {
    const [admin, person] = [await app.as('network_admin'), await app.as('person')];
    const { body: offer } = await person.post('/auth/second-factor');
    await person.post('/auth/second-factor/confirm', { code: new TOTP({ secret: Secret.fromBase32(offer.secret) }).generate() });
    expect((await person.get('/auth/me')).body.secondFactor).toBe('enrolled');
    expect((await admin.delete(`/accounts/${person.personId}/second-factor`)).status).toBe(204);
    expect((await person.get('/auth/me')).status).toBe(401);
    const [left] = await app.rows(`SELECT totp_secret, (SELECT count(*)::int FROM recovery_code r WHERE r.person_id = a.person_id) AS codes FROM account a WHERE person_id = $1`, [person.personId]);
    expect(left).toEqual({ totp_secret: null, codes: 0 });
    expect(await app.rows(`SELECT person_id FROM audit_entry WHERE act = 'reset second factor' AND record_id = $1`, [person.personId])).toEqual([{ person_id: admin.personId }]);
  });

  it('lose what was confided when somebody else moves their address or takes off their second factor, and nothing when they move it themselves', async () => {
    const [admin, participation] = [await app.as('network_admin'), await app.make.participation()];
    const diagnosticId = await app.make.diagnostic(participation);
    const worn = async (personId: string) => (await app.rows<{ hat: string }>('SELECT hat FROM hat WHERE person_id = $1 AND withdrawn_at IS NULL', [personId])).map(({ hat }) => hat);
    for (const hat of ['diagnostic_lead', 'interviewer', 'diagnostic_supervisor'] as const) {
      const moved = await app.as(hat, { diagnosticId });
      await app.wear('evaluator', moved.personId, participation);
      expect((await moved.put(`/people/${moved.personId}/contact`, { email: `own.${hat}@example.org` })).status).toBe(204);
      expect((await moved.get(`/diagnostics/${diagnosticId}/interviews`)).status).toBe(200);
      expect((await admin.put(`/people/${moved.personId}/contact`, { email: `own.${hat}@example.org`, telephone: '04 66 00 00 00' })).status).toBe(204);
      expect((await moved.get(`/diagnostics/${diagnosticId}/interviews`)).status).toBe(200);
      expect((await admin.put(`/people/${moved.personId}/contact`, { email: `stolen.${hat}@example.org` })).status).toBe(204);
      expect((await moved.get(`/diagnostics/${diagnosticId}/interviews`)).status).toBe(403);
      expect(await worn(moved.personId)).toEqual(['evaluator']);
      expect(await app.rows(`SELECT person_id FROM audit_entry WHERE act = 'withdraw' AND object = 'hat' AND for_person_id = $1`, [moved.personId])).toEqual([{ person_id: admin.personId }]);

      const disarmed = await app.as(hat, { diagnosticId });
      expect((await admin.delete(`/accounts/${disarmed.personId}/second-factor`)).status).toBe(204);
      expect(await worn(disarmed.personId)).toEqual([]);
    }
  });

  it('lose what was confided when staff give an address to somebody who had none', async () => {
    const participation = await app.make.participation();
    const interviewer = await app.as('interviewer', { diagnosticId: await app.make.diagnostic(participation) });
    await app.rows('DELETE FROM account WHERE person_id = $1', [interviewer.personId]);
    await app.rows('DELETE FROM person_contact WHERE person_id = $1', [interviewer.personId]);
    const manager = await app.as('cohort_manager', participation);
    expect((await manager.put(`/people/${interviewer.personId}/contact`, { email: 'late@example.org' })).status).toBe(204);
    expect(await app.rows('SELECT 1 FROM hat WHERE person_id = $1 AND withdrawn_at IS NULL', [interviewer.personId])).toEqual([]);
  });

  it('are never closed nor disarmed by their own holder', async () => {
    const admin = await app.as('network_admin');
    expect(await admin.put(`/accounts/${admin.personId}/closed`, { closed: true })).toMatchObject({ status: 422, body: { code: 'own-account' } });
    expect(await admin.delete(`/accounts/${admin.personId}/second-factor`)).toMatchObject({ status: 422, body: { code: 'own-account' } });
  });

  it('are the administrators’: staff read them, others see their own alone', async () => {
    const cohortId = await app.make.cohort();
    const [manager, delegate] = [await app.as('cohort_manager', { cohortId }), await app.as('person')];
    const personId = await app.make.person();
    expect((await manager.get('/accounts')).body.items.length).toBeGreaterThan(1);
    expect((await manager.post('/accounts', { personId })).status).toBe(403);
    expect((await manager.put(`/accounts/${delegate.personId}/closed`, { closed: true })).status).toBe(403);
    expect((await manager.delete(`/accounts/${delegate.personId}/second-factor`)).status).toBe(403);
    expect((await delegate.get('/accounts')).body.items.map((line: { personId: string }) => line.personId)).toEqual([delegate.personId]);
    expect((await delegate.put(`/accounts/${manager.personId}/closed`, { closed: true })).status).toBe(404);
  });

  it('lose a second factor only to the application, asked by an administrator', async () => {
    const person = await app.as('person');
    const asApplication = (proof: string, caller: string) =>
      app.rows(`SELECT set_config('cordee.token', $1, false)`, [caller]).then(() => app.rows('SELECT access.reset_second_factor($1, $2) AS done', [proof, person.personId]));
    await expect(asApplication('no proof', person.token)).rejects.toThrow('unproven call');
    expect(await asApplication(app.keyring.proof('reset_second_factor', person.personId), person.token)).toEqual([{ done: false }]);
    await app.rows(`SELECT set_config('cordee.token', '', false)`);
  });
});
