import { Injectable } from '@nestjs/common';
import type { Work } from '../../platform/database/work';
import { notFound } from '../../platform/http/problem';
import type { CallAgreementInput } from './call-agreement.contract';
import { PersonRole } from './person-role.entity';
import type { PersonRoleInput } from './person-role.contract';

/** What somebody does and did, and what they agreed to be called about. The person's line follows by trigger. */
@Injectable()
export class PersonRoleService {
  async add(work: Work, personId: string, input: PersonRoleInput): Promise<{ id: string }> {
    await this.oneMain(work, personId, input);
    const { identifiers } = await work.manager.insert(PersonRole, { ...input, personId });
    const id = identifiers[0]?.['id'] as string;
    await work.audit('create', 'person_role', id, null, personId);
    return { id };
  }

  async change(work: Work, personId: string, id: string, input: PersonRoleInput): Promise<void> {
    await this.oneMain(work, personId, input);
    const { affected } = await work.manager.update(PersonRole, { id, personId }, input);
    if (!affected) throw notFound();
    await work.audit('update', 'person_role', id, null, personId);
  }

  /** For what was written by mistake; a role that is over is ended, and stays. */
  async erase(work: Work, personId: string, id: string): Promise<void> {
    const { affected } = await work.manager.delete(PersonRole, { id, personId });
    if (!affected) throw notFound();
    await work.audit('delete', 'person_role', id, null, personId);
  }

  /** Noted on the day it was said, by whom. */
  async agree(work: Work, personId: string, { subject, agreedOn, sharedWithCompanions }: CallAgreementInput): Promise<{ id: string }> {
    const row = await work.row<{ id: string }>(
      `INSERT INTO call_agreement (person_id, subject, agreed_on, shared_with_companions, recorded_by_id) VALUES ($1, $2, $3, $4, $5) RETURNING id`,
      [personId, subject, agreedOn ?? work.today, sharedWithCompanions, work.personId],
    );
    if (!row) throw notFound();
    await work.audit('create', 'call_agreement', row.id, null, personId);
    return row;
  }

  /** What somebody no longer agrees to stops at once. */
  async withdraw(work: Work, personId: string, id: string): Promise<void> {
    const gone = await work.row('UPDATE call_agreement SET withdrawn_at = now(), updated_at = now() WHERE id = $1 AND person_id = $2 AND withdrawn_at IS NULL RETURNING id', [id, personId]);
    if (!gone) throw notFound();
    await work.audit('withdraw', 'call_agreement', id, null, personId);
  }

  private async oneMain(work: Work, personId: string, { main }: PersonRoleInput): Promise<void> {
    if (main) await work.manager.update(PersonRole, { personId, main: true }, { main: false });
  }
}
