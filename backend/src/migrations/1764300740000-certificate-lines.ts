import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who came is found by what was asked for, each by its own index: one statement for all ways of asking read every registration of the network, a second and more among a million. */
export class CertificateLines1764300740000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(lines(
      `asked uuid[] := CASE
        WHEN registrations IS NOT NULL THEN registrations
        WHEN gatherings IS NOT NULL THEN ARRAY(SELECT r.id FROM public.registration r WHERE r.gathering_id = ANY (gatherings))
        WHEN people IS NOT NULL THEN ARRAY(SELECT r.id FROM public.registration r WHERE r.person_id = ANY (people))
        WHEN cohorts IS NOT NULL THEN ARRAY(SELECT r.id FROM public.registration r WHERE r.cohort_id = ANY (cohorts)) END;`,
      'r.id = ANY (asked) AND',
    ));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(lines('', ''));
  }
}

const lines = (found: string, among: string) => `
  CREATE OR REPLACE FUNCTION access.certificate_lines(gatherings uuid[], registrations uuid[], people uuid[], cohorts uuid[], from_on date, to_on date)
    RETURNS TABLE (registration_id uuid, person_id uuid, given_name text, family_name text, replaced boolean, category text, territory text,
      cohort_id uuid, cohort_name text, network_name text, signatory jsonb,
      gathering_id uuid, title text, nature text, format text, held_on date, from_time time, to_time time, period text, place text, half_days jsonb)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE reach uuid[] := access.ids('certificate', 'read'); ${found}
  BEGIN
    IF cardinality(reach) = 0 THEN RETURN; END IF;
    RETURN QUERY
      SELECT r.id, r.person_id,
        CASE WHEN r.answer = 'replaced' THEN '' ELSE p.given_name END,
        CASE WHEN r.answer = 'replaced' THEN coalesce(r.replacement_name, '') ELSE p.family_name END,
        r.answer IS NOT DISTINCT FROM 'replaced', r.category, t.name, g.cohort_id, c.name, n.name,
        (SELECT jsonb_build_object('name', s.name, 'roleTitle', s.role_title, 'place', s.place) FROM public.certificate_signatory s WHERE s.cohort_id = g.cohort_id),
        g.id, g.title, g.nature, g.format, g.held_on, g.from_time, g.to_time, g.period, g.place,
        (SELECT jsonb_agg(jsonb_build_object('id', h.id, 'onDate', h.on_date, 'half', h.half) ORDER BY h.on_date, array_position(ARRAY['morning', 'afternoon', 'evening'], h.half))
          FROM public.attendance a JOIN public.gathering_half_day h ON h.id = a.half_day_id WHERE a.registration_id = r.id)
      FROM public.registration r JOIN public.gathering g ON g.id = r.gathering_id JOIN public.cohort c ON c.id = g.cohort_id CROSS JOIN public.network n
        JOIN public.person p ON p.id = r.person_id
        LEFT JOIN public.participation pa ON pa.id = r.participation_id LEFT JOIN public.territory t ON t.id = pa.territory_id
      WHERE ${among} (gatherings IS NULL OR r.gathering_id = ANY (gatherings)) AND (registrations IS NULL OR r.id = ANY (registrations))
        AND (people IS NULL OR r.person_id = ANY (people)) AND (cohorts IS NULL OR r.cohort_id = ANY (cohorts))
        AND num_nonnulls(gatherings, registrations, people, cohorts) > 0
        AND (from_on IS NULL OR g.held_on >= from_on) AND (to_on IS NULL OR g.held_on <= to_on)
        AND ARRAY[r.id, r.cohort_id, r.person_id] && reach
        AND EXISTS (SELECT FROM public.attendance a WHERE a.registration_id = r.id)
      ORDER BY g.held_on NULLS LAST, g.id, 4, 3;
  END $$;`;
