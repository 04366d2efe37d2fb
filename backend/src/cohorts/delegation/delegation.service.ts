import { Injectable } from '@nestjs/common';
import { PersonService } from '../../network/people/person.service';
import type { Work } from '../../platform/database/work';
import { notFound, problem } from '../../platform/http/problem';
import { Participation } from '../participations/participation.entity';
import type { DelegateChange, DelegateInput, EndInput, WhoInput } from './delegate.contract';
import { DelegateHat } from './delegate-hat.service';
import { Delegate } from './delegate.entity';

type NewStay = Omit<DelegateInput, 'who'>;

/** The team of a territory over time: people come foreseen, agree, are replaced, and stay on record. */
@Injectable()
export class DelegationService {
  constructor(
    private readonly people: PersonService,
    private readonly hats: DelegateHat,
  ) {}

  /** Somebody comes in: from the directory, or new with how to reach them. */
  async add(work: Work, participationId: string, { who, ...stay }: DelegateInput): Promise<{ id: string }> {
    const participation = await work.manager.findOneBy(Participation, { id: participationId });
    if (!participation) throw notFound();
    return this.enter(work, participation, await this.personOf(work, who, '/who'), stay);
  }

  /** Agreed from a day on: the days before stay on record as foreseen. Answers the agreed stay. */
  async agree(work: Work, participationId: string, id: string, on: string): Promise<{ id: string }> {
    const stay = await this.find(work, participationId, id);
    if (stay.status === 'agreed') throw problem(409, 'already-agreed', 'Cette personne a déjà donné son accord.');
    if (stay.endsOn && on > stay.endsOn) throw outside('/on', 'Cette date vient après le dernier jour dans l’équipe.');
    if (on <= stay.startsOn) {
      await work.manager.update(Delegate, { id, participationId }, { status: 'agreed', startsOn: on });
      await this.told(work, 'agree', stay);
      return { id };
    }
    await work.manager.update(Delegate, { id, participationId }, { endsOn: dayBefore(on) });
    await work.audit('agree', 'delegate', id, stay.cohortId, stay.personId);
    return this.enter(work, { id: participationId, cohortId: stay.cohortId }, stay.personId, { ...stay, status: 'agreed', startsOn: on });
  }

  async change(work: Work, participationId: string, id: string, input: DelegateChange): Promise<void> {
    const stay = await this.find(work, participationId, id);
    await work.manager.update(Delegate, { id, participationId }, input);
    await this.told(work, 'update', stay);
  }

  /** The last day inside; the replacement starts the day after. */
  async end(work: Work, participationId: string, id: string, { lastDay, replacedBy }: EndInput): Promise<void> {
    const stay = await this.find(work, participationId, id);
    if (lastDay < stay.startsOn) throw outside('/lastDay', 'Le dernier jour vient après le premier.');
    await work.manager.update(Delegate, { id, participationId }, { endsOn: lastDay });
    await this.told(work, 'end', stay);
    if (!replacedBy) return;
    const personId = await this.personOf(work, replacedBy.who, '/replacedBy/who');
    const { status, roleTitle } = replacedBy;
    const next = { category: stay.category, status, roleTitle, headOfExecutive: false, startsOn: dayAfter(lastDay), endsOn: null };
    await this.enter(work, { id: participationId, cohortId: stay.cohortId }, personId, next);
  }

  /** Only a mistake of the same day is erased; whoever was there is part of the team's history. */
  async remove(work: Work, participationId: string, id: string): Promise<void> {
    const stay = await this.find(work, participationId, id);
    const erased = await work.row(
      `DELETE FROM delegate d USING network n WHERE d.id = $1 AND d.participation_id = $2 AND (d.created_at AT TIME ZONE n.time_zone)::date = $3::date RETURNING d.id`,
      [id, participationId, work.today],
    );
    if (!erased) throw problem(409, 'part-of-history', 'Cette personne fait partie de l’histoire de l’équipe : indiquez plutôt son dernier jour.');
    await this.told(work, 'delete', stay);
  }

  private async enter(work: Work, participation: Pick<Participation, 'id' | 'cohortId'>, personId: string, stay: NewStay): Promise<{ id: string }> {
    const { category, status, roleTitle, headOfExecutive, startsOn, endsOn } = stay;
    const row = { cohortId: participation.cohortId, participationId: participation.id, personId, category, status, roleTitle, headOfExecutive, startsOn, endsOn };
    const { identifiers } = await work.manager.insert(Delegate, row);
    const id = identifiers[0]?.['id'] as string;
    await work.audit('create', 'delegate', id, participation.cohortId, personId);
    if (status === 'agreed') await this.hats.follow(work, row);
    return { id };
  }

  /** A foreseen person has no hat to gain or lose. */
  private async told(work: Work, act: string, stay: Delegate): Promise<void> {
    await work.audit(act, 'delegate', stay.id, stay.cohortId, stay.personId);
    if (stay.status === 'agreed' || act === 'agree') await this.hats.follow(work, stay);
  }

  private async personOf(work: Work, who: WhoInput, pointer: string): Promise<string> {
    if (!('personId' in who)) return this.people.knownOrNew(work, who);
    const known = await work.row('SELECT 1 FROM person WHERE id = $1 AND ARRAY[id, network_id] && $2::uuid[]', [who.personId, work.ids('person', 'read')]);
    if (!known) throw outside(`${pointer}/personId`, 'Choisissez une personne de l’annuaire.');
    return who.personId;
  }

  private async find(work: Work, participationId: string, id: string): Promise<Delegate> {
    await work.rows('SELECT 1 FROM delegate WHERE id = $1 AND participation_id = $2 FOR UPDATE', [id, participationId]);
    const stay = await work.manager.findOneBy(Delegate, { id, participationId });
    if (!stay) throw notFound();
    return stay;
  }
}

const outside = (pointer: string, detail: string) => problem(422, 'dates-out-of-order', detail, { errors: [{ pointer, detail }] });
const dayBefore = (day: string) => shifted(day, -1);
const dayAfter = (day: string) => shifted(day, 1);
const shifted = (day: string, by: number) => new Date(Date.parse(`${day}T00:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10);
