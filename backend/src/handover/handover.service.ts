import { Injectable } from '@nestjs/common';
import { BehalfService } from '../cohorts/behalf/behalf.service';
import { DelegationService } from '../cohorts/delegation/delegation.service';
import { InvitationService } from '../gatherings/inviting/invitation.service';
import { RegistrationService } from '../gatherings/registration.service';
import { type LinkPurpose, PersonalLinks } from '../identity/personal-links.service';
import type { Work } from '../platform/database/work';
import { problem } from '../platform/http/problem';
import { Outbox } from '../platform/mail/outbox';
import { CarriedQuery } from './carried.query';
import type { Carried, Fate, HandoverInput, HandoverResult, Passing } from './handover.contract';
import { StoryMail } from './story-mail.service';

interface Stay {
  id: string;
  cohortId: string;
  participationId: string;
  personId: string;
  delegationId: string;
  lastDay: string;
}

/** Somebody who takes something over. */
interface Taker {
  personId: string;
  name: string;
  hasEmail: boolean;
}

const twoMonths = 60 * 24 * 3600 * 1000;
const dayAfter = (day: string) => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** Ends a stay and passes on what it carried, all of it in one transaction: nothing is left between two people. */
@Injectable()
export class HandoverService {
  constructor(
    private readonly carried: CarriedQuery,
    private readonly behalf: BehalfService,
    private readonly delegation: DelegationService,
    private readonly invitations: InvitationService,
    private readonly registrations: RegistrationService,
    private readonly links: PersonalLinks,
    private readonly outbox: Outbox,
    private readonly stories: StoryMail,
  ) {}

  async pass(work: Work, participationId: string, delegateId: string, input: HandoverInput): Promise<HandoverResult> {
    const { lastDay, replacedBy, items, tellNewcomer } = input;
    const left = await this.carried.read(work, participationId, delegateId, lastDay);
    const newcomer = await this.delegation.end(work, participationId, delegateId, { lastDay, replacedBy });
    const stay = await this.stayOf(work, participationId, delegateId, lastDay);
    const newcomerPerson = newcomer && (await work.row<{ personId: string }>('SELECT person_id AS "personId" FROM delegate WHERE id = $1 AND participation_id = $2', [newcomer.id, participationId]))?.personId;
    const { id: handoverId } = (await work.row<{ id: string }>(
      `INSERT INTO handover (cohort_id, participation_id, delegate_id, newcomer_id, done_by_id) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (delegate_id) DO UPDATE SET newcomer_id = coalesce(EXCLUDED.newcomer_id, handover.newcomer_id), updated_at = now() RETURNING id`,
      [stay.cohortId, participationId, delegateId, newcomer?.id ?? null, work.personId],
    )) as { id: string };
    await work.audit('create', 'handover', handoverId, stay.cohortId, stay.personId);
    await this.closeStories(work, stay);

    const result: HandoverResult = { newcomerId: newcomer?.id ?? null, taken: 0, mailed: 0, storySent: false, toCall: [] };
    for (const passing of items) {
      const item = left.items.find(({ kind, recordId }) => kind === passing.kind && recordId === passing.recordId);
      if (!item) throw problem(409, 'carried-changed', 'Ce que cette personne portait a changé entre-temps. Relisez la liste.');
      const taker = await this.takerOf(work, passing, newcomerPerson ?? null, left.colleagues);
      const fate: Fate = taker ? 'taken' : passing.to === 'nobody' ? 'dropped' : 'kept';
      if (fate !== 'kept') await this.move(work, stay, item, { taker, newcomerId: newcomer?.id ?? null, from: left.person.name, result });
      if (taker) result.taken += 1;
      await work.rows(
        `INSERT INTO handover_item (handover_id, cohort_id, participation_id, kind, record_id, words, fate, taker_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [handoverId, stay.cohortId, participationId, item.kind, item.recordId, item.words, fate, taker?.personId ?? null],
      );
    }
    if (tellNewcomer && newcomer && newcomerPerson) {
      const { mailed, toCall } = await this.stories.send(work, participationId, [newcomerPerson], null);
      result.storySent = mailed > 0;
      result.toCall.push(...toCall);
    }
    return { ...result, toCall: [...new Set(result.toCall)] };
  }

  private async move(work: Work, stay: Stay, item: Carried, to: { taker: Taker | null; newcomerId: string | null; from: string; result: HandoverResult }): Promise<void> {
    const { taker } = to;
    switch (item.kind) {
      case 'ask':
        return this.moveAsk(work, stay, item, to);
      case 'confirmation':
        if (taker) await this.moveConfirmation(work, stay, item.recordId, taker.personId);
        return;
      case 'invitation':
        return this.moveInvitation(work, stay, item.recordId, to);
      case 'substitute': {
        const held = taker && (await this.placeOf(work, stay, taker.personId));
        await work.rows('UPDATE delegate SET substitute_for_id = $3, updated_at = now() WHERE id = $1 AND substitute_for_id = $2 AND id IS DISTINCT FROM $3', [item.recordId, stay.id, held || null]);
        return;
      }
      case 'head_of_executive': {
        const held = taker && (await this.placeOf(work, stay, taker.personId));
        if (held) await work.rows('UPDATE delegate SET head_of_executive = true, updated_at = now() WHERE id = $1 AND participation_id = $2', [held, stay.participationId]);
        return;
      }
      case 'other_place': {
        const replacedBy = taker && { who: { personId: taker.personId }, status: 'agreed' as const, roleTitle: null };
        await this.delegation.end(work, stay.participationId, item.recordId, { lastDay: stay.lastDay, replacedBy });
        return;
      }
      // A note and a promise are the team's: who takes them is told to them, and stays on record.
      case 'note':
      case 'next_step':
        return;
    }
  }

  /** The leaver's links stop; whoever takes over gets one of their own for the same record. */
  private async moveAsk(work: Work, stay: Stay, item: Carried, { taker, from, result }: { taker: Taker | null; from: string; result: HandoverResult }): Promise<void> {
    const purpose = item.words as LinkPurpose;
    const closed = await work.rows<{ recordIds: string[] }>(
      `UPDATE personal_link SET revoked_at = now(), updated_at = now() WHERE person_id = $1 AND participation_id = $2 AND purpose = $3 AND revoked_at IS NULL AND expires_at > now()
       RETURNING record_ids AS "recordIds"`,
      [stay.personId, stay.participationId, purpose],
    );
    const recordIds = closed[0]?.recordIds;
    if (!taker || !recordIds) return;
    if (!taker.hasEmail) return void result.toCall.push(taker.name);
    const expiresAt = new Date(Date.now() + twoMonths).toISOString();
    const [linkId] = await this.links.open(work, [{ purpose, personId: taker.personId, cohortId: stay.cohortId, participationId: stay.participationId, recordIds, expiresAt }]);
    const about = await work.row<{ territoryName: string }>('SELECT t.name AS "territoryName" FROM participation p JOIN territory t ON t.id = p.territory_id WHERE p.id = $1', [stay.participationId]);
    const [messageId] = await this.outbox.post(work, [
      {
        template: 'handed-over',
        sensitivity: 'collective',
        cohortId: stay.cohortId,
        recipientId: taker.personId,
        recipientKind: `équipe de ${about?.territoryName}`,
        linkId: linkId as string,
        replyToId: work.personId,
        data: { ...about, from, [purpose]: true },
      },
    ]);
    await work.audit('ask', 'outbox_message', messageId as string, stay.cohortId, taker.personId);
    result.mailed += 1;
  }

  /** What was noted for the leaver waits for somebody else's word; nothing is taken as said. */
  private async moveConfirmation(work: Work, { participationId, personId, cohortId }: Stay, recordId: string, takerId: string): Promise<void> {
    const asked = await work.row<{ table: string }>(
      'SELECT record_table AS "table" FROM confirmation WHERE record_id = $1 AND participation_id = $2 AND person_id = $3 AND replaced_at IS NULL',
      [recordId, participationId, personId],
    );
    if (!asked) return;
    if (['news', 'effect', 'limitation', 'viewpoint'].includes(asked.table)) {
      await work.rows(`UPDATE ${asked.table} SET entered_for_id = $4, updated_at = now() WHERE id = $1 AND participation_id = $2 AND entered_for_id = $3`, [recordId, participationId, personId, takerId]);
    }
    await this.behalf.enter(work, { participationId, table: asked.table, recordId, personId: takerId, letter: 'now' });
    await work.audit('update', asked.table, recordId, cohortId, takerId);
  }

  private async moveInvitation(work: Work, stay: Stay, registrationId: string, { taker, from, result }: { taker: Taker | null; from: string; result: HandoverResult }): Promise<void> {
    const held = await work.row<{ gatheringId: string }>('SELECT gathering_id AS "gatheringId" FROM registration WHERE id = $1 AND participation_id = $2', [registrationId, stay.participationId]);
    if (!held) return;
    await this.registrations.withdraw(work, held.gatheringId, registrationId);
    await this.links.revoke(work, registrationId);
    if (!taker) return;
    const { mailed, toCall } = await this.invitations.invite(work, held.gatheringId, { personIds: [taker.personId], message: `${from} quitte l’équipe : vous prenez sa place à ce rendez-vous.` });
    result.mailed += mailed;
    result.toCall.push(...toCall.map(({ name }) => name));
  }

  /** A leaver's own page of the story closes with the last day. */
  private async closeStories(work: Work, stay: Stay): Promise<void> {
    await work.rows(
      `UPDATE personal_link SET expires_at = least(expires_at, ($3::date + 1)::timestamp AT TIME ZONE (SELECT time_zone FROM network)), updated_at = now()
       WHERE person_id = $1 AND participation_id = $2 AND purpose = 'own_cohort_page' AND revoked_at IS NULL`,
      [stay.personId, stay.participationId, stay.lastDay],
    );
  }

  private async takerOf(work: Work, { to }: Passing, newcomer: string | null, colleagues: readonly Taker[]): Promise<Taker | null> {
    if (to === 'nobody' || to === 'as_it_is') return null;
    const colleague = colleagues.find(({ personId }) => personId === to);
    if (colleague) return colleague;
    if (newcomer && (to === 'newcomer' || to === newcomer)) {
      const known = await work.row<Taker>(
        `SELECT p.id AS "personId", p.given_name || ' ' || p.family_name AS name, c.email IS NOT NULL AS "hasEmail" FROM person p LEFT JOIN person_contact c ON c.person_id = p.id WHERE p.id = $1`,
        [newcomer],
      );
      if (known) return known;
    }
    throw problem(422, 'not-of-this-team', 'Choisissez quelqu’un de l’équipe, ou la personne qui arrive.', { errors: [{ pointer: '/items', detail: 'Choisissez dans la liste.' }] });
  }

  /** The stay of somebody in the same delegation once the leaver is gone. */
  private async placeOf(work: Work, stay: Stay, personId: string): Promise<string | undefined> {
    const held = await work.row<{ id: string }>(
      `SELECT id FROM delegate WHERE delegation_id = $1 AND person_id = $2 AND starts_on <= $3::date AND (ends_on IS NULL OR ends_on >= $3::date) LIMIT 1`,
      [stay.delegationId, personId, dayAfter(stay.lastDay)],
    );
    return held?.id;
  }

  private async stayOf(work: Work, participationId: string, id: string, lastDay: string): Promise<Stay> {
    const stay = await work.row<Omit<Stay, 'lastDay'>>(
      `SELECT id, cohort_id AS "cohortId", participation_id AS "participationId", person_id AS "personId", delegation_id AS "delegationId" FROM delegate WHERE id = $1 AND participation_id = $2`,
      [id, participationId],
    );
    return { ...(stay as Omit<Stay, 'lastDay'>), lastDay };
  }
}
