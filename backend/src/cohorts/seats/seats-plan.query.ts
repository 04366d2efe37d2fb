import { Injectable } from '@nestjs/common';
import type { Work } from '../../platform/database/work';
import { notFound } from '../../platform/http/problem';
import { inside, seated } from '../delegation/delegate.contract';
import { draftOf, type SeatPlace, turnTo } from './seat-letters';
import type { EmptySeat, SeatCategory, SeatsPlan } from './seat-offer.contract';

interface Row {
  delegationId: string;
  theme: string;
  category: SeatCategory;
  foreseen: string[];
  suggestions: EmptySeat['suggestions'];
  offers: EmptySeat['offers'];
  underWay: boolean;
}

const kinds = `CASE s.category WHEN 'state_agent' THEN ARRAY['state_service'] WHEN 'socio_economic_actor' THEN ARRAY['firm', 'association'] ELSE ARRAY['local_authority'] END`;

/**
 * $1 the territory, $2 today. An organisation is suggested when it bears the name of the department or of the territory, or
 * when its people hold the same seat in a neighbouring territory of the department.
 */
const statement = `
  SELECT s.delegation_id AS "delegationId", s.name AS theme, s.category,
    (SELECT coalesce(json_agg(x.given_name || ' ' || x.family_name ORDER BY x.family_name), '[]') FROM delegate d JOIN person x ON x.id = d.person_id
      WHERE d.delegation_id = s.delegation_id AND d.category = s.category AND d.status = 'foreseen' AND NOT d.substitute AND ${inside('d', '$2::date')}) AS foreseen,
    (SELECT coalesce(json_agg(json_build_object('organisationId', o.id, 'name', o.name, 'people', (
          SELECT coalesce(json_agg(json_build_object('personId', x.id, 'name', x.given_name || ' ' || x.family_name, 'roleTitle', x.role_title, 'hasEmail', k.email IS NOT NULL) ORDER BY x.family_name), '[]')
          FROM (SELECT * FROM person x WHERE x.organisation_id = o.id AND NOT EXISTS (SELECT 1 FROM delegate d WHERE d.delegation_id = s.delegation_id AND d.person_id = x.id)
            ORDER BY x.family_name LIMIT 12) x LEFT JOIN person_contact k ON k.person_id = x.id)) ORDER BY o.near DESC, o.name), '[]')
      FROM (SELECT o.id, o.name, (t.department_name IS NOT NULL AND unaccent(o.name) ILIKE '%' || unaccent(t.department_name) || '%') AS near FROM organisation o
        WHERE o.kind = ANY (${kinds}) AND ((t.department_name IS NOT NULL AND unaccent(o.name) ILIKE '%' || unaccent(t.department_name) || '%')
          OR unaccent(o.name) ILIKE '%' || unaccent(t.name) || '%'
          OR EXISTS (SELECT 1 FROM delegate n JOIN participation np ON np.id = n.participation_id JOIN territory nt ON nt.id = np.territory_id JOIN person nx ON nx.id = n.person_id
            WHERE n.cohort_id = p.cohort_id AND n.category = s.category AND nt.department = t.department AND nx.organisation_id = o.id))
        ORDER BY near DESC, o.name LIMIT 6) o) AS suggestions,
    (SELECT coalesce(json_agg(json_build_object('id', f.id, 'offeredOn', f.offered_on, 'askAgainOn', f.ask_again_on, 'outcome', f.outcome,
        'to', coalesce(x.given_name || ' ' || x.family_name, f.recipient_words, '?'), 'by', b.given_name || ' ' || b.family_name, 'mail', m.state, 'subject', f.subject, 'body', f.body)
        ORDER BY f.offered_on DESC, f.created_at DESC), '[]')
      FROM seat_offer f LEFT JOIN person x ON x.id = f.recipient_id LEFT JOIN person b ON b.id = f.made_by_id LEFT JOIN outbox_message m ON m.id = f.message_id
      WHERE f.delegation_id = s.delegation_id AND f.category = s.category AND f.participation_id = p.id) AS offers,
    EXISTS (SELECT 1 FROM seat_offer f WHERE f.delegation_id = s.delegation_id AND f.category = s.category AND f.outcome = 'waiting' AND f.ask_again_on > $2::date) AS "underWay"
  FROM participation p JOIN territory t ON t.id = p.territory_id
    CROSS JOIN LATERAL (SELECT g.id AS delegation_id, g.name, g.rank, c.category, c.place FROM delegation g
      CROSS JOIN unnest(ARRAY['elected_official', 'local_agent', 'socio_economic_actor', 'state_agent']) WITH ORDINALITY c(category, place)
      WHERE g.participation_id = p.id AND g.kind = 'quartet' AND (g.starts_on IS NULL OR g.starts_on <= $2::date) AND (g.ends_on IS NULL OR g.ends_on >= $2::date)) s
  WHERE p.id = $1 AND NOT EXISTS (SELECT 1 FROM delegate d WHERE d.delegation_id = s.delegation_id AND d.category = s.category AND d.status = 'agreed' AND ${seated('d')} AND ${inside('d', '$2::date')})
  ORDER BY s.rank, s.place`;

/** The seats that stay empty, each with whom to turn to, a letter ready to read, and what was done already. */
@Injectable()
export class SeatsPlanQuery {
  async read(work: Work, participationId: string): Promise<SeatsPlan> {
    const place = await work.row<Omit<SeatPlace, 'theme'>>(
      `SELECT t.name AS "territoryName", t.department_name AS "departmentName", o.arrondissement, o.state_office AS "stateOffice", c.name AS "cohortName", me.given_name || ' ' || me.family_name AS sender
       FROM participation p JOIN territory t ON t.id = p.territory_id JOIN cohort c ON c.id = p.cohort_id JOIN person me ON me.id = $2
         LEFT JOIN official_territory o ON o.code = CASE t.kind WHEN 'commune' THEN t.insee_code ELSE t.siren END WHERE p.id = $1`,
      [participationId, work.personId],
    );
    if (!place) throw notFound();
    const rows = await work.rows<Row>(statement, [participationId, work.today]);
    const seats = rows.map(({ theme, ...seat }) => {
      const known = { ...place, theme };
      return { ...seat, delegationName: theme, turnTo: turnTo[seat.category](known), letter: draftOf(seat.category, known) };
    });
    return { on: work.today, territoryName: place.territoryName, sender: place.sender, seats };
  }
}
