import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A territory that is being recruited is its staff's to know; a mere link shows nothing kept about whoever signs in with a second factor. */
export class CloserDoors1764300500000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Approached and not engaged: for those who recruit it and those of the territory itself. Links and jobs open what they were made for.
      CREATE FUNCTION access.hidden_lead(place uuid) RETURNS boolean
        LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      DECLARE cohort uuid;
      BEGIN
        SELECT p.cohort_id INTO cohort FROM public.participation p WHERE p.id = place AND p.accompanied_as = 'territory'
          AND EXISTS (SELECT FROM public.participation_stage s WHERE s.participation_id = p.id)
          AND NOT EXISTS (SELECT FROM public.participation_stage s WHERE s.participation_id = p.id AND s.stage IN ('engaged', 'paused', 'completed', 'stopped'));
        IF cohort IS NULL OR (SELECT b.kind FROM access.bearer() b) IS DISTINCT FROM 'session' THEN RETURN false; END IF;
        RETURN NOT ARRAY[place, cohort] && access.ids('participation', 'update')
          AND NOT EXISTS (SELECT FROM access.live_hats() h WHERE h.participation_id = place);
      END $$;

      CREATE OR REPLACE FUNCTION access.scopes_of_participation(record uuid) RETURNS uuid[]
        LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      BEGIN
        IF NOT EXISTS (SELECT 1 FROM access.bearer()) OR access.hidden_lead(record) THEN RETURN NULL; END IF;
        RETURN (SELECT ARRAY[id, cohort_id] FROM public.participation WHERE id = record);
      END $$;

      -- Who protects their account by a code is not read by whoever holds a letter.
      CREATE FUNCTION access.own_data_waits() RETURNS boolean
        LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      BEGIN
        RETURN EXISTS (SELECT FROM access.bearer() b JOIN public.account a ON a.person_id = b.person_id AND a.closed_at IS NULL
          WHERE b.kind = 'link' AND a.totp_enrolled_at IS NOT NULL);
      END $$;
      ALTER FUNCTION access.own_data() RENAME TO own_data_whole;
      REVOKE ALL ON FUNCTION access.own_data_whole() FROM PUBLIC;
      CREATE FUNCTION access.own_data() RETURNS jsonb
        LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      BEGIN
        IF access.own_data_waits() THEN RETURN jsonb_build_object('sections', '[]'::jsonb, 'account', true); END IF;
        RETURN access.own_data_whole();
      END $$;`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP FUNCTION access.own_data();
      ALTER FUNCTION access.own_data_whole() RENAME TO own_data;
      GRANT EXECUTE ON FUNCTION access.own_data() TO PUBLIC;
      DROP FUNCTION access.own_data_waits;
      CREATE OR REPLACE FUNCTION access.scopes_of_participation(record uuid) RETURNS uuid[]
        LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      BEGIN
        IF NOT EXISTS (SELECT 1 FROM access.bearer()) THEN RETURN NULL; END IF;
        RETURN (SELECT ARRAY[id, cohort_id] FROM public.participation WHERE id = record);
      END $$;
      DROP FUNCTION access.hidden_lead;`);
  }
}
