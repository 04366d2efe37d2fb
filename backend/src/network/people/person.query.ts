import { Injectable } from '@nestjs/common';
import { networkId } from '../../platform/auth/actor';
import type { Work } from '../../platform/database/work';
import { pageOf, readCursor, rowsFor } from '../../platform/http/cursor';
import { blankLast, ordered } from '../../platform/http/sort';
import type { PersonLine, PersonSearch } from './person.contract';
import { seatedIds, seatedValues } from './seated.contract';

const line = `p.id, p.given_name AS "givenName", p.family_name AS "familyName", p.role_title AS "roleTitle",
  CASE WHEN o.id IS NOT NULL THEN json_build_object('id', o.id, 'name', o.name) END AS organisation,
  CASE WHEN c.person_id IS NOT NULL THEN json_build_object('email', c.email, 'telephone', c.telephone) END AS contact`;

const joined = `LEFT JOIN organisation o ON o.id = p.organisation_id
  LEFT JOIN person_contact c ON c.person_id = p.id AND ARRAY[c.person_id, c.network_id] && $1::uuid[]`;
const from = `FROM person p ${joined}`;

/** The orders of the directory. */
export const personOrders = {
  name: ['p.family_name', 'p.given_name'],
  role: [blankLast('p.role_title'), 'p.family_name', 'p.given_name'],
  organisation: [blankLast('o.name'), 'p.family_name', 'p.given_name'],
};

/** Staff walk the whole directory along the index of the order asked, which a list of networks would break; others only meet themselves and the people they walk with. */
const everybody = `p.network_id = ($2::uuid[])[1]`;
const companions = `(p.id = ANY ($2::uuid[]) OR p.id = ANY ((SELECT access.companions())::uuid[]))`;

const within = (reach: string[]) => (reach.includes(networkId) ? everybody : companions);

/** Who may be found in the directory: contacts for staff, names and roles for companions. */
@Injectable()
export class PersonQuery {
  /** A page of people in the order asked, by family name without one; the search (names, role, organisation and its other names; for staff addresses and numbers) is answered by an index. */
  async list(work: Work, { search, sort, email, limit, after, ...seats }: PersonSearch) {
    const reach = personReach(work);
    const order = ordered(personOrders, sort, { id: 'p.id', first: 3 });
    const [, values, id] = readCursor(after, order.shape) ?? [null, null, null];
    const contacts = contactReach(work).filter((scope) => scope === networkId);
    const asked = [contacts, reach, values, id, ...(search ? [search] : [])];
    const seated = seatedIds(seats, asked.length + 1);
    const rows = await work.rows<PersonLine & { orderedBy: string[] }>(
      // The page first: what stands beside a line is looked up for its fifty lines, not for the whole directory.
      `SELECT ${line}, p."orderedBy" FROM (SELECT p.*, ${order.column} FROM person p LEFT JOIN organisation o ON o.id = p.organisation_id WHERE ${within(reach)}
         ${search ? 'AND p.id = ANY ((SELECT access.matching_people($5))::uuid[])' : ''}
         ${seated && `AND p.id = ANY (${seated})`}
         ${email === 'no' ? 'AND NOT EXISTS (SELECT 1 FROM person_contact e WHERE e.person_id = p.id AND e.email IS NOT NULL AND ARRAY[e.person_id, e.network_id] && $1::uuid[])' : ''}
         AND ${order.after}
       ORDER BY ${order.by} LIMIT ${rowsFor(limit)}) p ${joined}
       ORDER BY ${order.by}`,
      [...asked, ...(seated ? seatedValues(work, seats) : [])],
    );
    return { ...pageOf(rows, limit, (row) => [sort, row.orderedBy, row.id]), contacts: contacts.length > 0 };
  }

  /** The lines of these people, those that the caller may read. */
  async some(work: Work, ids: readonly string[]): Promise<PersonLine[]> {
    const reach = personReach(work);
    if (ids.length === 0) return [];
    return work.rows<PersonLine>(`SELECT ${line} ${from} WHERE p.id = ANY ($3::uuid[]) AND ${within(reach)}`, [contactReach(work), reach, ids]);
  }

  /** One person, or nothing when the caller does not know them. `hasAccount` is told to those who read accounts. */
  async one(work: Work, id: string) {
    const reach = personReach(work);
    return work.row<PersonLine & { hasAccount: boolean | null }>(
      `SELECT ${line}, CASE WHEN $4 THEN EXISTS (SELECT 1 FROM account a WHERE a.person_id = p.id AND a.closed_at IS NULL) END AS "hasAccount"
       ${from} WHERE p.id = $3::uuid AND ${within(reach)}`,
      [contactReach(work), reach, id, work.ids('account', 'read').includes(networkId)],
    );
  }
}

/** Whose people: the network alone where it is reached, for `everybody`. */
function personReach(work: Work): string[] {
  const reach = work.ids('person', 'read');
  return reach.includes(networkId) ? [networkId] : reach;
}

/** Contacts are the network's staff's to read; one's own is on one's own page. */
const contactReach = (work: Work) => work.ids('person_contact', 'read');
