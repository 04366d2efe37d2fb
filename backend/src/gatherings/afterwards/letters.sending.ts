import { Injectable } from '@nestjs/common';
import type { ActorCategory } from '../../cohorts/delegation/delegate.contract';
import { PersonalLinks } from '../../identity/personal-links.service';
import type { Work } from '../../platform/database/work';
import { Outbox } from '../../platform/mail/outbox';
import { recipientInFrench } from '../gathering-words';
import { LetterPreview } from '../inviting/letter-preview';
import type { AfterwardsAsked } from './letters.contract';

/** Somebody of a gathering's list, as a letter afterwards speaks to them. */
export interface Reader {
  registrationId: string;
  personId: string;
  givenName: string;
  familyName: string;
  category: ActorCategory | null;
  participationId: string | null;
  territoryName: string | null;
  came: boolean;
  hasEmail: boolean;
}

/** A gathering as its letters afterwards speak of it, and who signs. */
export interface About {
  id: string;
  cohortId: string;
  title: string;
  heldOn: string | null;
  cohortName: string;
  signerId: string | null;
  senderName: string;
  supports: string[];
}

/** One sending after a gathering. `moment`: it leaves by itself. */
export interface AfterwardsSending {
  letter: AfterwardsAsked['letter'];
  about: About;
  message: string | null;
  moment?: { id: string; forDay: string };
}

const whys = { came: 'Vous étiez à ce rendez-vous.', missed: 'Vous n’avez pas pu être à ce rendez-vous.' };
const months = (count: number) => new Date(Date.now() + count * 30 * 24 * 3600 * 1000).toISOString();

/** Writes the letters after a gathering, one a person with a link of their own, and keeps what left to whom beside the reminders. */
@Injectable()
export class AfterwardsSendings {
  constructor(
    private readonly links: PersonalLinks,
    private readonly outbox: Outbox,
    private readonly letters: LetterPreview,
  ) {}

  /** Whoever sends what comes after this gathering waits for whoever does already: nobody is written to twice. */
  async alone(work: Work, gatheringId: string): Promise<void> {
    await work.rows(`SELECT pg_advisory_xact_lock(hashtextextended('afterwards ' || $1::text, 0))`, [gatheringId]);
  }

  /** Each may be refused by its kind, and says so at its foot. Returns the ids of the letters, in order. */
  async leave(work: Work, sending: AfterwardsSending, readers: readonly Reader[]): Promise<string[]> {
    const { letter, about, message, moment } = sending;
    const [first] = readers;
    if (!first) return [];
    const { subject, text } = await this.shown(work, sending, first);
    const row = await work.row<{ id: string }>(
      `INSERT INTO gathering_sending AS s (cohort_id, gathering_id, kind, moment_id, for_day, subject, letter, reply_to_id, created_by_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       ON CONFLICT (moment_id, for_day) DO UPDATE SET updated_at = now() RETURNING id`,
      [about.cohortId, about.id, letter, moment?.id ?? null, moment?.forDay ?? null, subject, text, about.signerId, work.actor.personId],
    );
    const linkIds = await this.links.open(
      work,
      readers.map(({ personId, participationId, registrationId }) => ({
        purpose: letter === 'feedback' ? ('give_feedback' as const) : ('find_resources' as const),
        personId,
        participationId,
        cohortId: about.cohortId,
        recordIds: [registrationId, about.id],
        expiresAt: months(letter === 'feedback' ? 2 : 12),
      })),
    );
    const ids = await this.outbox.post(
      work,
      readers.map((reader, index) => ({
        template: templateOf(letter, reader.came),
        sensitivity: 'collective' as const,
        kind: kindOf(letter),
        cohortId: about.cohortId,
        recipientId: reader.personId,
        recipientKind: recipientInFrench(reader.category, reader.territoryName),
        linkId: linkIds[index] as string,
        ...(about.signerId && { replyToId: about.signerId }),
        data: dataOf(about, message),
      })),
    );
    await work.rows(
      `INSERT INTO gathering_recipient (cohort_id, gathering_id, sending_id, person_id, why, message_id)
       SELECT $1, $2, $3, w.person_id, w.why, w.message_id FROM unnest($4::uuid[], $5::text[], $6::uuid[]) AS w(person_id, why, message_id) ON CONFLICT (sending_id, person_id) DO NOTHING`,
      [about.cohortId, about.id, row?.id, readers.map(({ personId }) => personId), readers.map(({ came }) => (came ? whys.came : whys.missed)), ids],
    );
    return ids;
  }

  /** The letter as its reader gets it, the link masked. */
  shown(work: Work, { letter, about, message }: AfterwardsSending, to: Pick<Reader, 'givenName' | 'familyName' | 'came'>) {
    return this.letters.show(work, { template: templateOf(letter, to.came), cohortId: about.cohortId, to, senderName: about.senderName, kind: kindOf(letter), data: dataOf(about, message) });
  }
}

const templateOf = (letter: AfterwardsAsked['letter'], came: boolean) => (letter === 'feedback' ? 'gathering-feedback' : came ? 'gathering-supports' : 'gathering-missed');

const kindOf = (letter: AfterwardsAsked['letter']) => (letter === 'feedback' ? ('request' as const) : ('resource' as const));

const dataOf = ({ id, title, heldOn, cohortName, supports, senderName }: About, message: string | null) => ({ gatheringId: id, title, heldOn, cohortName, supports, senderName, message });
