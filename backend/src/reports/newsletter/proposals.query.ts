import { Injectable } from '@nestjs/common';
import type { Work } from '../../platform/database/work';
import { notFound } from '../../platform/http/problem';
import { hour, longDate } from '../../platform/mail/typography';
import type { Proposal, SectionKind } from './newsletter.contract';
import { unmarked } from './writing';

/** The number that is being filled. */
export interface Period {
  newsletterId: string;
  cohortId: string;
  fromOn: string;
  toOn: string;
}

interface Held {
  id: string;
  nature: string;
  title: string;
  heldOn: string;
  fromTime: string | null;
  place: string | null;
  purpose: string | null;
  /** What was kept of it, in a few lines, once it was held. */
  summary: string | null;
  coming: boolean;
  ofGroup: boolean;
  url: string | null;
}

interface Told {
  id: string;
  body: string;
  toldOn: string;
  personId: string | null;
  name: string | null;
  territory: string;
  quotable: boolean;
}

const theory = new Set(['webinar', 'initiation_day']);

/**
 * What happened in the period of a number and what is coming, each in the section where readers expect it: webinars in
 * theory, days in practice, working groups, news whose authors agreed, coming dates, kits and replays. What is already in
 * the number is left out.
 */
@Injectable()
export class ProposalsQuery {
  async of(work: Work, newsletterId: string): Promise<Proposal[]> {
    const period = await work.row<Period>('SELECT id AS "newsletterId", cohort_id AS "cohortId", from_on AS "fromOn", to_on AS "toOn" FROM newsletter WHERE id = $1', [newsletterId]);
    if (!period) throw notFound();
    return [...(await this.gatherings(work, period)), ...(await this.news(work, period)), ...(await this.kits(work, period))];
  }

  private async gatherings(work: Work, { newsletterId, cohortId, fromOn, toOn }: Period): Promise<Proposal[]> {
    const held = await work.rows<Held>(gatherings, [cohortId, fromOn, toOn, newsletterId, work.today]);
    return held.map((one) => ({
      source: { table: 'gathering' as const, id: one.id },
      kind: sectionOf(one),
      title: one.title,
      body: one.coming ? whenAndWhere(one) : (one.summary ?? one.purpose ?? whenAndWhere(one)),
      url: one.coming ? null : one.url,
      signature: null,
      quotedPersonId: null,
      on: one.heldOn,
      toReread: false,
    }));
  }

  private async news(work: Work, { newsletterId, cohortId, fromOn, toOn }: Period): Promise<Proposal[]> {
    const told = await work.rows<Told>(news, [cohortId, fromOn, toOn, newsletterId, work.ids('news', 'read')]);
    return told.map(({ id, body, toldOn, personId, name, territory, quotable }) => ({
      source: { table: 'news' as const, id },
      kind: 'territories' as const,
      title: territory,
      body: quotable ? body : unmarked(body),
      url: null,
      signature: name,
      quotedPersonId: personId,
      on: toldOn,
      toReread: !quotable,
    }));
  }

  private async kits(work: Work, { newsletterId, cohortId, fromOn, toOn }: Period): Promise<Proposal[]> {
    const found = await work.rows<{ id: string; title: string; gathering: string; url: string | null; on: string }>(kits, [cohortId, fromOn, toOn, newsletterId]);
    return found.map(({ id, title, gathering, url, on }) => ({
      source: { table: 'resource' as const, id },
      kind: 'inspiration' as const,
      title: gathering,
      body: `${title}.`,
      url,
      signature: null,
      quotedPersonId: null,
      on,
      toReread: false,
    }));
  }
}

function sectionOf({ coming, ofGroup, nature }: Held): SectionKind {
  if (coming) return 'coming';
  if (ofGroup) return 'works';
  return theory.has(nature) ? 'theory' : 'practice';
}

const whenAndWhere = ({ heldOn, fromTime, place }: Held) =>
  `${[longDate(heldOn, 'UTC'), fromTime && `à ${hour(fromTime, 'UTC')}`, place].filter(Boolean).join(', ').replace(/^./, (first) => first.toUpperCase())}.`;

const absent = (table: string, id: string) => `NOT EXISTS (SELECT FROM newsletter_item i WHERE i.newsletter_id = $4 AND i.source_table = '${table}' AND i.source_id = ${id})`;

/** Held in the period, or to come within three months where somebody was invited: an idea of a day is not announced by the newsletter. */
const gatherings = `
  WITH known AS (SELECT g.*, g.held_on + coalesce(g.from_time, '00:00') > now() AT TIME ZONE (SELECT time_zone FROM network LIMIT 1) AS coming FROM gathering g
    WHERE g.cohort_id = $1 AND g.cancelled_at IS NULL AND ${absent('gathering', 'g.id')})
  SELECT g.id, g.nature, g.title, g.held_on AS "heldOn", g.from_time AS "fromTime", g.place, g.purpose, g.coming, g.working_group_id IS NOT NULL AS "ofGroup",
    (SELECT r.summary FROM resource r WHERE r.gathering_id = g.id AND r.summary IS NOT NULL ORDER BY r.kind <> 'summary', r.created_at, r.title LIMIT 1) AS summary,
    (SELECT r.url FROM resource r WHERE r.gathering_id = g.id AND r.url IS NOT NULL ORDER BY array_position(ARRAY['summary', 'slides', 'replay', 'teaching_kit'], r.kind), r.created_at LIMIT 1) AS url
  FROM known g
  WHERE CASE WHEN g.coming THEN g.held_on <= $5::date + 92 AND g.id IN (SELECT access.announced_gatherings($1, $5)) ELSE g.held_on BETWEEN $2 AND $3 END
  ORDER BY g.held_on, g.from_time NULLS FIRST, g.id LIMIT 60`;

/** News that may be quoted, then for those who read them the others, which would be read again by their author first. */
const news = `
  SELECT x.id, x.body, x.told_on AS "toldOn", x.person_id AS "personId", p.given_name || ' ' || p.family_name AS name, x.territory, x.quotable
  FROM (SELECT q.*, true AS quotable FROM access.quotable_news($1, $2, $3) q
    UNION ALL
    SELECT n.id, n.body, n.told_on, coalesce(n.entered_for_id, n.author_id), t.name, false
    FROM news n JOIN participation v ON v.id = n.participation_id JOIN territory t ON t.id = v.territory_id
    WHERE n.cohort_id = $1 AND n.told_on BETWEEN $2 AND $3 AND ARRAY[n.cohort_id, n.participation_id] && $5::uuid[] AND n.kind <> 'grain_of_sand'
      AND NOT (n.may_be_quoted AND (n.entered_for_id IS NULL OR n.confirmed_at IS NOT NULL))) x
    LEFT JOIN person p ON p.id = x.person_id
  WHERE ${absent('news', 'x.id')} ORDER BY x.quotable DESC, x.told_on DESC, x.id LIMIT 40`;

const kits = `
  SELECT r.id, r.title, g.title AS gathering, r.url, to_char(r.created_at, 'YYYY-MM-DD') AS on
  FROM resource r JOIN gathering g ON g.id = r.gathering_id
  WHERE r.cohort_id = $1 AND r.kind IN ('teaching_kit', 'replay') AND r.url IS NOT NULL AND g.held_on BETWEEN $2 AND $3 AND ${absent('resource', 'r.id')}
  ORDER BY g.held_on DESC, r.id LIMIT 20`;
