import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { networkId } from '../../platform/auth/actor';
import type { Work } from '../../platform/database/work';
import { pageOf, readCursor } from '../../platform/http/cursor';
import { notFound } from '../../platform/http/problem';
import type { DataRequestLine, DataRequestsAsked } from './data-request.contract';

const instant = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
const line = `r.id, r.kind, json_build_object('id', p.id, 'name', p.given_name || ' ' || p.family_name) AS person, r.words, ${instant('r.created_at')} AS "askedAt", r.outcome, r.answer,
  ${instant('r.answered_at')} AS "answeredAt", CASE WHEN a.id IS NOT NULL THEN a.given_name || ' ' || a.family_name END AS "answeredBy", ${instant('r.withdrawn_at')} AS "withdrawnAt"`;
/** Where a request stands, as lists are asked for it. */
const standing = "CASE WHEN r.withdrawn_at IS NOT NULL THEN 'withdrawn' WHEN r.answered_at IS NOT NULL THEN 'answered' ELSE 'open' END";
const from = 'FROM data_request r JOIN person p ON p.id = r.person_id LEFT JOIN person a ON a.id = r.answered_by_id';
const size = 50;

/** The requests about personal data: for the network's staff, the oldest that waits first. */
@Injectable()
export class DataRequestQuery {
  async list(work: Work, { state, after }: DataRequestsAsked) {
    const [at, last] = readCursor(after, z.tuple([z.string(), z.uuid()])) ?? [null, null];
    const rows = await work.rows<DataRequestLine>(
      `SELECT ${line} ${from} WHERE r.network_id = ANY ($1::uuid[])
         AND ($2 = 'all' OR ${standing} = $2) AND ($3::timestamptz IS NULL OR (r.created_at, r.id) > ($3, $4::uuid))
       ORDER BY r.created_at, r.id LIMIT ${size + 1}`,
      [work.ids('data_request', 'read'), state, at, last],
    );
    return pageOf(rows, size, (row) => [row.askedAt, row.id]);
  }

  async one(work: Work, id: string) {
    const row = await work.row<DataRequestLine>(`SELECT ${line} ${from} WHERE r.id = $1 AND r.network_id = ANY ($2::uuid[])`, [id, work.ids('data_request', 'read')]);
    if (!row) throw notFound();
    const open = row.outcome === null && row.withdrawnAt === null;
    const waits = row.kind === 'erasure' && open;
    const effects = waits ? await work.rows<{ title: string; count: number; effect: string }>('SELECT title, count, effect FROM access.erasure_preview($1)', [id]) : [];
    return { ...row, effects, mayAnswer: open && row.person.id !== work.personId && work.ids('data_request', 'update').includes(networkId) };
  }
}
