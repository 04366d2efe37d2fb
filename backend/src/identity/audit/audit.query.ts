import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { networkId } from '../../platform/auth/actor';
import type { Work } from '../../platform/database/work';
import { pageOf, readCursor, rowsFor } from '../../platform/http/cursor';
import type { AuditHealth, AuditLine, AuditSearch } from './audit.contract';

const instant = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

/** A record and those that were merged into it: sealed entries keep the id of their day. */
const everyIdOf = (id: string) => `(SELECT array_agg(m.id) || ${id}::uuid FROM merged_record m WHERE ${id}::uuid IN (m.into_person_id, m.into_organisation_id))::uuid[]`;

/** The audit, newest first, with names; and whether its chain holds. */
@Injectable()
export class AuditQuery {
  async list(work: Work, { limit, after, personId, object, recordId, cohortId, from, to }: AuditSearch) {
    const [before] = readCursor(after, z.tuple([z.number().int()])) ?? [null];
    const rows = await work.rows<AuditLine>(
      `SELECT e.id, ${instant('e.at')} AS at, e.via, e.act, e.object, e.record_id AS "recordId", e.block_id IS NOT NULL AS sealed,
         CASE WHEN e.person_id IS NOT NULL THEN json_build_object('id', e.person_id, 'name', p.given_name || ' ' || p.family_name) END AS person,
         c.name AS "cohortName", f.given_name || ' ' || f.family_name AS "forPerson"
       FROM audit_entry e CROSS JOIN network n LEFT JOIN merged_record mp ON mp.id = e.person_id LEFT JOIN merged_record mf ON mf.id = e.for_person_id
         LEFT JOIN person p ON p.id = coalesce(mp.into_person_id, e.person_id) LEFT JOIN person f ON f.id = coalesce(mf.into_person_id, e.for_person_id)
         LEFT JOIN cohort c ON c.id = e.cohort_id
       WHERE e.network_id = ANY ($1::uuid[]) AND ($2::bigint IS NULL OR e.id < $2)
         AND ($3::uuid IS NULL OR e.person_id = ANY (${everyIdOf('$3')})) AND ($4::text IS NULL OR e.object = $4) AND ($5::uuid IS NULL OR e.record_id = ANY (${everyIdOf('$5')}))
         AND ($6::uuid IS NULL OR e.cohort_id = $6)
         AND ($7::date IS NULL OR e.at >= $7::timestamp AT TIME ZONE n.time_zone) AND ($8::date IS NULL OR e.at < ($8::date + 1)::timestamp AT TIME ZONE n.time_zone)
       ORDER BY e.id DESC LIMIT ${rowsFor(limit)}`,
      [work.ids('audit_entry', 'read'), before, personId ?? null, object ?? null, recordId ?? null, cohortId ?? null, from ?? null, to ?? null],
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
