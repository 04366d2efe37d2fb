import type { QueryRunner } from 'typeorm';

/** The same function with a passage written otherwise; a passage that is no longer there stops the migration. */
export async function reword(db: QueryRunner, what: string, from: string, to: string): Promise<void> {
  const [{ text }] = (await db.query('SELECT pg_get_functiondef($1::regprocedure) AS text', [what])) as [{ text: string }];
  if (!text.includes(from)) throw new Error(`${what} no longer says « ${from} »`);
  await db.query(text.replace(from, () => to));
}
