import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The network and who is known to it: organisations, people, their contacts apart (row security cannot hide a column), territories. */
export class Network1764000100000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE network (
        id              uuid PRIMARY KEY CHECK (id = access.network_id()),
        name            text NOT NULL CHECK (length(name) BETWEEN 2 AND 120),
        time_zone       text NOT NULL DEFAULT 'Europe/Paris',
        quote_threshold integer NOT NULL DEFAULT 5 CHECK (quote_threshold BETWEEN 2 AND 50),
        demo            boolean NOT NULL DEFAULT false,
        created_at      timestamptz NOT NULL DEFAULT now(),
        updated_at      timestamptz NOT NULL DEFAULT now()
      );
      INSERT INTO network (id, name) VALUES (access.network_id(), 'Cordée');

      CREATE TABLE organisation (
        id         uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        network_id uuid NOT NULL DEFAULT access.network_id() REFERENCES network,
        name       text NOT NULL CHECK (length(name) BETWEEN 2 AND 160),
        kind       text NOT NULL CHECK (kind IN ('local_authority', 'state_service', 'association', 'firm', 'ally', 'funder', 'media', 'other')),
        aliases    text[] NOT NULL DEFAULT '{}',
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE UNIQUE INDEX organisation_name_key ON organisation (lower(name));
      CREATE INDEX organisation_network_id_idx ON organisation (network_id);

      CREATE TABLE person (
        id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        network_id      uuid NOT NULL DEFAULT access.network_id() REFERENCES network,
        given_name      text NOT NULL CHECK (length(given_name) BETWEEN 1 AND 80),
        family_name     text NOT NULL CHECK (length(family_name) BETWEEN 1 AND 80),
        organisation_id uuid REFERENCES organisation ON DELETE SET NULL,
        role_title      text CHECK (length(role_title) <= 160),
        created_at      timestamptz NOT NULL DEFAULT now(),
        updated_at      timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX person_network_id_family_name_idx ON person (network_id, family_name, given_name, id);
      CREATE INDEX person_organisation_id_idx ON person (organisation_id);

      CREATE TABLE person_contact (
        person_id  uuid PRIMARY KEY REFERENCES person ON DELETE CASCADE,
        network_id uuid NOT NULL DEFAULT access.network_id() REFERENCES network,
        email      citext CHECK (email ~ '^[^@[:space:]]+@[^@[:space:]]+$' AND length(email) <= 254),
        telephone  text CHECK (length(telephone) <= 40),
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE UNIQUE INDEX person_contact_email_key ON person_contact (email);
      CREATE INDEX person_contact_network_id_idx ON person_contact (network_id);

      CREATE TABLE territory (
        id                  uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        network_id          uuid NOT NULL DEFAULT access.network_id() REFERENCES network,
        name                text NOT NULL CHECK (length(name) BETWEEN 2 AND 160),
        kind                text NOT NULL CHECK (kind IN ('commune', 'epci_cc', 'epci_ca', 'epci_cu', 'epci_metropole', 'petr', 'pnr', 'departement', 'region')),
        insee_code          text CHECK (insee_code ~ '^[0-9AB]{2,5}$'),
        siren               text CHECK (siren ~ '^[0-9]{9}$'),
        department          text CHECK (department ~ '^(2[AB]|[0-9]{2,3})$'),
        department_name     text,
        population          integer CHECK (population >= 0),
        population_list     text,
        population_year     integer CHECK (population_year BETWEEN 1990 AND 2100),
        population_reported integer CHECK (population_reported >= 0),
        area_km2            numeric(8, 2) CHECK (area_km2 > 0),
        commune_count       integer CHECK (commune_count > 0),
        invented            boolean NOT NULL DEFAULT false,
        created_at          timestamptz NOT NULL DEFAULT now(),
        updated_at          timestamptz NOT NULL DEFAULT now(),
        CHECK (population IS NULL OR (population_list IS NOT NULL AND population_year IS NOT NULL)),
        CHECK (invented OR insee_code IS NOT NULL OR siren IS NOT NULL)
      );
      CREATE UNIQUE INDEX territory_insee_code_key ON territory (kind, insee_code) WHERE kind = 'commune';
      CREATE UNIQUE INDEX territory_siren_key ON territory (siren);
      CREATE INDEX territory_network_id_idx ON territory (network_id);

      SELECT access.protect('network', 'network', 'id');
      SELECT access.protect('organisation', 'organisation', 'id', 'network_id');
      SELECT access.protect('person', 'person', 'id', 'network_id');
      SELECT access.protect('person_contact', 'person_contact', 'person_id', 'network_id');
      SELECT access.protect('territory', 'territory', 'id', 'network_id');`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      SELECT access.unprotect(t) FROM unnest('{network,organisation,person,person_contact,territory}'::text[]) t;
      DROP TABLE territory, person_contact, person, organisation, network;`);
  }
}
