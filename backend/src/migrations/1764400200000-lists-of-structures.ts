import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What lists of structures say of them: number of the register, town, site. No address or number of theirs: those are people's,
 * and stay where people's contacts are. Two offices of one body share a SIREN, so it is not unique.
 */
export class ListsOfStructures1764400200000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE organisation
        ADD COLUMN siren text CHECK (siren ~ '^[0-9]{9}$'),
        ADD COLUMN town text CHECK (length(town) BETWEEN 1 AND 120),
        ADD COLUMN website text CHECK (website ~ '^https?://' AND length(website) <= 300);
      CREATE INDEX organisation_siren_idx ON organisation (siren) WHERE siren IS NOT NULL;

      ALTER TABLE import_batch DROP CONSTRAINT import_batch_kind_check,
        ADD CONSTRAINT import_batch_kind_check CHECK (kind IN ('people', 'leads', 'structures'));
      ALTER TABLE import_row ADD COLUMN organisation_id uuid REFERENCES organisation ON DELETE SET NULL;
      CREATE INDEX import_row_organisation_id_idx ON import_row (organisation_id);
      ${merge(true)}`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      ${merge(false)}
      ALTER TABLE import_row DROP COLUMN organisation_id;
      DELETE FROM import_batch WHERE kind = 'structures';
      ALTER TABLE import_batch DROP CONSTRAINT import_batch_kind_check, ADD CONSTRAINT import_batch_kind_check CHECK (kind IN ('people', 'leads'));
      ALTER TABLE organisation DROP COLUMN siren, DROP COLUMN town, DROP COLUMN website;`);
  }
}

/** The one that stays takes from the other what it does not know itself. */
const merge = (known: boolean) => `
  CREATE OR REPLACE FUNCTION access.merge_organisations(kept uuid, gone uuid, choices jsonb, tried boolean) RETURNS jsonb
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  DECLARE told jsonb := '{}'; a organisation; b organisation; shown text; rows bigint;
  BEGIN
    IF NOT access.network_id() = ANY (access.ids('organisation_merge', 'create')) THEN RAISE EXCEPTION 'may not merge' USING ERRCODE = '42501'; END IF;
    IF kept = gone THEN RAISE EXCEPTION 'same' USING ERRCODE = '23514', CONSTRAINT = 'merge_needs_two'; END IF;
    PERFORM 1 FROM organisation WHERE id IN (kept, gone) ORDER BY id FOR UPDATE;
    SELECT * INTO a FROM organisation WHERE id = kept;
    SELECT * INTO b FROM organisation WHERE id = gone;
    IF a.id IS NULL OR b.id IS NULL THEN RETURN NULL; END IF;
    BEGIN
      told := access.repoint('organisation'::regclass, to_jsonb(b), to_jsonb(a), told);
      UPDATE person_role s SET acts_as_ally = true FROM person_role r WHERE r.organisation_id = kept AND s.organisation_id = kept AND r.person_id = s.person_id AND r.id > s.id
        AND r.acts_as_ally AND NOT s.acts_as_ally AND (lower(r.title), r.starts_on, r.ends_on) IS NOT DISTINCT FROM (lower(s.title), s.starts_on, s.ends_on);
      DELETE FROM person_role r USING person_role s WHERE r.organisation_id = kept AND s.organisation_id = kept AND r.person_id = s.person_id AND r.id > s.id
        AND (lower(r.title), r.starts_on, r.ends_on) IS NOT DISTINCT FROM (lower(s.title), s.starts_on, s.ends_on);
      GET DIAGNOSTICS rows = ROW_COUNT;
      told := access.tell(told, 'folded', 'person_role'::regclass, rows);
      DELETE FROM told_apart WHERE organisation_id = other_organisation_id;
      DELETE FROM organisation WHERE id = gone;
      shown := CASE WHEN (choices ->> 'name')::boolean THEN b.name ELSE a.name END;
      -- Whoever searches the old name finds the organisation.
      UPDATE organisation SET name = shown, kind = CASE WHEN (choices ->> 'kind')::boolean THEN b.kind ELSE a.kind END, updated_at = now(),
        ${known ? 'siren = coalesce(a.siren, b.siren), town = coalesce(a.town, b.town), website = coalesce(a.website, b.website),' : ''}
        aliases = ARRAY(SELECT DISTINCT ON (lower(w)) w FROM unnest(a.aliases || b.aliases || ARRAY[a.name, b.name]) w WHERE lower(w) <> lower(shown))
        WHERE id = kept;
      INSERT INTO merged_record (id, into_organisation_id, merged_by_id, outcome) VALUES (gone, kept, access.bearer_person(), told);
      IF tried THEN RAISE EXCEPTION 'tried' USING ERRCODE = 'UM001'; END IF;
    EXCEPTION WHEN SQLSTATE 'UM001' THEN NULL;
    END;
    RETURN told;
  END $$;`;
