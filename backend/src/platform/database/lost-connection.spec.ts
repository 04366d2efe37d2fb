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
});
