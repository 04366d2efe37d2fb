import type { MigrationInterface, QueryRunner } from 'typeorm';

const closed = 'OR cardinality(room.group_ids) = 0 AND room.scribe_id IS NOT DISTINCT FROM me)';
const open = `OR room.scribe_id IS NOT DISTINCT FROM me
      AND (SELECT count(*) FROM public.person p WHERE p.id = ANY (array_remove(room.group_ids, asked.person_id))) < access.peer_entry_needs(room, asked.person_id))`;

/**
 * A room whose members turned out to be one record asked for two voices and had one: it admitted nobody for ever. Where
 * fewer records are left of the group than voices are asked for, whoever keeps the board, who reads all of it, is one of
 * them. The number stays what it was at the first card, and somebody taken off the list is still counted.
 */
export class RoomOfOneRecord1764300710100 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await reword(db, closed, open);
  }

  async down(db: QueryRunner): Promise<void> {
    await reword(db, open, closed);
  }
}

async function reword(db: QueryRunner, from: string, to: string): Promise<void> {
  const what = 'access.answer_peer_entry(uuid, uuid, boolean)';
  const [{ text }] = (await db.query('SELECT pg_get_functiondef($1::regprocedure) AS text', [what])) as [{ text: string }];
  if (!text.includes(from)) throw new Error(`${what} no longer says « ${from} »`);
  await db.query(text.replace(from, () => to));
}
