import { Injectable } from '@nestjs/common';
import type { Work } from '../../platform/database/work';
import { notFound } from '../../platform/http/problem';
import type { PackView } from './pack.contract';

/** The packs that were asked for: the staff's of an agreement, and a funder's own, ready. */
@Injectable()
export class PackQuery {
  async ofAgreement(work: Work, agreementId: string): Promise<{ items: PackView[] }> {
    return { items: await work.rows<PackView>(`${packs} WHERE p.agreement_id = $1 ORDER BY p.created_at DESC, p.id`, [agreementId]) };
  }

  async one(work: Work, id: string): Promise<PackView> {
    const row = await work.row<PackView>(`${packs} WHERE p.id = $1`, [id]);
    if (!row) throw notFound();
    return row;
  }

  /** What was sealed for the reader's own organisation, in the cohorts that they observe. */
  async ofFunder(work: Work): Promise<{ items: PackView[] }> {
    const rows = await work.rows<PackView>(`${packs} WHERE p.state = 'ready' AND p.agreement_id = ANY ((SELECT access.own_agreements())::uuid[]) ORDER BY p.sealed_at DESC, p.id`);
    // Who asked for it inside the programme is not the funder's matter.
    return { items: rows.map((row) => ({ ...row, askedBy: null })) };
  }

  /** The file of a pack; for a funder only their own. */
  async fileOf(work: Work, id: string, whose: 'staff' | 'funder'): Promise<string> {
    const row = await work.row<{ fileId: string; cohortId: string }>(whose === 'staff' ? file : `${file} AND agreement_id = ANY ((SELECT access.own_agreements())::uuid[])`, [id]);
    if (!row) throw notFound();
    await work.audit('download', 'proof_pack', id, row.cohortId);
    return row.fileId;
  }
}

const file = `SELECT file_id AS "fileId", cohort_id AS "cohortId" FROM proof_pack WHERE id = $1 AND state = 'ready'`;

const packs = `
  SELECT p.id, p.agreement_id AS "agreementId", o.name AS funder, a.reference, coalesce(c.name, '') AS "cohortName", p.from_on AS "from", p.to_on AS "to", p.state, p.done, p.total, p.attempts, p.failure, p.version,
    p.version IS NOT NULL AND NOT EXISTS (SELECT FROM proof_pack l WHERE l.agreement_id = p.agreement_id AND l.from_on = p.from_on AND l.to_on = p.to_on AND l.version > p.version) AS latest,
    p.sha256, f.bytes, jsonb_array_length(p.files) AS "fileCount", p.changes, nullif(p.summary, '{}') AS summary,
    b.given_name || ' ' || b.family_name AS "askedBy", to_json(p.created_at) #>> '{}' AS "askedAt", to_json(p.sealed_at) #>> '{}' AS "sealedAt"
  FROM proof_pack p JOIN funding_agreement a ON a.id = p.agreement_id JOIN organisation o ON o.id = a.organisation_id LEFT JOIN cohort c ON c.id = p.cohort_id
    LEFT JOIN stored_file f ON f.id = p.file_id LEFT JOIN person b ON b.id = p.asked_by_id`;
