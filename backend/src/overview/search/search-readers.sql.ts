import type { FoundKind } from './search.contract';

/** Reads again, under row security, the records whose ids were found, in the order in which they were found. */
export interface Reader {
  /** What `access.find` calls this kind. */
  table: string;
  statement: string;
}

const found = 'unnest($1::uuid[]) WITH ORDINALITY AS f (id, place)';
const territory = (table: string) => `JOIN participation pa ON pa.id = ${table}.participation_id JOIN territory t ON t.id = pa.territory_id`;
const told = (table: string, text: string) =>
  `SELECT x.id, x.participation_id AS opens, t.name AS title, to_char(x.told_on, 'DD/MM/YYYY') AS detail, ${text} AS text
   FROM ${found} JOIN ${table} x ON x.id = f.id ${territory('x')} ORDER BY f.place`;

export const readers: Record<Exclude<FoundKind, 'official'>, Reader> = {
  territory: {
    table: 'participation',
    statement: `SELECT x.id, x.id AS opens, t.name AS title, t.kind AS "territoryKind", concat_ws(' · ', t.department_name, c.name) AS detail
      FROM ${found} JOIN participation x ON x.id = f.id JOIN territory t ON t.id = x.territory_id JOIN cohort c ON c.id = x.cohort_id
      WHERE NOT access.hidden_lead(x.id) ORDER BY f.place`,
  },
  person: {
    table: 'person',
    statement: `SELECT x.id, x.id AS opens, x.given_name || ' ' || x.family_name AS title, concat_ws(', ', nullif(x.role_title, ''), o.name) AS detail
      FROM ${found} JOIN person x ON x.id = f.id LEFT JOIN organisation o ON o.id = x.organisation_id ORDER BY f.place`,
  },
  organisation: {
    table: 'organisation',
    statement: `SELECT x.id, x.id AS opens, x.name AS title, nullif(array_to_string(x.aliases, ', '), '') AS detail FROM ${found} JOIN organisation x ON x.id = f.id ORDER BY f.place`,
  },
  cohort: {
    table: 'cohort',
    statement: `SELECT x.id, x.id AS opens, x.name AS title, concat_ws(' · ', nullif(x.region, ''), nullif(x.years, '')) AS detail FROM ${found} JOIN cohort x ON x.id = f.id ORDER BY f.place`,
  },
  gathering: {
    table: 'gathering',
    statement: `SELECT x.id, x.id AS opens, x.title, concat_ws(' · ', coalesce(to_char(x.held_on, 'DD/MM/YYYY'), x.period), x.place, c.name) AS detail, x.purpose AS text
      FROM ${found} JOIN gathering x ON x.id = f.id JOIN cohort c ON c.id = x.cohort_id ORDER BY f.place`,
  },
  project: {
    table: 'pilot_project',
    statement: `SELECT x.id, x.participation_id AS opens, coalesce(x.renamed_to, x.title) AS title, concat_ws(' · ', t.name, x.theme) AS detail, nullif(x.summary, '') AS text
      FROM ${found} JOIN pilot_project x ON x.id = f.id ${territory('x')} ORDER BY f.place`,
  },
  resource: {
    table: 'resource',
    statement: `SELECT x.id, x.gathering_id AS opens, x.title, g.title AS detail FROM ${found} JOIN resource x ON x.id = f.id JOIN gathering g ON g.id = x.gathering_id ORDER BY f.place`,
  },
  effect: { table: 'effect', statement: told('effect', 'x.statement') },
  limit: { table: 'limitation', statement: told('limitation', 'x.statement') },
  news: { table: 'news', statement: told('news', 'x.body') },
  page: {
    table: 'territory_page',
    // Of several versions, the last alone.
    statement: `SELECT x.id, x.participation_id AS opens, t.name AS title, 'version ' || x.number AS detail
      FROM ${found} JOIN territory_page x ON x.id = f.id ${territory('x')}
      WHERE NOT EXISTS (SELECT 1 FROM territory_page later WHERE later.participation_id = x.participation_id AND later.number > x.number AND later.withdrawn_at IS NULL) ORDER BY f.place`,
  },
  card: {
    table: 'territory',
    // One that walks is found above, with its cohort.
    statement: `SELECT x.id, x.id AS opens, x.name AS title, x.kind AS "territoryKind", x.department_name AS detail
      FROM ${found} JOIN territory x ON x.id = f.id WHERE NOT EXISTS (SELECT 1 FROM participation pa WHERE pa.territory_id = x.id) ORDER BY f.place`,
  },
  view: {
    table: 'saved_view',
    statement: `SELECT x.id, x.address AS opens, x.name AS title, CASE WHEN x.cohort_id IS NOT NULL THEN 'partagée avec l’équipe' END AS detail FROM ${found} JOIN saved_view x ON x.id = f.id ORDER BY f.place`,
  },
};
