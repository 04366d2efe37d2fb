import { Injectable } from '@nestjs/common';
import { inside } from '../cohorts/delegation/delegate.contract';
import type { Work } from '../platform/database/work';
import { notFound } from '../platform/http/problem';
import type { Carried, CarriedView } from './handover.contract';

/**
 * What a stay leaves behind after its last day: $1 the territory, $2 the stay, $3 the last day. An asking link awaits an
 * answer as long as nothing was written by its bearer since; several for one purpose are one.
 */
const statement = `
  WITH stay AS (SELECT d.* FROM delegate d WHERE d.id = $2 AND d.participation_id = $1)
  SELECT * FROM (
    SELECT 1 AS rank, 'ask' AS kind, (array_agg(l.id ORDER BY l.created_at DESC))[1] AS "recordId", l.purpose AS words, max((l.created_at AT TIME ZONE n.time_zone)::date) AS "on", true AS own
    FROM stay CROSS JOIN network n JOIN personal_link l ON l.participation_id = $1 AND l.person_id = stay.person_id
    WHERE l.purpose IN ('write_news', 'tell_effect', 'write_viewpoint') AND l.revoked_at IS NULL AND l.expires_at > now()
      AND NOT EXISTS (SELECT 1 FROM news w WHERE l.purpose = 'write_news' AND w.participation_id = $1
        AND ((w.author_id = stay.person_id AND w.created_at >= l.created_at) OR (w.id = ANY (l.record_ids) AND (w.confirmed_at IS NOT NULL OR w.entered_for_id = stay.person_id))))
      AND NOT EXISTS (SELECT 1 FROM effect e WHERE l.purpose = 'tell_effect' AND e.participation_id = $1
        AND ((e.author_id = stay.person_id AND e.created_at >= l.created_at) OR e.id = ANY (l.record_ids)))
      AND NOT EXISTS (SELECT 1 FROM viewpoint v WHERE l.purpose = 'write_viewpoint' AND v.participation_id = $1 AND v.accepted_at IS NOT NULL AND v.side = 'territory')
    GROUP BY l.purpose
    UNION ALL
    SELECT 2, 'confirmation', c.record_id, left(c.shown, 200), (c.created_at AT TIME ZONE n.time_zone)::date, true FROM stay CROSS JOIN network n
    JOIN confirmation c ON c.participation_id = $1 AND c.person_id = stay.person_id
    WHERE c.state = 'asked' AND c.replaced_at IS NULL AND c.record_table NOT IN ('registration', 'delegate')
    UNION ALL
    SELECT 3, 'invitation', r.id, g.title, g.held_on, true FROM stay JOIN registration r ON r.person_id = stay.person_id AND r.participation_id = $1 JOIN gathering g ON g.id = r.gathering_id
    WHERE g.held_on > $3::date AND g.cancelled_at IS NULL AND coalesce(r.answer, '') NOT IN ('no', 'replaced')
    UNION ALL
    SELECT 4, 'note', o.id, o.kind, (o.updated_at AT TIME ZONE n.time_zone)::date,
      EXISTS (SELECT 1 FROM record_change c WHERE c.record_id = o.id AND c.table_name = 'project_note' AND c.person_id = stay.person_id)
    FROM stay CROSS JOIN network n JOIN project_note o ON o.participation_id = $1 WHERE o.state IN ('writing', 'read_with_questions')
    UNION ALL
    SELECT 5, 'next_step', s.id, s.next_step, s.reached_on, false FROM stay CROSS JOIN LATERAL (
      SELECT * FROM participation_stage s WHERE s.participation_id = $1 ORDER BY s.reached_on DESC, s.created_at DESC LIMIT 1) s WHERE s.next_step <> ''
    UNION ALL
    SELECT 6, 'substitute', s.id, p.given_name || ' ' || p.family_name, s.starts_on, true
    FROM stay JOIN delegate s ON s.substitute_for_id = stay.id JOIN person p ON p.id = s.person_id WHERE s.ends_on IS NULL OR s.ends_on > $3::date
    UNION ALL
    SELECT 0, 'head_of_executive', stay.id, coalesce(p.executive_title, 'numéro 1'), stay.starts_on, true FROM stay JOIN participation p ON p.id = $1 WHERE stay.head_of_executive
    UNION ALL
    SELECT 7, 'other_place', o.id, coalesce(nullif(g.name, ''), g.kind), o.starts_on, true
    FROM stay JOIN delegate o ON o.participation_id = $1 AND o.person_id = stay.person_id AND o.delegation_id <> stay.delegation_id JOIN delegation g ON g.id = o.delegation_id
    WHERE o.ends_on IS NULL OR o.ends_on > $3::date) x
  ORDER BY rank, "on", "recordId"`;

/** What somebody still had to do or carried in a territory, and who could take it. */
@Injectable()
export class CarriedQuery {
  async read(work: Work, participationId: string, delegateId: string, lastDay: string): Promise<CarriedView> {
    const stay = await work.row<{ id: string; name: string }>(
      `SELECT p.id, p.given_name || ' ' || p.family_name AS name FROM delegate d JOIN person p ON p.id = d.person_id WHERE d.id = $2 AND d.participation_id = $1`,
      [participationId, delegateId],
    );
    if (!stay) throw notFound();
    const colleagues = await work.rows<CarriedView['colleagues'][number]>(
      `SELECT * FROM (SELECT DISTINCT ON (d.person_id) d.person_id AS "personId", p.given_name || ' ' || p.family_name AS name, d.category, c.email IS NOT NULL AS "hasEmail", p.family_name
         FROM delegate d JOIN person p ON p.id = d.person_id LEFT JOIN person_contact c ON c.person_id = d.person_id
         WHERE d.participation_id = $1 AND d.person_id <> $2 AND d.status = 'agreed' AND ${inside('d', '($3::date + 1)')}
         ORDER BY d.person_id, d.delegation_kind = 'quartet' DESC, d.substitute, d.starts_on) x ORDER BY family_name, name`,
      [participationId, stay.id, lastDay],
    );
    return { person: stay, items: await this.items(work, participationId, delegateId, lastDay), colleagues };
  }

  items(work: Work, participationId: string, delegateId: string, lastDay: string): Promise<Carried[]> {
    return work.rows<Carried>(statement, [participationId, delegateId, lastDay]);
  }
}
