import { tokenHash } from '../crypto/keyring';
import { useApp } from '../testing/use-app';

/** The application behind one reverse proxy, on https. */
const deployed = { TRUST_PROXY: '1', PUBLIC_URL: 'https://cordee.example' };

describe('somebody without an account', () => {
  const before = Object.fromEntries(Object.keys(deployed).map((name) => [name, process.env[name]]));
  beforeAll(() => Object.assign(process.env, deployed));
  const app = useApp();
  afterAll(() => {
    for (const [name, value] of Object.entries(before)) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  });

  it('stops nobody by asking for sixty links at the same moment', async () => {
    const person = await app.as('person');
    const asked = Array.from({ length: 60 }, (_, index) => app.nobody.post('/auth/link', { email: `burst-${index}@example.org` }));
    const meanwhile = person.get('/auth/me', { cookie: `__Host-cordee=${person.token}` });
    expect((await Promise.all(asked)).map(({ status }) => status)).toEqual(Array.from({ length: 60 }, () => 202));
    expect((await meanwhile).status).toBe(200);
  });

  it('learns from the time of an answer nothing of who has an account', async () => {
    await app.make.person({ email: 'known@example.org' }).then((id) => app.rows('INSERT INTO account (person_id) VALUES ($1)', [id]));
    for (const path of ['/auth/link', '/auth/password/reset']) {
      for (const email of ['known@example.org', 'unknown@example.org']) {
        const begun = performance.now();
        expect((await app.nobody.post(path, { email })).status).toBe(202);
        expect(performance.now() - begun).toBeGreaterThan(490);
      }
    }
  });

  it('finds nothing of the API in the cache of a shared computer', async () => {
    const person = await app.as('person');
    for (const path of ['/auth/me', '/people', '/nowhere']) {
      expect((await person.get(path, { cookie: `__Host-cordee=${person.token}` })).headers['cache-control']).toBe('no-store');
    }
  });

  it('enters once by one link, with six hands at the same moment', async () => {
    const admin = await app.as('network_admin');
    const headers = { cookie: `__Host-cordee=${admin.token}` };
    const { body } = await admin.post('/accounts', { givenName: 'Inès', familyName: 'Roumégoux', email: 'ines@example.org' }, headers);
    const [link] = await app.rows<{ id: string }>('SELECT id FROM account_link WHERE person_id = $1', [body.id]);
    const token = app.keyring.token('account', link?.id as string);
    const uses = await Promise.all(Array.from({ length: 6 }, () => app.nobody.post('/auth/link/use', { token })));
    expect(uses.map(({ status }) => status).sort()).toEqual([204, 410, 410, 410, 410, 410]);
  });

  it('is counted by the address that the proxy saw, whatever addresses they wrote themselves', async () => {
    await app.rows('DELETE FROM rate_counter');
    for (const written of ['198.51.100.1', '198.51.100.2', '198.51.100.3, 198.51.100.4']) {
      await app.nobody.post('/auth/link', { email: 'same@example.org' }, { 'x-forwarded-for': `${written}, 203.0.113.7` });
    }
    expect(await app.rows(`SELECT count FROM rate_counter WHERE key LIKE 'link-from:%'`)).toEqual([{ count: 3 }]);
  });

  it('cannot slip a session of their own into somebody else’s browser from a neighbouring site', async () => {
    const person = await app.as('person');
    expect(await app.rows('SELECT 1 FROM sign_in WHERE token_hash = $1', [tokenHash(person.token)])).toHaveLength(1);
    expect((await app.nobody.get('/auth/me', { cookie: `cordee=${person.token}` })).status).toBe(401);
    expect((await app.nobody.get('/auth/me', { cookie: `__Host-cordee=${person.token}` })).status).toBe(200);
  });
});
