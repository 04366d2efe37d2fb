import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Keyring, tokenHash } from '../platform/crypto/keyring';
import type { Work } from '../platform/database/work';

/** The closed list of what a personal link may be for; its rights are the rows `link:…` of the table of rights. */
export type LinkPurpose =
  | 'answer_invitation'
  | 'own_cohort_page'
  | 'find_resources'
  | 'write_news'
  | 'tell_effect'
  | 'write_viewpoint'
  | 'sign_attendance'
  | 'choose_interview_slot'
  | 'give_feedback'
  | 'confirm_statement'
  | 'unsubscribe'
  | 'own_data'
  | 'answer_availability'
  | 'reread_quote'
  | 'confirm_request'
  | 'peer_exchange';

/** One purpose, one person, one record (and what it needs to be understood): never a cohort, a participation or a person among `recordIds`. */
export interface LinkGrant {
  purpose: LinkPurpose;
  personId: string;
  cohortId: string;
  participationId: string | null;
  recordIds: string[];
  /** ISO date or instant. */
  expiresAt: string;
}

/** Links that let somebody do one thing without an account. Their tokens are derived from their ids when the mail leaves. */
@Injectable()
export class PersonalLinks {
  constructor(private readonly keyring: Keyring) {}

  /** Opens links in the caller's transaction and returns their ids, in order. */
  async open(work: Work, grants: readonly LinkGrant[]): Promise<string[]> {
    if (grants.length === 0) return [];
    const rows = grants.map((grant) => {
      const id = randomUUID();
      return { id, ...grant, hash: tokenHash(this.keyring.token('personal', id)).toString('hex'), by: work.actor.personId };
    });
    await work.rows(
      `INSERT INTO personal_link (id, purpose, person_id, cohort_id, participation_id, record_ids, token_hash, expires_at, created_by_id)
       SELECT id, purpose, "personId", "cohortId", "participationId", "recordIds", decode(hash, 'hex'), "expiresAt", by
       FROM jsonb_to_recordset($1::jsonb) AS l(id uuid, purpose text, "personId" uuid, "cohortId" uuid, "participationId" uuid, "recordIds" uuid[],
         hash text, "expiresAt" timestamptz, by uuid)`,
      [JSON.stringify(rows)],
    );
    return rows.map(({ id }) => id);
  }

  /** Closes the links that were for this record; one that answers several invitations stays for the others, since what is gone opens no more. */
  async release(work: Work, recordId: string): Promise<void> {
    await work.rows(
      `UPDATE personal_link SET revoked_at = now() WHERE record_ids @> ARRAY[$1]::uuid[] AND revoked_at IS NULL AND NOT (purpose = 'answer_invitation' AND cardinality(record_ids) > 2)`,
      [recordId],
    );
  }

  /** Closes every live link on a record: what it was for is done, or its holder changed. */
  async revoke(work: Work, recordId: string): Promise<void> {
    await work.rows('UPDATE personal_link SET revoked_at = now() WHERE record_ids @> ARRAY[$1]::uuid[] AND revoked_at IS NULL', [recordId]);
  }
}
