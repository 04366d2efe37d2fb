import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { networkId } from '../../platform/auth/actor';
import type { Work } from '../../platform/database/work';
import { pageOf, readCursor } from '../../platform/http/cursor';
import type { ChangeView, HistoryAsked, HistoryPage } from './history.contract';
import { historyWords, wordsOf } from './history-words';
import { restorable, returning } from './restorable';

/** The kinds of record that a page shows together: `object` → what guards it, by table. */
export type Subject = Readonly<Record<string, string>>;

interface Row {
  id: string;
  table: string;
  recordId: string;
  act: ChangeView['act'];
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  batchId: string | null;
  by: string | null;
  onBehalfOf: string | null;
  name: string | null;
  at: string;
  /** Nothing happened to the record since, and the reader may write one there. */
  mayReturn: boolean;
}

const known = `(SELECT p.given_name || ' ' || p.family_name FROM person p WHERE p.id = %s AND (p.network_id = ANY ($5::uuid[]) OR p.id = ANY ($5::uuid[]) OR p.id = ANY ((SELECT access.companions())::uuid[])))`;
const personNamed = (id: string) => known.replace('%s', id);

/** What a child record is called, so that one line is told from another. */
const nameOfRecord = `CASE c.table_name
  WHEN 'delegate' THEN (SELECT ${personNamed('d.person_id')} FROM delegate d WHERE d.id = c.record_id)
  WHEN 'resource' THEN (SELECT r.title FROM resource r WHERE r.id = c.record_id)
  WHEN 'project_note' THEN (SELECT n.kind FROM project_note n WHERE n.id = c.record_id)
  WHEN 'effect' THEN (SELECT left(e.statement, 80) FROM effect e WHERE e.id = c.record_id)
  WHEN 'limitation' THEN (SELECT left(l.statement, 80) FROM limitation l WHERE l.id = c.record_id)
  WHEN 'viewpoint' THEN (SELECT v.side FROM viewpoint v WHERE v.id = c.record_id)
  WHEN 'participation_stage' THEN (SELECT s.stage FROM participation_stage s WHERE s.id = c.record_id)
  WHEN 'cohort_phase' THEN (SELECT f.phase FROM cohort_phase f WHERE f.id = c.record_id) END`;
const nameColumn: Record<string, string> = { project_note: 'kind', viewpoint: 'side', participation_stage: 'stage', cohort_phase: 'phase' };

const size = 50;

/** The changes of a record and of what belongs to it, the latest first, for whoever may change them. */
@Injectable()
export class HistoryQuery {
  /** `told`: records told under this one although they do not lie in it. */
  async of(work: Work, id: string, subject: Subject, { record, after }: HistoryAsked, told: string[] = []): Promise<HistoryPage> {
    const [at, last] = readCursor(after, z.tuple([z.string(), z.uuid()])) ?? [null, null];
    const rows = await work.rows<Row>(
      `SELECT c.id, c.table_name AS "table", c.record_id AS "recordId", c.act, c.before, c.after, c.batch_id AS "batchId",
         to_char(c.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at,
         ${personNamed('c.person_id')} AS by, ${personNamed('c.for_person_id')} AS "onBehalfOf", ${nameOfRecord} AS name,
         c.act = 'delete' AND EXISTS (SELECT 1 FROM jsonb_to_recordset($7::jsonb) AS m("table" text, ids uuid[]) WHERE m."table" = c.table_name AND m.ids && c.scopes)
           AND NOT EXISTS (SELECT 1 FROM record_change l WHERE l.record_id = c.record_id AND l.table_name = c.table_name AND (l.at, l.id) > (c.at, c.id)) AS "mayReturn"
       FROM record_change c
       WHERE (c.record_id = $1 OR c.record_id = ANY ($8::uuid[]) OR c.scopes @> ARRAY[$1]::uuid[]) AND ($2::uuid IS NULL OR c.record_id = $2)
         AND EXISTS (SELECT 1 FROM jsonb_to_recordset($3::jsonb) AS m("table" text, ids uuid[]) WHERE m."table" = c.table_name AND m.ids && c.scopes)
         AND ($4::timestamptz IS NULL OR (c.at, c.id) < ($4, $6::uuid))
       ORDER BY c.at DESC, c.id DESC LIMIT ${size + 1}`,
      [id, record ?? null, JSON.stringify(Object.entries(subject).map(([table, object]) => ({ table, ids: work.ids(object, 'update') }))), at, work.ids('person', 'read'), last,
        JSON.stringify(Object.entries(subject).filter(([table]) => returning.has(table)).map(([table, object]) => ({ table, ids: work.ids(object, 'create') }))), told],
    );
    const page = pageOf(rows, size, (row) => [row.at, row.id]);
    const names = await this.namesIn(work, page.items);
    return { next: page.next, items: page.items.map((row) => view(row, names)) };
  }

  /** A territory, to what it belonged, and the mergers that it came into or out of, undone ones too. */
  async ofTerritory(work: Work, id: string, asked: HistoryAsked): Promise<HistoryPage> {
    const mergers = await work.rows<{ id: string }>('SELECT id FROM territory_merge WHERE former_id = $1 OR successor_id = $1', [id]);
    return this.of(work, id, { territory: 'territory', territory_membership: 'territory_membership', territory_merge: 'territory_merge' }, asked, mergers.map((one) => one.id));
  }

  /** The names behind the ids of these changes, of those whom the reader may know. */
  private async namesIn(work: Work, rows: Row[]): Promise<Map<string, string>> {
    const ids = new Set(rows.flatMap(({ before, after }) => [before, after].flatMap((side) => Object.entries(side ?? {}).flatMap(([key, value]) => (key.endsWith('_id') && value ? [String(value)] : [])))));
    if (ids.size === 0) return new Map();
    const found = await work.rows<{ id: string; name: string }>(
      `SELECT p.id, p.given_name || ' ' || p.family_name AS name FROM person p
         WHERE p.id = ANY ($1::uuid[]) AND (p.network_id = ANY ($2::uuid[]) OR p.id = ANY ($2::uuid[]) OR p.id = ANY ((SELECT access.companions())::uuid[]))
       UNION ALL SELECT o.id, o.name FROM organisation o WHERE o.id = ANY ($1::uuid[]) AND o.network_id = ANY ($3::uuid[])
       UNION ALL SELECT t.id, t.name FROM territory t WHERE t.id = ANY ($1::uuid[]) AND t.network_id = ANY ($4::uuid[])`,
      [[...ids], work.ids('person', 'read'), [...work.ids('organisation', 'read'), networkId].filter((id) => id === networkId), work.ids('territory', 'read')],
    );
    return new Map(found.map(({ id, name }) => [id, name]));
  }
}

/** What is said again by the form itself when it saves. */
const followsByItself = new Set(['confirmed_at']);

function view({ table, before, after, name, mayReturn, ...row }: Row, names: Map<string, string>): ChangeView {
  const words = historyWords[table];
  const changed = { ...before, ...after };
  const columns = Object.keys(words?.fields ?? {}).filter((column) => column in changed);
  const fields = columns.map((column) => ({
    label: words?.fields[column] as string,
    before: wordsOf(table, column, before?.[column], names),
    after: wordsOf(table, column, after?.[column], names),
  }));
  const column = nameColumn[table];
  return {
    ...row,
    what: words?.what ?? '',
    name: column ? wordsOf(table, column, name, names) : name,
    fields: fields.filter((field) => field.before !== null || field.after !== null),
    mayRestore: mayReturn || (row.act === 'update' && columns.length > 0 && columns.every((each) => restorable(table, each) || followsByItself.has(each))),
  };
}
