import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { networkId } from '../../platform/auth/actor';
import type { Work } from '../../platform/database/work';
import { pageOf, readCursor, rowsFor } from '../../platform/http/cursor';
import type { AuditHealth, AuditLine, AuditSearch } from './audit.contract';

const instant = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

/** A record and those that were merged into it: sealed entries keep the id of their day. */
const everyIdOf = (id: string) => `(SELECT array_agg(m.id) || ${id}::uuid FROM merged_record m WHERE ${id}::uuid IN (m.into_person_id, m.into_organisation_id))::uuid[]`;

/** Whom an id leads to now; looked up before the join, since row security keeps an index from answering for a coalesce. */
const livingIdOf = (id: string) => `coalesce((SELECT m.into_person_id FROM merged_record m WHERE m.id = ${id}), ${id})`;

/** The audit, newest first, with names; and whether its chain holds. */
@Injectable()
export class AuditQuery {
  async list(work: Work, { limit, after, personId, object, recordId, cohortId, from, to }: AuditSearch) {
    const [before] = readCursor(after, z.tuple([z.number().int()])) ?? [null];
    const values: unknown[] = [work.ids('audit_entry', 'read')];
    const asked = (value: unknown, condition: (parameter: string) => string) => (value == null ? '' : `AND ${condition(`$${values.push(value)}`)}`);
    const midnight = (day: string) => `(${day})::timestamp AT TIME ZONE (SELECT time_zone FROM network)`;
    const rows = await work.rows<AuditLine>(
      // The page first, along its index: names are looked up for its lines, not for the whole audit. What is not asked is not in the text, which would hide from the planner how much a condition leaves.
      `SELECT e.id, ${instant('e.at')} AS at, e.via, e.act, e.object, e.record_id AS "recordId", e.block_id IS NOT NULL AS sealed,
         CASE WHEN e.person_id IS NOT NULL THEN json_build_object('id', e.person_id, 'name', p.given_name || ' ' || p.family_name) END AS person,
         c.name AS "cohortName", f.given_name || ' ' || f.family_name AS "forPerson"
       FROM (SELECT e.*, ${livingIdOf('e.person_id')} AS actor_id, ${livingIdOf('e.for_person_id')} AS subject_id FROM audit_entry e
         WHERE e.network_id = ANY ($1::uuid[])
           ${asked(before, (id) => `e.id < ${id}::bigint`)}
           ${asked(personId, (id) => `e.person_id = ANY (${everyIdOf(id)})`)}
           ${asked(object, (name) => `e.object = ${name}`)}
           ${asked(recordId, (id) => `e.record_id = ANY (${everyIdOf(id)})`)}
           ${asked(cohortId, (id) => `e.cohort_id = ${id}::uuid`)}
           ${asked(from, (day) => `e.at >= ${midnight(`${day}::date`)}`)}
           ${asked(to, (day) => `e.at < ${midnight(`${day}::date + 1`)}`)}
         ORDER BY e.id DESC LIMIT ${rowsFor(limit)}) e
         LEFT JOIN person p ON p.id = e.actor_id LEFT JOIN person f ON f.id = e.subject_id LEFT JOIN cohort c ON c.id = e.cohort_id
       ORDER BY e.id DESC`,
      values,
    );
    return pageOf(rows, limit, (row) => [row.id]);
  }

  /** Recomputes every seal: seconds on a large log, so it is asked for, never polled. */
  async health(work: Work): Promise<AuditHealth> {
    const reads = work.ids('audit_entry', 'read').includes(networkId);
    const row = await work.row<AuditHealth>(
      `SELECT (SELECT count(*)::int FROM audit_entry WHERE $1) AS entries, (SELECT count(*)::int FROM audit_block WHERE $1) AS blocks,
         (SELECT count(*)::int FROM audit_entry WHERE $1 AND block_id IS NULL) AS unsealed,
         (SELECT ${instant('max(sealed_at)')} FROM audit_block WHERE $1) AS "lastSealedAt",
         (SELECT coalesce(json_agg(json_build_object('blockId', block_id, 'fault', fault)), '[]') FROM access.audit_faults()) AS faults`,
      [reads],
    );
    return row as AuditHealth;
  }
}
