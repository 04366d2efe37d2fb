import { Secret, TOTP } from 'otpauth';
import { hashPassword, isGuessable } from './passwords';
import { useApp } from '../platform/testing/use-app';

describe('signing in', () => {
  const app = useApp();
  const password = 'les platanes de la place en avril';

  async function account(email: string): Promise<string> {
    const personId = await app.make.person({ email });
    await app.rows('INSERT INTO account (person_id, password_hash) VALUES ($1, $2)', [personId, await hashPassword(password)]);
    return personId;
  }

  it('opens a session by password, tells who one is, and ends at sign-out', async () => {
    await account('solene@example.org');
    const login = await app.nobody.post('/auth/login', { email: 'solene@example.org', password });
    expect(login.status).toBe(204);
    const cookie = String(login.headers['set-cookie']).split(';')[0] as string;
    expect(String(login.headers['set-cookie'])).toMatch(/HttpOnly.*SameSite=Lax/);

    const me = await app.nobody.get('/auth/me', { cookie });
    expect(me.body).toMatchObject({ person: { givenName: 'Maya' }, hats: [], secondFactor: 'none' });

    expect((await app.nobody.post('/auth/logout', {}, { cookie })).status).toBe(204);
    expect((await app.nobody.get('/auth/me', { cookie })).status).toBe(401);
  });

  it('answers alike to a wrong password and an unknown address', async () => {
    await account('known@example.org');
    const wrong = await app.nobody.post('/auth/login', { email: 'known@example.org', password: 'not this one at all' });
    const unknown = await app.nobody.post('/auth/login', { email: 'unknown@example.org', password });
    expect(wrong.status).toBe(401);
    expect(unknown.body).toEqual(wrong.body);
  });

  it('stops guessing after ten tries on one address', async () => {
    await account('guessed@example.org');
    for (let guess = 0; guess < 10; guess += 1) await app.nobody.post('/auth/login', { email: 'guessed@example.org', password: `guess ${guess}` });
    expect(await app.nobody.post('/auth/login', { email: 'guessed@example.org', password })).toMatchObject({ status: 429, body: { code: 'rate-limited' } });
  });

  it('lets a link in once', async () => {
    const personId = await account('link@example.org');
    expect((await app.nobody.post('/auth/link', { email: 'link@example.org' })).status).toBe(202);
    const [link] = await app.rows<{ id: string }>('SELECT id FROM account_link WHERE person_id = $1', [personId]);
    const token = app.keyring.token('account', link?.id as string);
    expect((await app.nobody.post('/auth/link/use', { token })).status).toBe(204);
    expect(await app.nobody.post('/auth/link/use', { token })).toMatchObject({ status: 410, body: { code: 'link-spent' } });
  });

  it('ends every session when a password is chosen from a reset, since a stolen one would outlive it', async () => {
    const personId = await account('retaken@example.org');
    const thief = await app.signIn(personId);
    await app.nobody.post('/auth/password/reset', { email: 'retaken@example.org' });
    const [link] = await app.rows<{ id: string }>('SELECT id FROM account_link WHERE person_id = $1', [personId]);
    expect((await app.nobody.post('/auth/password/use', { token: app.keyring.token('account', link?.id as string), password: 'un autre mot, long et à elle' })).status).toBe(204);
    expect((await thief.get('/auth/me')).status).toBe(401);
  });

  it('keeps the session that changes its password, and ends the others', async () => {
    const personId = await account('changed@example.org');
    const [here, elsewhere] = [await app.signIn(personId), await app.signIn(personId)];
    expect((await here.post('/auth/password', { current: password, password: 'un autre mot, long et à elle' })).status).toBe(204);
    expect([(await here.get('/auth/me')).status, (await elsewhere.get('/auth/me')).status]).toEqual([200, 401]);
  });

  it('refuses a password made of one’s own name, and takes another', async () => {
    const personId = await app.make.person({ givenName: 'Roseline', familyName: 'Soulier-Dumas', email: 'roseline.soulier@example.org' });
    const roseline = await app.as('person', { personId });
    const named = await roseline.post('/auth/password', { password: 'Roseline Soulier-Dumas 2026' });
    expect(named).toMatchObject({ status: 422, body: { code: 'password-guessable' } });
    expect((await roseline.post('/auth/password', { password })).status).toBe(204);
  });

  it('knows a name by each of its parts and without its accents, by a link too', async () => {
    const personId = await app.make.person({ givenName: 'Éléonore', familyName: 'Castelnau-Puech', email: 'secretariat.puech@example.org' });
    await app.rows('INSERT INTO account (person_id) VALUES ($1)', [personId]);
    await app.nobody.post('/auth/password/reset', { email: 'secretariat.puech@example.org' });
    const [link] = await app.rows<{ id: string }>('SELECT id FROM account_link WHERE person_id = $1', [personId]);
    const token = app.keyring.token('account', link?.id as string);
    for (const named of ['eleonore-castelnau-2026', 'Secrétariat Puech 46']) {
      expect(await app.nobody.post('/auth/password/use', { token, password: named })).toMatchObject({ status: 422, body: { code: 'password-guessable' } });
    }
    expect((await app.nobody.post('/auth/password/use', { token, password: 'les tilleuls de la halle en juin' })).status).toBe(204);
  });

  it('writes nothing for an unknown address that asks for a link', async () => {
    const count = 'SELECT (SELECT count(*) FROM outbox_message)::int AS messages, (SELECT count(*) FROM account_link)::int AS links';
    const before = await app.rows(count);
    expect((await app.nobody.post('/auth/link', { email: 'nobody-at-all@example.org' })).status).toBe(202);
    expect(await app.rows(count)).toEqual(before);
  });

  it('asks the second factor once enrolled, takes each code once, and accepts a recovery code once', async () => {
    const personId = await account('karim@example.org');
    const karim = await app.signIn(personId);
    const { body: offer } = await karim.post('/auth/second-factor');
    const totp = new TOTP({ secret: Secret.fromBase32(offer.secret) });
    const code = totp.generate();
    const { body } = await karim.post('/auth/second-factor/confirm', { code });
    expect(body.recoveryCodes).toHaveLength(10);

    const credentials = { email: 'karim@example.org', password };
    expect(await app.nobody.post('/auth/login', credentials)).toMatchObject({ status: 401, body: { code: 'totp-required' } });
    expect(await app.nobody.post('/auth/login', { ...credentials, totp: code })).toMatchObject({ status: 401, body: { code: 'totp-wrong' } });
    const next = totp.generate({ timestamp: Date.now() + 30_000 });
    expect((await app.nobody.post('/auth/login', { ...credentials, totp: next })).status).toBe(204);
    expect((await app.nobody.post('/auth/login', { ...credentials, totp: body.recoveryCodes[0] })).status).toBe(204);
    expect((await app.nobody.post('/auth/login', { ...credentials, totp: body.recoveryCodes[0] })).status).toBe(401);
  });

  it('refuses a withdrawn hat at the very next request', async () => {
    const cohortId = await app.make.cohort();
    const manager = await app.as('cohort_manager', { cohortId });
    expect((await manager.get('/auth/me')).body.hats).toHaveLength(1);
    await app.rows('UPDATE hat SET withdrawn_at = now() WHERE person_id = $1', [manager.personId]);
    expect((await manager.get('/auth/me')).body.hats).toHaveLength(0);
  });

  it('refuses what another site makes a browser send', async () => {
    const refused = await app.nobody.post('/auth/logout', {}, { 'sec-fetch-site': 'cross-site' });
    expect(refused).toMatchObject({ status: 403, body: { code: 'cross-site' } });
    expect((await app.nobody.post('/auth/logout', {}, { origin: 'https://elsewhere.example', host: 'cordee.example' })).status).toBe(403);
  });

  it.each(['azertyuiopqsdfghjklm', 'aaaaaaaaaaaaaaaaaa', 'FabriqueDesTransitions2026', 'motdepasse123456789', 'abcabcabcabcabcabc'])('holds « %s » for guessable', (guess) => {
    expect(isGuessable(guess, [])).toBe(true);
    expect(isGuessable(password, [])).toBe(false);
  });
});
