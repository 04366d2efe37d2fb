import { Injectable } from '@nestjs/common';
import type { Work } from '../../platform/database/work';
import { notFound, Problem, problem } from '../../platform/http/problem';
import { type Announced, AnnouncedQuery } from './announced.query';
import { AudienceQuery } from './audience.query';
import { chosen, GuestList, toCome } from './guest-list';
import type { SendingResult, StaffMember } from './invitation.contract';
import { nobody } from './invitation.service';
import { Moments } from './moments.service';
import { noLetter, result } from './reach';
import type { Audience, Invitee } from './audience.contract';
import type { SeriesInvitationInput, SeriesInvitee, SeriesPreview } from './series.contract';
import { SeriesLetters, type SeriesReader } from './series-letters';
import { Sendings } from './sendings.service';

interface Series {
  gatherings: Announced[];
  signed: StaffMember;
  message: string | undefined;
}

/**
 * Invites to several dates at once. The audience is read for each date, since teams change between the first and the
 * last; people read one list, and whoever is meant by several dates gets one letter that names them all.
 */
@Injectable()
export class SeriesInvitations {
  constructor(
    private readonly announced: AnnouncedQuery,
    private readonly audiences: AudienceQuery,
    private readonly guests: GuestList,
    private readonly moments: Moments,
    private readonly sendings: Sendings,
    private readonly letters: SeriesLetters,
  ) {}

  /** Who would be invited to which dates, and the letter, before anything is sent. */
  async preview(work: Work, cohortId: string, input: SeriesInvitationInput): Promise<SeriesPreview> {
    const series = await this.begin(work, cohortId, input);
    const { invitees } = await this.meant(work, series.gatherings, input.audience);
    const first = chosen(invitees, input.audience).find((one) => noLetter('invitation', one) === null);
    const theirs = series.gatherings.filter(({ id }) => first?.gatheringIds.includes(id));
    const [only] = theirs;
    const single = only && { kind: 'invitation' as const, gathering: only, withLink: only.link === 'now', signed: series.signed, message: series.message };
    return {
      gatherings: series.gatherings.map(({ id, nature, format, title, heldOn, period, place, url }) => ({ id, nature, format, title, heldOn, period, place, located: format === 'on_site' ? place !== null : url !== null })),
      invitees,
      staff: await this.announced.staff(work, cohortId),
      letter: !first || !single ? null : theirs.length === 1 ? await this.sendings.shown(work, single, first) : await this.letters.shown(work, { ...series, gatherings: theirs }, first),
    };
  }

  /** Puts people on the list of each date, and writes to each of them once. Whoever is already invited to some dates hears of the others only. */
  async invite(work: Work, cohortId: string, input: SeriesInvitationInput): Promise<SendingResult> {
    const series = await this.begin(work, cohortId, input);
    const { invitees, byDate } = await this.meant(work, series.gatherings, input.audience);
    if (invitees.every(({ removed }) => removed)) throw nobody({ audience: input.audience });
    const readers = new Map<string, SeriesReader>();
    for (const gathering of series.gatherings) {
      const people = await this.guests.add(work, gathering, chosen(byDate.get(gathering.id) ?? [], input.audience));
      await this.moments.propose(work, gathering);
      await this.guests.note(work, 'invite', cohortId, people);
      for (const { registrationId, ...person } of people) {
        const known = readers.get(person.personId);
        readers.set(person.personId, { ...person, dates: [...(known?.dates ?? []), { gatheringId: gathering.id, registrationId }] });
      }
    }
    const people = [...readers.values()];
    for (const gathering of series.gatherings) {
      const alone = people.filter(({ dates }) => dates.length === 1 && dates[0]?.gatheringId === gathering.id);
      await this.sendings.send(
        work,
        { kind: 'invitation', gathering, withLink: gathering.link === 'now', signed: series.signed, message: series.message, audience: input.audience, calendar: 'request' },
        alone.map(({ dates, ...one }) => ({ ...one, linkId: null, why: onlyOne(one.why), registrationId: dates[0]?.registrationId as string })),
      );
    }
    await this.letters.send(work, { ...series, audience: input.audience }, people.filter(({ dates }) => dates.length > 1));
    return result('invitation', people);
  }

  /** Everybody whom the audience means on any of the dates, once. */
  private async meant(work: Work, gatherings: Announced[], audience: Audience): Promise<{ invitees: SeriesInvitee[]; byDate: Map<string, Invitee[]> }> {
    const people = new Map<string, SeriesInvitee>();
    const byDate = new Map<string, Invitee[]>();
    for (const { id } of gatherings) {
      const meant = await this.audiences.read(work, id, audience, gatherings.length > 1);
      byDate.set(id, meant);
      for (const one of meant) {
        const known = people.get(one.personId);
        const gatheringIds = [...(known?.gatheringIds ?? []), ...(one.invited ? [] : [id])];
        const askedEnough = known?.askedEnough ?? one.askedEnough;
        const reasons = [...new Set([...(known?.reasons ?? []), ...one.reasons])].sort((a, b) => a - b);
        people.set(one.personId, { ...(known && !known.invited ? known : one), gatheringIds, invited: gatheringIds.length === 0, reasons, askedEnough });
      }
    }
    return { invitees: [...people.values()], byDate };
  }

  /** All of them of this cohort and to come, in the order of their days; the letter is signed by somebody of its staff. */
  private async begin(work: Work, cohortId: string, { gatheringIds, replyToId = work.personId, message }: SeriesInvitationInput): Promise<Series> {
    const gatherings: Announced[] = [];
    for (const id of new Set(gatheringIds)) {
      const gathering = await this.announced.gathering(work, id);
      if (gathering.cohortId !== cohortId) throw notFound();
      try {
        toCome(gathering, work.today);
      } catch (refusal) {
        if (!(refusal instanceof Problem)) throw refusal;
        throw problem(refusal.view.status, refusal.view.code, `« ${gathering.title} » : ${refusal.view.detail}`);
      }
      gatherings.push(gathering);
    }
    const day = ({ heldOn, fromTime }: Announced) => `${heldOn ?? '9999'} ${fromTime ?? ''}`;
    gatherings.sort((a, b) => day(a).localeCompare(day(b)) || a.id.localeCompare(b.id));
    return { gatherings, signed: await this.announced.signer(work, cohortId, replyToId), message };
  }
}

/** A reason that was said of several, for a letter about one. */
const onlyOne = (why: string) => why.replace('ces rendez-vous sont aussi les vôtres', 'ce rendez-vous est aussi le vôtre');
