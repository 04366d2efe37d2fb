import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Asking those who came for their words leaves by itself, as reminders do: a moment of the gathering that staff see and
 * stop. What staff send by hand afterwards stands among the sendings too.
 */
export class FeedbackMoment1764300300000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE gathering_moment
        DROP CONSTRAINT gathering_moment_kind_check, ADD CONSTRAINT gathering_moment_kind_check CHECK (kind IN ('reminder', 'chase', 'feedback')),
        DROP CONSTRAINT gathering_moment_days_before_check,
        ADD CONSTRAINT gathering_moment_days_before_check CHECK (CASE kind WHEN 'feedback' THEN days_before BETWEEN -14 AND 0 ELSE days_before BETWEEN 0 AND 90 END);
      CREATE UNIQUE INDEX gathering_moment_feedback_once ON gathering_moment (gathering_id) WHERE kind = 'feedback';
      ALTER TABLE gathering_sending
        DROP CONSTRAINT gathering_sending_kind_check,
        ADD CONSTRAINT gathering_sending_kind_check CHECK (kind IN ('invitation', 'chase', 'reminder', 'change', 'cancellation', 'feedback', 'supports'));

      -- What comes before a gathering and what comes after are looked for apart.
      CREATE OR REPLACE FUNCTION access.due_moments(proof text) RETURNS TABLE (id uuid, gathering_id uuid, cohort_id uuid, people uuid[])
        LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$${due(`AND m.kind <> 'feedback'`)}$$;

      -- The day a gathering ends.
      CREATE FUNCTION access.last_day(gathering uuid, held_on date) RETURNS date LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
        SELECT coalesce((SELECT max(h.on_date) FROM public.gathering_half_day h WHERE h.gathering_id = gathering), held_on) $$;

      -- Whom to ask now: noted as there since a quarter of an hour, the time to take a wrong tick back, themselves and not
      -- somebody in their place, and not asked yet. Sheets come back late: for a fortnight.
      CREATE FUNCTION access.due_feedback(proof text) RETURNS TABLE (id uuid, gathering_id uuid, cohort_id uuid, people uuid[])
        LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
      BEGIN
        PERFORM access.proven(proof, 'due_feedback');
        RETURN QUERY
          SELECT d.id, d.gathering_id, d.cohort_id, ARRAY(SELECT r.person_id FROM public.registration r JOIN public.person_contact c ON c.person_id = r.person_id AND c.email IS NOT NULL
              WHERE r.gathering_id = d.gathering_id AND r.answer IS DISTINCT FROM 'replaced'
                AND EXISTS (SELECT FROM public.attendance a WHERE a.registration_id = r.id AND a.created_at < now() - interval '15 minutes')
                AND NOT EXISTS (SELECT FROM public.outbox_message o WHERE o.recipient_id = r.person_id AND o.template = 'gathering-feedback' AND o.data ->> 'gatheringId' = d.gathering_id::text))
          FROM (SELECT m.id, m.gathering_id, m.cohort_id, greatest(x.last - m.days_before + m.at_time, x.last + coalesce(g.to_time, '18:00'::time)) AT TIME ZONE n.time_zone AS leaves
            FROM public.network n CROSS JOIN public.gathering g JOIN public.gathering_moment m ON m.gathering_id = g.id
              CROSS JOIN LATERAL (SELECT access.last_day(g.id, g.held_on) AS last) x
            WHERE g.cancelled_at IS NULL AND m.kind = 'feedback' AND m.stopped_at IS NULL
              AND g.held_on BETWEEN (now() AT TIME ZONE n.time_zone)::date - 60 AND (now() AT TIME ZONE n.time_zone)::date) d
          WHERE d.leaves <= now() AND d.leaves > now() - interval '14 days';
      END $$;`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP FUNCTION access.due_feedback, access.last_day;
      DELETE FROM gathering_moment WHERE kind = 'feedback';
      DELETE FROM gathering_sending WHERE kind IN ('feedback', 'supports');
      DROP INDEX gathering_moment_feedback_once;
      ALTER TABLE gathering_moment
        DROP CONSTRAINT gathering_moment_kind_check, ADD CONSTRAINT gathering_moment_kind_check CHECK (kind IN ('reminder', 'chase')),
        DROP CONSTRAINT gathering_moment_days_before_check, ADD CONSTRAINT gathering_moment_days_before_check CHECK (days_before BETWEEN 0 AND 90);
      ALTER TABLE gathering_sending
        DROP CONSTRAINT gathering_sending_kind_check, ADD CONSTRAINT gathering_sending_kind_check CHECK (kind IN ('invitation', 'chase', 'reminder', 'change', 'cancellation'));
      CREATE OR REPLACE FUNCTION access.due_moments(proof text) RETURNS TABLE (id uuid, gathering_id uuid, cohort_id uuid, people uuid[])
        LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$${due('')}$$;`);
  }
}

const due = (which: string) => `
      BEGIN
        PERFORM access.proven(proof, 'due_moments');
        RETURN QUERY
          SELECT m.id, m.gathering_id, m.cohort_id, ARRAY(SELECT r.person_id FROM public.registration r
              WHERE r.gathering_id = m.gathering_id AND r.invited_at IS NOT NULL AND r.answer IS DISTINCT FROM 'no' AND (m.kind = 'reminder' OR r.answer IS NULL)
                AND NOT EXISTS (SELECT FROM public.gathering_recipient t JOIN public.gathering_sending s ON s.id = t.sending_id
                  WHERE s.moment_id = m.id AND s.for_day = g.held_on AND t.person_id = r.person_id))
          FROM public.network n CROSS JOIN public.gathering g JOIN public.gathering_moment m ON m.gathering_id = g.id
          WHERE g.cancelled_at IS NULL AND m.stopped_at IS NULL ${which}
            AND g.held_on BETWEEN (now() AT TIME ZONE n.time_zone)::date AND (now() AT TIME ZONE n.time_zone)::date + 91
            AND ((g.held_on - m.days_before) + m.at_time) AT TIME ZONE n.time_zone <= now()
            AND (((g.held_on - m.days_before) + m.at_time) AT TIME ZONE n.time_zone > now() - interval '12 hours' OR (g.url IS NOT NULL AND m.kind = 'reminder'
              AND NOT EXISTS (SELECT FROM public.gathering_moment k WHERE k.gathering_id = g.id AND k.kind = 'reminder' AND k.stopped_at IS NULL AND k.days_before < m.days_before)));
      END `;
