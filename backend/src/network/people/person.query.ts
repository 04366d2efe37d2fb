import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { networkId } from '../../platform/auth/actor';
import type { Work } from '../../platform/database/work';
import { pageOf, readCursor, rowsFor } from '../../platform/http/cursor';
import type { PersonLine, PersonSearch } from './person.contract';

const line = `p.id, p.given_name AS "givenName", p.family_name AS "familyName", p.role_title AS "roleTitle",
  CASE WHEN o.id IS NOT NULL THEN json_build_object('id', o.id, 'name', o.name) END AS organisation,
  CASE WHEN c.person_id IS NOT NULL THEN json_build_object('email', c.email, 'telephone', c.telephone) END AS contact`;

const joined = `LEFT JOIN organisation o ON o.id = p.organisation_id
  LEFT JOIN person_contact c ON c.person_id = p.id AND ARRAY[c.person_id, c.network_id] && $1::uuid[]`;
const from = `FROM person p ${joined}`;

/** Staff walk the whole directory along its index; others only meet themselves and the people they walk with. */
const everybody = `p.network_id = ANY ($2::uuid[])`;
const companions = `(p.id = ANY ($2::uuid[]) OR p.id = ANY ((SELECT access.companions())::uuid[]))`;

const within = (reach: string[]) => (reach.includes(networkId) ? everybody : companions);

/** Who may be found in the directory: contacts for staff, names and roles for companions. */
@Injectable()
export class PersonQuery {
  /** A page of people by family name; the search (names, role, organisation and its other names; for staff addresses and numbers) is answered by an index. */
  async list(work: Work, { search, limit, after }: PersonSearch) {
    const reach = work.ids('person', 'read');
    const [family, given, id] = readCursor(after, z.tuple([z.string(), z.string(), z.uuid()])) ?? [null, null, null];
    const rows = await work.rows<PersonLine>(
      // The page first: what stands beside a line is looked up for its fifty lines, not for the whole directory.
      `SELECT ${line} FROM (SELECT p.* FROM person p WHERE ${within(reach)}
         ${search ? 'AND p.id = ANY ((SELECT access.matching_people($6))::uuid[])' : ''}
         AND ($3::text IS NULL OR (p.family_name, p.given_name, p.id) > ($3, $4, $5::uuid))
       ORDER BY p.family_name, p.given_name, p.id LIMIT ${rowsFor(limit)}) p ${joined}
       ORDER BY p.family_name, p.given_name, p.id`,
      [contactReach(work).filter((scope) => scope === networkId), reach, family, given, id, ...(search ? [search] : [])],
    );
    return pageOf(rows, limit, (row) => [row.familyName, row.givenName, row.id]);
  }

  /** The lines of these people, those that the caller may read. */
  async some(work: Work, ids: readonly string[]): Promise<PersonLine[]> {
    const reach = work.ids('person', 'read');
    if (ids.length === 0) return [];
    return work.rows<PersonLine>(`SELECT ${line} ${from} WHERE p.id = ANY ($3::uuid[]) AND ${within(reach)}`, [contactReach(work), reach, ids]);
  }

  /** One person, or nothing when the caller does not know them. `hasAccount` is told to those who read accounts. */
  async one(work: Work, id: string) {
    const reach = work.ids('person', 'read');
    return work.row<PersonLine & { hasAccount: boolean | null }>(
      `SELECT ${line}, CASE WHEN $4 THEN EXISTS (SELECT 1 FROM account a WHERE a.person_id = p.id AND a.closed_at IS NULL) END AS "hasAccount"
       ${from} WHERE p.id = $3::uuid AND ${within(reach)}`,
      [contactReach(work), reach, id, work.ids('account', 'read').includes(networkId)],
    );
  }
}

/** Contacts are the network's staff's to read; one's own is on one's own page. */
const contactReach = (work: Work) => work.ids('person_contact', 'read');
