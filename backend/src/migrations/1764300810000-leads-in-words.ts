import type { MigrationInterface, QueryRunner } from 'typeorm';

const news = 'access.quotable_news(uuid,date,date)';
const told = `AND (n.entered_for_id IS NULL OR n.confirmed_at IS NOT NULL)`;
const hidden = ' AND NOT scopes && ((SELECT access.hidden_leads(NULL))::uuid[])';

/** What is told in a territory that is being recruited is neither proposed to the newsletter's media, nor read in the history, by those who do not recruit it. */
export class LeadsInWords1764300810000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await reword(db, told, `${told} AND NOT n.participation_id = ANY (access.hidden_leads(ARRAY[cohort]))`);
    await db.query(`
      DO $$ DECLARE shown text := (SELECT pg_get_expr(polqual, polrelid) FROM pg_policy WHERE polrelid = 'record_change'::regclass AND polname = 'may_read'); BEGIN
        EXECUTE 'ALTER POLICY may_read ON record_change USING (' || shown || '${hidden})';
      END $$;`);
  }

  async down(db: QueryRunner): Promise<void> {
    await reword(db, ` AND NOT n.participation_id = ANY (access.hidden_leads(ARRAY[cohort]))`, '');
    await db.query(`ALTER POLICY may_read ON record_change USING (scopes && (SELECT access.ids('record_change', 'read')) AND scopes && access.ids(object, 'update'))`);
  }
}

/** The same function with a passage written otherwise; a passage that is no longer there stops the migration. */
async function reword(db: QueryRunner, from: string, to: string): Promise<void> {
  const [{ text }] = (await db.query('SELECT pg_get_functiondef($1::regprocedure) AS text', [news])) as [{ text: string }];
  if (!text.includes(from)) throw new Error(`${news} no longer says « ${from} »`);
  await db.query(text.replace(from, () => to));
}
