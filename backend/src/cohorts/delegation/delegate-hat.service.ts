import { Injectable } from '@nestjs/common';
import type { Work } from '../../platform/database/work';
import { Delegate } from './delegate.entity';

interface LiveHat {
  id: string;
  startsOn: string;
  endsOn: string | null;
}

/**
 * A member of a team who has an account wears the hat `delegate` for as long as the agreed stay lasts. Nothing happens
 * when whoever changed the team may not give hats, or changed their own place in it: nobody gives themselves a hat.
 */
@Injectable()
export class DelegateHat {
  /** Brings a person's hat in one territory in line with their last agreed stay there. */
  async follow(work: Work, { cohortId, participationId, personId }: Pick<Delegate, 'cohortId' | 'participationId' | 'personId'>): Promise<void> {
    if (personId === work.actor.personId || !work.ids('hat', 'create').includes(cohortId)) return;
    const account = await work.row('SELECT 1 FROM account WHERE person_id = $1 AND closed_at IS NULL', [personId]);
    if (!account) return;
    const stay = await work.manager.findOne(Delegate, { where: { participationId, personId, status: 'agreed' }, order: { startsOn: 'DESC' } });
    const hat = await work.row<LiveHat>(
      `SELECT id, starts_on AS "startsOn", ends_on AS "endsOn" FROM hat
       WHERE person_id = $1 AND participation_id = $2 AND cohort_id = $3 AND hat = 'delegate' AND withdrawn_at IS NULL`,
      [personId, participationId, cohortId],
    );
    const kept = hat && stay && hat.startsOn <= stay.startsOn;
    if (hat && !kept) {
      await work.rows('UPDATE hat SET withdrawn_at = now(), updated_at = now() WHERE id = $1', [hat.id]);
      await work.audit('withdraw', 'hat', hat.id, cohortId, personId);
    }
    if (kept && hat.endsOn !== stay.endsOn) {
      await work.rows('UPDATE hat SET ends_on = $2, updated_at = now() WHERE id = $1', [hat.id, stay.endsOn]);
      await work.audit('update', 'hat', hat.id, cohortId, personId);
    }
    if (stay && !kept) await this.give(work, stay);
  }

  private async give(work: Work, { cohortId, participationId, personId, startsOn, endsOn }: Delegate): Promise<void> {
    const given = await work.row<{ id: string }>(
      `INSERT INTO hat (person_id, hat, cohort_id, participation_id, starts_on, ends_on, granted_by_id)
       VALUES ($1, 'delegate', $2, $3, $4, $5, $6) RETURNING id`,
      [personId, cohortId, participationId, startsOn, endsOn, work.personId],
    );
    if (given) await work.audit('create', 'hat', given.id, cohortId, personId);
  }
}
