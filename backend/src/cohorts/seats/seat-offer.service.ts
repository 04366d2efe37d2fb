import { Injectable } from '@nestjs/common';
import { PersonService } from '../../network/people/person.service';
import { RateLimits } from '../../platform/auth/rate-limits';
import type { Work } from '../../platform/database/work';
import { notFound } from '../../platform/http/problem';
import { Outbox } from '../../platform/mail/outbox';
import { DelegationService } from '../delegation/delegation.service';
import { refused } from '../delegation/stay-dates';
import type { Outcome, SeatOfferInput } from './seat-offer.contract';

interface Seat {
  cohortId: string;
  territoryName: string;
}

/** Turns to somebody for an empty seat, by a letter signed by the sender, and remembers when to ask again. */
@Injectable()
export class SeatOfferService {
  constructor(
    private readonly people: PersonService,
    private readonly delegation: DelegationService,
    private readonly outbox: Outbox,
    private readonly limits: RateLimits,
  ) {}

  async offer(work: Work, participationId: string, input: SeatOfferInput): Promise<{ id: string }> {
    const { delegationId, category, who, recipientWords, letter, askAgainOn, foreseen } = input;
    const seat = await this.seatOf(work, participationId, delegationId);
    if (askAgainOn && askAgainOn <= work.today) throw refused('/askAgainOn', 'Choisissez un jour à venir.');
    const recipientId = who && ('personId' in who ? who.personId : await this.people.knownOrNew(work, who));
    if (recipientId) await this.reachable(work, recipientId, Boolean(letter));
    const [messageId = null] = recipientId && letter ? await this.write(work, seat, recipientId, letter) : [];
    const row = await work.row<{ id: string }>(
      `INSERT INTO seat_offer (cohort_id, participation_id, delegation_id, category, recipient_id, recipient_words, subject, body, message_id, offered_on, ask_again_on, made_by_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) RETURNING id`,
      [seat.cohortId, participationId, delegationId, category, recipientId, recipientWords, letter?.subject ?? null, letter?.body ?? null, messageId, work.today, askAgainOn, work.personId],
    );
    const id = row?.id as string;
    await work.audit('create', 'seat_offer', id, seat.cohortId, recipientId);
    if (foreseen && recipientId) await this.delegation.add(work, participationId, { who: { personId: recipientId }, delegationId, category, status: 'foreseen', startsOn: work.today });
    return { id };
  }

  async change(work: Work, participationId: string, id: string, { askAgainOn, outcome }: { askAgainOn: string | null; outcome: Outcome }): Promise<void> {
    const row = await work.row<{ cohortId: string }>(
      `UPDATE seat_offer SET ask_again_on = $3, outcome = $4, updated_at = now() WHERE id = $1 AND participation_id = $2 RETURNING cohort_id AS "cohortId"`,
      [id, participationId, askAgainOn, outcome],
    );
    if (!row) throw notFound();
    await work.audit('update', 'seat_offer', id, row.cohortId);
  }

  /** The words are the sender's own and leave to people who never asked for them: few an hour, and fewer to one address. */
  private async write(work: Work, { cohortId, territoryName }: Seat, recipientId: string, { subject, body }: { subject: string; body: string }): Promise<string[]> {
    await this.limits.count('seat-letters-of', work.personId, { most: 20, minutes: 60 });
    await this.limits.count('seat-letters-to', recipientId, { most: 3, minutes: 1440 });
    return this.outbox.post(work, [
      {
        template: 'seat-offer',
        sensitivity: 'collective',
        cohortId,
        recipientId,
        recipientKind: `personne à qui une place est proposée à ${territoryName}`,
        replyToId: work.personId,
        data: { subject, body },
      },
    ]);
  }

  private async reachable(work: Work, personId: string, byMail: boolean): Promise<void> {
    const known = await work.row<{ hasEmail: boolean }>(
      `SELECT c.email IS NOT NULL AS "hasEmail" FROM person p LEFT JOIN person_contact c ON c.person_id = p.id WHERE p.id = $1 AND ARRAY[p.id, p.network_id] && $2::uuid[]`,
      [personId, work.ids('person', 'read')],
    );
    if (!known) throw refused('/who', 'Choisissez une personne de l’annuaire.', 'unknown-person');
    if (byMail && !known.hasEmail) throw refused('/who', 'Cette personne n’a pas d’adresse e-mail : appelez-la, et notez-le ici.', 'no-address');
  }

  private async seatOf(work: Work, participationId: string, delegationId: string): Promise<Seat> {
    const seat = await work.row<Seat>(
      `SELECT g.cohort_id AS "cohortId", t.name AS "territoryName" FROM delegation g JOIN participation p ON p.id = g.participation_id JOIN territory t ON t.id = p.territory_id
       WHERE g.id = $1 AND g.participation_id = $2 AND g.kind = 'quartet'`,
      [delegationId, participationId],
    );
    if (!seat) throw refused('/delegationId', 'Choisissez une équipe de ce territoire.', 'unknown-delegation');
    return seat;
  }
}
