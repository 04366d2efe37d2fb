import { Injectable } from '@nestjs/common';
import { networkId } from '../../platform/auth/actor';
import type { Act } from '../../platform/auth/right';
import type { Work } from '../../platform/database/work';
import { pageOf, readCursor, rowsFor } from '../../platform/http/cursor';
import { notFound } from '../../platform/http/problem';
import { blankLast, ordered } from '../../platform/http/sort';
import { seatedIds, seatedValues } from '../people/seated.contract';
import { ORGANISATION_WORDS, type OrganisationInput, type OrganisationSearch } from './organisation.contract';
import { Organisation } from './organisation.entity';

/** What an organisation is goes by the word that people read. */
const orders = {
  name: ['lower(o.name)'],
  kind: [`CASE o.kind ${Object.entries(ORGANISATION_WORDS).map(([kind, word]) => `WHEN '${kind}' THEN '${word}'`).join(' ')} ELSE '' END`, 'lower(o.name)'],
  town: [blankLast('o.town'), 'lower(o.name)'],
};

/** Staff know everybody; others the people they walk with. */
const known = `(ARRAY[p.id, p.network_id] && $2::uuid[] OR p.id = ANY ((SELECT access.companions())::uuid[]))`;

/** Whose people are counted: all of them, which an index holds for whoever reads the network; else the few that are named. */
const everybody = 'p.network_id = ANY ($4::uuid[])';
const themselves = 'p.id = ANY ($4::uuid[])';

/** Organisations of the network: found by name or by another name they go by, accents or not. */
@Injectable()
export class OrganisationService {
  /** A page of organisations in the order asked, by name without one; seats asked are those of their people; `people` counts those whom the caller may read. */
  async list(work: Work, { search, sort, kind, limit, after, ...seats }: OrganisationSearch) {
    const order = ordered(orders, sort, { id: 'o.id', first: 1 });
    const [, values, id] = readCursor(after, order.shape) ?? [null, null, null];
    const seated = seatedIds(seats, 7);
    const people = work.ids('person', 'read');
    const ofWhom = people.includes(networkId) ? everybody : themselves;
    const rows = await work.rows<{ id: string; orderedBy: string[] }>(
      `SELECT o.id, o.name, o.kind, o.aliases, o.siren, o.town, o.website, ${order.column},
         (SELECT count(*)::int FROM person p WHERE p.organisation_id = o.id AND ${ofWhom}) AS people
       FROM organisation o
       WHERE ARRAY[o.id, o.network_id] && $5::uuid[]
         AND ($3::text = '' OR o.id = ANY (ARRAY(SELECT f.id FROM access.find($3, '{organisation}', 2000) f)))
         AND ($6::text = '' OR o.kind = $6)
         ${seated && `AND EXISTS (SELECT 1 FROM person p WHERE p.organisation_id = o.id AND ${ofWhom} AND p.id = ANY (${seated}))`}
         AND ${order.after}
       ORDER BY ${order.by} LIMIT ${rowsFor(limit)}`,
      [values, id, search, people, work.ids('organisation', 'read'), kind, ...(seated ? seatedValues(work, seats) : [])],
    );
    return pageOf(rows, limit, (row) => [sort, row.orderedBy, row.id]);
  }

  /** One organisation with its people of today, then those of before; an id that was merged answers with the one that stays. */
  async read(work: Work, asked: string) {
    const people = work.ids('person', 'read');
    const row = await work.row<{ id: string }>(
      `SELECT o.id, o.name, o.kind, o.aliases, o.siren, o.town, o.website,
         (SELECT count(*)::int FROM person p WHERE p.organisation_id = o.id AND ${known}) AS people,
         coalesce((SELECT json_agg(json_build_object('id', p.id, 'givenName', p.given_name, 'familyName', p.family_name, 'title', r.title, 'actsAsAlly', r.acts_as_ally,
             'startsOn', r.starts_on, 'endsOn', r.ends_on, 'former', coalesce(r.ends_on < $3, false)) ORDER BY coalesce(r.ends_on < $3, false), p.family_name, p.given_name, r.starts_on)
           FROM person_role r JOIN person p ON p.id = r.person_id WHERE r.organisation_id = o.id AND ${known}), '[]') AS members
       FROM organisation o WHERE o.id = coalesce((SELECT into_organisation_id FROM merged_record WHERE id = $1), $1) AND ARRAY[o.id, o.network_id] && $4::uuid[]`,
      [asked, people, work.today, work.ids('organisation', 'read')],
    );
    if (!row) throw notFound();
    const may = (object: string, act: Act) => work.ids(object, act).some((scope) => [row.id, networkId].includes(scope));
    return { ...row, mayChange: may('organisation', 'update'), mayMerge: may('organisation_merge', 'create') };
  }

  /** Those who write its name alone say nothing of the rest. */
  async create(work: Work, input: Pick<OrganisationInput, 'name' | 'kind' | 'aliases'> & Partial<OrganisationInput>): Promise<{ id: string }> {
    const { identifiers } = await work.manager.insert(Organisation, input);
    const id = identifiers[0]?.['id'] as string;
    await work.audit('create', 'organisation', id);
    return { id };
  }

  async change(work: Work, id: string, input: OrganisationInput): Promise<void> {
    const { affected } = await work.manager.update(Organisation, { id }, input);
    if (!affected) throw notFound();
    await work.audit('update', 'organisation', id);
  }
}
