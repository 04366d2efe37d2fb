import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../../platform/config/config';
import { CONFIG } from '../../platform/config/config.module';
import { Keyring } from '../../platform/crypto/keyring';
import type { Work } from '../../platform/database/work';
import { notFound } from '../../platform/http/problem';
import type { ResourceFinder, ResourceSought } from './finder.contract';

type Row = Omit<ResourceFinder, 'items'> & { items: (Omit<ResourceFinder['items'][number], 'page'> & { pageId: string | null })[] };

/** A cohort's supports on one screen, with what its reader missed. The screen holds two hundred: a theme or a word narrows them. */
@Injectable()
export class ResourceFinderQuery {
  constructor(
    private readonly keyring: Keyring,
    @Inject(CONFIG) private readonly config: Pick<Config, 'PUBLIC_URL'>,
  ) {}

  async read(work: Work, cohortId: string, { theme, q, kind, limit }: ResourceSought): Promise<ResourceFinder> {
    const words = wordsOf(q ?? '');
    const row = await work.row<Row>(statement, [cohortId, theme ?? null, words, kind ?? null, work.ids('resource', 'read'), work.ids('resource_theme', 'read'), work.actor.personId, work.today, work.ids('gathering', 'read'), limit]);
    if (!row) throw notFound();
    return { ...row, items: row.items.map(({ pageId, ...item }) => ({ ...item, page: pageId && `${this.config.PUBLIC_URL}/s#${this.keyring.token('page', pageId)}` })) };
  }
}

/** Words as one looks for them: without what stands before an apostrophe, nor the mark of the plural. */
const wordsOf = (sought: string) => {
  const all = sought.split(/[\s'’]+/u).filter(Boolean);
  const long = all.filter((word) => word.length > 1);
  return (long.length ? long : all).map((word) => (word.length > 3 ? word.replace(/[sx]$/iu, '') : word));
};

const readable = 'ARRAY[r.id, r.cohort_id, r.gathering_id] || r.other_gathering_ids && $5::uuid[]';

const statement = `
  WITH said AS MATERIALIZED (SELECT * FROM access.missed_commitments($7::uuid, $1::uuid))
  SELECT json_build_object('id', c.id, 'name', c.name) AS cohort,
    (SELECT coalesce(json_agg(json_build_object('id', t.id, 'name', t.name, 'count', (SELECT count(*) FROM resource r WHERE r.cohort_id = c.id AND r.theme_ids @> ARRAY[t.id] AND ${readable})) ORDER BY t.position, t.name), '[]')
      FROM resource_theme t WHERE t.network_id = ANY ($6::uuid[])) AS themes,
    (SELECT coalesce(json_agg(x ORDER BY x."heldOn" DESC NULLS LAST, x."gatheringTitle", x.place, x.title), '[]') FROM (
      SELECT r.id, r.kind, r.title, r.url, r.summary, r.theme_ids AS "themeIds", r.other_gathering_ids AS "otherGatheringIds", r.shareable, g.id AS "gatheringId", g.title AS "gatheringTitle", g.held_on AS "heldOn",
        array_position(ARRAY['summary', 'slides', 'replay', 'teaching_kit'], r.kind) AS place,
        CASE WHEN f.id IS NOT NULL THEN json_build_object('name', f.name, 'bytes', f.bytes, 'mediaType', f.media_type) END AS file,
        (SELECT s.id FROM shared_page s WHERE s.gathering_id = g.id AND r.shareable AND s.revoked_at IS NULL AND s.expires_at > now() ORDER BY s.created_at DESC LIMIT 1) AS "pageId"
      FROM resource r JOIN gathering g ON g.id = r.gathering_id LEFT JOIN stored_file f ON f.id = r.file_id
      WHERE r.cohort_id = c.id AND ${readable} AND ($2::uuid IS NULL OR r.theme_ids @> ARRAY[$2::uuid]) AND ($4::text IS NULL OR r.kind = $4)
        AND NOT EXISTS (SELECT FROM unnest($3::text[]) w WHERE strpos(access.fold(concat_ws(' ', r.title, r.summary, g.title, f.name)), access.fold(w)) = 0)
      ORDER BY g.held_on DESC NULLS LAST, r.created_at, r.title, r.id LIMIT $10) x) AS items,
    (SELECT coalesce(json_agg(json_build_object('id', g.id, 'title', g.title, 'nature', g.nature, 'heldOn', g.held_on, 'why', m.why,
        'commitments', (SELECT coalesce(json_agg(json_build_object('category', k.category, 'words', k.words, 'territory', k.territory) ORDER BY k.territory, k.category, k.words), '[]') FROM said k WHERE k.gathering_id = g.id)) ORDER BY g.held_on DESC), '[]')
      FROM access.missed_gatherings($7::uuid, c.id) m JOIN gathering g ON g.id = m.gathering_id) AS missed,
    (SELECT coalesce(json_agg(x ORDER BY x."heldOn", x.id), '[]') FROM (SELECT g.id, g.title, g.held_on AS "heldOn", to_char(g.from_time, 'HH24:MI') AS "fromTime", g.place
      FROM gathering g WHERE g.cohort_id = c.id AND g.held_on >= $8::date AND g.cancelled_at IS NULL AND g.working_group_id IS NULL AND ARRAY[g.id, g.cohort_id] && $9::uuid[] ORDER BY g.held_on, g.id LIMIT 3) x) AS coming
  FROM cohort c WHERE c.id = $1`;
