import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What funders ask for and what is given to them: agreements, who signs certificates, certificates that anybody may have of their own presence. */
export class Proof1764200600000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(agreements);
    await db.query(certificates);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP FUNCTION access.certificate_lines;
      SELECT access.unprotect(t) FROM unnest('{certificate_signatory,funding_agreement}'::text[]) t;
      DROP TABLE certificate_signatory, funding_agreement;`);
  }
}

const agreements = `
  CREATE TABLE funding_agreement (
    id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    cohort_id       uuid NOT NULL REFERENCES cohort ON DELETE CASCADE,
    organisation_id uuid NOT NULL REFERENCES organisation,
    reference       text NOT NULL CHECK (length(reference) BETWEEN 2 AND 120),
    starts_on       date NOT NULL,
    ends_on         date NOT NULL,
    pieces          text[] NOT NULL DEFAULT '{sheet,programme,supports,hours}'
      CHECK (pieces <@ '{sheet,scan,signature,programme,supports,certificates,hours}'::text[] AND cardinality(pieces) > 0),
    hours_asked     numeric(8, 2) CHECK (hours_asked > 0),
    funded_share    numeric(5, 2) CHECK (funded_share > 0 AND funded_share <= 100),
    note            text CHECK (length(note) <= 2000),
    version         integer NOT NULL DEFAULT 1,
    created_at      timestamptz NOT NULL DEFAULT now(),
    updated_at      timestamptz NOT NULL DEFAULT now(),
    UNIQUE (id, cohort_id),
    CONSTRAINT funding_agreement_reference_key UNIQUE (cohort_id, reference),
    CONSTRAINT funding_agreement_in_order CHECK (ends_on >= starts_on)
  );
  CREATE INDEX funding_agreement_organisation_id_idx ON funding_agreement (organisation_id);
  SELECT access.protect('funding_agreement', 'funding_agreement', 'id', 'cohort_id');

  -- Whose name stands at the foot of a cohort's certificates.
  CREATE TABLE certificate_signatory (
    id         uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    cohort_id  uuid NOT NULL UNIQUE REFERENCES cohort ON DELETE CASCADE,
    name       text NOT NULL CHECK (length(name) BETWEEN 2 AND 160),
    role_title text CHECK (length(role_title) <= 160),
    place      text CHECK (length(place) <= 120),
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
  );
  SELECT access.protect('certificate_signatory', 'certificate_signatory', 'cohort_id');
  SELECT access.keep_history(t) FROM unnest('{funding_agreement,certificate_signatory}'::text[]) t;`;

/**
 * Who may read neither a gathering nor a presence may still have the certificate of their own: the right is « certificate »,
 * on the registration, its person or its cohort. Whoever came in somebody's place is named instead of them.
 */
const certificates = `
  CREATE FUNCTION access.certificate_lines(gatherings uuid[], registrations uuid[], people uuid[], cohorts uuid[], from_on date, to_on date)
    RETURNS TABLE (registration_id uuid, person_id uuid, given_name text, family_name text, replaced boolean, category text, territory text,
      cohort_id uuid, cohort_name text, network_name text, signatory jsonb,
      gathering_id uuid, title text, nature text, format text, held_on date, from_time time, to_time time, period text, place text, half_days jsonb)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE reach uuid[] := access.ids('certificate', 'read');
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
      WHERE (gatherings IS NULL OR r.gathering_id = ANY (gatherings)) AND (registrations IS NULL OR r.id = ANY (registrations))
        AND (people IS NULL OR r.person_id = ANY (people)) AND (cohorts IS NULL OR r.cohort_id = ANY (cohorts))
        AND num_nonnulls(gatherings, registrations, people, cohorts) > 0
        AND (from_on IS NULL OR g.held_on >= from_on) AND (to_on IS NULL OR g.held_on <= to_on)
        AND ARRAY[r.id, r.cohort_id, r.person_id] && reach
        AND EXISTS (SELECT FROM public.attendance a WHERE a.registration_id = r.id)
      ORDER BY g.held_on NULLS LAST, g.id, 4, 3;
  END $$;`;
