import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The official list as reference data: what is there today, under which other names and codes it is looked for, and
 * which commune belongs to which intercommunality. `code` is the INSEE code of a commune, the SIREN of an
 * intercommunality, `dep-30` or `reg-76`. The rows come from the package at each change of its version, not from here;
 * nothing of the network refers to them by a foreign key, so that a backup may leave them out.
 */
export class OfficialTerritories1764100100000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE EXTENSION IF NOT EXISTS pg_trgm;

      CREATE TABLE official_list (
        network_id uuid PRIMARY KEY DEFAULT access.network_id() CHECK (network_id = access.network_id()),
        version    text NOT NULL,
        title      text NOT NULL,
        year       integer NOT NULL,
        loaded_at  timestamptz NOT NULL DEFAULT now()
      );

      CREATE TABLE official_territory (
        code            text PRIMARY KEY CHECK (code ~ '^([0-9AB]{5}|[0-9]{9}|(dep|reg)-[0-9AB]{2,3})$'),
        network_id      uuid NOT NULL DEFAULT access.network_id() CHECK (network_id = access.network_id()),
        kind            text NOT NULL CHECK (kind IN ('commune', 'epci_cc', 'epci_ca', 'epci_cu', 'epci_metropole', 'departement', 'region')),
        name            text NOT NULL,
        name_key        text NOT NULL,
        insee_code      text,
        siren           text,
        department      text,
        department_name text,
        region          text,
        region_name     text,
        population      integer,
        commune_count   integer,
        postal_codes    text[] NOT NULL DEFAULT '{}',
        former_codes    text[] NOT NULL DEFAULT '{}'
      );
      CREATE INDEX official_territory_name_key_idx ON official_territory USING gin (name_key gin_trgm_ops);
      CREATE INDEX official_territory_insee_code_idx ON official_territory (insee_code);
      CREATE INDEX official_territory_siren_idx ON official_territory (siren);
      CREATE INDEX official_territory_postal_codes_idx ON official_territory USING gin (postal_codes);
      CREATE INDEX official_territory_former_codes_idx ON official_territory USING gin (former_codes);

      CREATE TABLE official_part (
        code           text NOT NULL,
        territory_code text NOT NULL REFERENCES official_territory ON DELETE CASCADE,
        network_id     uuid NOT NULL DEFAULT access.network_id() CHECK (network_id = access.network_id()),
        kind           text NOT NULL CHECK (kind IN ('delegated', 'associated', 'district')),
        name           text NOT NULL,
        name_key       text NOT NULL,
        PRIMARY KEY (code, territory_code)
      );
      CREATE INDEX official_part_territory_code_idx ON official_part (territory_code);
      CREATE INDEX official_part_name_key_idx ON official_part USING gin (name_key gin_trgm_ops);

      CREATE TABLE official_membership (
        member_code text NOT NULL REFERENCES official_territory ON DELETE CASCADE,
        group_code  text NOT NULL REFERENCES official_territory ON DELETE CASCADE,
        network_id  uuid NOT NULL DEFAULT access.network_id() CHECK (network_id = access.network_id()),
        PRIMARY KEY (member_code, group_code)
      );
      CREATE INDEX official_membership_group_code_idx ON official_membership (group_code);

      SELECT access.protect(t, 'official_territory', 'network_id') FROM unnest('{official_list,official_territory,official_part,official_membership}'::text[]) t;

      -- Text operators are not leakproof: under row security no index on a name is used. The list is public, whoever
      -- may read it is checked first, and the search then runs as the owner.
      CREATE FUNCTION access.find_official(phrase text, codes text[], in_department text, at_most integer)
        RETURNS TABLE (code text, rank integer, via text, via_code text, via_name text)
        LANGUAGE plpgsql STABLE ROWS 20 SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      DECLARE words text := '% ' || replace(phrase, ' ', '% ') || '%'; found integer;
      BEGIN
        IF NOT access.network_id() = ANY (access.ids('official_territory', 'read')) THEN RETURN; END IF;
        IF phrase = '' THEN
          RETURN QUERY
            SELECT b.code, b.rank, b.via, b.via_code, b.via_name FROM (SELECT DISTINCT ON (h.code) h.* FROM (
              SELECT t.code, 0 AS rank, NULL::text AS via, NULL::text AS via_code, NULL::text AS via_name FROM public.official_territory t WHERE t.insee_code = ANY (codes)
              UNION ALL SELECT t.code, 0, NULL, NULL, NULL FROM public.official_territory t WHERE t.siren = ANY (codes)
              UNION ALL SELECT p.territory_code, 1, p.kind, p.code, p.name FROM public.official_part p WHERE p.code = ANY (codes)
              UNION ALL SELECT t.code, 2, 'former_code', codes[1], NULL FROM public.official_territory t WHERE t.former_codes && codes
              UNION ALL SELECT t.code, 3, 'postal_code', codes[1], NULL FROM public.official_territory t WHERE t.postal_codes && codes) h
              ORDER BY h.code, h.rank) b
            JOIN public.official_territory t ON t.code = b.code
            ORDER BY b.rank, t.population DESC NULLS LAST, b.code LIMIT at_most;
          RETURN;
        END IF;
        RETURN QUERY
          SELECT b.code, b.rank, b.via, b.via_code, b.via_name FROM (
            SELECT DISTINCT ON (h.code) h.*, t.population FROM (
              SELECT o.code, CASE WHEN o.name_key = ' ' || phrase THEN 0 WHEN starts_with(o.name_key, ' ' || phrase || ' ') THEN 2 WHEN starts_with(o.name_key, ' ' || phrase) THEN 3 ELSE 4 END AS rank,
                NULL::text AS via, NULL::text AS via_code, NULL::text AS via_name
                FROM public.official_territory o WHERE o.name_key LIKE words
              UNION ALL
              SELECT p.territory_code, CASE WHEN p.name_key = ' ' || phrase THEN 1 WHEN starts_with(p.name_key, ' ' || phrase) THEN 4 ELSE 5 END, p.kind, p.code, p.name
                FROM public.official_part p WHERE p.name_key LIKE words) h
            JOIN public.official_territory t ON t.code = h.code
            WHERE (in_department IS NULL OR t.department = in_department) AND (codes = '{}' OR t.postal_codes && codes OR t.code = ANY (codes))
            ORDER BY h.code, h.rank) b
          ORDER BY b.rank, b.population DESC NULLS LAST, b.code LIMIT at_most;
        GET DIAGNOSTICS found = ROW_COUNT;
        -- Only what was found nowhere as it was typed is looked for as it may have been meant.
        IF found > 0 THEN RETURN; END IF;
        RETURN QUERY
          SELECT b.code, 6, b.via, b.via_code, b.via_name FROM (
            SELECT DISTINCT ON (h.code) h.*, t.population FROM (
              SELECT o.code, NULL::text AS via, NULL::text AS via_code, NULL::text AS via_name, public.similarity(o.name_key, phrase) AS near
                FROM public.official_territory o WHERE o.name_key OPERATOR(public.%) phrase
              UNION ALL
              SELECT p.territory_code, p.kind, p.code, p.name, public.similarity(p.name_key, phrase) FROM public.official_part p WHERE p.name_key OPERATOR(public.%) phrase) h
            JOIN public.official_territory t ON t.code = h.code
            WHERE h.near > 0.4 AND (in_department IS NULL OR t.department = in_department) AND (codes = '{}' OR t.postal_codes && codes OR t.code = ANY (codes))
            ORDER BY h.code, h.near DESC) b
          ORDER BY b.near DESC, b.population DESC NULLS LAST, b.code LIMIT at_most;
      END $$;`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP FUNCTION access.find_official;
      SELECT access.unprotect(t) FROM unnest('{official_list,official_territory,official_part,official_membership}'::text[]) t;
      DROP TABLE official_membership, official_part, official_territory, official_list;`);
  }
}
