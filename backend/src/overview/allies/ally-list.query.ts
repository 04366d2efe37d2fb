import { Injectable } from '@nestjs/common';
import { networkId } from '../../platform/auth/actor';
import { foldedPattern } from '../../platform/database/search-pattern';
import type { Work } from '../../platform/database/work';
import { pageOf, readCursor, rowsFor } from '../../platform/http/cursor';
import { ordered } from '../../platform/http/sort';
import type { AllyLine, AllySearch, LoadSearch } from './ally-list.contract';

/** A role of today in which somebody acts as an ally. $1: who may be read, $2: today. */
const acting = `r.acts_as_ally AND ARRAY[r.person_id, r.network_id] && $1::uuid[] AND (r.starts_on IS NULL OR r.starts_on <= $2::date) AND (r.ends_on IS NULL OR r.ends_on >= $2::date)`;
/** The mobilised allies: whoever has such a role. */
export const mobilised = `(SELECT DISTINCT r.person_id FROM person_role r WHERE ${acting})`;
/** The same, met while the directory is walked in its order: a page of allies costs a page, however many there are. */
const metOnTheWay = `JOIN LATERAL (SELECT FROM person_role r WHERE r.person_id = p.id AND ${acting} LIMIT 1) m ON true`;

/** What a line says of an ally. $3: contacts, $4: answers that may be read. */
export const allyColumns = `p.id, p.given_name AS "givenName", p.family_name AS "familyName", p.role_title AS "roleTitle",
  CASE WHEN o.id IS NOT NULL THEN json_build_object('id', o.id, 'name', o.name) END AS organisation,
  CASE WHEN c.person_id IS NOT NULL THEN json_build_object('email', c.email, 'telephone', c.telephone) END AS contact,
  coalesce(a.skills, '{}') AS skills, coalesce(a.departments, '{}') AS departments, a.travel_km AS "travelKm", t.trained_on AS "trainedOn", t.trained_by AS "trainedBy"`;
const answered = `LEFT JOIN LATERAL (SELECT q.id, q.starts_on, q.ends_on, v.answer, v.days FROM availability_answer v JOIN availability_request q ON q.id = v.request_id
    WHERE v.person_id = p.id AND ARRAY[v.id, v.cohort_id] && $4::uuid[] AND q.ends_on >= $2::date ORDER BY q.starts_on, q.created_at DESC LIMIT 1) f ON true`;
export const allyTables = `LEFT JOIN organisation o ON o.id = p.organisation_id
  LEFT JOIN person_contact c ON c.person_id = p.id AND ARRAY[c.person_id, c.network_id] && $3::uuid[]
  LEFT JOIN LATERAL (SELECT * FROM ally_profile s WHERE s.person_id = p.id LIMIT 1) a ON true
  LEFT JOIN LATERAL (SELECT g.trained_on, coalesce(w.given_name || ' ' || w.family_name, g.trained_by) AS trained_by FROM ally_training g LEFT JOIN person w ON w.id = g.trainer_id
    WHERE g.person_id = p.id ORDER BY g.trained_on DESC LIMIT 1) t ON true
  ${answered}`;

/** The offer with what is left of it, and what somebody carries in a period ($5, $6). */
export const allyNumbers = `CASE WHEN f.id IS NOT NULL THEN json_build_object('requestId', f.id, 'startsOn', f.starts_on, 'endsOn', f.ends_on, 'answer', f.answer, 'days', f.days,
    'left', greatest(f.days - coalesce((SELECT sum(l.assigned) FROM access.ally_load(ARRAY[p.id], f.starts_on, f.ends_on) l), 0), 0)) END AS offer,
  (SELECT json_build_object('territories', coalesce(sum(l.territories), 0), 'assigned', coalesce(sum(l.assigned), 0), 'used', coalesce(sum(l.used), 0), 'interviews', coalesce(sum(l.interviews), 0))
    FROM access.ally_load(ARRAY[p.id], nullif($5, '')::date, nullif($6, '')::date) l) AS load`;

const figure = (sum: string) => `to_char(coalesce(${sum}, 0), 'FM000000.00')`;

/** Days that are left of an offer, and what is carried in the period asked: counted for all only where they order the list. */
const orders = {
  name: ['p.family_name', 'p.given_name'],
  trained: [`coalesce((SELECT max(g.trained_on) FROM ally_training g WHERE g.person_id = p.id)::text, '')`, 'p.family_name', 'p.given_name'],
  left: [`CASE WHEN f.days IS NULL THEN '' ELSE ${figure(`greatest(f.days - coalesce((SELECT sum(l.assigned) FROM access.ally_load(ARRAY[p.id], f.starts_on, f.ends_on) l), 0), 0)`)} END`, 'p.family_name', 'p.given_name'],
  carried: [figure(`(SELECT sum(l.assigned) FROM access.ally_load(ARRAY[p.id], nullif($5, '')::date, nullif($6, '')::date) l)`), 'p.family_name', 'p.given_name'],
};

/** The mobilised allies of the network, with what they know, where they work, what they offered and what they carry. */
@Injectable()
export class AllyListQuery {
  async list(work: Work, { search, skill, department, trained, available, since, until, sort, limit, after }: AllySearch) {
    const values: unknown[] = [...reachOf(work), since, until];
    const next = (value: unknown) => `$${values.push(value)}`;
    const order = ordered(orders, sort, { id: 'p.id', first: values.length + 1 });
    const [, from, id] = readCursor(after, order.shape) ?? [];
    // The cursor takes the first parameters that are left.
    if (from) values.push(from, id);
    const filters = [
      from && order.beyond,
      search && `unaccent(p.given_name || ' ' || p.family_name || ' ' || coalesce(o.name, '') || ' ' || array_to_string(coalesce(o.aliases, '{}'), ' ')) ILIKE ${next(foldedPattern(search))}`,
      skill && `EXISTS (SELECT FROM ally_profile a CROSS JOIN unnest(a.skills) s WHERE a.person_id = p.id AND unaccent(s) ILIKE ${next(foldedPattern(skill))})`,
      department && `EXISTS (SELECT FROM ally_profile a WHERE a.person_id = p.id AND ${next(department.toUpperCase())} = ANY (a.departments))`,
      trained && `${trained === 'no' ? 'NOT ' : ''}EXISTS (SELECT FROM ally_training g WHERE g.person_id = p.id)`,
      available && (available === 'yes' ? 'f.days > 0' : 'f.answer IS NULL'),
    ].filter(Boolean);
    // What few allies answer to, and what orders them otherwise, is looked for among the allies; without that, they are met in the order of the directory.
    const byName = sort.endsWith('name');
    const walked = byName && [search, skill, department, trained, available].every((asked) => !asked) && work.ids('person_role', 'create').includes(networkId);
    const among = `${mobilised} m JOIN person p ON p.id = m.person_id ${search && 'LEFT JOIN organisation o ON o.id = p.organisation_id'} ${available || sort.endsWith('left') ? answered : ''}`;
    if (walked) filters.push(`p.network_id = (${next([networkId])}::uuid[])[1]`);
    const turn = sort.startsWith('-') ? 'DESC' : '';
    const rows = await work.rows<AllyLine & { orderedBy: string[] }>(
      `SELECT l.*, ${allyNumbers.replaceAll('p.id', 'l.id').replaceAll(/\bf\.(\w+)/g, 'l.offer_$1')} FROM (
         SELECT ${allyColumns}, f.id AS offer_id, f.starts_on AS offer_starts_on, f.ends_on AS offer_ends_on, f.answer AS offer_answer, f.days AS offer_days, p."orderedBy"
         FROM (SELECT p.*, ${order.column} FROM ${walked ? `person p ${metOnTheWay}` : among} ${filters.length ? `WHERE ${filters.join(' AND ')}` : ''} ORDER BY ${order.by} LIMIT ${rowsFor(limit)}) p ${allyTables}) l
       ORDER BY l."orderedBy" ${turn}, l.id ${turn}`,
      values,
    );
    return pageOf(rows, limit, (row) => [sort, row.orderedBy, row.id]);
  }

  /** What one person carries, cohort by cohort; a cohort that the caller may not read has no name. */
  async load(work: Work, personId: string, { since, until }: LoadSearch) {
    const items = await work.rows(
      `SELECT l.cohort_id AS "cohortId", c.name AS "cohortName", l.territories, l.assigned::float, l.used::float, l.interviews
       FROM access.ally_load(ARRAY[$1::uuid], nullif($2, '')::date, nullif($3, '')::date) l
         LEFT JOIN cohort c ON c.id = l.cohort_id AND ARRAY[c.id, c.network_id] && $4::uuid[] ORDER BY c.starts_on DESC NULLS LAST, l.cohort_id`,
      [personId, since, until, work.ids('cohort', 'read')],
    );
    return { items };
  }
}

/** The four first parameters of every statement about allies. */
export const reachOf = (work: Work) => [work.ids('person_role', 'create'), work.today, work.ids('person_contact', 'read'), work.ids('availability_answer', 'read')];
