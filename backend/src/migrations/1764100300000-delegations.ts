import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The rule « live hat », as the former functions spelt it, and as one function says it now. */
const spelt = (day: string, lead: boolean) =>
  `h.withdrawn_at IS NULL AND h.starts_on <= ${day} AND (h.ends_on IS NULL OR h.ends_on >= ${day})${lead ? ` AND (h.hat <> 'diagnostic_lead' OR h.confirmed_by_id IS NOT NULL)` : ''}`;
const rewords: [signature: string, from: string, to: string][] = [
  ['access.live_hats()', spelt('day', true), 'access.live_on(h, day)'],
  ['access.ids(text, text)', spelt('day', true), 'access.live_on(h, day)'],
  ['access.enter(text)', spelt('day', true), 'access.live_on(h, day)'],
  ['access.credentials(text, text)', spelt('access.today()', false), 'access.worn_on(h, access.today())'],
  ['access.credentials_of(text, uuid)', spelt('access.today()', false), 'access.worn_on(h, access.today())'],
  // A manager or a pivot ally whose time is over confirms no lead.
  [
    'access.check_lead_confirmation()',
    'a.withdrawn_at IS NULL AND b.withdrawn_at IS NULL',
    'access.worn_on(a, access.today()) AND access.worn_on(b, access.today())',
  ],
  // Those to come will read as well; a lead whom nobody confirmed will not.
  [
    'access.finding_readers(uuid)',
    'h.withdrawn_at IS NULL AND (h.ends_on IS NULL OR h.ends_on >= access.today())',
    'access.live_on(h, greatest(h.starts_on, access.today()))',
  ],
];

/**
 * Delegations: a territory has a main quartet team, perhaps a second one with its theme, groups of inhabitants and of
 * projects beside them. Former members go to the main team, inhabitants to a group of their own. The hat of a member
 * follows every agreed stay, and what « a live hat » is stands in one function.
 */
export class Delegations1764100300000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE FUNCTION access.worn_on(h public.hat, day date) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
        AS $$ SELECT h.withdrawn_at IS NULL AND h.starts_on <= day AND (h.ends_on IS NULL OR h.ends_on >= day) $$;
      CREATE FUNCTION access.live_on(h public.hat, day date) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
        AS $$ SELECT h.withdrawn_at IS NULL AND h.starts_on <= day AND (h.ends_on IS NULL OR h.ends_on >= day)
          AND (h.hat <> 'diagnostic_lead' OR h.confirmed_by_id IS NOT NULL) $$;

      CREATE TABLE delegation (
        id               uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        cohort_id        uuid NOT NULL,
        participation_id uuid NOT NULL,
        kind             text NOT NULL CHECK (kind IN ('quartet', 'residents', 'project_group')),
        -- The theme of a team, the subject of a group.
        name             text NOT NULL DEFAULT '' CHECK (length(name) <= 80),
        -- Quartet teams alone have one: 1 is the main team, 2 the other. There is no third.
        rank             smallint,
        starts_on        date,
        ends_on          date,
        created_at       timestamptz NOT NULL DEFAULT now(),
        updated_at       timestamptz NOT NULL DEFAULT now(),
        FOREIGN KEY (participation_id, cohort_id) REFERENCES participation (id, cohort_id) ON DELETE CASCADE,
        CHECK (ends_on >= starts_on),
        CHECK (CASE WHEN kind = 'quartet' THEN rank IS NOT NULL AND rank IN (1, 2) ELSE rank IS NULL END),
        CONSTRAINT delegation_main_stays CHECK (rank IS DISTINCT FROM 1 OR (starts_on IS NULL AND ends_on IS NULL)),
        CONSTRAINT delegation_two_teams_at_most EXCLUDE USING gist (participation_id WITH =, rank WITH =, daterange(starts_on, ends_on, '[]') WITH &&),
        UNIQUE (id, participation_id, kind)
      );
      CREATE INDEX delegation_participation_id_idx ON delegation (participation_id, kind);
      CREATE INDEX delegation_cohort_id_idx ON delegation (cohort_id);

      -- A territory has its main team from the first day, under an id that follows from its own: a copy of the demonstration has the same.
      CREATE FUNCTION access.open_main_delegation() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO public.delegation (id, cohort_id, participation_id, kind, rank)
          VALUES (overlay(overlay(md5('main ' || NEW.id) PLACING '8' FROM 13) PLACING 'a' FROM 17)::uuid, NEW.cohort_id, NEW.id, 'quartet', 1);
        RETURN NULL;
      END $$;

      ALTER TABLE delegate
        ADD delegation_id     uuid,
        ADD delegation_kind   text,
        ADD substitute        boolean NOT NULL DEFAULT false,
        ADD substitute_for_id uuid;

      -- Whoever names no delegation means the main one; inhabitants are beside it, in their group.
      CREATE FUNCTION access.seat_in_delegation() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NEW.delegation_id IS NULL AND NEW.category = 'resident' THEN
          SELECT id INTO NEW.delegation_id FROM public.delegation
            WHERE participation_id = NEW.participation_id AND kind = 'residents' AND ends_on IS NULL ORDER BY created_at, id LIMIT 1;
          IF NOT FOUND THEN
            INSERT INTO public.delegation (id, cohort_id, participation_id, kind)
              VALUES (overlay(overlay(md5('residents ' || NEW.participation_id) PLACING '8' FROM 13) PLACING 'a' FROM 17)::uuid, NEW.cohort_id, NEW.participation_id, 'residents')
              ON CONFLICT (id) DO UPDATE SET ends_on = NULL RETURNING id INTO NEW.delegation_id;
          END IF;
        ELSIF NEW.delegation_id IS NULL THEN
          SELECT id INTO NEW.delegation_id FROM public.delegation WHERE participation_id = NEW.participation_id AND rank = 1;
        END IF;
        SELECT kind INTO NEW.delegation_kind FROM public.delegation WHERE id = NEW.delegation_id AND participation_id = NEW.participation_id;
        RETURN NEW;
      END $$;

      -- Nobody changed anything: rows move into their delegation without a line of history.
      SELECT set_config('cordee.history', 'off', true);
      INSERT INTO delegation (id, cohort_id, participation_id, kind, rank)
        SELECT overlay(overlay(md5('main ' || id) PLACING '8' FROM 13) PLACING 'a' FROM 17)::uuid, cohort_id, id, 'quartet', 1 FROM participation;
      INSERT INTO delegation (id, cohort_id, participation_id, kind)
        SELECT DISTINCT overlay(overlay(md5('residents ' || participation_id) PLACING '8' FROM 13) PLACING 'a' FROM 17)::uuid, cohort_id, participation_id, 'residents'
        FROM delegate WHERE category = 'resident';
      UPDATE delegate d SET delegation_id = g.id, delegation_kind = g.kind FROM delegation g
        WHERE g.participation_id = d.participation_id AND g.kind = CASE WHEN d.category = 'resident' THEN 'residents' ELSE 'quartet' END;
      SELECT set_config('cordee.history', '', true);

      CREATE TRIGGER participation_has_its_main_team AFTER INSERT ON participation FOR EACH ROW EXECUTE FUNCTION access.open_main_delegation();
      CREATE TRIGGER delegate_in_its_delegation BEFORE INSERT OR UPDATE OF delegation_id, participation_id ON delegate
        FOR EACH ROW EXECUTE FUNCTION access.seat_in_delegation();
      ALTER TABLE delegate
        ALTER delegation_id SET NOT NULL,
        ALTER delegation_kind SET NOT NULL,
        ADD FOREIGN KEY (delegation_id, participation_id, delegation_kind) REFERENCES delegation (id, participation_id, kind),
        ADD UNIQUE (id, delegation_id),
        ADD FOREIGN KEY (substitute_for_id, delegation_id) REFERENCES delegate (id, delegation_id) ON DELETE SET NULL (substitute_for_id),
        ADD CONSTRAINT delegate_substitute_stands_in CHECK (substitute_for_id IS NULL OR (substitute AND substitute_for_id <> id)),
        ADD CONSTRAINT delegate_category_of_its_kind
          CHECK (CASE delegation_kind WHEN 'quartet' THEN category <> 'resident' WHEN 'residents' THEN category = 'resident' ELSE true END),
        DROP CONSTRAINT delegate_once_at_a_time,
        -- The end date is the last day inside, hence the closed range.
        ADD CONSTRAINT delegate_once_at_a_time EXCLUDE USING gist (delegation_id WITH =, person_id WITH =, daterange(starts_on, ends_on, '[]') WITH &&);
      CREATE INDEX delegate_delegation_id_idx ON delegate (delegation_id, starts_on);
      CREATE INDEX delegate_substitute_for_id_idx ON delegate (substitute_for_id);

      SELECT access.protect('delegation', 'delegate', 'id', 'cohort_id', 'participation_id');
      SELECT access.keep_history('delegation');

      -- One row a stay: the same hat may be worn again later, never twice on one day.
      DROP INDEX hat_worn_once_key;
      ALTER TABLE hat ADD CONSTRAINT hat_worn_once_key EXCLUDE USING gist (person_id WITH =, hat WITH =,
        coalesce(diagnostic_id, participation_id, cohort_id, network_id) WITH =, daterange(starts_on, ends_on, '[]') WITH &&) WHERE (withdrawn_at IS NULL);

      -- A member with an account wears the hat of their territory on the days of their agreed stays, and on no other. Whoever
      -- changes a team without the right to give hats, or changes their own place, may only take days away.
      CREATE FUNCTION access.follow_stays(cohort uuid, place uuid, person uuid) RETURNS void
        LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      DECLARE
        who uuid := access.bearer_person();
        stays datemultirange; worn datemultirange; giver uuid; one record;
      BEGIN
        -- The owner's maintenance has nobody who could sign a hat.
        IF who IS NULL THEN RETURN; END IF;
        SELECT coalesce(range_agg(daterange(d.starts_on, d.ends_on, '[]')), '{}') INTO stays FROM public.delegate d
          WHERE d.participation_id = place AND d.person_id = person AND d.status = 'agreed';
        SELECT coalesce(range_agg(daterange(h.starts_on, h.ends_on, '[]')), '{}'), (array_agg(h.granted_by_id))[1] INTO worn, giver FROM public.hat h
          WHERE h.person_id = person AND h.participation_id = place AND h.hat = 'delegate' AND h.withdrawn_at IS NULL;
        IF worn = stays THEN RETURN; END IF;
        IF who <> person AND ARRAY[access.network_id(), cohort] && access.ids('hat', 'create')
          AND EXISTS (SELECT 1 FROM public.account a WHERE a.person_id = person AND a.closed_at IS NULL)
        THEN giver := who; ELSE stays := stays * worn; END IF;
        -- What goes leaves before what stays is moved, so that no day is worn twice on the way.
        FOR one IN
          SELECT m.id, m.stay, m.stay IS NULL OR m.turn > 1 AS gone, daterange(m.starts_on, m.ends_on, '[]') AS days FROM (
            SELECT o.*, row_number() OVER (PARTITION BY o.stay ORDER BY o.starts_on) AS turn FROM (
              SELECT h.id, h.starts_on, h.ends_on,
                (SELECT s FROM unnest(stays) s WHERE s && daterange(h.starts_on, h.ends_on, '[]') ORDER BY s LIMIT 1) AS stay
              FROM public.hat h WHERE h.person_id = person AND h.participation_id = place AND h.hat = 'delegate' AND h.withdrawn_at IS NULL) o) m
          ORDER BY 3 DESC, m.stay
        LOOP
          IF one.gone THEN
            UPDATE public.hat SET withdrawn_at = now(), updated_at = now() WHERE id = one.id;
            PERFORM access.audit('withdraw', 'hat', one.id, cohort, person);
          ELSIF one.days <> one.stay THEN
            UPDATE public.hat SET starts_on = lower(one.stay), ends_on = upper(one.stay) - 1, updated_at = now() WHERE id = one.id;
            PERFORM access.audit('update', 'hat', one.id, cohort, person);
          END IF;
        END LOOP;
        FOR one IN
          INSERT INTO public.hat (person_id, hat, cohort_id, participation_id, starts_on, ends_on, granted_by_id)
            SELECT person, 'delegate', cohort, place, lower(s), upper(s) - 1, giver FROM unnest(stays) s
            WHERE NOT EXISTS (SELECT 1 FROM public.hat h WHERE h.person_id = person AND h.participation_id = place AND h.hat = 'delegate'
              AND h.withdrawn_at IS NULL AND h.starts_on = lower(s)) RETURNING id
        LOOP
          PERFORM access.audit('create', 'hat', one.id, cohort, person);
        END LOOP;
      END $$;

      CREATE FUNCTION access.hats_follow_stays() RETURNS trigger
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      BEGIN
        IF TG_OP <> 'INSERT' THEN PERFORM access.follow_stays(OLD.cohort_id, OLD.participation_id, OLD.person_id); END IF;
        IF TG_OP = 'INSERT' THEN PERFORM access.follow_stays(NEW.cohort_id, NEW.participation_id, NEW.person_id);
        ELSIF TG_OP = 'UPDATE' AND (NEW.person_id, NEW.participation_id) <> (OLD.person_id, OLD.participation_id) THEN
          PERFORM access.follow_stays(NEW.cohort_id, NEW.participation_id, NEW.person_id);
        END IF;
        -- The newcomer's story lasts as long as they stay.
        IF TG_OP <> 'INSERT' THEN
          UPDATE public.personal_link l SET expires_at = least(l.expires_at, coalesce(
              (SELECT (max(d.ends_on) + 1)::timestamp AT TIME ZONE n.time_zone FROM public.delegate d CROSS JOIN public.network n
                WHERE d.participation_id = OLD.participation_id AND d.person_id = OLD.person_id GROUP BY n.time_zone), now()))
            WHERE l.purpose = 'own_cohort_page' AND l.person_id = OLD.person_id AND l.participation_id = OLD.participation_id AND l.revoked_at IS NULL
              AND NOT EXISTS (SELECT FROM public.delegate d WHERE d.participation_id = OLD.participation_id AND d.person_id = OLD.person_id AND d.ends_on IS NULL);
        END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER delegate_hat_follows AFTER INSERT OR DELETE OR UPDATE OF person_id, participation_id, status, starts_on, ends_on ON delegate
        FOR EACH ROW EXECUTE FUNCTION access.hats_follow_stays();

      -- Whoever gets a way in after they joined a team finds their territory open.
      CREATE FUNCTION access.hats_follow_account() RETURNS trigger
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      BEGIN
        PERFORM access.follow_stays(d.cohort_id, d.participation_id, NEW.person_id)
          FROM (SELECT DISTINCT cohort_id, participation_id FROM public.delegate WHERE person_id = NEW.person_id AND status = 'agreed') d;
        RETURN NULL;
      END $$;
      CREATE TRIGGER account_opens_territories AFTER INSERT OR UPDATE OF closed_at ON account
        FOR EACH ROW WHEN (NEW.closed_at IS NULL) EXECUTE FUNCTION access.hats_follow_account();`);
    for (const [signature, from, to] of rewords) await reword(db, signature, from, to);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const [signature, from, to] of rewords) await reword(db, signature, to, from);
    await db.query(`
      DROP TRIGGER account_opens_territories ON account;
      DROP TRIGGER delegate_hat_follows ON delegate;
      DROP TRIGGER delegate_in_its_delegation ON delegate;
      DROP TRIGGER participation_has_its_main_team ON participation;
      DROP FUNCTION access.hats_follow_account, access.hats_follow_stays, access.follow_stays, access.seat_in_delegation, access.open_main_delegation,
        access.live_on, access.worn_on;
      ALTER TABLE hat DROP CONSTRAINT hat_worn_once_key;
      UPDATE hat h SET withdrawn_at = now() WHERE withdrawn_at IS NULL AND EXISTS (SELECT 1 FROM hat l WHERE l.withdrawn_at IS NULL AND l.person_id = h.person_id
        AND l.hat = h.hat AND (l.diagnostic_id, l.participation_id, l.cohort_id) IS NOT DISTINCT FROM (h.diagnostic_id, h.participation_id, h.cohort_id) AND l.starts_on > h.starts_on);
      CREATE UNIQUE INDEX hat_worn_once_key ON hat (person_id, hat, coalesce(diagnostic_id, participation_id, cohort_id, network_id)) WHERE withdrawn_at IS NULL;
      -- One table held one team: the same person in two of them at once keeps the first place.
      DELETE FROM delegate d USING delegate f WHERE f.participation_id = d.participation_id AND f.person_id = d.person_id
        AND daterange(f.starts_on, f.ends_on, '[]') && daterange(d.starts_on, d.ends_on, '[]') AND (f.starts_on, f.id) < (d.starts_on, d.id);
      ALTER TABLE delegate DROP CONSTRAINT delegate_once_at_a_time, DROP CONSTRAINT delegate_substitute_stands_in,
        DROP CONSTRAINT delegate_category_of_its_kind, DROP COLUMN substitute_for_id, DROP COLUMN substitute, DROP COLUMN delegation_kind, DROP COLUMN delegation_id;
      ALTER TABLE delegate ADD CONSTRAINT delegate_once_at_a_time
        EXCLUDE USING gist (participation_id WITH =, person_id WITH =, daterange(starts_on, ends_on, '[]') WITH &&);
      SELECT access.unprotect('delegation');
      DROP TABLE delegation;`);
  }
}

/** Replaces a passage of a function, whatever its line breaks; a passage that is not there stops the migration. */
async function reword(db: QueryRunner, signature: string, from: string, to: string): Promise<void> {
  const [{ text }] = (await db.query('SELECT pg_get_functiondef($1::regprocedure) AS text', [signature])) as [{ text: string }];
  const passage = new RegExp(from.split(' ').map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('\\s+'), 'g');
  if (!passage.test(text)) throw new Error(`${signature} no longer says « ${from} »`);
  await db.query(text.replaceAll(passage, () => to));
}
