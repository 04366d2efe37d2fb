import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The tables whose every change is kept. A later table is added by its own migration, with the same call. */
const kept = [
  'network', 'organisation', 'person', 'person_contact', 'territory', 'theme',
  'cohort', 'cohort_phase', 'cohort_partner', 'participation', 'participation_stage', 'delegate',
  'gathering', 'gathering_half_day', 'registration', 'resource',
  'diagnostic', 'interview_plan',
  'pilot_project', 'project_answer', 'project_note', 'support_assignment', 'support_day', 'news',
  'effect', 'limitation', 'viewpoint',
];

/**
 * Who changed what, from what to what. A trigger a statement writes one row a record; a change is read by whoever may
 * update that kind of record where it lies, and written by nobody but the trigger.
 *
 * - `access.keep_history('table', 'column left out', …)` starts keeping the changes of a protected table. It refuses
 *   a ciphertext that is not left out.
 * - `cordee.batch` (`work.batch(id)`) marks every change of a transaction; `cordee.for_person` says on whose behalf.
 * - The owner silences it for bulk loading with `set_config('cordee.history', 'off', true)`; nobody else can.
 */
export class History1764100000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- No foreign key: what happened stays told when the record or its author is gone.
      CREATE TABLE record_change (
        id            uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        table_name    text NOT NULL,
        record_id     uuid NOT NULL,
        object        text NOT NULL,
        scopes        uuid[] NOT NULL,
        act           text NOT NULL CHECK (act IN ('insert', 'update', 'delete')),
        before        jsonb,
        after         jsonb,
        batch_id      uuid,
        person_id     uuid,
        for_person_id uuid,
        at            timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      CREATE INDEX record_change_record_id_idx ON record_change (record_id, at DESC);
      CREATE INDEX record_change_scopes_idx ON record_change USING gin (scopes);
      CREATE INDEX record_change_batch_id_idx ON record_change (batch_id, at) WHERE batch_id IS NOT NULL;
      CREATE INDEX record_change_person_id_idx ON record_change (person_id, at DESC);

      SELECT access.protect('record_change', 'record_change', 'scopes[1]', 'scopes[2]', 'scopes[3]', 'scopes[4]', 'scopes[5]', 'scopes[6]');
      DROP POLICY may_read ON record_change;
      CREATE POLICY may_read ON record_change FOR SELECT USING (
        scopes && (SELECT access.ids('record_change', 'read')) AND scopes && access.ids(object, 'update'));

      -- Arguments: the object, the column that names a record, the columns that say its scopes, those left out.
      CREATE FUNCTION access.note_change() RETURNS trigger
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      DECLARE
        key text := TG_ARGV[1];
        places text[] := TG_ARGV[2]::text[];
        left_out text[] := TG_ARGV[3]::text[];
        who uuid;
        batch uuid := nullif(current_setting('cordee.batch', true), '');
        behalf uuid := nullif(current_setting('cordee.for_person', true), '');
      BEGIN
        IF session_user = current_user AND current_setting('cordee.history', true) = 'off' THEN RETURN NULL; END IF;
        IF TG_OP = 'DELETE' THEN
          IF NOT EXISTS (SELECT FROM old_rows) THEN RETURN NULL; END IF;
        ELSIF NOT EXISTS (SELECT FROM new_rows) THEN RETURN NULL;
        END IF;
        SELECT b.person_id INTO who FROM access.bearer() b;
        IF TG_OP = 'INSERT' THEN
          INSERT INTO public.record_change (table_name, record_id, object, scopes, act, after, batch_id, person_id, for_person_id)
            SELECT TG_TABLE_NAME, (r.j ->> key)::uuid, TG_ARGV[0], access.places(r.j, places), 'insert', jsonb_strip_nulls(r.j - left_out), batch, who, coalesce(behalf, (r.j ->> 'entered_for_id')::uuid)
            FROM (SELECT to_jsonb(n) AS j FROM new_rows n) r;
        ELSIF TG_OP = 'DELETE' THEN
          INSERT INTO public.record_change (table_name, record_id, object, scopes, act, before, batch_id, person_id, for_person_id)
            SELECT TG_TABLE_NAME, (r.j ->> key)::uuid, TG_ARGV[0], access.places(r.j, places), 'delete', r.j - left_out, batch, who, behalf
            FROM (SELECT to_jsonb(o) AS j FROM old_rows o) r;
        ELSE
          INSERT INTO public.record_change (table_name, record_id, object, scopes, act, before, after, batch_id, person_id, for_person_id)
            SELECT TG_TABLE_NAME, (r.new_j ->> key)::uuid, TG_ARGV[0], access.places(r.new_j, places), 'update', d.before, d.after, batch, who, coalesce(behalf, (r.new_j ->> 'entered_for_id')::uuid)
            -- Paired by their order under the key: a join of rows that nobody has counted walks each of them for each other.
            FROM unnest(ARRAY(SELECT o.j FROM (SELECT to_jsonb(a) AS j FROM old_rows a) o ORDER BY o.j ->> key),
                        ARRAY(SELECT n.j FROM (SELECT to_jsonb(b) AS j FROM new_rows b) n ORDER BY n.j ->> key)) r(old_j, new_j)
            CROSS JOIN LATERAL (SELECT jsonb_object_agg(e.key, e.value) AS before, jsonb_object_agg(e.key, r.new_j -> e.key) AS after
              FROM jsonb_each(r.old_j - left_out - 'updated_at') e WHERE r.new_j -> e.key IS DISTINCT FROM e.value) d
            -- A version that moves alone says nothing that the text it counts does not.
            WHERE d.before - '{version,questions_version}'::text[] <> '{}'::jsonb;
        END IF;
        RETURN NULL;
      END $$;

      CREATE FUNCTION access.places(row_of jsonb, places text[]) RETURNS uuid[] LANGUAGE sql IMMUTABLE AS $$
        SELECT coalesce(array_agg(p.id) FILTER (WHERE p.id IS NOT NULL), '{}')
        FROM (SELECT CASE WHEN c = 'access.network_id()' THEN access.network_id() ELSE (row_of ->> c)::uuid END AS id FROM unnest(places) c) p $$;

      CREATE FUNCTION access.keep_history(target text, VARIADIC left_out text[] DEFAULT '{}') RETURNS void LANGUAGE plpgsql AS $$
      DECLARE guarded access.protected; key text; sealed text; arguments text;
      BEGIN
        SELECT * INTO guarded FROM access.protected WHERE table_name = target;
        IF NOT FOUND THEN RAISE EXCEPTION '% is not protected: nothing says who may read its history', target; END IF;
        SELECT a.attname INTO key FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
          WHERE i.indrelid = ('public.' || target)::regclass AND i.indisprimary AND i.indnkeyatts = 1 AND a.atttypid = 'uuid'::regtype;
        IF key IS NULL THEN RAISE EXCEPTION '% has no single uuid for its key', target; END IF;
        SELECT a.attname INTO sealed FROM pg_attribute a
          WHERE a.attrelid = ('public.' || target)::regclass AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = 'bytea'::regtype AND NOT a.attname = ANY (left_out);
        IF sealed IS NOT NULL THEN RAISE EXCEPTION '%.% is a secret: leave it out', target, sealed; END IF;
        arguments := format('%L, %L, %L, %L', guarded.object, key, guarded.columns, left_out);
        EXECUTE format('CREATE TRIGGER kept_insert AFTER INSERT ON public.%I REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION access.note_change(%s)', target, arguments);
        EXECUTE format('CREATE TRIGGER kept_update AFTER UPDATE ON public.%I REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION access.note_change(%s)', target, arguments);
        EXECUTE format('CREATE TRIGGER kept_delete AFTER DELETE ON public.%I REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION access.note_change(%s)', target, arguments);
      END $$;

      SELECT access.keep_history(t) FROM unnest('{${kept.join(',')}}'::text[]) t;`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP FUNCTION access.keep_history;
      DROP FUNCTION access.note_change CASCADE;
      DROP FUNCTION access.places;
      SELECT access.unprotect('record_change');
      DROP TABLE record_change;`);
  }
}
