import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { Work } from '../../platform/database/work';
import { notFound, problem } from '../../platform/http/problem';
import { DelegationService } from '../delegation/delegation.service';
import { dayBefore } from '../delegation/stay-dates';
import type { MandateChange, MandatesInput } from './mandates.contract';

type Change = z.infer<typeof MandateChange>;
interface Stay {
  id: string;
  participationId: string;
  personId: string;
  startsOn: string;
  endsOn: string | null;
  status: 'foreseen' | 'agreed';
}

/**
 * After an election, the mandates of one or several teams are renewed in one act: whoever leaves, whoever comes, whoever
 * has another role. The stays before remain as they were; any refusal takes the whole back and says for whom.
 */
@Injectable()
export class MandatesService {
  constructor(private readonly delegation: DelegationService) {}

  async renew(work: Work, cohortId: string, { changes }: MandatesInput) {
    const done = { left: 0, came: 0, changed: 0 };
    const stays = await work.rows<Stay>(
      `SELECT id, participation_id AS "participationId", person_id AS "personId", starts_on AS "startsOn", ends_on AS "endsOn", status FROM delegate
       WHERE cohort_id = $1 AND id = ANY ($2::uuid[]) AND category = 'elected_official' AND ARRAY[id, cohort_id, participation_id] && $3::uuid[] ORDER BY id FOR UPDATE`,
      [cohortId, changes.map(({ delegateId }) => delegateId), work.ids('delegate', 'update')],
    );
    for (const [index, change] of changes.entries()) {
      const stay = stays.find(({ id, participationId }) => id === change.delegateId && participationId === change.participationId);
      if (!stay) throw notFound();
      if (change.change === 'leaves') await this.leave(work, stay, change, index, done);
      else await this.take(work, stay, change, index, done);
    }
    await work.audit('renew-mandates', 'cohort', cohortId, cohortId);
    return done;
  }

  private async leave(work: Work, stay: Stay, { lastDay, replacedBy }: Extract<Change, { change: 'leaves' }>, index: number, done: { left: number; came: number }) {
    if (stay.endsOn && stay.endsOn < lastDay) throw refused(index, 'lastDay', 'Cette personne a quitté l’équipe avant ce jour.');
    if (lastDay < stay.startsOn) throw refused(index, 'lastDay', 'Le dernier jour vient après le premier.');
    const next = await this.delegation.end(work, stay.participationId, stay.id, {
      lastDay,
      replacedBy: replacedBy && { who: replacedBy.who, status: replacedBy.status, roleTitle: replacedBy.roleTitle },
    });
    done.left += 1;
    if (!next) return;
    done.came += 1;
    if (replacedBy?.headOfExecutive) await this.head(work, stay.participationId, next.id, replacedBy.roleTitle);
  }

  /** A first day that is the stay's own changes it; a later one ends it the day before and opens the next. */
  private async take(work: Work, stay: Stay, { from, roleTitle, headOfExecutive }: Extract<Change, { change: 'new_role' }>, index: number, done: { changed: number }) {
    if (from < stay.startsOn || (stay.endsOn && from > stay.endsOn)) throw refused(index, 'from', 'Ce jour est hors de son temps dans l’équipe.');
    let id = stay.id;
    if (from > stay.startsOn) {
      const next = await this.delegation.end(work, stay.participationId, stay.id, { lastDay: dayBefore(from), replacedBy: { who: { personId: stay.personId }, status: stay.status, roleTitle } });
      if (!next) throw notFound();
      id = next.id;
      await this.delegation.moveSubstitutes(work, stay.id, id, from);
    }
    await this.delegation.change(work, stay.participationId, id, { category: 'elected_official', roleTitle, headOfExecutive, startsOn: from, endsOn: stay.endsOn });
    done.changed += 1;
  }

  private async head(work: Work, participationId: string, id: string, roleTitle: string | null) {
    const stay = await work.row<{ startsOn: string; endsOn: string | null }>('SELECT starts_on AS "startsOn", ends_on AS "endsOn" FROM delegate WHERE id = $1 AND participation_id = $2', [id, participationId]);
    if (stay) await this.delegation.change(work, participationId, id, { category: 'elected_official', roleTitle, headOfExecutive: true, ...stay });
  }
}

const refused = (index: number, field: string, detail: string) => problem(422, 'dates-out-of-order', detail, { errors: [{ pointer: `/changes/${index}/${field}`, detail }] });
