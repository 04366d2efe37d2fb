import { Pool } from 'pg';
import { databaseProblem } from '../http/database-problem';
import { useApp } from '../testing/use-app';
import { Database } from './database';

describe('a connection lost in the middle of a request', () => {
  const app = useApp();

  it('costs that request alone: the error is told, and the next one is served', async () => {
    const database = app.nest.get(Database);
    const lost = database.run(null, undefined, async (work) => {
      const own = await work.row<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      await app.rows('SELECT pg_terminate_backend($1)', [own?.pid]);
      await work.rows('SELECT pg_sleep(5)');
    });
    await expect(lost).rejects.toThrow(/terminat/i);
    const served = await Promise.all(Array.from({ length: 30 }, () => app.nobody.get('/auth/me')));
    expect(new Set(served.map(({ status }) => status))).toEqual(new Set([401]));
  });

  it('or never had, while a crowd holds them all, is said to be a moment to wait for and no error of ours', async () => {
    const pool = new Pool({ connectionString: app.database.appUrl, max: 1 });
    const taken = await pool.connect();
    pool.options.connectionTimeoutMillis = 50;
    const refused = await pool.connect().catch((error: unknown) => error);
    taken.release();
    await pool.end();
    expect(databaseProblem(refused, {})?.getStatus()).toBe(503);
    expect(databaseProblem(new Error('another'), {})).toBeUndefined();
  });
});
