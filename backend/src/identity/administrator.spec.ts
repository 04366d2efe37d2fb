import { useApp } from '../platform/testing/use-app';
import { makeAdministrator } from './administrator';

describe('the first administrator', () => {
  const app = useApp();
  const make = (email: string) =>
    makeAdministrator({ DATABASE_OWNER_URL: app.database.ownerUrl, CORDEE_SECRET: process.env['CORDEE_SECRET'] as string, PUBLIC_URL: 'https://cordee.example.org' }, email);
  const tokenOf = (link: string) => /^https:\/\/cordee\.example\.org\/invitation-compte#(\S+)$/.exec(link)?.[1] as string;

  it('comes in by a link that works once, without any mail server', async () => {
    const token = tokenOf(await make('solene.vidal@example.org'));
    const entered = await app.nobody.post('/auth/link/use', { token });
    expect(entered.status).toBe(204);
    const cookie = String(entered.headers['set-cookie']).split(';')[0] as string;
    expect((await app.nobody.get('/auth/me', { cookie })).body).toMatchObject({ person: { givenName: 'Solene', familyName: 'Vidal' }, hats: [{ hat: 'network_admin' }] });
    expect((await app.nobody.get('/accounts', { cookie })).status).toBe(200);
    expect((await app.nobody.post('/auth/link/use', { token })).status).toBe(410);
  });

  it('may be somebody known, asked twice, or closed before: one hat, one account, each time a new link', async () => {
    const personId = await app.make.person({ email: 'known@example.org' });
    const [first, second] = [tokenOf(await make('Known@example.org')), tokenOf(await make('known@example.org'))];
    expect(first).not.toBe(second);
    expect(await app.rows(`SELECT count(*)::int AS hats FROM hat WHERE person_id = $1`, [personId])).toEqual([{ hats: 1 }]);
    await app.rows('UPDATE account SET closed_at = now() WHERE person_id = $1', [personId]);
    expect((await app.nobody.post('/auth/link/use', { token: second })).status).toBe(410);
    expect((await app.nobody.post('/auth/link/use', { token: tokenOf(await make('known@example.org')) })).status).toBe(204);
    expect((await app.rows(`SELECT via FROM audit_entry WHERE for_person_id = $1`, [personId])).map(({ via }) => via)).toEqual(['owner', 'owner', 'owner']);
  });
});
