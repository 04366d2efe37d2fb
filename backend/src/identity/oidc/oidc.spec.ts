import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { Secret, TOTP } from 'otpauth';
import { useApp } from '../../platform/testing/use-app';
import { OidcProvider } from './provider';
import { client, forgeIdToken, type Says, TestProvider } from './testing/test-provider';

describe('the account of one’s organisation', () => {
  const provider = new TestProvider();
  const names = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const;
  beforeAll(async () => {
    await provider.start();
    Object.assign(process.env, { OIDC_ISSUER: provider.issuer, OIDC_CLIENT_ID: client.id, OIDC_CLIENT_SECRET: client.secret });
  });
  const app = useApp();
  afterAll(async () => {
    for (const name of names) delete process.env[name];
    await provider.stop();
  });
  afterEach(() => (provider.meddle = undefined));

  const server = () => app.nest.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  const cookieOf = (headers: Record<string, unknown>, name: string) => {
    const [, value] = [headers['set-cookie']].flat().map((line) => new RegExp(`^${name}=([^;]*)`).exec(String(line))).find(Boolean) ?? [];
    return value ?? '';
  };
  const post = async (path: string, payload: object, cookie = '') => {
    const answer = await server().inject({ method: 'POST', url: `/api/auth/${path}`, payload, headers: { 'content-type': 'application/json', ...(cookie && { cookie }) } });
    return { status: answer.statusCode, body: answer.body ? answer.json() : null, headers: answer.headers, session: cookieOf(answer.headers, 'cordee') };
  };

  /** To the provider and back, as whoever it says. */
  async function travel(says: Says, { session = '', joins = false, asked = (address: string) => address } = {}) {
    provider.says = says;
    const away = await post('oidc', { joins }, session);
    const browser = `cordee-oidc=${cookieOf(away.headers, 'cordee-oidc')}`;
    const query = await provider.follow(asked(away.body.address));
    return { query, browser, address: new URL(away.body.address), back: () => post('oidc/return', { query }, [browser, session].filter(Boolean).join('; ')) };
  }

  const account = async (email: string, hat?: 'cohort_manager' | 'delegate') => {
    const personId = await app.make.person({ email });
    await app.rows('INSERT INTO account (person_id) VALUES ($1)', [personId]);
    if (hat) await app.wear(hat, personId, hat === 'delegate' ? { participationId: (await app.make.participation()).id } : { cohortId: await app.make.cohort() });
    return personId;
  };
  const enrol = async (personId: string) => {
    const own = await app.signIn(personId);
    const { body } = await own.post('/auth/second-factor');
    const totp = new TOTP({ secret: Secret.fromBase32(body.secret), digits: 6, period: 30 });
    expect((await own.post('/auth/second-factor/confirm', { code: totp.generate() })).status).toBe(200);
    // Each step serves once: the next code is that of the step after.
    return () => totp.generate({ timestamp: Date.now() + 30_000 });
  };
  const me = async (session: string) => (await app.nobody.get('/auth/me', { cookie: `cordee=${session}` })).body;
  const unique = () => randomBytes(6).toString('hex');

  it('is offered only where it is configured, and asks for a code with PKCE, a state, a nonce, and the level', async () => {
    expect((await app.nobody.get('/auth/providers')).body).toEqual({ organisation: { label: 'Continuer avec le compte de mon organisation', about: null } });
    const { address } = await travel({ sub: unique() });
    expect(Object.fromEntries(address.searchParams)).toMatchObject({
      response_type: 'code', code_challenge_method: 'S256', acr_values: 'eidas1', scope: 'openid given_name usual_name email uid siret', state: expect.any(String), nonce: expect.any(String),
    });
  });

  it('comes back calmly, signed in nowhere, when the person turns back at the provider; asks who it is again when told to', async () => {
    const away = await post('oidc', { again: true });
    expect(new URL(away.body.address).searchParams.get('prompt')).toBe('login');
    const browser = `cordee-oidc=${cookieOf(away.headers, 'cordee-oidc')}`;
    const query = `error=access_denied&state=${new URL(away.body.address).searchParams.get('state')}`;
    expect((await post('oidc/return', { query: 'error=access_denied&state=forged' }, browser)).body.code).toBe('link-spent');
    expect(await post('oidc/return', { query }, browser)).toMatchObject({ status: 200, body: { outcome: 'cancelled' }, session: '' });
    expect((await post('oidc/return', { query }, browser)).status).toBe(410);
  });

  it('opens the account that has the address, then is known by its subject, even when the address changes', async () => {
    const [sub, email] = [unique(), `${unique()}@mairie.example.org`];
    const personId = await account(email, 'delegate');
    const { back } = await travel({ sub, email: email.toUpperCase(), email_verified: true });
    const first = await back();
    expect([first.status, first.body]).toEqual([200, { outcome: 'signed-in' }]);
    expect((await me(first.session)).person.id).toBe(personId);
    const second = await (await travel({ sub, email: 'moved@mairie.example.org' })).back();
    expect((await me(second.session)).person.id).toBe(personId);
    // Somebody else with the same address, later: the account has its identity already.
    expect((await (await travel({ sub: unique(), email, email_verified: true })).back()).body).toEqual({ outcome: 'unknown' });
  });

  it('makes no account, and says the same, as late, of whoever is unknown, unvouched for, closed, or staff without a second factor', async () => {
    const closed = `${unique()}@mairie.example.org`;
    await app.rows('UPDATE account SET closed_at = now() WHERE person_id = $1', [await account(closed)]);
    const [plain, staff] = [`${unique()}@mairie.example.org`, `${unique()}@mairie.example.org`];
    await account(plain);
    await account(staff, 'cohort_manager');
    const accounts = await app.rows('SELECT person_id FROM account ORDER BY 1');
    const says: Says[] = [
      { sub: unique(), email: 'stranger@mairie.example.org', email_verified: true }, { sub: unique(), email: plain }, { sub: unique(), email: plain, email_verified: false },
      { sub: unique(), email: closed, email_verified: true }, { sub: unique(), email: staff, email_verified: true }, { sub: unique() },
    ];
    for (const one of says) {
      const { back } = await travel(one);
      const begun = performance.now();
      const { status, body, session } = await back();
      expect(performance.now() - begun).toBeGreaterThan(690);
      expect([one, status, body, session]).toEqual([one, 200, { outcome: 'unknown' }, '']);
    }
    expect(await app.rows('SELECT person_id FROM account ORDER BY 1')).toEqual(accounts);
    expect(await app.rows(`SELECT 1 FROM oidc_identity WHERE subject = ANY ($1)`, [says.map(({ sub }) => sub)])).toEqual([]);
  });

  it('asks staff for their own code, the first time always, then unless the provider is sure of who they are', async () => {
    const [sub, email] = [unique(), `${unique()}@reseau.example.org`];
    const personId = await account(email, 'cohort_manager');
    const code = await enrol(personId);
    const first = await travel({ sub, email, email_verified: true, acr: 'eidas2' });
    expect((await first.back()).body).toEqual({ outcome: 'totp-required' });
    expect((await post('oidc/code', { totp: '000000' }, first.browser)).body.code).toBe('totp-wrong');
    expect((await post('oidc/code', { totp: code() }, 'cordee-oidc=another-browser')).status).toBe(410);
    const passed = await post('oidc/code', { totp: code() }, first.browser);
    expect([passed.status, passed.body]).toEqual([200, { outcome: 'signed-in' }]);
    expect((await me(passed.session)).secondFactor).toBe('enrolled');
    expect((await post('oidc/code', { totp: code() }, first.browser)).status).toBe(410);

    expect((await (await travel({ sub, email, acr: 'eidas1' })).back()).body).toEqual({ outcome: 'totp-required' });
    const sure = await (await travel({ sub, email, acr: 'eidas2' })).back();
    expect(sure.body).toEqual({ outcome: 'signed-in' });
    expect((await me(sure.session)).secondFactor).toBe('enrolled');
  });

  it('is joined from one’s own account, by whoever is signed in and nobody else', async () => {
    const [sub, email] = [unique(), `${unique()}@reseau.example.org`];
    const staff = await app.signIn(await account(email, 'cohort_manager'));
    const session = `cordee=${staff.token}`;
    const { back, query, browser } = await travel({ sub, email: 'other@elsewhere.example.org' }, { session, joins: true });
    const stranger = await app.as('person');
    expect((await post('oidc/return', { query }, `${browser}; cordee=${stranger.token}`)).status).toBe(410);
    expect((await back()).status).toBe(410);
    const again = await travel({ sub, email }, { session, joins: true });
    expect((await again.back()).body).toEqual({ outcome: 'joined' });
    const { session: entered } = await (await travel({ sub })).back();
    expect((await me(entered)).person.id).toBe(staff.personId);
  });

  it('is refused with a state that served, one that another browser left with, another nonce, another audience, a broken signature', async () => {
    const [sub, email] = [unique(), `${unique()}@mairie.example.org`];
    await account(email);
    const says = { sub, email, email_verified: true };
    const replayed = await travel(says);
    expect((await replayed.back()).body).toEqual({ outcome: 'signed-in' });
    expect((await replayed.back()).body.code).toBe('link-spent');
    const stolen = await travel(says);
    expect((await post('oidc/return', { query: stolen.query }, 'cordee-oidc=another')).body.code).toBe('link-spent');
    expect((await post('oidc/return', { query: stolen.query.replace(/state=[^&]*/, 'state=forged') }, stolen.browser)).body.code).toBe('link-spent');

    // Signed by the provider itself, for another nonce than the one that left.
    const nonce = await travel(says, { asked: (address) => address.replace(/nonce=[^&]*/, 'nonce=another') });
    expect(await nonce.back()).toMatchObject({ status: 401, body: { code: 'provider-refused' }, session: '' });
    for (const [what, change] of [
      ['audience', (claims: Record<string, unknown>) => ({ ...claims, aud: 'another-client' })],
      ['issuer', (claims: Record<string, unknown>) => ({ ...claims, iss: 'https://elsewhere.example.org' })],
      ['signature', (claims: Record<string, unknown>) => claims],
    ] as const) {
      const journey = await travel(says);
      provider.meddle = forgeIdToken(provider, change);
      const { status, body, session } = await journey.back();
      expect([what, status, body.code, session]).toEqual([what, 401, 'provider-refused', '']);
      provider.meddle = undefined;
    }
  });

  it('refuses a userinfo whose signature is broken, or which speaks of somebody else', async () => {
    const [sub, email] = [unique(), `${unique()}@mairie.example.org`];
    await account(email);
    const journey = await travel({ sub, email: 'thief@elsewhere.example.org', email_verified: true });
    provider.meddle = (request, response) => {
      if (!request.url?.startsWith('/me')) return false;
      const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
      response.setHeader('content-type', 'application/jwt');
      response.end(`${part({ alg: 'RS256' })}.${part({ iss: provider.issuer, aud: client.id, sub, email, email_verified: true })}.${randomBytes(256).toString('base64url')}`);
      return true;
    };
    expect(await journey.back()).toMatchObject({ status: 401, body: { code: 'provider-refused' }, session: '' });
  });

  it('ends at the provider too: a hint that was kept sealed, and is gone with the session', async () => {
    const [sub, email] = [unique(), `${unique()}@mairie.example.org`];
    await account(email);
    const { session } = await (await travel({ sub, email, email_verified: true })).back();
    const [kept] = await app.rows<{ token: Buffer }>('SELECT o.id_token AS token FROM oidc_session o JOIN oidc_identity i ON i.person_id = o.person_id WHERE i.subject = $1', [sub]);
    expect(kept?.token.toString('latin1')).not.toContain('eyJ');
    expect((await me(session)).organisationSession).toBe(true);
    const { body } = await post('oidc/logout', {}, `cordee=${session}`);
    const farewell = new URL(body.address);
    expect(farewell.origin).toBe(provider.issuer);
    expect([...farewell.searchParams.keys()].sort()).toEqual(['id_token_hint', 'post_logout_redirect_uri', 'state']);
    expect(farewell.searchParams.get('post_logout_redirect_uri')).toBe('http://127.0.0.1:3000/connexion');
    const [, claims = ''] = (farewell.searchParams.get('id_token_hint') ?? '').split('.');
    expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({ sub, aud: client.id });
    expect((await fetch(farewell)).status).toBe(200);
    expect((await app.nobody.get('/auth/me', { cookie: `cordee=${session}` })).status).toBe(401);
    expect(await app.rows('SELECT 1 FROM oidc_session o JOIN oidc_identity i ON i.person_id = o.person_id WHERE i.subject = $1', [sub])).toEqual([]);
    expect((await post('oidc/logout', {}, `cordee=${session}`)).body).toEqual({ address: null });
  });

  it('that is down stops neither the start nor the link by e-mail, and is found again', async () => {
    const known = app.nest.get(OidcProvider) as unknown as { found: unknown; failedAt: number };
    Object.assign(known, { found: undefined, failedAt: 0 });
    provider.meddle = (request) => {
      request.socket.destroy();
      return true;
    };
    expect(await post('oidc', {})).toMatchObject({ status: 503, body: { code: 'provider-away' } });
    expect((await post('link', { email: 'somebody@example.org' })).status).toBe(202);
    const [admin, manager] = [await app.as('network_admin'), await app.as('cohort_manager', { cohortId: await app.make.cohort() })];
    expect((await admin.get('/auth/organisation')).body).toEqual({
      issuer: provider.issuer, returnTo: 'http://127.0.0.1:3000/connexion/organisation', leavesTo: 'http://127.0.0.1:3000/connexion', trouble: expect.stringMatching(/OIDC_ISSUER ne répond pas/),
    });
    expect((await manager.get('/auth/organisation')).status).toBe(403);
    provider.meddle = undefined;
    known.failedAt = 0;
    // Nobody signed in meanwhile: the settings look by themselves.
    expect((await admin.get('/auth/organisation')).body.trouble).toBeNull();
    expect((await post('oidc', {})).status).toBe(200);
  });

  it('lets no visitor write on the administrators’ page: an error or a code made up in the address says nothing of the settings', async () => {
    const admin = await app.as('network_admin');
    expect((await (await travel({ sub: unique() })).back()).status).toBe(200);
    for (const forged of ['error=invalid_scope', 'error=unauthorized_client', 'code=made-up']) {
      const away = await post('oidc', {});
      const state = new URL(away.body.address).searchParams.get('state');
      const query = `${forged}&state=${state}&iss=${encodeURIComponent(provider.issuer)}`;
      expect([forged, (await post('oidc/return', { query }, `cordee-oidc=${cookieOf(away.headers, 'cordee-oidc')}`)).status]).toEqual([forged, 401]);
      expect([forged, (await admin.get('/auth/organisation')).body.trouble]).toEqual([forged, null]);
    }
  });

  it('tells the administrators which setting is wrong, and whoever signs in only that it did not work', async () => {
    const admin = await app.as('network_admin');
    const told = async (path: string, answer: object) => {
      const journey = await travel({ sub: unique() });
      provider.meddle = (request, response) => {
        if (!request.url?.startsWith(path)) return false;
        response.writeHead(401, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
        return true;
      };
      expect(await journey.back()).toMatchObject({ status: 401, body: { code: 'provider-refused' }, session: '' });
      provider.meddle = undefined;
      return (await admin.get('/auth/organisation')).body.trouble;
    };
    expect(await told('/token', { error: 'invalid_client' })).toMatch(/OIDC_CLIENT_SECRET/);
    expect(await told('/token', { error: 'invalid_scope' })).toMatch(/scopes/);
    const known = app.nest.get(OidcProvider) as unknown as { found: unknown; failedAt: number; config: { OIDC_ISSUER: string } };
    Object.assign(known, { found: undefined, failedAt: 0, config: { ...known.config, OIDC_ISSUER: provider.issuer.replace('127.0.0.1', 'localhost') } });
    expect((await post('oidc', {})).status).toBe(503);
    expect((await admin.get('/auth/organisation')).body.trouble).toMatch(/exactement l’adresse/);
  });
});
