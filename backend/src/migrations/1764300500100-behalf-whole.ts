import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The same function with passages written otherwise; a passage that is no longer there stops the migration. */
const reworded = (signature: string, passages: [string, string][]) => `
  DO $reword$
  DECLARE body text := pg_get_functiondef('${signature}'::regprocedure);
  BEGIN
    ${passages
      .map(([from, to]) => `IF position($p$${from}$p$ IN body) = 0 THEN RAISE EXCEPTION '% is not as expected', '${signature}'; END IF; body := replace(body, $p$${from}$p$, $p$${to}$p$);`)
      .join('\n    ')}
    DROP FUNCTION ${signature};
    EXECUTE body;
  END $reword$;`;

const turned = (passages: [string, string][]) => passages.map(([from, to]): [string, string] => [to, from]);

/** A calendar's period is corrected by its days, a point of the diagnostic by another of the three answers. */
const answers: [string, string][] = [
  ['said text)', 'said text, carried jsonb)'],
  [
    `ELSIF c.record_table = 'delegate' THEN`,
    `ELSIF c.record_table = 'busy_period' THEN
      UPDATE public.busy_period SET label = coalesce(carried ->> 'label', label), starts_on = coalesce((carried ->> 'startsOn')::date, starts_on),
          ends_on = coalesce((carried ->> 'endsOn')::date, ends_on), yearly = coalesce((carried ->> 'yearly')::boolean, yearly), updated_at = now()
        WHERE id = c.record_id AND participation_id = c.participation_id;
    ELSIF c.record_table = 'project_answer' THEN
      UPDATE public.project_answer SET answer = coalesce(corrected, answer), reason = CASE WHEN corrected IS NULL THEN reason ELSE said END,
          answered_by_id = CASE WHEN corrected IS NULL THEN answered_by_id ELSE who END, updated_at = now()
        WHERE id = c.record_id AND participation_id = c.participation_id;
    ELSIF c.record_table = 'delegate' THEN`,
  ],
];

const asked: [string, string][] = [
  [
    'ON l.person_id = h.person_id AND l.participation_id = participation',
    `ON l.person_id = h.person_id
          AND (l.participation_id = participation OR l.purpose = 'reread_quote' AND l.cohort_id = (SELECT p.cohort_id FROM public.participation p WHERE p.id = participation))`,
  ],
  [`'choose_interview_slot')`, `'choose_interview_slot', 'reread_quote')`],
];

const spoken = ['news', 'effect', 'limitation', 'viewpoint', 'project_note', 'pilot_project', 'project_answer', 'busy_period', 'registration', 'delegate'];

/** What a territory owes, whole: its calendar and its answers to the diagnostic too are written for somebody, and what is gone awaits nobody. */
export class BehalfWhole1764300500100 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ${reworded('access.answer_statement(uuid, text, text, text)', answers)}
      ${reworded('access.asked_acts(uuid)', asked)}
      CREATE FUNCTION access.forget_statement() RETURNS trigger
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      BEGIN
        UPDATE public.confirmation SET replaced_at = now(), updated_at = now() WHERE record_table = TG_TABLE_NAME AND record_id = OLD.id AND replaced_at IS NULL;
        RETURN NULL;
      END $$;
      ${spoken.map((table) => `CREATE TRIGGER forget_statement AFTER DELETE ON ${table} FOR EACH ROW EXECUTE FUNCTION access.forget_statement();`).join('\n      ')}`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      ${spoken.map((table) => `DROP TRIGGER forget_statement ON ${table};`).join('\n      ')}
      DROP FUNCTION access.forget_statement;
      ${reworded('access.asked_acts(uuid)', turned(asked))}
      ${reworded('access.answer_statement(uuid, text, text, text, jsonb)', turned(answers))}`);
  }
}
