import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Work } from '../../platform/database/work';
import { pageOf, readCursor, rowsFor } from '../../platform/http/cursor';
import { notFound } from '../../platform/http/problem';
import type { AlikeOrganisation, AlikePerson, ImportLine, ImportRowSearch, ImportRowView } from './import.contract';
import type { Column } from './recognition/columns';
import { rawTexts } from './recognition/row-reading';

const line = `b.id, b.kind, b.source_name AS "sourceName", b.state, p.given_name || ' ' || p.family_name AS by,
  to_json(b.created_at) #>> '{}' AS "createdAt", to_json(b.applied_at) #>> '{}' AS "appliedAt", to_json(b.undone_at) #>> '{}' AS "undoneAt"`;

interface StoredRow extends Omit<ImportRowView, 'alike' | 'texts' | 'earlier' | 'structures'> {
  structures: { id?: string | null; name: string; because: AlikeOrganisation['because'] }[];
  mended: Record<string, string>;
  alike: { id: string; because: AlikePerson['because'] }[];
}

/** The lists brought into a cohort, and the lines of one. */
@Injectable()
export class ImportListQuery {
  async list(work: Work, cohortId: string, { limit, after }: { limit: number; after?: string | undefined }) {
    const [at, id] = readCursor(after, z.tuple([z.string(), z.uuid()])) ?? [null, null];
    const rows = await work.rows<ImportLine>(
      `SELECT ${line}, (SELECT coalesce(sum(n::int), 0)::int FROM jsonb_each_text(b.summary -> 'outcomes') AS o(k, n)) AS lines,
         (b.summary ->> 'people')::int AS people, coalesce((b.summary ->> 'organisationCount')::int, 0) AS structures, (b.summary ->> 'seats')::int AS seats, (b.summary ->> 'territoryCount')::int AS territories
       FROM import_batch b LEFT JOIN person p ON p.id = CASE WHEN b.applied_by_id IS NULL THEN b.created_by_id ELSE b.applied_by_id END
       WHERE b.cohort_id = $1 AND b.cohort_id = ANY ($4::uuid[]) AND ($2::timestamptz IS NULL OR (b.created_at, b.id) < ($2, $3::uuid))
       ORDER BY b.created_at DESC, b.id DESC LIMIT ${rowsFor(limit)}`,
      [cohortId, at, id, work.ids('import_batch', 'read')],
    );
    return pageOf(rows, limit, (row) => [row.createdAt, row.id]);
  }

  async one(work: Work, id: string) {
    const batch = await work.row(
      `SELECT ${line}, json_build_object('id', c.id, 'name', c.name) AS cohort, b.sheets, b.sheet, b.header_end AS "headerEnd", b.columns, b.options, b.summary, b.version
       FROM import_batch b JOIN cohort c ON c.id = b.cohort_id LEFT JOIN person p ON p.id = CASE WHEN b.applied_by_id IS NULL THEN b.created_by_id ELSE b.applied_by_id END
       WHERE b.id = $1 AND b.cohort_id = ANY ($2::uuid[])`,
      [id, work.ids('import_batch', 'read')],
    );
    if (!batch) throw notFound();
    return batch;
  }

  /** A page of lines in the order of the file; people who look alike come as they are in the directory today. */
  async rows(work: Work, id: string, { among, limit, after }: ImportRowSearch) {
    const [from] = readCursor(after, z.tuple([z.number().int()])) ?? [null];
    const batch = await work.row<{ columns: Column[] }>('SELECT columns FROM import_batch WHERE id = $1', [id]);
    const stored = await work.rows<StoredRow>(
      `SELECT r.id, r.line, r.outcome, r.cells, r.mended, r.decision, r.person_id AS "personId", r.organisation_id AS "organisationId", coalesce(x.values, '{}') AS values, coalesce(x.faults, '[]') AS faults, coalesce(x.guessed, '[]') AS guessed,
         coalesce(x.alike, '[]') AS alike, coalesce(x.structures, '[]') AS structures, coalesce(x.candidates, '[]') AS candidates, x."sameLine", x.place, coalesce(x.completes, '[]') AS completes, x.note
       FROM import_row r CROSS JOIN LATERAL jsonb_to_record(r.reading) AS x(values jsonb, faults jsonb, guessed jsonb, alike jsonb, structures jsonb, candidates jsonb, "sameLine" int, place text, completes jsonb, note text)
       WHERE r.batch_id = $1 AND r.cohort_id = ANY ($4::uuid[]) AND ($2::text IS NULL OR r.outcome = $2 OR $2 = 'left' AND r.outcome IN ('repeat', 'nothing', 'aside', 'heading', 'skip')) AND ($3::int IS NULL OR r.line > $3)
       ORDER BY r.line LIMIT ${rowsFor(limit)}`,
      [id, among ?? null, from, work.ids('import_batch', 'read')],
    );
    const page = pageOf(stored, limit, (row) => [row.line]);
    const known = await this.people(work, page.items.flatMap(({ alike }) => alike.map((one) => one.id)));
    const organisations = await this.organisations(work, page.items.flatMap(({ structures }) => structures.flatMap(({ id: organisationId }) => organisationId ?? [])));
    const asked = page.items.flatMap(({ outcome, sameLine }) => (outcome === 'ask' && sameLine ? [sameLine] : []));
    const earlier = await work.rows<{ line: number; values: ImportRowView['values'] }>(
      `SELECT line, reading -> 'values' AS values FROM import_row r WHERE r.batch_id = $1 AND r.line = ANY ($2::int[]) AND r.cohort_id = ANY ($3::uuid[])`,
      [id, asked, work.ids('import_batch', 'read')],
    );
    const items = page.items.map(({ mended, alike, structures, ...row }): ImportRowView => ({
      ...row,
      earlier: earlier.find((one) => one.line === row.sameLine)?.values ?? null,
      texts: rawTexts(batch?.columns ?? [], row.cells, mended),
      structures: structures.map(({ id: organisationId = null, ...one }) => ({ id: organisationId, ...one, known: organisations.find((known) => known.id === organisationId) ?? null })),
      alike: alike.flatMap(({ id: personId, because }) => known.filter((person) => person.id === personId).map((person) => ({ ...person, because }))),
    }));
    return { headings: (batch?.columns ?? []).map(({ heading }) => heading), ...page, items };
  }

  private organisations(work: Work, ids: string[]) {
    return work.rows<NonNullable<AlikeOrganisation['known']> & { id: string }>(
      'SELECT o.id, o.kind, o.aliases, o.siren, o.town, o.website FROM organisation o WHERE o.id = ANY ($1::uuid[]) AND ARRAY[o.id, o.network_id] && $2::uuid[]',
      [ids, work.ids('organisation', 'read')],
    );
  }

  private people(work: Work, ids: string[]) {
    return work.rows<Omit<AlikePerson, 'because'>>(
      `SELECT p.id, p.given_name AS "givenName", p.family_name AS "familyName", o.name AS organisation, p.role_title AS "roleTitle", c.email::text, c.telephone
       FROM person p LEFT JOIN organisation o ON o.id = p.organisation_id LEFT JOIN person_contact c ON c.person_id = p.id AND ARRAY[c.person_id, c.network_id] && $3::uuid[]
       WHERE p.id = ANY ($1::uuid[]) AND ARRAY[p.id, p.network_id] && $2::uuid[]`,
      [ids, work.ids('person', 'read'), work.ids('person_contact', 'read')],
    );
  }
}
