import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Lists brought in by paste or by file: the batch, its lines as they were, what was understood and decided of each.
 *
 * Undoing reads the history of changes: whatever the batch wrote is taken back in the reverse order, unless somebody has
 * since changed it or built on it; then nothing is undone and each obstacle is told. Rows that triggers made in the same
 * transaction bear its very instant (`applied_at`), and go with what they hang on.
 */
export class Imports1764100600000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE import_batch (
        id            uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        cohort_id     uuid NOT NULL REFERENCES cohort ON DELETE CASCADE,
        kind          text NOT NULL CHECK (kind IN ('people', 'leads')),
        source_name   text NOT NULL CHECK (length(source_name) <= 200),
        state         text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'applied', 'undone')),
        sheets        text[] NOT NULL DEFAULT '{}',
        sheet         integer NOT NULL DEFAULT 0,
        header_end    integer NOT NULL DEFAULT 0,
        columns       jsonb NOT NULL,
        options       jsonb NOT NULL,
        summary       jsonb NOT NULL DEFAULT '{}',
        undo_notes    jsonb,
        version       integer NOT NULL DEFAULT 1,
        created_by_id uuid REFERENCES person ON DELETE SET NULL,
        applied_by_id uuid REFERENCES person ON DELETE SET NULL,
        applied_at    timestamptz,
        undone_by_id  uuid REFERENCES person ON DELETE SET NULL,
        undone_at     timestamptz,
        created_at    timestamptz NOT NULL DEFAULT now(),
        updated_at    timestamptz NOT NULL DEFAULT now(),
        UNIQUE (id, cohort_id),
        CHECK ((state = 'draft') = (applied_at IS NULL)),
        CHECK ((state = 'undone') = (undone_at IS NOT NULL))
      );
      CREATE INDEX import_batch_cohort_id_idx ON import_batch (cohort_id, created_at DESC, id);
      CREATE INDEX import_batch_created_by_id_idx ON import_batch (created_by_id);
      CREATE INDEX import_batch_applied_by_id_idx ON import_batch (applied_by_id);
      CREATE INDEX import_batch_undone_by_id_idx ON import_batch (undone_by_id);

      CREATE TABLE import_row (
        id                uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        batch_id          uuid NOT NULL,
        cohort_id         uuid NOT NULL,
        line              integer NOT NULL,
        cells             jsonb NOT NULL,
        mended            jsonb NOT NULL DEFAULT '{}',
        decision          text CHECK (decision IN ('same', 'new', 'skip')),
        decided_person_id uuid REFERENCES person ON DELETE SET NULL,
        outcome           text NOT NULL DEFAULT 'heading'
          CHECK (outcome IN ('create', 'recognise', 'repeat', 'nothing', 'ask', 'fault', 'aside', 'heading', 'skip')),
        reading           jsonb NOT NULL DEFAULT '{}',
        person_id         uuid REFERENCES person ON DELETE SET NULL,
        created_at        timestamptz NOT NULL DEFAULT now(),
        updated_at        timestamptz NOT NULL DEFAULT now(),
        UNIQUE (batch_id, line),
        FOREIGN KEY (batch_id, cohort_id) REFERENCES import_batch (id, cohort_id) ON DELETE CASCADE
      );
      CREATE INDEX import_row_cohort_id_idx ON import_row (cohort_id);
      CREATE INDEX import_row_decided_person_id_idx ON import_row (decided_person_id);
      CREATE INDEX import_row_person_id_idx ON import_row (person_id);

      SELECT access.protect('import_batch', 'import_batch', 'id', 'cohort_id');
      SELECT access.protect('import_row', 'import_batch', 'cohort_id');

      -- What stands in the way of taking a batch back: a record that somebody changed since, or that something else now hangs on.
      CREATE FUNCTION access.import_obstacles(batch uuid) RETURNS TABLE (on_table text, record_id uuid, by_table text, count integer)
        LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      DECLARE
        done public.import_batch;
        link record;
        made uuid[];
        ours text;
      BEGIN
        SELECT * INTO done FROM public.import_batch b WHERE b.id = batch AND b.cohort_id = ANY (access.ids('import_batch', 'update'));
        IF NOT FOUND THEN RETURN; END IF;
        RETURN QUERY
          SELECT c.table_name, c.record_id, NULL::text, 1 FROM public.record_change c
          WHERE c.batch_id = batch AND c.act <> 'delete' AND EXISTS (
            SELECT FROM public.record_change later
            WHERE later.record_id = c.record_id AND later.table_name = c.table_name AND later.at > c.at AND later.batch_id IS DISTINCT FROM batch
              AND (c.act = 'insert' OR later.act = 'delete' OR EXISTS (SELECT FROM jsonb_object_keys(c.before) k WHERE later.before ? k)))
          GROUP BY c.table_name, c.record_id;
        -- An address by which somebody signs in since is not taken back.
        RETURN QUERY SELECT c.table_name, c.record_id, 'account'::text, 1 FROM public.record_change c JOIN public.account a ON a.person_id = c.record_id
          WHERE c.batch_id = batch AND c.table_name = 'person_contact' AND (c.act = 'insert' OR c.before ? 'email') AND a.created_at > done.applied_at;
        FOR link IN
          SELECT child.relname AS child, target.relname AS parent, a.attname AS key,
            EXISTS (SELECT FROM pg_attribute t WHERE t.attrelid = f.conrelid AND t.attname = 'created_at' AND NOT t.attisdropped) AS dated
          FROM pg_constraint f JOIN pg_class target ON target.oid = f.confrelid JOIN pg_class child ON child.oid = f.conrelid
            JOIN pg_attribute a ON a.attrelid = f.conrelid AND a.attnum = f.conkey[array_position(f.confkey, (SELECT p.attnum FROM pg_attribute p WHERE p.attrelid = f.confrelid AND p.attname = 'id'))]
          WHERE f.contype = 'f' AND target.relnamespace = 'public'::regnamespace AND child.relnamespace = 'public'::regnamespace AND f.conrelid <> 'public.import_row'::regclass
        LOOP
          SELECT array_agg(c.record_id) INTO made FROM public.record_change c WHERE c.batch_id = batch AND c.act = 'insert' AND c.table_name = link.parent;
          CONTINUE WHEN made IS NULL;
          -- What the same transaction wrote is part of the batch.
          ours := CASE WHEN link.dated THEN 'AND t.created_at <> $2' ELSE '' END;
          RETURN QUERY EXECUTE format('SELECT %L, t.%I, %L, count(*)::int FROM public.%I t WHERE t.%I = ANY ($1) %s GROUP BY t.%I', link.parent, link.key, link.child, link.child, link.key, ours, link.key)
            USING made, done.applied_at;
        END LOOP;
      END $$;

      -- Takes back everything that a batch wrote. Its obstacles are looked for first, in the same transaction.
      CREATE FUNCTION access.undo_import(batch uuid) RETURNS boolean
        LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
      DECLARE
        done public.import_batch;
        change record;
        key text;
        columns text;
        note record;
        untouched uuid[];
      BEGIN
        SELECT * INTO done FROM public.import_batch b WHERE b.id = batch AND b.cohort_id = ANY (access.ids('import_batch', 'update')) FOR UPDATE;
        IF NOT FOUND OR done.state <> 'applied' OR EXISTS (SELECT FROM access.import_obstacles(batch)) THEN RETURN false; END IF;
        -- Whoever applied it may take it back; another's is for those who may erase.
        IF done.applied_by_id IS DISTINCT FROM access.bearer_person() AND NOT done.cohort_id = ANY (access.ids('participation_stage', 'delete')) THEN RETURN false; END IF;
        -- A hat that somebody withdrew or changed since is theirs to give again, not this undoing's.
        untouched := ARRAY(SELECT h.id FROM public.hat h WHERE h.cohort_id = done.cohort_id AND h.updated_at <= done.applied_at AND (h.withdrawn_at IS NULL OR h.withdrawn_at <= done.applied_at));
        UPDATE public.import_batch SET state = 'undone', undone_at = now(), undone_by_id = (SELECT b.person_id FROM access.bearer() b), updated_at = now() WHERE id = batch;
        FOR change IN SELECT * FROM public.record_change c WHERE c.batch_id = batch AND c.act <> 'delete' ORDER BY c.at DESC, c.id LOOP
          SELECT a.attname INTO key FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
            WHERE i.indrelid = ('public.' || quote_ident(change.table_name))::regclass AND i.indisprimary;
          IF change.act = 'insert' THEN
            EXECUTE format('DELETE FROM public.%I WHERE %I = $1', change.table_name, key) USING change.record_id;
          ELSE
            SELECT string_agg(format('%I = b.%I', k, k), ', ') INTO columns FROM jsonb_object_keys(change.before) k;
            CONTINUE WHEN columns IS NULL;
            EXECUTE format('UPDATE public.%I t SET %s FROM jsonb_populate_record(NULL::public.%I, $2) b WHERE t.%I = $1', change.table_name, columns, change.table_name, key)
              USING change.record_id, change.before;
          END IF;
        END LOOP;
        -- Hats that the new places lent: those given go, those that were prolonged or withdrawn are as they were.
        DELETE FROM public.hat h WHERE h.cohort_id = done.cohort_id AND h.created_at = done.applied_at AND h.hat = 'delegate';
        UPDATE public.hat h SET ends_on = b.ends_on, withdrawn_at = b.withdrawn_at, updated_at = b.updated_at
          FROM jsonb_to_recordset(coalesce(done.undo_notes -> 'hats', '[]')) AS b(id uuid, ends_on date, withdrawn_at timestamptz, updated_at timestamptz)
          WHERE h.id = b.id AND h.id = ANY (untouched);
        -- The hour of a record's last change is restored last, once no trigger follows.
        FOR note IN SELECT * FROM jsonb_to_recordset(coalesce(done.undo_notes -> 'stamps', '[]')) AS s(in_table text, record_id uuid, updated_at timestamptz) LOOP
          SELECT a.attname INTO key FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
            WHERE i.indrelid = ('public.' || quote_ident(note.in_table))::regclass AND i.indisprimary;
          EXECUTE format('UPDATE public.%I SET updated_at = $2 WHERE %I = $1', note.in_table, key) USING note.record_id, note.updated_at;
        END LOOP;
        RETURN true;
      END $$;`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP FUNCTION access.undo_import, access.import_obstacles;
      SELECT access.unprotect(t) FROM unnest('{import_row,import_batch}'::text[]) t;
      DROP TABLE import_row, import_batch;`);
  }
}
