import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { networkId } from '../../platform/auth/actor';
import type { Work } from '../../platform/database/work';
import { pageOf, readCursor } from '../../platform/http/cursor';
import { notFound } from '../../platform/http/problem';
import type { AddressMoved, DataRequestLine, DataRequestsAsked } from './data-request.contract';

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
    const addressMoved = await this.addressMoved(work, id);
    const another = row.person.id !== work.personId && !(row.kind === 'erasure' && addressMoved?.byReader);
    return { ...row, effects, addressMoved, mayAnswer: open && another && work.ids('data_request', 'update').includes(networkId) };
  }

  /** From the history, which says who changed an address and from what; nothing of it for who may not read contacts. */
  async addressMoved(work: Work, id: string): Promise<AddressMoved | null> {
    return (
      (await work.row<AddressMoved>(
        `SELECT ${instant('c.at')} AS at, c.before ->> 'email' AS former, CASE WHEN c.person_id <> r.person_id THEN p.given_name || ' ' || p.family_name END AS by, c.person_id IS NOT DISTINCT FROM $2 AS "byReader"
         FROM data_request r JOIN record_change c ON c.record_id = r.person_id AND c.table_name = 'person_contact' AND c.act = 'update' LEFT JOIN person p ON p.id = c.person_id
         WHERE r.id = $1 AND c.before ->> 'email' IS DISTINCT FROM c.after ->> 'email' AND c.at > r.created_at - interval '30 days' AND c.scopes && $3::uuid[]
         ORDER BY c.at DESC LIMIT 1`,
        [id, work.personId, work.ids('person_contact', 'read')],
      )) ?? null
    );
  }
}
