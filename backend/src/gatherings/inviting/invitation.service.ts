import { Injectable } from '@nestjs/common';
import type { Work } from '../../platform/database/work';
import { problem } from '../../platform/http/problem';
import { AnnouncedQuery } from './announced.query';
import type { Audience } from './audience.contract';
import { AudienceQuery } from './audience.query';
import { chosen, GuestList, toCome } from './guest-list';
import type { InvitationInput, InvitationPreview, ReminderInput, ReminderPreview, SendingResult, StaffMember } from './invitation.contract';
import { Moments } from './moments.service';
import { noLetter, result } from './reach';
import { type Sending, Sendings } from './sendings.service';

/** Everybody of the teams, foreseen people, substitutes and groups included: whoever calls without a choice. */
const everyTeam: Audience = { rules: [{ kind: 'delegates', foreseen: true, beside: true }], added: [], removed: [] };

/** Sends invitations and asks again those who are silent: one e-mail a person, each with a link of their own. */
@Injectable()
export class InvitationService {
  constructor(
    private readonly announced: AnnouncedQuery,
    private readonly audiences: AudienceQuery,
    private readonly sendings: Sendings,
    private readonly moments: Moments,
    private readonly guests: GuestList,
  ) {}

  /** Who would be invited, and the e-mail, before anything is sent. */
  async preview(work: Work, gatheringId: string, input: InvitationInput): Promise<InvitationPreview> {
    const audience = audienceOf(input);
    const sending = await this.begin(work, gatheringId, 'invitation', input);
    const [invitees, staff] = [await this.audiences.read(work, gatheringId, audience), await this.announced.staff(work, sending.gathering.cohortId)];
    const first = chosen(invitees, audience).find((one) => noLetter('invitation', one) === null);
    return { invitees, staff, letter: first ? await this.sendings.shown(work, sending, first) : null };
  }

  /** Puts people on the list with their category of that day. Whoever was invited already is left in peace. */
  async invite(work: Work, gatheringId: string, input: InvitationInput): Promise<SendingResult> {
    const audience = audienceOf(input);
    const sending = await this.begin(work, gatheringId, 'invitation', input);
    const meant = await this.audiences.read(work, gatheringId, audience);
    if (meant.every(({ removed }) => removed)) throw nobody(input);
    const wanted = chosen(meant, audience);
    const people = await this.guests.add(work, sending.gathering, wanted);
    await this.moments.propose(work, sending.gathering);
    await this.sendings.send(work, { ...sending, audience, calendar: 'request' }, people);
    await this.guests.note(work, 'invite', sending.gathering.cohortId, people);
    return result('invitation', people);
  }

  /** Who would be asked again, and the e-mail. */
  async previewReminder(work: Work, gatheringId: string, input: ReminderInput): Promise<ReminderPreview> {
    const sending = await this.begin(work, gatheringId, 'chase', input);
    const [silent, staff] = [await this.announced.listed(work, gatheringId, 'silent', input.personIds), await this.announced.staff(work, sending.gathering.cohortId)];
    const first = silent.find((one) => noLetter('chase', one) === null);
    const people = silent.map((one) => ({
      personId: one.personId,
      name: `${one.givenName} ${one.familyName}`,
      territoryName: one.territoryName,
      telephone: one.telephone,
      hasEmail: one.hasEmail,
      why: noLetter('chase', one),
    }));
    return { people, staff, letter: first ? await this.sendings.shown(work, sending, { ...first, why: silentSays }) : null };
  }

  /** Asks again those who did not answer, by the link that they already have. */
  async remind(work: Work, gatheringId: string, input: ReminderInput): Promise<SendingResult> {
    const sending = await this.begin(work, gatheringId, 'chase', input);
    const people = (await this.announced.listed(work, gatheringId, 'silent', input.personIds)).map((one) => ({ ...one, why: silentSays }));
    await this.sendings.send(work, sending, people);
    await this.guests.note(work, 'remind', sending.gathering.cohortId, people.filter((one) => noLetter('chase', one) === null));
    return result('chase', people);
  }

  /** Nobody is asked to come to what is over or cancelled, and every e-mail is signed by somebody of the staff whom an answer reaches. */
  private async begin(work: Work, gatheringId: string, kind: 'invitation' | 'chase', { replyToId = work.personId, message }: ReminderInput): Promise<Sending & { signed: StaffMember }> {
    const gathering = await this.announced.gathering(work, gatheringId);
    toCome(gathering, work.today);
    return { kind, gathering, withLink: gathering.link === 'now', signed: await this.announced.signer(work, gathering.cohortId, replyToId), message };
  }
}

const silentSays = 'Vous n’avez pas encore répondu.';

/** What an audience is when the caller states none. */
export const audienceOf = ({ audience, personIds }: InvitationInput): Audience =>
  audience ?? (personIds ? { rules: [], added: personIds, removed: [] } : everyTeam);

/** An invitation that means nobody. */
export function nobody({ audience, personIds }: Pick<InvitationInput, 'audience' | 'personIds'>) {
  const pointer = audience || !personIds ? '/audience/rules' : '/personIds';
  return problem(422, 'empty-audience', 'Personne ne correspond à ce choix : aucune invitation n’est partie.', { errors: [{ pointer, detail: 'Choisissez au moins une personne.' }] });
}
