import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The same function with passages written otherwise; a passage that is no longer there stops the migration. */
const reworded = (signature: string, passages: [string, string][]) => `
  DO $reword$
  DECLARE body text := pg_get_functiondef('${signature}'::regprocedure);
  BEGIN
    ${passages
      .map(([from, to]) => `IF position($p$${from}$p$ IN body) = 0 THEN RAISE EXCEPTION '% is not as expected', '${signature}'; END IF; body := replace(body, $p$${from}$p$, $p$${to}$p$);`)
      .join('\n    ')}
    EXECUTE body;
  END $reword$;`;

const turned = (passages: [string, string][]) => passages.map(([from, to]): [string, string] => [to, from]);

/** What is the territory's, and not somebody's own words, is answered by those who are still of its team. */
const ofTheTeam: [string, string][] = [
  [
    `IF NOT FOUND THEN RETURN 'gone'; END IF;`,
    `IF NOT FOUND THEN RETURN 'gone'; END IF;
    IF c.record_table IN ('busy_period', 'project_answer', 'project_note', 'pilot_project') AND NOT EXISTS (
        SELECT FROM public.delegate d WHERE d.participation_id = c.participation_id AND d.person_id = who AND (d.ends_on IS NULL OR d.ends_on >= access.today())
        UNION ALL SELECT FROM public.hat h WHERE h.participation_id = c.participation_id AND h.person_id = who AND h.hat = 'project_ally' AND h.withdrawn_at IS NULL
          AND (h.ends_on IS NULL OR h.ends_on >= access.today()))
      THEN RETURN 'gone'; END IF;`,
  ],
];

/** Two members who become one record leave the place of the one that goes: a room asks as many as when it was closed. */
const asMany: [string, string][] = [
  ['group_ids = array_remove(array_remove(b.group_ids, NEW.id), NEW.into_person_id) || NEW.into_person_id', 'group_ids = array_remove(CASE WHEN known THEN b.group_ids ELSE array_remove(b.group_ids, NEW.id) END, NEW.into_person_id) || NEW.into_person_id'],
];

/** What letters, lists and spreadsheets say on one line. */
const said: [string, string[]][] = [
  ['person', ['given_name', 'family_name', 'role_title']],
  ['organisation', ['name']],
  ['territory', ['name']],
  ['cohort', ['name']],
  ['gathering', ['title']],
  ['pilot_project', ['title']],
];
const breaks = String.raw`[\u0001-\u001f\u007f-\u009f\u2028\u2029]`;
const broken = (columns: string[], of: string) => `concat_ws('', ${columns.map((column) => of + column).join(', ')}) ~ '${breaks}'`;

/** Leads are named to their staff alone in every list, whoever left a team rewrites nothing of it, merging lowers no vote, and a name is one line. */
export class NarrowerDoors1764300620000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- What access.hidden_lead says of one place, for a whole list at once; no cohorts: all of them.
      CREATE FUNCTION access.hidden_leads(cohorts uuid[]) RETURNS uuid[]
        LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      DECLARE staffed uuid[];
      BEGIN
        IF (SELECT b.kind FROM access.bearer() b) IS DISTINCT FROM 'session' THEN RETURN '{}'; END IF;
        staffed := access.ids('participation', 'update') || ARRAY(SELECT h.participation_id FROM access.live_hats() h WHERE h.participation_id IS NOT NULL);
        RETURN ARRAY(SELECT p.id FROM public.participation p JOIN public.participation_stage s ON s.participation_id = p.id
          WHERE p.accompanied_as = 'territory' AND (cohorts IS NULL OR p.cohort_id = ANY (cohorts)) AND NOT ARRAY[p.id, p.cohort_id] && staffed
          GROUP BY p.id HAVING NOT bool_or(s.stage IN ('engaged', 'paused', 'completed', 'stopped')));
      END $$;
      ${reworded('access.answer_statement(uuid, text, text, text, jsonb)', ofTheTeam)}
      ${reworded('access.follow_peer_merge()', asMany)}
      -- Whatever way a name came in, it puts no line of its own into a letter.
      CREATE FUNCTION access.on_one_line() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
      BEGIN
        RETURN jsonb_populate_record(NEW, (SELECT jsonb_object_agg(c, btrim(regexp_replace(to_jsonb(NEW) ->> c, '${breaks}+', ' ', 'g'))) FROM unnest(TG_ARGV) c));
      END $$;
      ${said
        .map(
          ([table, columns]) => `UPDATE ${table} SET ${columns.map((column) => `${column} = btrim(regexp_replace(${column}, '${breaks}+', ' ', 'g'))`).join(', ')} WHERE ${broken(columns, '')};
      CREATE TRIGGER on_one_line BEFORE INSERT OR UPDATE OF ${columns.join(', ')} ON ${table} FOR EACH ROW WHEN (${broken(columns, 'NEW.')}) EXECUTE FUNCTION access.on_one_line(${columns.join(', ')});`,
        )
        .join('\n      ')}`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      ${said.map(([table]) => `DROP TRIGGER on_one_line ON ${table};`).join('\n      ')}
      DROP FUNCTION access.on_one_line;
      ${reworded('access.follow_peer_merge()', turned(asMany))}
      ${reworded('access.answer_statement(uuid, text, text, text, jsonb)', turned(ofTheTeam))}
      DROP FUNCTION access.hidden_leads;`);
  }
}
