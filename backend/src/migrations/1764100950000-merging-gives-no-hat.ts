import type { MigrationInterface, QueryRunner } from 'typeorm';

const gives = 'IF who <> person AND';
const givesUnlessMerging = `IF current_setting('cordee.merging', true) IS DISTINCT FROM 'on' AND who <> person AND`;

/** A member's hat follows their stays; a stay that comes from another record by a merge opens nothing by itself. */
export class MergingGivesNoHat1764100950000 implements MigrationInterface {
  up(db: QueryRunner): Promise<void> {
    return reword(db, gives, givesUnlessMerging);
  }

  down(db: QueryRunner): Promise<void> {
    return reword(db, givesUnlessMerging, gives);
  }
}

async function reword(db: QueryRunner, from: string, to: string): Promise<void> {
  const [{ text }] = (await db.query(`SELECT pg_get_functiondef('access.follow_stays(uuid, uuid, uuid)'::regprocedure) AS text`)) as [{ text: string }];
  if (!text.includes(from)) throw new Error(`access.follow_stays no longer says « ${from} »`);
  await db.query(text.replace(from, () => to));
}
