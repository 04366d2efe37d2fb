import { Injectable } from '@nestjs/common';
import type { ActorCategory } from '../../cohorts/delegation/delegate.contract';
import type { Work } from '../../platform/database/work';

/** Somebody whom a name of a file may be. */
export interface PoolPerson {
  personId: string;
  givenName: string;
  familyName: string;
  emails: string[];
  category: ActorCategory | null;
  territoryName: string | null;
  registrationId: string | null;
  replacementName: string | null;
}

/** Whom a participants' file may name: the gathering's list, the teams of that day, the cohort's own hats, and whoever bears one of its addresses. */
@Injectable()
export class VideoPoolQuery {
  read(work: Work, gatheringId: string, emails: readonly string[], people: readonly string[]): Promise<PoolPerson[]> {
    return work.rows<PoolPerson>(pool, [gatheringId, emails, people, work.today, work.ids('person_contact', 'read'), work.ids('person', 'read')]);
  }
}

const pool = `
  WITH place AS (SELECT g.id, g.cohort_id, coalesce(g.held_on, $4::date) AS day FROM gathering g WHERE g.id = $1),
  near AS (
    SELECT r.person_id FROM registration r WHERE r.gathering_id = $1
    UNION SELECT d.person_id FROM delegate d JOIN place p ON p.cohort_id = d.cohort_id WHERE d.starts_on <= p.day AND (d.ends_on IS NULL OR d.ends_on >= p.day)
    UNION SELECT h.person_id FROM hat h JOIN place p ON p.cohort_id = h.cohort_id WHERE h.withdrawn_at IS NULL
    UNION SELECT c.person_id FROM person_contact c WHERE c.email = ANY ($2::citext[]) AND ARRAY[c.person_id, c.network_id] && $5::uuid[]
    UNION SELECT i.id FROM person i WHERE i.id = ANY ($3::uuid[]))
  SELECT p.id AS "personId", p.given_name AS "givenName", p.family_name AS "familyName",
    CASE WHEN c.email IS NULL THEN '{}' ELSE ARRAY[lower(c.email::text)] END AS emails,
    coalesce(r.category, d.category) AS category, t.name AS "territoryName", r.id AS "registrationId", r.replacement_name AS "replacementName"
  FROM near n JOIN person p ON p.id = n.person_id CROSS JOIN place
    LEFT JOIN registration r ON r.gathering_id = place.id AND r.person_id = p.id
    LEFT JOIN person_contact c ON c.person_id = p.id AND ARRAY[c.person_id, c.network_id] && $5::uuid[]
    LEFT JOIN LATERAL (SELECT l.category, l.participation_id FROM delegate l WHERE l.cohort_id = place.cohort_id AND l.person_id = p.id
      AND l.starts_on <= place.day AND (l.ends_on IS NULL OR l.ends_on >= place.day)
      ORDER BY l.delegation_kind = 'quartet' DESC, l.status = 'agreed' DESC, l.substitute, l.id LIMIT 1) d ON true
    LEFT JOIN participation pa ON pa.id = CASE WHEN r.participation_id IS NULL THEN d.participation_id ELSE r.participation_id END LEFT JOIN territory t ON t.id = pa.territory_id
  WHERE ARRAY[p.id, p.network_id] && $6::uuid[]
  ORDER BY r.id IS NULL, p.family_name, p.given_name, p.id`;
