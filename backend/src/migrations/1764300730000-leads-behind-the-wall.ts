import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What lies in one territory's place in a cohort, and is read by others than those who recruit it. */
const lying = [
  'participation_stage', 'delegate', 'delegation', 'institution_item', 'diagnostic', 'interview_plan', 'pilot_project', 'project_answer',
  'support_assignment', 'support_day', 'news', 'effect', 'limitation', 'viewpoint', 'territory_page',
];

/** A territory that is being recruited is hidden by the database itself, whatever the statement; how many there were is told by a function that gives counts alone. */
export class LeadsBehindTheWall1764300730000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Who reads leads is a row of the table of rights. Links and jobs open what they were made for; staff, asked at each statement, are told at once.
      -- No cohorts: those in which the caller reads territories.
      CREATE OR REPLACE FUNCTION access.hidden_leads(cohorts uuid[]) RETURNS uuid[]
        LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      DECLARE shown uuid[] := access.ids('lead', 'read');
      BEGIN
        cohorts := coalesce(cohorts, access.ids('participation', 'read'));
        IF cohorts <@ shown OR (SELECT b.kind FROM access.bearer() b) IS DISTINCT FROM 'session' THEN RETURN '{}'; END IF;
        -- Asked place by place: as a join the planner would read the stages of every cohort.
        RETURN ARRAY(SELECT p.id FROM public.participation p WHERE p.cohort_id = ANY (cohorts) AND p.accompanied_as = 'territory' AND NOT ARRAY[p.id, p.cohort_id] && shown
          AND (SELECT bool_or(s.stage IN ('engaged', 'paused', 'completed', 'stopped')) FROM public.participation_stage s WHERE s.participation_id = p.id) IS FALSE);
      END $$;
      CREATE OR REPLACE FUNCTION access.hidden_lead(place uuid) RETURNS boolean
        LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      BEGIN
        RETURN place = ANY (access.hidden_leads(ARRAY(SELECT p.cohort_id FROM public.participation p WHERE p.id = place)));
      END $$;

      -- A policy shows what it did, leads apart. Said of the policy and not by a restrictive one beside it: that one would bind the owner's functions too.
      CREATE FUNCTION access.hide_leads(target text, place text DEFAULT 'participation_id', policy text DEFAULT 'may_read') RETURNS void LANGUAGE plpgsql AS $$
      BEGIN
        EXECUTE format('ALTER POLICY %I ON public.%I USING (%s AND NOT %I = ANY ((SELECT access.hidden_leads(NULL))::uuid[]))', policy, target,
          (SELECT pg_get_expr(polqual, polrelid) FROM pg_policy WHERE polrelid = ('public.' || target)::regclass AND polname = policy), place);
      END $$;
      SELECT access.hide_leads('participation', 'id');
      SELECT access.hide_leads('finding', policy => 'shared_read');
      SELECT access.hide_leads(t) FROM unnest('{${lying.join(',')}}'::text[]) t;
      -- Everybody reads the calendars of all cohorts: asked of the few periods that are read, not of every lead there is.
      ALTER POLICY may_read ON busy_period USING (ARRAY[network_id, cohort_id, participation_id] && (SELECT access.ids('busy_period', 'read')) AND NOT access.hidden_lead(participation_id));

      CREATE OR REPLACE FUNCTION access.companions() RETURNS uuid[]
        LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      DECLARE cohorts uuid[] := access.ids('cohort_people', 'read'); leads uuid[] := access.hidden_leads(cohorts);
      BEGIN
        RETURN ARRAY(SELECT d.person_id FROM public.delegate d WHERE d.cohort_id = ANY (cohorts) AND NOT d.participation_id = ANY (leads)
          UNION SELECT d.person_id FROM public.delegate d WHERE d.participation_id = ANY (access.ids('team_people', 'read'))
          UNION SELECT h.person_id FROM public.hat h WHERE h.cohort_id = ANY (cohorts) AND h.withdrawn_at IS NULL);
      END $$;

      -- How many territories ever reached each stage by a day: counts alone. « proofs » are, by stage, the stages that prove it.
      CREATE FUNCTION access.ever_reached(cohort uuid, day date, proofs jsonb) RETURNS jsonb
        LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      BEGIN
        IF NOT cohort = ANY (access.ids('participation_stage', 'read')) THEN RETURN NULL; END IF;
        RETURN (SELECT jsonb_object_agg(proof.key, (SELECT count(DISTINCT s.participation_id) FROM public.participation_stage s
            JOIN public.participation p ON p.id = s.participation_id AND p.accompanied_as = 'territory'
            WHERE s.cohort_id = cohort AND s.reached_on <= day AND proof.value ? s.stage)) FROM jsonb_each(proofs) proof);
      END $$;`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP FUNCTION access.ever_reached;
      CREATE OR REPLACE FUNCTION access.companions() RETURNS uuid[]
        LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      DECLARE cohorts uuid[] := access.ids('cohort_people', 'read');
      BEGIN
        RETURN ARRAY(SELECT d.person_id FROM public.delegate d WHERE d.cohort_id = ANY (cohorts)
          UNION SELECT d.person_id FROM public.delegate d WHERE d.participation_id = ANY (access.ids('team_people', 'read'))
          UNION SELECT h.person_id FROM public.hat h WHERE h.cohort_id = ANY (cohorts) AND h.withdrawn_at IS NULL);
      END $$;
      ALTER POLICY may_read ON busy_period USING (ARRAY[network_id, cohort_id, participation_id] && (SELECT access.ids('busy_period', 'read')));
      DO $$ DECLARE one record; shown text; BEGIN
        FOR one IN SELECT polname AS policy, polrelid::regclass AS target, pg_get_expr(polqual, polrelid) AS shown FROM pg_policy WHERE pg_get_expr(polqual, polrelid) LIKE '%hidden_leads%' LOOP
          shown := regexp_replace(one.shown, ' AND \\(NOT \\(\\w+ = ANY \\(\\( SELECT access\\.hidden_leads\\(NULL::uuid\\[\\]\\) AS hidden_leads\\)::uuid\\[\\]\\)\\)\\)', '');
          IF shown LIKE '%hidden_leads%' THEN RAISE EXCEPTION 'the policy of % is not as expected: %', one.target, shown; END IF;
          EXECUTE format('ALTER POLICY %I ON %s USING (%s)', one.policy, one.target, shown);
        END LOOP;
      END $$;
      DROP FUNCTION access.hide_leads;
      CREATE OR REPLACE FUNCTION access.hidden_lead(place uuid) RETURNS boolean
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
      CREATE OR REPLACE FUNCTION access.hidden_leads(cohorts uuid[]) RETURNS uuid[]
        LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      DECLARE staffed uuid[];
      BEGIN
        IF (SELECT b.kind FROM access.bearer() b) IS DISTINCT FROM 'session' THEN RETURN '{}'; END IF;
        staffed := access.ids('participation', 'update') || ARRAY(SELECT h.participation_id FROM access.live_hats() h WHERE h.participation_id IS NOT NULL);
        RETURN ARRAY(SELECT p.id FROM public.participation p JOIN public.participation_stage s ON s.participation_id = p.id
          WHERE p.accompanied_as = 'territory' AND (cohorts IS NULL OR p.cohort_id = ANY (cohorts)) AND NOT ARRAY[p.id, p.cohort_id] && staffed
          GROUP BY p.id HAVING NOT bool_or(s.stage IN ('engaged', 'paused', 'completed', 'stopped')));
      END $$;`);
  }
}
