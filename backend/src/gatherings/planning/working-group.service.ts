import { Injectable } from '@nestjs/common';
import type { Work } from '../../platform/database/work';
import { notFound, problem } from '../../platform/http/problem';
import { stale } from '../../platform/http/version';
import type { GroupMemberDates, GroupMemberInput, WorkingGroupInput } from './working-group.contract';
import { WorkingGroupMember } from './working-group-member.entity';
import { WorkingGroup } from './working-group.entity';
import { WorkingGroupQuery } from './working-group.query';

/** Opens, changes and closes chantiers, and says who is of them from when until when. */
@Injectable()
export class WorkingGroupService {
  constructor(private readonly pages: WorkingGroupQuery) {}

  async create(work: Work, cohortId: string, input: WorkingGroupInput): Promise<{ id: string }> {
    await this.known(work, input.animatorId, '/animatorId');
    const { identifiers } = await work.manager.insert(WorkingGroup, { ...input, cohortId });
    const id = (identifiers[0] as { id: string }).id;
    await work.audit('create', 'working_group', id, cohortId);
    return { id };
  }

  async update(work: Work, id: string, version: number, input: WorkingGroupInput): Promise<void> {
    const before = await work.row<{ cohortId: string; version: number; animatorId: string | null }>('SELECT cohort_id AS "cohortId", version, animator_id AS "animatorId" FROM working_group WHERE id = $1 FOR UPDATE', [id]);
    if (!before) throw notFound();
    if (before.version !== version) throw stale(await this.pages.read(work, id));
    if (input.animatorId !== before.animatorId) await this.known(work, input.animatorId, '/animatorId');
    await work.manager.update(WorkingGroup, { id }, { ...input, version: version + 1 });
    await work.audit('update', 'working_group', id, before.cohortId);
  }

  /** A group that met is closed by a last day: its gatherings would lose what they were for. */
  async remove(work: Work, id: string): Promise<void> {
    const group = await work.row<{ cohortId: string; times: number }>(
      'SELECT cohort_id AS "cohortId", (SELECT count(*)::integer FROM gathering g WHERE g.working_group_id = w.id) AS times FROM working_group w WHERE id = $1 FOR UPDATE',
      [id],
    );
    if (!group) throw notFound();
    if (group.times > 0) throw problem(409, 'group-has-gatherings', 'Ce chantier a des rendez-vous : donnez-lui un dernier jour plutôt que de le supprimer.');
    await work.rows('DELETE FROM working_group WHERE id = $1', [id]);
    await work.audit('delete', 'working_group', id, group.cohortId);
  }

  async addMember(work: Work, workingGroupId: string, input: GroupMemberInput): Promise<{ id: string }> {
    const group = await work.row<{ cohortId: string }>('SELECT cohort_id AS "cohortId" FROM working_group WHERE id = $1', [workingGroupId]);
    if (!group) throw notFound();
    await this.known(work, input.personId, '/personId');
    const { identifiers } = await work.manager.insert(WorkingGroupMember, { ...input, workingGroupId, cohortId: group.cohortId });
    const id = (identifiers[0] as { id: string }).id;
    await work.audit('create', 'working_group_member', id, group.cohortId, input.personId);
    return { id };
  }

  async changeMember(work: Work, workingGroupId: string, id: string, { startsOn, endsOn }: GroupMemberDates): Promise<void> {
    const row = await work.row<{ cohortId: string; personId: string }>(
      `UPDATE working_group_member SET starts_on = $3, ends_on = $4, updated_at = now() WHERE id = $1 AND working_group_id = $2 RETURNING cohort_id AS "cohortId", person_id AS "personId"`,
      [id, workingGroupId, startsOn, endsOn],
    );
    if (!row) throw notFound();
    await work.audit('update', 'working_group_member', id, row.cohortId, row.personId);
  }

  /** For a slip; whoever leaves is given a last day. */
  async removeMember(work: Work, workingGroupId: string, id: string): Promise<void> {
    const row = await work.row<{ cohortId: string; personId: string }>(
      'DELETE FROM working_group_member WHERE id = $1 AND working_group_id = $2 RETURNING cohort_id AS "cohortId", person_id AS "personId"',
      [id, workingGroupId],
    );
    if (!row) throw notFound();
    await work.audit('delete', 'working_group_member', id, row.cohortId, row.personId);
  }

  private async known(work: Work, personId: string | null, pointer: string): Promise<void> {
    if (personId === null || (await work.row('SELECT 1 FROM person WHERE id = $1', [personId]))) return;
    throw problem(422, 'unknown-person', 'Cette personne n’est pas dans l’annuaire.', { errors: [{ pointer, detail: 'Choisissez une personne de l’annuaire.' }] });
  }
}
