import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The newsletter of a cohort: a draft in seven sections that staff and the embedded media write, what those who are quoted
 * agreed to, and the number as it was sent, frozen, which anybody reads where staff made it public.
 */
export class Newsletter1764200900000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(drafts);
    await db.query(rereadings);
    await db.query(issues);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP FUNCTION access.open_newsletter, access.answer_rereading, access.agreement_of, access.quotable_news;
      SELECT access.unprotect(t) FROM unnest('{newsletter,newsletter_section,newsletter_item,quote_rereading,newsletter_issue}'::text[]) t;
      DROP TABLE newsletter_issue, quote_rereading, newsletter_item, newsletter_section, newsletter;
      ALTER TABLE news DROP COLUMN may_be_quoted;
      DELETE FROM personal_link WHERE purpose = 'reread_quote';`);
    await db.query(purposesWith('reread_quote', false));
  }
}

const drafts = `
  -- Said by whoever tells the news, for themselves: never by somebody who writes for them.
  ALTER TABLE news ADD COLUMN may_be_quoted boolean NOT NULL DEFAULT false;

  CREATE TABLE newsletter (
    id            uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    cohort_id     uuid NOT NULL REFERENCES cohort ON DELETE CASCADE,
    number        integer NOT NULL CHECK (number > 0),
    title         text NOT NULL CHECK (length(title) BETWEEN 3 AND 160),
    -- What happened between these days is proposed for this number.
    from_on       date NOT NULL,
    to_on         date NOT NULL,
    sent_at       timestamptz,
    created_by_id uuid REFERENCES person ON DELETE SET NULL,
    version       integer NOT NULL DEFAULT 1,
    created_at    timestamptz NOT NULL DEFAULT now(),
    updated_at    timestamptz NOT NULL DEFAULT now(),
    UNIQUE (id, cohort_id),
    CONSTRAINT newsletter_number_once UNIQUE (cohort_id, number),
    CONSTRAINT newsletter_ends_after_start CHECK (to_on >= from_on)
  );
  CREATE INDEX newsletter_created_by_id_idx ON newsletter (created_by_id);

  CREATE TABLE newsletter_section (
    id            uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    cohort_id     uuid NOT NULL,
    newsletter_id uuid NOT NULL,
    kind          text NOT NULL CHECK (kind IN ('editorial', 'theory', 'practice', 'territories', 'works', 'coming', 'inspiration')),
    heading       text NOT NULL CHECK (length(heading) BETWEEN 2 AND 80),
    position      integer NOT NULL CHECK (position BETWEEN 1 AND 7),
    version       integer NOT NULL DEFAULT 1,
    created_at    timestamptz NOT NULL DEFAULT now(),
    updated_at    timestamptz NOT NULL DEFAULT now(),
    FOREIGN KEY (newsletter_id, cohort_id) REFERENCES newsletter (id, cohort_id) ON DELETE CASCADE,
    UNIQUE (newsletter_id, kind),
    UNIQUE (id, newsletter_id)
  );
  CREATE INDEX newsletter_section_cohort_id_idx ON newsletter_section (cohort_id);

  CREATE TABLE newsletter_item (
    id               uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    cohort_id        uuid NOT NULL,
    newsletter_id    uuid NOT NULL,
    section_id       uuid NOT NULL,
    position         integer NOT NULL,
    title            text CHECK (length(title) BETWEEN 2 AND 160),
    body             text NOT NULL DEFAULT '' CHECK (length(body) <= 3000),
    url              text CHECK (url ~ '^https://' AND length(url) <= 500),
    -- Under which name the words stand: « Jean Meyrueis, maire de Barre ».
    signature        text CHECK (length(signature) <= 160),
    quoted_person_id uuid REFERENCES person ON DELETE SET NULL,
    source_table     text CHECK (source_table IN ('news', 'resource', 'gathering')),
    source_id        uuid,
    version          integer NOT NULL DEFAULT 1,
    created_at       timestamptz NOT NULL DEFAULT now(),
    updated_at       timestamptz NOT NULL DEFAULT now(),
    FOREIGN KEY (newsletter_id, cohort_id) REFERENCES newsletter (id, cohort_id) ON DELETE CASCADE,
    FOREIGN KEY (section_id, newsletter_id) REFERENCES newsletter_section (id, newsletter_id) ON DELETE CASCADE,
    UNIQUE (id, cohort_id),
    CHECK ((source_table IS NULL) = (source_id IS NULL)),
    CONSTRAINT newsletter_item_says_something CHECK (title IS NOT NULL OR body <> ''),
    CONSTRAINT newsletter_item_source_once UNIQUE (newsletter_id, source_table, source_id)
  );
  CREATE INDEX newsletter_item_section_id_idx ON newsletter_item (section_id, position);
  CREATE INDEX newsletter_item_cohort_id_idx ON newsletter_item (cohort_id);
  CREATE INDEX newsletter_item_quoted_person_id_idx ON newsletter_item (quoted_person_id);

  SELECT access.protect('newsletter', 'newsletter', 'id', 'cohort_id');
  SELECT access.protect('newsletter_section', 'newsletter', 'newsletter_id', 'cohort_id');
  SELECT access.protect('newsletter_item', 'newsletter', 'newsletter_id', 'cohort_id');
  SELECT access.keep_history('newsletter');
  SELECT access.keep_history('newsletter_section');
  SELECT access.keep_history('newsletter_item');

  -- News whose authors said that they may be quoted, for whoever writes the newsletter: the others stay where they were told.
  CREATE FUNCTION access.quotable_news(cohort uuid, from_day date, to_day date)
    RETURNS TABLE (id uuid, body text, told_on date, person_id uuid, territory text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    IF NOT cohort = ANY (access.ids('newsletter', 'update')) THEN RETURN; END IF;
    RETURN QUERY SELECT n.id, n.body, n.told_on, coalesce(n.entered_for_id, n.author_id), t.name
      FROM public.news n JOIN public.participation p ON p.id = n.participation_id JOIN public.territory t ON t.id = p.territory_id
      WHERE n.cohort_id = cohort AND n.told_on BETWEEN from_day AND to_day AND n.may_be_quoted AND (n.entered_for_id IS NULL OR n.confirmed_at IS NOT NULL)
      ORDER BY n.told_on DESC, n.id LIMIT 30;
  END $$;`;

/** The closed list of what a personal link may be for, with or without one purpose. */
const purposesWith = (purpose: string, added: boolean) => `
  DO $$
  DECLARE purposes text;
  BEGIN
    SELECT string_agg(quote_literal(m[1]), ', ') INTO purposes
      FROM pg_constraint c, regexp_matches(pg_get_constraintdef(c.oid), '''([a-z_]+)''', 'g') m
      WHERE c.conrelid = 'personal_link'::regclass AND c.conname = 'personal_link_purpose_check' AND m[1] <> '${purpose}';
    ALTER TABLE personal_link DROP CONSTRAINT personal_link_purpose_check;
    EXECUTE format('ALTER TABLE personal_link ADD CONSTRAINT personal_link_purpose_check CHECK (purpose IN (%s))', purposes${added ? ` || ', ''${purpose}'''` : ''});
  END $$;`;

/** One copy of the words a letter showed: whoever is quoted answers for these, whatever the draft became since. */
const rereadings = `
  ${purposesWith('reread_quote', true)}

  CREATE TABLE quote_rereading (
    id            uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    cohort_id     uuid NOT NULL,
    item_id       uuid NOT NULL,
    person_id     uuid NOT NULL REFERENCES person ON DELETE CASCADE,
    newsletter    text NOT NULL CHECK (length(newsletter) <= 200),
    heading       text NOT NULL CHECK (length(heading) <= 80),
    shown_title   text CHECK (length(shown_title) <= 160),
    shown         text NOT NULL CHECK (length(shown) <= 3000),
    signature     text CHECK (length(signature) <= 160),
    item_version  integer NOT NULL,
    state         text NOT NULL DEFAULT 'asked' CHECK (state IN ('asked', 'agreed', 'refused')),
    -- The person preferred other words, and agreed to those.
    changed       boolean NOT NULL DEFAULT false,
    word          text CHECK (length(word) <= 600),
    asked_by_id   uuid REFERENCES person ON DELETE SET NULL,
    asked_at      timestamptz NOT NULL DEFAULT now(),
    answered_at   timestamptz,
    replaced_at   timestamptz,
    created_at    timestamptz NOT NULL DEFAULT now(),
    updated_at    timestamptz NOT NULL DEFAULT now(),
    FOREIGN KEY (item_id, cohort_id) REFERENCES newsletter_item (id, cohort_id) ON DELETE CASCADE,
    CHECK ((state = 'asked') = (answered_at IS NULL)),
    CHECK (NOT changed OR state = 'agreed')
  );
  CREATE UNIQUE INDEX quote_rereading_item_key ON quote_rereading (item_id) WHERE replaced_at IS NULL;
  CREATE INDEX quote_rereading_item_id_idx ON quote_rereading (item_id);
  CREATE INDEX quote_rereading_cohort_id_idx ON quote_rereading (cohort_id);
  CREATE INDEX quote_rereading_person_id_idx ON quote_rereading (person_id);
  CREATE INDEX quote_rereading_asked_by_id_idx ON quote_rereading (asked_by_id);
  SELECT access.protect('quote_rereading', 'quote_rereading', 'id', 'cohort_id');
  SELECT access.keep_history('quote_rereading');

  -- May these words leave under that name? Agreed to as they stand, or quoted word for word from news that its author lets be quoted.
  CREATE FUNCTION access.agreement_of(asked uuid) RETURNS text
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE i public.newsletter_item; q public.quote_rereading;
  BEGIN
    SELECT * INTO i FROM public.newsletter_item x WHERE x.id = asked AND ARRAY[x.newsletter_id, x.cohort_id] && access.ids('newsletter', 'read');
    IF NOT FOUND THEN RETURN NULL; END IF;
    SELECT * INTO q FROM public.quote_rereading x WHERE x.item_id = i.id AND x.replaced_at IS NULL;
    -- A no holds for the person, and for these words under whatever name.
    IF q.state = 'refused' AND (q.person_id = i.quoted_person_id OR q.shown = i.body) THEN RETURN 'refused'; END IF;
    IF i.quoted_person_id IS NULL THEN
      RETURN CASE WHEN i.signature IS NULL AND i.source_table IS DISTINCT FROM 'news' THEN 'not_needed' ELSE 'to_ask' END;
    END IF;
    IF EXISTS (SELECT FROM public.news n JOIN public.participation v ON v.id = n.participation_id JOIN public.territory t ON t.id = v.territory_id
          JOIN public.person w ON w.id = i.quoted_person_id
        WHERE i.source_table = 'news' AND n.id = i.source_id AND n.may_be_quoted AND n.body = i.body
        AND (i.title IS NULL OR i.title = t.name) AND (i.signature IS NULL OR i.signature = w.given_name || ' ' || w.family_name)
        AND coalesce(n.entered_for_id, n.author_id) = i.quoted_person_id AND (n.entered_for_id IS NULL OR n.confirmed_at IS NOT NULL)) THEN RETURN 'own'; END IF;
    IF q.id IS NULL OR q.person_id <> i.quoted_person_id THEN RETURN 'to_ask'; END IF;
    IF q.shown <> i.body OR (q.shown_title, q.signature) IS DISTINCT FROM (i.title, i.signature) THEN RETURN 'moved'; END IF;
    RETURN q.state;
  END $$;

  -- The quoted person's answer. Their own words replace the draft's, unless somebody changed the draft since: then it is asked again.
  CREATE FUNCTION access.answer_rereading(asked uuid, given text, corrected text, said text) RETURNS text
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE q public.quote_rereading;
  BEGIN
    SELECT * INTO q FROM public.quote_rereading x WHERE x.id = asked AND x.person_id = access.bearer_person() AND x.replaced_at IS NULL
      AND ARRAY[x.id, x.cohort_id] && access.ids('quote_rereading', 'update') FOR UPDATE;
    IF NOT FOUND THEN RETURN 'gone'; END IF;
    IF EXISTS (SELECT FROM public.newsletter_item i JOIN public.newsletter n ON n.id = i.newsletter_id WHERE i.id = q.item_id AND n.sent_at IS NOT NULL) THEN RETURN 'sent'; END IF;
    IF corrected IS NOT NULL THEN
      UPDATE public.newsletter_item SET body = corrected, version = version + 1, updated_at = now()
        WHERE id = q.item_id AND version = q.item_version AND quoted_person_id = q.person_id;
      IF NOT FOUND THEN RETURN 'moved'; END IF;
    END IF;
    UPDATE public.quote_rereading SET state = given, changed = corrected IS NOT NULL, shown = coalesce(corrected, shown), word = said, answered_at = now(), updated_at = now(),
      item_version = item_version + (corrected IS NOT NULL)::int WHERE id = q.id;
    RETURN 'done';
  END $$;`;

/** What was sent, frozen; where staff made it public, anybody reads it, and nothing around it. */
const issues = `
  CREATE TABLE newsletter_issue (
    id            uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    cohort_id     uuid NOT NULL,
    newsletter_id uuid NOT NULL UNIQUE,
    number        integer NOT NULL,
    title         text NOT NULL,
    content       jsonb NOT NULL,
    audience      jsonb NOT NULL,
    recipients    integer NOT NULL CHECK (recipients > 0),
    sent_at       timestamptz NOT NULL DEFAULT now(),
    sent_by_id    uuid REFERENCES person ON DELETE SET NULL,
    public_at     timestamptz,
    public_by_id  uuid REFERENCES person ON DELETE SET NULL,
    created_at    timestamptz NOT NULL DEFAULT now(),
    updated_at    timestamptz NOT NULL DEFAULT now(),
    FOREIGN KEY (newsletter_id, cohort_id) REFERENCES newsletter (id, cohort_id) ON DELETE CASCADE
  );
  CREATE INDEX newsletter_issue_cohort_id_idx ON newsletter_issue (cohort_id, number DESC);
  CREATE INDEX newsletter_issue_sent_by_id_idx ON newsletter_issue (sent_by_id);
  CREATE INDEX newsletter_issue_public_by_id_idx ON newsletter_issue (public_by_id);
  SELECT access.protect('newsletter_issue', 'newsletter_issue', 'id', 'cohort_id');
  SELECT access.keep_history('newsletter_issue', 'content', 'audience');

  -- Without an account: a number that is public, with the other public ones of its cohort.
  CREATE FUNCTION access.open_newsletter(asked uuid) RETURNS jsonb
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT jsonb_build_object('content', i.content, 'others', coalesce((
        SELECT jsonb_agg(jsonb_build_object('id', o.id, 'number', o.number, 'title', o.title) ORDER BY o.number DESC)
        FROM public.newsletter_issue o WHERE o.cohort_id = i.cohort_id AND o.public_at IS NOT NULL AND o.id <> i.id), '[]'))
    FROM public.newsletter_issue i WHERE i.id = asked AND i.public_at IS NOT NULL $$;`;
