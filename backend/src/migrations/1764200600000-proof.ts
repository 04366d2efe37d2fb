import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What funders ask for and what is given to them: agreements, certificates that anybody may have of their own presence, sealed packs. */
export class Proof1764200600000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(agreements);
    await db.query(certificates);
    await db.query(packs);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      SELECT access.holds_no_files('proof_pack', 'file_id');
      SELECT access.unprotect(t) FROM unnest('{proof_pack,certificate_signatory,funding_agreement}'::text[]) t;
      DROP TABLE proof_pack, certificate_signatory, funding_agreement;
      DROP FUNCTION access.certificate_lines, access.take_due_pack, access.own_agreements, access.check_pack, access.keep_sealed;
      DELETE FROM job_token WHERE purpose = 'pack';
      ALTER TABLE job_token DROP CONSTRAINT job_token_purpose_check, ADD CONSTRAINT job_token_purpose_check CHECK (purpose IN ('mail', 'upkeep', 'remind'));`);
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

/**
 * What was given to a funder, once and for all. A pack is asked for by staff, made by a job under a token that reads its
 * cohort alone, and never changes once it is ready: what was corrected since makes another version.
 */
const packs = `
  ALTER TABLE job_token DROP CONSTRAINT job_token_purpose_check, ADD CONSTRAINT job_token_purpose_check CHECK (purpose IN ('mail', 'upkeep', 'remind', 'pack'));

  CREATE TABLE proof_pack (
    id           uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    cohort_id    uuid NOT NULL REFERENCES cohort ON DELETE CASCADE,
    agreement_id uuid NOT NULL,
    from_on      date NOT NULL,
    to_on        date NOT NULL,
    state        text NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'making', 'ready', 'unchanged', 'failed')),
    done         integer NOT NULL DEFAULT 0,
    total        integer NOT NULL DEFAULT 0,
    attempts     integer NOT NULL DEFAULT 0,
    taken_at     timestamptz,
    version      integer CHECK (version > 0),
    file_id      uuid UNIQUE REFERENCES stored_file,
    sha256       text CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    files        jsonb NOT NULL DEFAULT '[]',
    changes      jsonb NOT NULL DEFAULT '[]',
    summary      jsonb NOT NULL DEFAULT '{}',
    asked_by_id  uuid REFERENCES person ON DELETE SET NULL,
    sealed_at    timestamptz,
    created_at   timestamptz NOT NULL DEFAULT now(),
    updated_at   timestamptz NOT NULL DEFAULT now(),
    FOREIGN KEY (agreement_id, cohort_id) REFERENCES funding_agreement (id, cohort_id),
    CONSTRAINT proof_pack_in_order CHECK (to_on >= from_on),
    CONSTRAINT proof_pack_whole CHECK ((state = 'ready') = (num_nonnulls(version, file_id, sha256, sealed_at) = 4)),
    CONSTRAINT proof_pack_version_key UNIQUE (agreement_id, from_on, to_on, version)
  );
  CREATE UNIQUE INDEX proof_pack_one_at_a_time ON proof_pack (agreement_id, from_on, to_on) WHERE state IN ('queued', 'making');
  CREATE UNIQUE INDEX proof_pack_sha256_key ON proof_pack (sha256);
  CREATE INDEX proof_pack_agreement_id_idx ON proof_pack (agreement_id, cohort_id);
  CREATE INDEX proof_pack_cohort_id_idx ON proof_pack (cohort_id);
  CREATE INDEX proof_pack_asked_by_id_idx ON proof_pack (asked_by_id);
  CREATE INDEX proof_pack_due_idx ON proof_pack (created_at) WHERE state IN ('queued', 'making');
  SELECT access.protect('proof_pack', 'proof_pack', 'id', 'cohort_id');
  -- Asked for empty, in one's own name; what it holds is the job's to say.
  DROP POLICY may_create ON proof_pack;
  CREATE POLICY may_create ON proof_pack FOR INSERT WITH CHECK (cohort_id = ANY ((SELECT access.ids('proof_pack', 'create'))::uuid[])
    AND state = 'queued' AND sha256 IS NULL AND file_id IS NULL AND asked_by_id = (SELECT access.bearer_person()));
  SELECT access.holds_files('proof_pack', 'file_id');

  CREATE FUNCTION access.keep_sealed() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF to_jsonb(NEW) - '{asked_by_id,updated_at}'::text[] IS DISTINCT FROM to_jsonb(OLD) - '{asked_by_id,updated_at}'::text[] THEN
      RAISE EXCEPTION 'a sealed pack never changes' USING ERRCODE = '42501';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER keep_sealed BEFORE UPDATE ON proof_pack FOR EACH ROW WHEN (OLD.state = 'ready') EXECUTE FUNCTION access.keep_sealed();

  -- The agreements of the bearer's own organisation, in the cohorts that they observe.
  CREATE FUNCTION access.own_agreements() RETURNS uuid[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE reach uuid[] := access.ids('funder_pack', 'read'); who uuid; day date;
  BEGIN
    IF cardinality(reach) = 0 THEN RETURN '{}'; END IF;
    who := access.bearer_person(); day := access.today();
    RETURN ARRAY(SELECT a.id FROM public.funding_agreement a WHERE a.cohort_id = ANY (reach) AND (
      EXISTS (SELECT FROM public.person_role r WHERE r.person_id = who AND r.organisation_id = a.organisation_id
        AND coalesce(r.starts_on, day) <= day AND coalesce(r.ends_on, day) >= day)
      OR EXISTS (SELECT FROM public.cohort_partner c WHERE c.cohort_id = a.cohort_id AND c.organisation_id = a.organisation_id AND c.contact_id = who)));
  END $$;
  CREATE POLICY funder_reads ON proof_pack FOR SELECT USING (state = 'ready' AND agreement_id = ANY ((SELECT access.own_agreements())::uuid[]));
  CREATE POLICY funder_reads ON funding_agreement FOR SELECT USING (id = ANY ((SELECT access.own_agreements())::uuid[]));

  -- The oldest pack that waits, or that nobody has advanced for three minutes; after three tries somebody has to look.
  CREATE FUNCTION access.take_due_pack(proof text) RETURNS TABLE (id uuid, cohort_id uuid, asked_by_id uuid, attempts integer)
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  BEGIN
    PERFORM access.proven(proof, 'take_due_pack');
    UPDATE public.proof_pack p SET state = 'failed', updated_at = now() WHERE p.state = 'making' AND p.attempts >= 3 AND p.taken_at < now() - interval '3 minutes';
    RETURN QUERY UPDATE public.proof_pack p SET state = 'making', taken_at = now(), attempts = p.attempts + 1, done = 0, updated_at = now()
      WHERE p.id = (SELECT d.id FROM public.proof_pack d WHERE d.state = 'queued' OR d.state = 'making' AND d.taken_at < now() - interval '3 minutes'
        ORDER BY d.created_at LIMIT 1 FOR UPDATE SKIP LOCKED)
      RETURNING p.id, p.cohort_id, p.asked_by_id, p.attempts;
  END $$;

  -- What a stranger who holds a pack may learn: whether it is whole, which version it is, and whether a newer one exists.
  CREATE FUNCTION access.check_pack(proof text, hash text, pack uuid) RETURNS jsonb
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  BEGIN
    PERFORM access.proven(proof, 'check_pack', hash, pack::text);
    RETURN (SELECT jsonb_build_object('version', p.version, 'sha256', p.sha256, 'from', p.from_on, 'to', p.to_on, 'sealedAt', p.sealed_at, 'files', p.files,
        'reference', a.reference, 'funder', o.name, 'cohort', c.name, 'network', n.name,
        'latest', (SELECT max(l.version) FROM public.proof_pack l WHERE l.agreement_id = p.agreement_id AND l.from_on = p.from_on AND l.to_on = p.to_on),
        'chained', (SELECT b.hash = access.audit_digest(b.id, b.previous_hash) FROM public.audit_entry e JOIN public.audit_block b ON b.id = e.block_id
          WHERE e.record_id = p.id AND e.object = 'proof_pack' AND e.act = 'seal ' || p.sha256 LIMIT 1))
      FROM public.proof_pack p JOIN public.funding_agreement a ON a.id = p.agreement_id JOIN public.organisation o ON o.id = a.organisation_id
        JOIN public.cohort c ON c.id = p.cohort_id CROSS JOIN public.network n
      WHERE p.state = 'ready' AND (p.sha256 = hash OR p.id = pack)
      ORDER BY p.sha256 = hash DESC LIMIT 1);
  END $$;`;
