import { Client } from 'pg';
import { migrations } from '../../migrations';
import { personalData } from '../../personal-data';
import { rights } from '../../rights';
import { createTestDatabase, type TestDatabase } from '../testing/test-database';
import { checkDatabase } from './check-database';
import { migrate } from './migrator';

const secret = 'the secret of one instance, long enough to derive keys';
const names = migrations.map(({ name }) => name);

describe('the start', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase({ empty: true });
    await migrate({ ownerUrl: database.ownerUrl, appUrl: database.appUrl, secret, migrations, rights, personalData });
  });
  afterAll(() => database.drop());

  const start = (url: string, known = secret, expected = names) => checkDatabase({ DATABASE_URL: url, CORDEE_SECRET: known }, expected);

  it('is let through for a plain role, an up-to-date schema and the right secret', async () => {
    await expect(start(database.appUrl)).resolves.toBeUndefined();
  });

  it('is refused for a superuser and for an owner of tables, with the SQL that makes the right role', async () => {
    await expect(start(database.superuserUrl)).rejects.toThrow(/passe outre la sécurité des lignes[^]*CREATE ROLE cordee_app/);
    await expect(start(database.ownerUrl)).rejects.toThrow(/possède des tables[^]*CREATE ROLE cordee_app/);
  });

  it('is refused on a schema of another version, in one line', async () => {
    await expect(start(database.appUrl, secret, [...names, 'Later1999999999999'])).rejects.toThrow(/^Le schéma de la base[^\n]+$/);
  });

  it('is refused with a secret that the database does not know', async () => {
    await expect(start(database.appUrl, 'another secret, just as long as the other one')).rejects.toThrow(/^CORDEE_SECRET/);
  });

  it('is refused when nothing answers', async () => {
    await expect(start('postgres://cordee_app:x@127.0.0.1:1/cordee')).rejects.toThrow(/^DATABASE_URL : la base de données ne répond pas/);
  });

  it('finds everything as it was when the owner migrates again', async () => {
    const snapshot = async () => {
      const owner = new Client({ connectionString: database.ownerUrl });
      await owner.connect();
      const { rows } = await owner.query(`SELECT (SELECT count(*) FROM migrations) AS migrations, (SELECT count(*) FROM access.permission) AS permissions,
        (SELECT string_agg(grantee || privilege_type || table_name, ',' ORDER BY grantee, privilege_type, table_name) FROM information_schema.table_privileges WHERE table_schema = 'public') AS grants`);
      await owner.end();
      return rows;
    };
    const before = await snapshot();
    await migrate({ ownerUrl: database.ownerUrl, appUrl: database.appUrl, secret, migrations, rights, personalData });
    expect(await snapshot()).toEqual(before);
  });
});
