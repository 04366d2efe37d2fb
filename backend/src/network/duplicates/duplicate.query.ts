import { Injectable } from '@nestjs/common';
import type { Work } from '../../platform/database/work';
import type { OrganisationView } from '../organisations/organisation.contract';
import { PersonQuery } from '../people/person.query';
import type { PersonLine } from '../people/person.contract';
import type { LikelyPeopleInput } from './duplicate.contract';

/** The place whose town a name is: « Mairie de X », « Commune de X » and « Ville de X » are proposed as one, however short X is. */
const townOf = (name: string) =>
  `substring(trim(access.name_key(${name})) FROM '^(?:mairie|commune|ville|municipalite|hotel de ville) (?:(?:de la|de l|du|des|de|d) )?(?:(?:les|le|la|l) )?(.+)$')`;

/** Records that look like one: before somebody is added, and among those who are there. */
@Injectable()
export class DuplicateQuery {
  constructor(private readonly people: PersonQuery) {}

  /** The handful of people who may be meant by what is typed, the surest first, with the reasons. */
  async likelyPeople(work: Work, { givenName, familyName, email, telephone }: LikelyPeopleInput) {
    const found = await work.rows<{ id: string; reasons: string[] }>('SELECT person_id AS id, reasons FROM access.likely_people($1, $2, $3, $4)', [givenName, familyName, email, telephone]);
    const lines = await this.lines(work, found.map(({ id }) => id));
    return { items: found.flatMap(({ id, reasons }) => (lines.has(id) ? [{ ...(lines.get(id) as PersonLine), reasons }] : [])) };
  }

  async likelyOrganisations(work: Work, name: string) {
    const items = await work.rows(
      `SELECT o.id, o.name, o.kind, o.aliases, o.siren, o.town, o.website, 0 AS people, CASE WHEN o.near >= o.other THEN ARRAY['name'] ELSE ARRAY['alias'] END AS reasons
       FROM (SELECT o.*, greatest(CASE WHEN ${townOf('o.name')} = ${townOf('$1')} THEN 1 ELSE 0 END, similarity(access.name_key(o.name), access.name_key($1)), 0.7 * word_similarity(access.name_key($1), access.name_key(o.name))) AS near,
           coalesce((SELECT max(similarity(access.name_key(a), access.name_key($1))) FROM unnest(o.aliases) a), 0) AS other
         FROM organisation o WHERE o.network_id = ANY ($2::uuid[])) o
       WHERE greatest(o.near, o.other) >= 0.5 ORDER BY greatest(o.near, o.other) DESC, o.name LIMIT 6`,
      [name, work.ids('organisation', 'create')],
    );
    return { items };
  }

  async peoplePairs(work: Work) {
    const pairs = await work.rows<{ first: string; second: string; reasons: string[] }>('SELECT first_id AS first, second_id AS second, reasons FROM access.possible_duplicates()');
    const lines = await this.lines(work, pairs.flatMap(({ first, second }) => [first, second]));
    return { items: pairs.flatMap(({ first, second, reasons }) => {
      const [one, other] = [lines.get(first), lines.get(second)];
      return one && other ? [{ first: one, second: other, reasons }] : [];
    }) };
  }

  /** Organisations are few: each is compared with each. */
  async organisationPairs(work: Work) {
    const items = await work.rows<{ first: OrganisationView; second: OrganisationView; reasons: string[] }>(
      `WITH named AS (SELECT o.id, access.name_key(n) AS key, ${townOf('n')} AS town, n = o.name AS own FROM organisation o, unnest(o.name || o.aliases) n
           WHERE o.network_id = ANY ($1::uuid[]) AND length(n) > 3),
         pair AS (SELECT a.id AS x, b.id AS y, bool_and(a.own AND b.own) AS by_name, max(CASE WHEN a.town = b.town THEN 1 ELSE similarity(a.key, b.key) END) AS near
           FROM named a JOIN named b ON a.id < b.id AND (a.town = b.town OR a.key % b.key AND similarity(a.key, b.key) >= 0.62) GROUP BY 1, 2)
       SELECT json_build_object('id', x.id, 'name', x.name, 'kind', x.kind, 'aliases', x.aliases, 'siren', x.siren, 'town', x.town, 'website', x.website, 'people', 0) AS first,
         json_build_object('id', y.id, 'name', y.name, 'kind', y.kind, 'aliases', y.aliases, 'siren', y.siren, 'town', y.town, 'website', y.website, 'people', 0) AS second,
         CASE WHEN p.by_name THEN ARRAY['name'] ELSE ARRAY['alias'] END AS reasons
       FROM pair p JOIN organisation x ON x.id = p.x JOIN organisation y ON y.id = p.y
       WHERE NOT EXISTS (SELECT 1 FROM told_apart t WHERE t.network_id = ANY ($1::uuid[])
         AND ((t.organisation_id = p.x AND t.other_organisation_id = p.y) OR (t.organisation_id = p.y AND t.other_organisation_id = p.x)))
       ORDER BY p.near DESC, x.name LIMIT 50`,
      [work.ids('told_apart', 'read')],
    );
    return { items };
  }

  private async lines(work: Work, ids: string[]): Promise<Map<string, PersonLine>> {
    return new Map((await this.people.some(work, ids)).map((line) => [line.id, line]));
  }
}
