import { Client } from 'pg';
import { createTestDatabase } from './test-database';

describe('a test database', () => {
  it('belongs to the owner, lets the application in and makes it own nothing', async () => {
    const database = await createTestDatabase();
    const app = new Client({ connectionString: database.appUrl });
    await app.connect();
    const { rows } = await app.query(
      `SELECT pg_get_userbyid(datdba) AS owner, (SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user) AS free,
              (SELECT count(*)::int FROM pg_class WHERE relowner = current_user::regrole) AS owned
       FROM pg_database WHERE datname = current_database()`,
    );
    await app.end();
    await database.drop();
    expect(rows).toEqual([{ owner: 'cordee_owner', free: false, owned: 0 }]);
  });
});
