import { Injectable } from '@nestjs/common';
import { MayorActs } from '../cohorts/acts/mayor-acts.service';
import { PersonalLinks } from '../identity/personal-links.service';
import type { Work } from '../platform/database/work';
import { problem } from '../platform/http/problem';
import { Outbox } from '../platform/mail/outbox';
import { isOver } from './figures';
import { letterData, recipientInFrench } from './gathering-words';
import type { InvitationInput, Invitee, InvitationPreview, ReminderInput, ReminderPreview, SendingResult, StaffMember } from './invitation.contract';
import { type Announced, InviteeQuery, type Silent } from './invitee.query';
import { LetterPreview } from './letter-preview';

type Template = 'gathering-invitation' | 'gathering-reminder';
type Addressee = Omit<Silent, 'hasEmail' | 'telephone'>;

/** Whom the e-mails of one sending go to, and who signs them. */
interface Sending {
  gathering: Announced;
  template: Template;
  signed: StaffMember;
  message: string | undefined;
}

/** Sends invitations and reminders: one e-mail a person, each with a link of their own. */
@Injectable()
export class InvitationService {
  constructor(
    private readonly invitees: InviteeQuery,
    private readonly links: PersonalLinks,
    private readonly outbox: Outbox,
    private readonly letters: LetterPreview,
    private readonly acts: MayorActs,
  ) {}

  /** Who would be invited, and the e-mail, before anything is sent. */
  async preview(work: Work, gatheringId: string, input: InvitationInput): Promise<InvitationPreview> {
    const sending = await this.begin(work, gatheringId, 'gathering-invitation', input);
    const [invitees, staff] = [await this.wanted(work, gatheringId, input), await this.invitees.staff(work, sending.gathering.cohortId)];
    const first = invitees.find(({ invited, hasEmail, askedEnough }) => !invited && hasEmail && askedEnough === null);
    return { invitees, staff, letter: first ? await this.shown(work, sending, first) : null };
  }

  /** Puts people on the list with their category of that day. Whoever was invited already is left in peace. */
  async invite(work: Work, gatheringId: string, input: InvitationInput): Promise<SendingResult> {
    const sending = await this.begin(work, gatheringId, 'gathering-invitation', input);
    const wanted = (await this.wanted(work, gatheringId, input)).filter(({ invited, askedEnough }) => !invited && (askedEnough === null || input.personIds !== undefined));
    const listed = await work.rows<{ id: string; personId: string }>(
      `INSERT INTO registration (cohort_id, gathering_id, participation_id, person_id, category, invited_at)
       SELECT $2::uuid, $1::uuid, w."participationId", w."personId", w.category, now()
       FROM jsonb_to_recordset($3::jsonb) AS w("participationId" uuid, "personId" uuid, category text)
       ON CONFLICT (gathering_id, person_id) DO UPDATE SET invited_at = now(), updated_at = now() WHERE registration.invited_at IS NULL
       RETURNING id, person_id AS "personId"`,
      [gatheringId, sending.gathering.cohortId, JSON.stringify(wanted)],
    );
    const registrations = new Map(listed.map(({ id, personId }) => [personId, id]));
    const people = wanted.flatMap((invitee) => {
      const registrationId = registrations.get(invitee.personId);
      return registrationId ? [{ ...invitee, registrationId, linkId: null }] : [];
    });
    await this.send(work, sending, people.filter(({ hasEmail }) => hasEmail));
    await this.note(work, 'invite', sending, people);
    return result(people);
  }

  /** Who would be asked again, and the e-mail. */
  async previewReminder(work: Work, gatheringId: string, input: ReminderInput): Promise<ReminderPreview> {
    const sending = await this.begin(work, gatheringId, 'gathering-reminder', input);
    const [silent, staff] = [await this.invitees.silent(work, sending.gathering, input.personIds), await this.invitees.staff(work, sending.gathering.cohortId)];
    const first = silent.find(({ hasEmail }) => hasEmail);
    const people = silent.map(({ personId, givenName, familyName, territoryName, telephone, hasEmail }) => ({
      personId,
      name: `${givenName} ${familyName}`,
      territoryName,
      telephone,
      hasEmail,
    }));
    return { people, staff, letter: first ? await this.shown(work, sending, first) : null };
  }

  /** Asks again those who did not answer, by the link that they already have. */
  async remind(work: Work, gatheringId: string, input: ReminderInput): Promise<SendingResult> {
    const sending = await this.begin(work, gatheringId, 'gathering-reminder', input);
    const people = await this.invitees.silent(work, sending.gathering, input.personIds);
    const reached = people.filter(({ hasEmail }) => hasEmail);
    await this.send(work, sending, reached);
    await this.note(work, 'remind', sending, reached);
    return result(people);
  }

  /** With those who were asked enough already: the mayor of a village, whom one more invitation would take beyond. */
  private async wanted(work: Work, gatheringId: string, input: InvitationInput): Promise<Invitee[]> {
    const invitees = await this.invitees.invitees(work, gatheringId, input);
    const fresh = invitees.filter(({ invited }) => !invited);
    const tired = new Map<string, number>();
    for (const participationId of await this.acts.villages(work, [...new Set(fresh.map((one) => one.participationId))])) {
      const heads = await this.acts.wouldExceed(work, participationId, fresh.map(({ personId }) => personId));
      for (const { personId, count } of heads) tired.set(personId, count);
    }
    return invitees.map((invitee) => ({ ...invitee, askedEnough: invitee.invited ? null : (tired.get(invitee.personId) ?? null) }));
  }

  /** Nobody is asked to come to what is over, and every e-mail is signed by somebody of the staff whom an answer reaches. */
  private async begin(work: Work, gatheringId: string, template: Template, { replyToId = work.personId, message }: ReminderInput): Promise<Sending> {
    const gathering = await this.invitees.gathering(work, gatheringId);
    if (isOver(gathering, work.today)) {
      throw problem(409, 'gathering-over', 'Ce rendez-vous est passé : on n’y invite plus. Ajoutez à la liste les personnes qui sont venues.');
    }
    const signed = (await this.invitees.staff(work, gathering.cohortId)).find(({ personId }) => personId === replyToId);
    if (signed) return { gathering, template, signed, message };
    const detail = 'Choisissez quelqu’un de l’équipe du parcours.';
    throw problem(422, 'unknown-sender', 'Les réponses à l’e-mail doivent arriver à quelqu’un de l’équipe du parcours.', { errors: [{ pointer: '/replyToId', detail }] });
  }

  private async send(work: Work, sending: Sending, people: Addressee[]): Promise<void> {
    const { gathering, template, signed } = sending;
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
    await this.outbox.post(
      work,
      people.map((person) => ({
        template,
        sensitivity: 'collective' as const,
        kind: 'invitation' as const,
        cohortId: gathering.cohortId,
        recipientId: person.personId,
        recipientKind: recipientInFrench(person.category, person.territoryName),
        linkId: person.linkId ?? links.get(person.personId),
        replyToId: signed.personId,
        data: dataOf(sending, person),
      })),
    );
  }

  private shown(work: Work, sending: Sending, to: { givenName: string; familyName: string; territoryName: string | null }) {
    return this.letters.show(work, { template: sending.template, to, senderName: sending.signed.name, data: dataOf(sending, to) });
  }

  private async note(work: Work, act: string, { gathering }: Sending, people: Addressee[]): Promise<void> {
    await work.rows(`SELECT access.audit($1, 'registration', u.registration, $2, u.person) FROM unnest($3::uuid[], $4::uuid[]) AS u(registration, person)`, [
      act,
      gathering.cohortId,
      people.map(({ registrationId }) => registrationId),
      people.map(({ personId }) => personId),
    ]);
  }
}

const dataOf = ({ gathering, message }: Sending, { territoryName }: { territoryName: string | null }) => ({
  ...letterData(gathering),
  message: message || null,
  territoryName,
});

/** The link outlives the day, since supports are found through it: three months, six when the day is not known. */
function lifeOf({ heldOn }: Announced, today: string): string {
  const end = new Date(`${heldOn ?? today}T00:00:00Z`);
  end.setUTCDate(end.getUTCDate() + (heldOn === null ? 180 : 90));
  return end.toISOString().slice(0, 10);
}

function result(people: Pick<Silent, 'givenName' | 'familyName' | 'territoryName' | 'telephone' | 'hasEmail'>[]): SendingResult {
  const toCall = people.filter(({ hasEmail }) => !hasEmail);
  return {
    listed: people.length,
    mailed: people.length - toCall.length,
    toCall: toCall.map(({ givenName, familyName, territoryName, telephone }) => ({ name: `${givenName} ${familyName}`, territoryName, telephone })),
  };
}
