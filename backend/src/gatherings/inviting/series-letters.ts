import { Injectable } from '@nestjs/common';
import { PersonalLinks } from '../../identity/personal-links.service';
import type { Work } from '../../platform/database/work';
import { Outbox } from '../../platform/mail/outbox';
import { recipientInFrench } from '../gathering-words';
import type { Announced } from './announced.query';
import type { Audience, Invitee } from './audience.contract';
import type { LetterView, StaffMember } from './invitation.contract';
import { LetterPreview } from './letter-preview';
import { lifeOf } from './sendings.service';
import { seriesData } from './series-words';

/** Somebody who is about to get the letter, and their line on each list. */
export type SeriesReader = Pick<Invitee, 'personId' | 'givenName' | 'familyName' | 'category' | 'participationId' | 'territoryName' | 'hasEmail' | 'undeliverable' | 'unsubscribed' | 'telephone' | 'why'> & {
  dates: { gatheringId: string; registrationId: string }[];
};

interface SeriesSending {
  gatherings: Announced[];
  signed: StaffMember;
  message: string | undefined;
  audience: Audience;
}

const template = 'gathering-series';

/**
 * One letter for several dates: one link answers each of them, and each gathering keeps it as its own sending. It carries no
 * calendar: a mail asks for one meeting, so each date's entry comes with the first letter about that date alone.
 */
@Injectable()
export class SeriesLetters {
  constructor(
    private readonly links: PersonalLinks,
    private readonly outbox: Outbox,
    private readonly letters: LetterPreview,
  ) {}

  /** The letter as its first reader gets it, the link masked. */
  shown(work: Work, { gatherings, signed, message }: Omit<SeriesSending, 'audience'>, to: Pick<SeriesReader, 'givenName' | 'familyName' | 'territoryName' | 'why'>): Promise<LetterView> {
    const cohortId = (gatherings[0] as Announced).cohortId;
    return this.letters.show(work, { template, cohortId, to, senderName: signed.name, data: seriesData(gatherings, { message, ...to }) });
  }

  /** Whoever has no address stands in each sending without a letter, to be called. */
  async send(work: Work, sending: SeriesSending, people: readonly SeriesReader[]): Promise<void> {
    const [first] = people;
    if (!first) return;
    const reached = people.filter(({ hasEmail }) => hasEmail);
    const messages = await this.post(work, sending, reached);
    const messageOf = new Map(reached.map(({ personId }, index) => [personId, messages[index] as string]));
    for (const gathering of sending.gatherings) {
      const invited = people.filter(({ dates }) => dates.some(({ gatheringId }) => gatheringId === gathering.id));
      if (invited.length > 0) await this.keep(work, sending, gathering, invited, messageOf);
    }
  }

  private async post(work: Work, { gatherings, signed, message }: SeriesSending, people: readonly SeriesReader[]): Promise<string[]> {
    const cohortId = (gatherings[0] as Announced).cohortId;
    const of = ({ dates }: SeriesReader) => gatherings.filter(({ id }) => dates.some(({ gatheringId }) => gatheringId === id));
    const links = await this.links.open(
      work,
      people.map((person) => ({
        purpose: 'answer_invitation' as const,
        personId: person.personId,
        participationId: person.participationId,
        cohortId,
        recordIds: person.dates.flatMap(({ registrationId, gatheringId }) => [registrationId, gatheringId]),
        expiresAt: of(person).map((gathering) => lifeOf(gathering, work.today)).sort().at(-1) as string,
      })),
    );
    return this.outbox.post(
      work,
      people.map((person, index) => ({
        template,
        sensitivity: 'collective' as const,
        kind: 'invitation' as const,
        cohortId,
        recipientId: person.personId,
        recipientKind: recipientInFrench(person.category, person.territoryName),
        linkId: links[index] as string,
        replyToId: signed.personId,
        data: seriesData(of(person), { message, ...person }),
      })),
    );
  }

  /** On each gathering's page, as what left for it: the rule, the names, the letter, and which dates it named. */
  private async keep(work: Work, sending: SeriesSending, gathering: Announced, people: readonly SeriesReader[], messageOf: ReadonlyMap<string, string>): Promise<void> {
    const [first] = people as [SeriesReader];
    const theirs = sending.gatherings.filter(({ id }) => first.dates.some(({ gatheringId }) => gatheringId === id));
    const { subject, text } = await this.shown(work, { ...sending, gatherings: theirs }, first);
    const audience = { ...sending.audience, together: sending.gatherings.map(({ id }) => id), ...(gathering.link === 'now' && { withLink: true }) };
    await work.rows(
      `WITH s AS (INSERT INTO gathering_sending (cohort_id, gathering_id, kind, audience, subject, letter, reply_to_id, created_by_id)
         VALUES ($1, $2, 'invitation', $3, $4, $5, $6, $7) RETURNING id)
       INSERT INTO gathering_recipient (cohort_id, gathering_id, sending_id, person_id, why, message_id)
       SELECT $1, $2, s.id, w."personId", w.why, w."messageId" FROM s CROSS JOIN jsonb_to_recordset($8::jsonb) AS w("personId" uuid, why text, "messageId" uuid)`,
      [
        gathering.cohortId,
        gathering.id,
        audience,
        subject,
        text,
        sending.signed.personId,
        work.actor.personId,
        JSON.stringify(people.map(({ personId, why }) => ({ personId, why, messageId: messageOf.get(personId) ?? null }))),
      ],
    );
  }
}
