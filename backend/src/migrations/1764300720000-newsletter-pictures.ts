import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The same function with passages written otherwise; a passage that is no longer there stops the migration. */
const reworded = (signature: string, passages: [string, string][]) => `
  DO $reword$
  DECLARE body text := pg_get_functiondef('${signature}'::regprocedure);
  BEGIN
    ${passages
      .map(([from, to]) => `IF position($p$${from}$p$ IN body) = 0 THEN RAISE EXCEPTION '% is not as expected', '${signature}'; END IF; body := replace(body, $p$${from}$p$, $p$${to}$p$);`)
      .join('\n    ')}
    EXECUTE body;
  END $reword$;`;

const turned = (passages: [string, string][]) => passages.map(([from, to]): [string, string] => [to, from]);

const stamp = `(SELECT c.id || ':' || c.version FROM public.newsletter_picture c WHERE c.item_id = i.id)`;

/** Words beside a picture are not those that somebody told: whoever is quoted is shown the picture, and agrees to both. */
const withPicture: [string, string][] = [
  [
    `= i.quoted_person_id AND (n.entered_for_id IS NULL OR n.confirmed_at IS NOT NULL)) THEN RETURN 'own'; END IF;`,
    `= i.quoted_person_id AND (n.entered_for_id IS NULL OR n.confirmed_at IS NOT NULL)) AND ${stamp} IS NULL THEN RETURN 'own'; END IF;`,
  ],
  ['(q.shown_title, q.signature) IS DISTINCT FROM (i.title, i.signature)', `(q.shown_title, q.signature, q.shown_picture) IS DISTINCT FROM (i.title, i.signature, ${stamp})`],
];

/** A picture that was taken back since stays out of the letters that wait. */
const asHeld: [string, string][] = [
  [
    `'networkName', n.name, 'timeZone', n.time_zone)`,
    `'networkName', n.name, 'timeZone', n.time_zone,
            'pictures', (SELECT jsonb_agg(x) FROM jsonb_array_elements(m.pictures) x WHERE EXISTS (SELECT FROM public.stored_file f WHERE f.id = (x ->> 'fileId')::uuid)))`,
  ],
];

/** What a table's rows are in the table of rights, said anew. */
const protectedAs = (table: string, object: string) => `
  DROP POLICY owner_maintenance ON ${table}; DROP POLICY may_read ON ${table}; DROP POLICY may_create ON ${table}; DROP POLICY may_update ON ${table}; DROP POLICY may_delete ON ${table};
  SELECT access.unprotect('${table}');
  SELECT access.protect('${table}', '${object}', 'newsletter_id', 'cohort_id');`;

/** A piece of the newsletter may have one picture, which travels inside the letter and stands on its page. */
export class NewsletterPictures1764300720000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE newsletter_item ADD CONSTRAINT newsletter_item_of_its_number UNIQUE (id, newsletter_id);
      -- Which picture the quoted person was shown, and in which wording.
      ALTER TABLE quote_rereading ADD COLUMN shown_picture text CHECK (length(shown_picture) <= 60);
      -- Files that travel inside the letter: read from the disk when it leaves, the same for all who receive it.
      ALTER TABLE outbox_message ADD COLUMN pictures jsonb CHECK (jsonb_typeof(pictures) = 'array');

      CREATE TABLE newsletter_picture (
        id            uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        cohort_id     uuid NOT NULL,
        newsletter_id uuid NOT NULL,
        item_id       uuid NOT NULL UNIQUE,
        file_id       uuid NOT NULL UNIQUE REFERENCES stored_file,
        -- What it shows, for whoever does not see it.
        alt           text NOT NULL CHECK (length(alt) BETWEEN 3 AND 300),
        caption       text CHECK (length(caption) BETWEEN 2 AND 200),
        width         integer NOT NULL CHECK (width > 0),
        height        integer NOT NULL CHECK (height > 0),
        version       integer NOT NULL DEFAULT 1,
        created_at    timestamptz NOT NULL DEFAULT now(),
        updated_at    timestamptz NOT NULL DEFAULT now(),
        FOREIGN KEY (newsletter_id, cohort_id) REFERENCES newsletter (id, cohort_id) ON DELETE CASCADE,
        FOREIGN KEY (item_id, newsletter_id) REFERENCES newsletter_item (id, newsletter_id) ON DELETE CASCADE
      );
      CREATE INDEX newsletter_picture_newsletter_id_idx ON newsletter_picture (newsletter_id);
      CREATE INDEX newsletter_picture_cohort_id_idx ON newsletter_picture (cohort_id);
      SELECT access.protect('newsletter_picture', 'newsletter_piece', 'newsletter_id', 'cohort_id');
      SELECT access.holds_files('newsletter_picture', 'file_id');

      -- A picture of a number that left: for those who read the number, and for anybody once it is public.
      CREATE FUNCTION access.open_newsletter_picture(issue uuid, asked uuid) RETURNS jsonb
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        SELECT jsonb_build_object('id', f.id, 'name', f.name, 'mediaType', f.media_type, 'bytes', f.bytes, 'sha256', f.sha256)
        FROM public.newsletter_issue x JOIN public.newsletter_picture c ON c.newsletter_id = x.newsletter_id JOIN public.stored_file f ON f.id = c.file_id
        WHERE x.id = issue AND c.id = asked AND (x.public_at IS NOT NULL OR ARRAY[x.id, x.cohort_id] && access.ids('newsletter_issue', 'read')) $$;

      -- The picture beside the words that somebody is asked to read again: that one, worded so, or none.
      CREATE FUNCTION access.picture_to_reread(rereading uuid) RETURNS jsonb
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        SELECT jsonb_build_object('alt', c.alt, 'caption', c.caption, 'width', c.width, 'height', c.height,
          'facts', jsonb_build_object('id', f.id, 'name', f.name, 'mediaType', f.media_type, 'bytes', f.bytes, 'sha256', f.sha256))
        FROM public.quote_rereading q JOIN public.newsletter_picture c ON c.item_id = q.item_id AND q.shown_picture = c.id || ':' || c.version
          JOIN public.stored_file f ON f.id = c.file_id
        WHERE q.id = rereading AND q.person_id = access.bearer_person() AND ARRAY[q.id, q.cohort_id] && access.ids('quote_rereading', 'update') $$;`);
    await db.query(reworded('access.agreement_of(uuid)', withPicture));
    await db.query(reworded('access.take_mail(text, integer, boolean)', asHeld));
    // Whoever writes a number takes pieces out of it too, without being able to throw the number away.
    await db.query(protectedAs('newsletter_item', 'newsletter_piece'));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(protectedAs('newsletter_item', 'newsletter'));
    await db.query(reworded('access.take_mail(text, integer, boolean)', turned(asHeld)));
    await db.query(reworded('access.agreement_of(uuid)', turned(withPicture)));
    await db.query(`
      DROP FUNCTION access.picture_to_reread, access.open_newsletter_picture;
      DELETE FROM newsletter_picture;
      SELECT access.holds_no_files('newsletter_picture', 'file_id');
      SELECT access.unprotect('newsletter_picture');
      DROP TABLE newsletter_picture;
      ALTER TABLE outbox_message DROP COLUMN pictures;
      ALTER TABLE quote_rereading DROP COLUMN shown_picture;
      ALTER TABLE newsletter_item DROP CONSTRAINT newsletter_item_of_its_number;`);
  }
}
