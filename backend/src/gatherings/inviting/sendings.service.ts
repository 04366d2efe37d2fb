import { Injectable } from '@nestjs/common';
import { PersonalLinks } from '../../identity/personal-links.service';
import type { Work } from '../../platform/database/work';
import type { LetterCalendar } from '../../platform/mail/letter-calendar';
import { Outbox } from '../../platform/mail/outbox';
import { GatheringDoor } from '../guests/gathering-door';
import { recipientInFrench } from '../gathering-words';
import { agendaLines } from '../planning/agenda-words';
import type { Announced, Listed } from './announced.query';
import { calendarOf } from './gathering-calendar';
import type { StaffMember } from './invitation.contract';
import { letterFacts } from './letter-facts';
import { LetterPreview } from './letter-preview';
import { isOwed, owed } from './reach';
import type { SendingKind } from './sending.contract';

/** What is sent before a gathering and about its day; what comes after is written in `afterwards`. */
type Ahead = Exclude<SendingKind, 'feedback' | 'supports'>;

const templates: Record<Ahead, string> = {
  invitation: 'gathering-invitation',
  chase: 'gathering-reminder',
  reminder: 'gathering-soon',
  change: 'gathering-changed',
  cancellation: 'gathering-cancelled',
  restoration: 'gathering-restored',
};

/** Somebody who is about to get a letter; `why` is the sentence that tells them why. */
export type Addressee = Omit<Listed, 'telephone' | 'undeliverable' | 'unsubscribed' | 'answer' | 'replacementName' | 'holdsEntry' | 'standing'> & Partial<Pick<Listed, 'answer' | 'holdsEntry' | 'standing'>> & { why: string; data?: Record<string, unknown> };

/** One sending before it leaves. `audience` is kept as it was meant; `withLink`: the letter says where to connect. */
export interface Sending {
  kind: Ahead;
  gathering: Announced;
  signed: StaffMember | null;
  message?: string | null | undefined;
  audience?: Record<string, unknown>;
  withLink?: boolean;
  calendar?: LetterCalendar['method'];
  data?: Record<string, unknown>;
  moment?: { id: string; forDay: string };
}

/** Sends the letters of a gathering, one a person, and keeps what was sent to whom: both in the caller's transaction. */
@Injectable()
export class Sendings {
  constructor(
    private readonly links: PersonalLinks,
    private readonly outbox: Outbox,
    private readonly letters: LetterPreview,
    private readonly door: GatheringDoor,
  ) {}

  /** Returns how many letters were written. Whoever has no address stands in the sending without a letter. */
  async send(work: Work, sending: Sending, people: readonly Addressee[]): Promise<number> {
    const sendingId = await this.keep(work, sending, people);
    if (sendingId === null) return 0;
    const fresh = new Set(
      (
        await work.rows<{ personId: string }>(
          `INSERT INTO gathering_recipient (cohort_id, gathering_id, sending_id, person_id, why)
           SELECT $1, $2, $3, w."personId", w.why FROM jsonb_to_recordset($4::jsonb) AS w("personId" uuid, why text)
           ON CONFLICT (sending_id, person_id) DO NOTHING RETURNING person_id AS "personId"`,
          [sending.gathering.cohortId, sending.gathering.id, sendingId, JSON.stringify(people.map(({ personId, why }) => ({ personId, why })))],
        )
      ).map(({ personId }) => personId),
    );
    const reached = people.filter(({ personId, hasEmail }) => hasEmail && fresh.has(personId));
    const messages = await this.post(work, sending, reached);
    await work.rows(
      `UPDATE gathering_recipient t SET message_id = w.message_id FROM unnest($2::uuid[], $3::uuid[]) AS w(person_id, message_id)
       WHERE t.sending_id = $1 AND t.person_id = w.person_id`,
      [sendingId, reached.map(({ personId }) => personId), messages],
    );
    return reached.length;
  }

  /** The letter as its first reader gets it, the link masked. */
  shown(work: Work, sending: Sending, to: Addressee | Pick<Addressee, 'givenName' | 'familyName' | 'territoryName' | 'why' | 'data'>) {
    return this.letters.show(work, { template: templates[sending.kind], cohortId: sending.gathering.cohortId, to, senderName: sending.signed?.name ?? '', data: this.data(sending, to), ...(!owed.includes(sending.kind) && { kind: 'invitation' as const }) });
  }

  /** One row a sending; one a moment and day, which a second worker waits for. */
  private async keep(work: Work, sending: Sending, people: readonly Addressee[]): Promise<string | null> {
    const [first] = people;
    if (!first) return null;
    const { subject, text } = await this.shown(work, sending, first);
    const row = await work.row<{ id: string }>(
      `INSERT INTO gathering_sending AS s (cohort_id, gathering_id, kind, moment_id, for_day, audience, subject, letter, reply_to_id, created_by_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
       ON CONFLICT (moment_id, for_day) DO UPDATE SET updated_at = now(), audience = s.audience || EXCLUDED.audience RETURNING id`,
      [
        sending.gathering.cohortId,
        sending.gathering.id,
        sending.kind,
        sending.moment?.id ?? null,
        sending.moment?.forDay ?? null,
        { ...sending.audience, ...(sending.withLink && { withLink: true }) },
        subject,
        text,
        sending.signed?.personId ?? null,
        work.actor.personId,
      ],
    );
    return row?.id ?? null;
  }

  private async post(work: Work, sending: Sending, people: readonly Addressee[]): Promise<string[]> {
    const { gathering, kind, signed } = sending;
    const without = people.filter(({ linkId }) => linkId === null);
    const opened = await this.links.open(
      work,
      without.map(({ personId, participationId, registrationId }) => ({
        purpose: 'answer_invitation' as const,
        personId,
        participationId,
        cohortId: gathering.cohortId,
        recordIds: [registrationId, gathering.id],
        expiresAt: lifeOf(gathering, work.today),
      })),
    );
    const links = new Map(without.map(({ personId }, index) => [personId, opened[index]]));
    const entry = (method: LetterCalendar['method']) => calendarOf(gathering, method, sending.withLink ? gathering.url : null);
    const calendar = sending.calendar && entry(sending.calendar);
    // Whoever was invited by one letter to several dates has no entry yet: it comes with the first letter about this date alone.
    const first = kind === 'reminder' || kind === 'chase' ? entry('request') : undefined;
    const calendarFor = ({ holdsEntry }: Addressee) => calendar ?? (holdsEntry === false ? first : undefined);
    return this.outbox.post(
      work,
      people.map((person) => ({
        template: templates[kind],
        sensitivity: 'collective' as const,
        ...(!isOwed(kind, person) && { kind: 'invitation' as const }),
        cohortId: gathering.cohortId,
        recipientId: person.personId,
        recipientKind: recipientInFrench(person.category, person.territoryName),
        linkId: person.linkId ?? links.get(person.personId),
        ...(signed && { replyToId: signed.personId }),
        data: this.data(sending, person),
        ...(calendarFor(person) && { calendar: calendarFor(person) as LetterCalendar }),
      })),
    );
  }

  /** With the page to hand on, which acts in nobody's name and so may stand in clear. */
  private data(sending: Sending, to: Parameters<typeof dataOf>[1]) {
    return { ...dataOf(sending, to), forward: this.door.address(sending.gathering.id) };
  }
}

const dataOf = (sending: Sending, { territoryName, why, data }: Pick<Addressee, 'territoryName' | 'why' | 'data'>) => ({
  ...letterFacts(sending.gathering, sending.withLink),
  message: sending.message || null,
  ...(sending.kind === 'invitation' && { agenda: agendaLines(sending.gathering.sequences) }),
  territoryName,
  why,
  ...sending.data,
  ...data,
});

/** The link outlives the day, since supports are found through it: three months, six when the day is not known. */
export function lifeOf({ heldOn }: Pick<Announced, 'heldOn'>, today: string): string {
  const end = new Date(`${heldOn ?? today}T00:00:00Z`);
  end.setUTCDate(end.getUTCDate() + (heldOn === null ? 180 : 90));
  return end.toISOString().slice(0, 10);
}
