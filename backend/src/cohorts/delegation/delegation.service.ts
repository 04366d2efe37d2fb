import { Injectable } from '@nestjs/common';
import { PersonService } from '../../network/people/person.service';
import type { Work } from '../../platform/database/work';
import { notFound, problem } from '../../platform/http/problem';
import type { AgreementsInput, DelegateChange, EndInput, NewDelegate, WhoInput } from './delegate.contract';
import type { Delegate } from './delegate.entity';
import { dayAfter, dayBefore, refused } from './stay-dates';

type Stay = Omit<Delegate, 'delegationKind' | 'createdAt' | 'updatedAt'>;
type NewStay = Omit<Stay, 'id' | 'delegationId'> & { delegationId: string | null };

/**
 * The teams of a territory over time: people come foreseen, agree, are replaced, and stay on record. The hats of those
 * with an account follow in the database, whoever writes.
 */
@Injectable()
export class DelegationService {
  constructor(private readonly people: PersonService) {}

  /** Somebody comes in: from the directory, or new with how to reach them; into the main team unless another is named. */
  async add(work: Work, participationId: string, input: NewDelegate): Promise<{ id: string }> {
    const { who, category, status, startsOn, roleTitle = null, endsOn = null, headOfExecutive = false, substitute = false, substituteForId = null } = input;
    const participation = await work.row<{ cohortId: string }>('SELECT cohort_id AS "cohortId" FROM participation WHERE id = $1', [participationId]);
    if (!participation) throw notFound();
    const delegationId = await this.delegationOf(work, participationId, input.delegationId ?? null, substituteForId);
    const personId = await this.personOf(work, who, '/who');
    const { cohortId } = participation;
    return this.enter(work, {
      cohortId, participationId, delegationId, personId, category, status, roleTitle, headOfExecutive, startsOn, endsOn, substitute: substitute || substituteForId !== null, substituteForId,
    });
  }

  /** Agreed from a day on: the days before stay on record as foreseen. Answers the agreed stay. */
  async agree(work: Work, participationId: string, id: string, on: string): Promise<{ id: string }> {
    const stay = await this.find(work, participationId, id);
    if (stay.status === 'agreed') throw problem(409, 'already-agreed', 'Cette personne a déjà donné son accord.');
    if (stay.endsOn && on > stay.endsOn) throw refused('/on', 'Cette date vient après le dernier jour dans l’équipe.');
    await work.audit('agree', 'delegate', id, stay.cohortId, stay.personId);
    if (on <= stay.startsOn) {
      await work.rows(`UPDATE delegate SET status = 'agreed', starts_on = $3, updated_at = now() WHERE id = $1 AND participation_id = $2`, [id, participationId, on]);
      return { id };
    }
    await work.rows('UPDATE delegate SET ends_on = $3, updated_at = now() WHERE id = $1 AND participation_id = $2', [id, participationId, dayBefore(on)]);
    const agreed = await this.enter(work, { ...stay, status: 'agreed', startsOn: on });
    await this.moveSubstitutes(work, id, agreed.id, on);
    return agreed;
  }

  /** Several at once, all or none: the act for one, for each of them. */
  async agreeAll(work: Work, participationId: string, { on, delegateIds }: AgreementsInput): Promise<void> {
    for (const id of [...delegateIds].sort()) await this.agree(work, participationId, id, on);
  }

  async change(work: Work, participationId: string, id: string, input: DelegateChange): Promise<void> {
    const stay = await this.find(work, participationId, id);
    const substituteForId = input.substituteForId === undefined ? stay.substituteForId : input.substituteForId;
    const substitute = substituteForId !== null || (input.substitute ?? stay.substitute);
    if (substituteForId) await this.delegationOf(work, participationId, stay.delegationId, substituteForId);
    await work.rows(
      `UPDATE delegate SET category = $3, role_title = $4, head_of_executive = $5, starts_on = $6, ends_on = $7, substitute = $8, substitute_for_id = $9, updated_at = now()
       WHERE id = $1 AND participation_id = $2`,
      [id, participationId, input.category, input.roleTitle, input.headOfExecutive, input.startsOn, input.endsOn, substitute, substitute ? substituteForId : null],
    );
    await work.audit('update', 'delegate', id, stay.cohortId, stay.personId);
  }

  /** The last day inside; the replacement starts the day after, in the same seat. Answers the newcomer's stay, if there is one. */
  async end(work: Work, participationId: string, id: string, { lastDay, replacedBy }: EndInput): Promise<{ id: string } | null> {
    const stay = await this.find(work, participationId, id);
    if (lastDay < stay.startsOn) throw refused('/lastDay', 'Le dernier jour vient après le premier.');
    await work.rows('UPDATE delegate SET ends_on = $3, updated_at = now() WHERE id = $1 AND participation_id = $2', [id, participationId, lastDay]);
    await work.audit('end', 'delegate', id, stay.cohortId, stay.personId);
    if (!replacedBy) return null;
    const personId = await this.personOf(work, replacedBy.who, '/replacedBy/who');
    const { status, roleTitle } = replacedBy;
    return this.enter(work, { ...stay, personId, status, roleTitle, headOfExecutive: false, startsOn: dayAfter(lastDay), endsOn: null });
  }

  /** Only a mistake of the same day is erased; whoever was there is part of the team's history. */
  async remove(work: Work, participationId: string, id: string): Promise<void> {
    const stay = await this.find(work, participationId, id);
    const erased = await work.row(
      `DELETE FROM delegate d USING network n WHERE d.id = $1 AND d.participation_id = $2 AND (d.created_at AT TIME ZONE n.time_zone)::date = $3::date RETURNING d.id`,
      [id, participationId, work.today],
    );
    if (!erased) throw problem(409, 'part-of-history', 'Cette personne fait partie de l’histoire de l’équipe : indiquez plutôt son dernier jour.');
    await work.audit('delete', 'delegate', id, stay.cohortId, stay.personId);
  }

  /** Those who stood in for a stay from a day on stand in for another. */
  async moveSubstitutes(work: Work, fromId: string, toId: string, on: string): Promise<void> {
    await work.rows(
      `UPDATE delegate s SET substitute_for_id = t.id, updated_at = now() FROM delegate t
       WHERE s.substitute_for_id = $1 AND t.id = $2 AND t.delegation_id = s.delegation_id AND s.id <> t.id AND (s.ends_on IS NULL OR s.ends_on >= $3)`,
      [fromId, toId, on],
    );
  }

  private async enter(work: Work, stay: NewStay): Promise<{ id: string }> {
    const { cohortId, participationId, delegationId, personId, category, status, roleTitle, headOfExecutive, startsOn, endsOn, substitute, substituteForId } = stay;
    const row = await work.row<{ id: string }>(
      `INSERT INTO delegate (cohort_id, participation_id, delegation_id, person_id, category, status, role_title, head_of_executive, starts_on, ends_on, substitute, substitute_for_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) RETURNING id`,
      [cohortId, participationId, delegationId, personId, category, status, roleTitle, headOfExecutive, startsOn, endsOn, substitute, substituteForId],
    );
    const id = row?.id as string;
    await work.audit('create', 'delegate', id, cohortId, personId);
    return { id };
  }

  /** The delegation named, or that of the person stood in for; null leaves the choice of the main one to the database. */
  private async delegationOf(work: Work, participationId: string, delegationId: string | null, substituteForId: string | null): Promise<string | null> {
    if (substituteForId) {
      const held = await work.row<{ delegationId: string }>('SELECT delegation_id AS "delegationId" FROM delegate WHERE id = $1 AND participation_id = $2', [substituteForId, participationId]);
      if (!held || (delegationId && held.delegationId !== delegationId)) throw refused('/substituteForId', 'Choisissez une personne de la même équipe.', 'unknown-delegate');
      return held.delegationId;
    }
    if (!delegationId) return null;
    const known = await work.row('SELECT 1 FROM delegation WHERE id = $1 AND participation_id = $2', [delegationId, participationId]);
    if (!known) throw refused('/delegationId', 'Choisissez une équipe de ce territoire.', 'unknown-delegation');
    return delegationId;
  }

  private async personOf(work: Work, who: WhoInput, pointer: string): Promise<string> {
    if (!('personId' in who)) return this.people.knownOrNew(work, who);
    const known = await work.row('SELECT 1 FROM person WHERE id = $1 AND ARRAY[id, network_id] && $2::uuid[]', [who.personId, work.ids('person', 'read')]);
    if (!known) throw refused(`${pointer}/personId`, 'Choisissez une personne de l’annuaire.');
    return who.personId;
  }

  private async find(work: Work, participationId: string, id: string): Promise<Stay> {
    const stay = await work.row<Stay>(
      `SELECT id, cohort_id AS "cohortId", participation_id AS "participationId", delegation_id AS "delegationId", person_id AS "personId", category, status,
         role_title AS "roleTitle", head_of_executive AS "headOfExecutive", starts_on AS "startsOn", ends_on AS "endsOn", substitute, substitute_for_id AS "substituteForId"
       FROM delegate WHERE id = $1 AND participation_id = $2 FOR UPDATE`,
      [id, participationId],
    );
    if (!stay) throw notFound();
    return stay;
  }
}
