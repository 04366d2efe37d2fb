import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the database knows of the files on the disk. A file is not protected by rights of its own: a row of a context refers
 * to it, and `access.holds_files('that_table', 'file_id')` makes whoever reads that row read the file, and makes the file go
 * with the last row that refers to it. A file to which no row refers is read by nobody, and swept away.
 */
export class Files1764199900000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE stored_file (
        id            uuid PRIMARY KEY,
        cohort_id     uuid REFERENCES cohort ON DELETE SET NULL,
        sha256        text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
        bytes         integer NOT NULL CHECK (bytes > 0),
        media_type    text NOT NULL CHECK (length(media_type) <= 120),
        name          text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
        created_by_id uuid REFERENCES person ON DELETE SET NULL,
        created_at    timestamptz NOT NULL DEFAULT now(),
        updated_at    timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX stored_file_cohort_id_idx ON stored_file (cohort_id);
      CREATE INDEX stored_file_created_by_id_idx ON stored_file (created_by_id);

      ALTER TABLE stored_file ENABLE ROW LEVEL SECURITY;
      ALTER TABLE stored_file FORCE ROW LEVEL SECURITY;
      CREATE POLICY owner_maintenance ON stored_file TO CURRENT_USER USING (true) WITH CHECK (true);
      -- Reading comes with each table that holds files; writing one down opens nothing by itself.
      CREATE POLICY may_read ON stored_file FOR SELECT USING (false);
      CREATE POLICY may_create ON stored_file FOR INSERT WITH CHECK (EXISTS (SELECT FROM access.bearer() b WHERE b.person_id IS NOT DISTINCT FROM created_by_id));
      CREATE POLICY may_update ON stored_file FOR UPDATE USING (false);
      CREATE POLICY may_delete ON stored_file FOR DELETE USING (false);

      CREATE TABLE access.file_holder (table_name text NOT NULL, column_name text NOT NULL, PRIMARY KEY (table_name, column_name));

      CREATE FUNCTION access.drop_unheld_file() RETURNS trigger
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      DECLARE holder record; gone uuid := (to_jsonb(OLD) ->> TG_ARGV[0])::uuid; held boolean;
      BEGIN
        IF gone IS NULL OR TG_OP = 'UPDATE' AND gone = (to_jsonb(NEW) ->> TG_ARGV[0])::uuid THEN RETURN NULL; END IF;
        FOR holder IN SELECT * FROM access.file_holder LOOP
          EXECUTE format('SELECT EXISTS (SELECT FROM public.%I WHERE %I = $1)', holder.table_name, holder.column_name) INTO held USING gone;
          IF held THEN RETURN NULL; END IF;
        END LOOP;
        DELETE FROM public.stored_file WHERE id = gone;
        RETURN NULL;
      END $$;

      -- Says that a column of a table refers to files. The table's own row security decides who reads them.
      CREATE FUNCTION access.holds_files(target text, file_column text) RETURNS void LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO access.file_holder VALUES (target, file_column);
        EXECUTE format('CREATE POLICY %I ON public.stored_file FOR SELECT USING (EXISTS (SELECT FROM public.%I h WHERE h.%I = stored_file.id))', 'read_by_' || target || '_' || file_column, target, file_column);
        EXECUTE format('CREATE TRIGGER %I AFTER DELETE OR UPDATE OF %I ON public.%I FOR EACH ROW EXECUTE FUNCTION access.drop_unheld_file(%L)', 'drop_unheld_' || file_column, file_column, target, file_column);
      END $$;

      -- To be called before the table is dropped.
      CREATE FUNCTION access.holds_no_files(target text, file_column text) RETURNS void LANGUAGE plpgsql AS $$
      BEGIN
        EXECUTE format('DROP TRIGGER %I ON public.%I', 'drop_unheld_' || file_column, target);
        EXECUTE format('DROP POLICY %I ON public.stored_file', 'read_by_' || target || '_' || file_column);
        DELETE FROM access.file_holder h WHERE h.table_name = target AND h.column_name = file_column;
      END $$;

      -- Which of these ids no row names. None while a backup holds the files (lock 7012): it reads them after its snapshot.
      CREATE FUNCTION access.files_of_nobody(proof text, asked uuid[]) RETURNS SETOF uuid
        LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      BEGIN
        PERFORM access.proven(proof, 'files_of_nobody');
        IF NOT pg_try_advisory_xact_lock(7012) THEN RETURN; END IF;
        RETURN QUERY SELECT x FROM unnest(asked) x WHERE NOT EXISTS (SELECT FROM public.stored_file f WHERE f.id = x);
      END $$;`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE stored_file;
      DROP FUNCTION access.files_of_nobody, access.holds_no_files, access.holds_files, access.drop_unheld_file;
      DROP TABLE access.file_holder;`);
  }
}
