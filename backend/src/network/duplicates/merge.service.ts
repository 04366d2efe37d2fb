import { Injectable } from '@nestjs/common';
import type { Work } from '../../platform/database/work';
import { notFound, problem } from '../../platform/http/problem';
import type { MergeOutcome, OrganisationMergeInput, PersonMergeInput, ToldApartInput } from './duplicate.contract';

const nothing = { moved: {}, folded: {}, trimmed: {}, withdrawn: {} };

/**
 * Two records become one. The database does it, under its own check of the right: it alone sees every row that points to
 * either. What is refused there (two accounts, one's own record, somebody who named the other) comes back in words.
 */
@Injectable()
export class MergeService {
  /** Everything is done, told and undone: what is announced is what will happen. */
  async tryPeople(work: Work, keptId: string, { goneId, choices }: PersonMergeInput): Promise<MergeOutcome> {
    return this.run(work, 'merge_people', keptId, goneId, choices, true);
  }

  async mergePeople(work: Work, keptId: string, { goneId, choices }: PersonMergeInput): Promise<MergeOutcome> {
    const outcome = await this.run(work, 'merge_people', keptId, goneId, choices, false);
    await work.audit('merge', 'person', goneId, null, keptId);
    await work.audit('merge', 'person', keptId, null, keptId);
    return outcome;
  }

  async tryOrganisations(work: Work, keptId: string, { goneId, choices }: OrganisationMergeInput): Promise<MergeOutcome> {
    return this.run(work, 'merge_organisations', keptId, goneId, choices, true);
  }

  /** The name that is not kept becomes an alias. */
  async mergeOrganisations(work: Work, keptId: string, { goneId, choices }: OrganisationMergeInput): Promise<MergeOutcome> {
    const outcome = await this.run(work, 'merge_organisations', keptId, goneId, choices, false);
    await work.audit('merge', 'organisation', goneId);
    await work.audit('merge', 'organisation', keptId);
    return outcome;
  }

  async tellApart(work: Work, { kind, ids: [one, other] }: ToldApartInput): Promise<{ id: string }> {
    if (one === other) throw problem(422, 'same-record', 'Choisissez deux fiches différentes.');
    const [person, organisation] = kind === 'person' ? [[one, other], [null, null]] : [[null, null], [one, other]];
    const row = await work.row<{ id: string }>(
      'INSERT INTO told_apart (person_id, other_person_id, organisation_id, other_organisation_id) VALUES ($1, $2, $3, $4) RETURNING id',
      [...(person as unknown[]), ...(organisation as unknown[])],
    );
    if (!row) throw notFound();
    await work.audit('create', 'told_apart', row.id);
    return row;
  }

  private async run(work: Work, merge: 'merge_people' | 'merge_organisations', keptId: string, goneId: string, choices: object, tried: boolean): Promise<MergeOutcome> {
    const row = await work.row<{ told: Partial<MergeOutcome> | null }>(`SELECT access.${merge}($1, $2, $3, $4) AS told`, [keptId, goneId, JSON.stringify(choices), tried]);
    if (!row?.told) throw notFound();
    return { ...nothing, ...row.told };
  }
}
