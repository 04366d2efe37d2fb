import { Client } from 'pg';
import { readConfig } from '../platform/config/config';
import { useApp } from '../platform/testing/use-app';
import { demoCohort } from './demo-cohort';
import { DemoLoader } from './demo-loader';
import { demoAccounts } from './rows/hat-rows';

describe('the demo accounts', () => {
  const app = useApp();
  const emails = new Map(demoCohort().people.map(({ key, email }) => [key, email]));

  beforeAll(() => new DemoLoader(app.owner, readConfig(process.env)).load(1));

  it.each(demoAccounts.map((one) => [one.hat, one] as const))(
    'let %s in by e-mail and password, with that hat',
    async (hat, account) => {
      const answer = await app.nobody.post('/auth/login', { email: emails.get(account.person), password: account.password });
      expect(answer.status).toBe(204);
      const cookie = String(answer.headers['set-cookie']).split(';')[0] as string;
      const me = await app.nobody.get('/auth/me', { cookie });
      expect(me.body.hats.map((one: { hat: string }) => one.hat)).toContain(hat);
    },
  );

  it('see in the database what their hats allow: staff and observer no interview, Karim those of Canohès, Odile all', async () => {
    const seen = async (person: string, from: string) => {
      const account = demoAccounts.find((one) => one.person === person);
      const answer = await app.nobody.post('/auth/login', { email: emails.get(person), password: account?.password });
      const token = /=([^;]+)/.exec(String(answer.headers['set-cookie']))?.[1] as string;
      const bearer = new Client({ connectionString: app.database.appUrl });
      await bearer.connect();
      await bearer.query('BEGIN');
      await bearer.query(`SELECT set_config('cordee.token', $1, true)`, [token]);
      const { rows } = await bearer.query(`SELECT count(*)::int AS seen FROM ${from}`);
      await bearer.end();
      return rows[0].seen;
    };
    expect([
      await seen('solene', 'interview'),
      await seen('karim', 'interview'),
      await seen('odile', 'interview'),
      await seen('paule', 'excerpt'),
    ]).toEqual([0, 21, 160, 0]);
  });
});
