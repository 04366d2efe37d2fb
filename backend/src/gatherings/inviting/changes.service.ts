import { Injectable } from '@nestjs/common';
import type { Work } from '../../platform/database/work';
import { notFound, problem } from '../../platform/http/problem';
import { hour, longDate } from '../../platform/mail/typography';
import { isOver } from '../figures';
import { type Announced, AnnouncedQuery, type Listed } from './announced.query';
import type { SendingResult } from './invitation.contract';
import { result } from './reach';
import type { CancellationInput, ChangeTold, RestorationInput, ToldAsked } from './sending.contract';
import { Sendings } from './sendings.service';

/** What those who are asked again had answered. */
type Asked = ReadonlyMap<string, Listed['answer']>;

/** Tells those invited that a gathering moves or does not take place. */
@Injectable()
export class Changes {
  constructor(
    private readonly announced: AnnouncedQuery,
    private readonly sendings: Sendings,
  ) {}

  /** Whom a word would reach and whom to call, by the list and the rule of the sending itself. */
  async told(work: Work, gatheringId: string, of: ToldAsked['of']): Promise<SendingResult> {
    const changes = of === 'moved' || of === 'placed';
    const gathering = await this.announced.gathering(work, gatheringId);
    // What is over may still be moved to a day to come; of nothing else is anybody told.
    if (!changes && isOver(gathering, work.today)) return result(of, []);
    return result(changes ? 'change' : of, await this.announced.listed(work, gatheringId, of === 'moved' ? 'all' : 'not_no', undefined));
  }

  /** The gathering as it is known to those invited, before it is saved. */
  look(work: Work, gatheringId: string): Promise<Announced> {
    return this.announced.gathering(work, gatheringId);
  }

  /**
   * Before another day is saved, those who were to come are asked again: no chair that the same change brings is given to
   * somebody who is about to be asked whether they come at all. Returns what they had answered.
   */
  async ask(work: Work, before: Announced, heldOn: string | null): Promise<Asked> {
    if (before.heldOn === heldOn || before.cancelled || isOver({ ...before, heldOn }, work.today)) return new Map();
    // Before the rows, as every answer does: whoever gives their seat back at this moment waits for none of these lines.
    await work.rows(`SELECT pg_advisory_xact_lock(hashtextextended('seats ' || $1::text, 0))`, [before.id]);
    const people = await this.announced.listed(work, before.id, 'all', undefined);
    const again = people.filter(({ answer }) => answer === 'yes' || answer === 'replaced');
    await work.rows(
      `UPDATE registration SET answer = NULL, answered_at = NULL, answered_by_id = NULL, replacement_name = NULL, replacement_role = NULL, updated_at = now()
       WHERE gathering_id = $1 AND id = ANY ($2::uuid[])`,
      [before.id, again.map(({ registrationId }) => registrationId)],
    );
    return new Map(again.map(({ personId, answer }) => [personId, answer]));
  }

  /**
   * After it is saved: the same entry of their calendar moves. Who had said no is told only when the time changes, since
   * they may come now.
   */
  async tell(work: Work, before: Announced, asked: Asked, { message, replyToId = work.personId }: ChangeTold): Promise<SendingResult> {
    const gathering = await this.announced.gathering(work, before.id);
    const changes = changesInFrench(before, gathering);
    if (changes.length === 0 || gathering.cancelled || isOver(gathering, work.today)) return result('change', []);
    const signed = await this.announced.signer(work, gathering.cohortId, replyToId);
    const moved = before.heldOn !== gathering.heldOn;
    const sooner = moved || before.fromTime !== gathering.fromTime || before.toTime !== gathering.toTime;
    const listed = await this.announced.listed(work, gathering.id, sooner ? 'all' : 'not_no', undefined);
    const people = listed.map((one) => ({ ...one, answer: asked.get(one.personId) ?? one.answer }));
    await this.sendings.send(
      work,
      { kind: 'change', gathering, signed, message, calendar: 'request', withLink: gathering.link === 'now', data: { changes, moved } },
      people.map((one) => ({ ...one, why: 'Vous êtes invité·e à ce rendez-vous, qui change.', data: { asksAgain: asked.has(one.personId), answer: one.answer } })),
    );
    return result('change', people);
  }

  /** What was noted stays: answers, presences. Everybody who may have counted on it is told, and their calendar lets go of it. */
  async cancel(work: Work, gatheringId: string, { reason, tell, replyToId = work.personId }: CancellationInput): Promise<SendingResult> {
    const before = await work.row<{ presences: boolean; cancelled: boolean }>(
      `SELECT g.cancelled_at IS NOT NULL AS cancelled, EXISTS (SELECT 1 FROM attendance a WHERE a.gathering_id = g.id) AS presences FROM gathering g WHERE id = $1 FOR UPDATE`,
      [gatheringId],
    );
    if (!before) throw notFound();
    if (before.cancelled) throw problem(409, 'gathering-cancelled', 'Ce rendez-vous est déjà annulé.');
    if (before.presences) throw problem(409, 'presence-noted', 'Des présences y sont notées : ce rendez-vous a eu lieu.');
    await work.rows('UPDATE gathering SET cancelled_at = now(), cancelled_reason = $2, version = version + 1, updated_at = now() WHERE id = $1', [gatheringId, reason]);
    const gathering = await this.announced.gathering(work, gatheringId);
    await work.audit('cancel', 'gathering', gatheringId, gathering.cohortId);
    if (!tell || isOver(gathering, work.today)) return result('cancellation', []);
    const people = await this.announced.listed(work, gatheringId, 'not_no', undefined);
    const signed = people.length ? await this.announced.signer(work, gathering.cohortId, replyToId) : null;
    await this.sendings.send(
      work,
      { kind: 'cancellation', gathering, signed, message: reason, calendar: 'cancel' },
      people.map((one) => ({ ...one, why: 'Vous étiez invité·e à ce rendez-vous.' })),
    );
    return result('cancellation', people);
  }

  /** It takes place after all: reminders leave again, and the entry that calendars let go of comes back, answers as they were. */
  async restore(work: Work, gatheringId: string, { message, tell, replyToId = work.personId }: RestorationInput): Promise<SendingResult> {
    const before = await work.row<{ cancelled: boolean }>('SELECT cancelled_at IS NOT NULL AS cancelled FROM gathering WHERE id = $1 FOR UPDATE', [gatheringId]);
    if (!before) throw notFound();
    if (!before.cancelled) throw problem(409, 'gathering-kept', 'Ce rendez-vous n’est pas annulé.');
    await work.rows('UPDATE gathering SET cancelled_at = NULL, cancelled_reason = NULL, version = version + 1, updated_at = now() WHERE id = $1', [gatheringId]);
    const gathering = await this.announced.gathering(work, gatheringId);
    await work.audit('restore', 'gathering', gatheringId, gathering.cohortId);
    if (!tell || isOver(gathering, work.today)) return result('restoration', []);
    const people = await this.announced.listed(work, gatheringId, 'not_no', undefined);
    const signed = people.length ? await this.announced.signer(work, gathering.cohortId, replyToId) : null;
    await this.sendings.send(
      work,
      { kind: 'restoration', gathering, signed, message, calendar: 'request', withLink: gathering.link === 'now' },
      people.map((one) => ({ ...one, why: 'Vous êtes invité·e à ce rendez-vous.', data: { answer: one.answer, coming: one.answer === 'yes' } })),
    );
    return result('restoration', people);
  }
}

interface Change {
  label: string;
  before: string;
  after: string;
}

/** What those invited must know, in the words of the letter: when and where, nothing else. */
function changesInFrench(before: Announced, after: Announced): Change[] {
  const none = 'à préciser';
  const date = ({ heldOn, period }: Announced) => (heldOn ? longDate(heldOn, 'UTC') : (period ?? none));
  const hours = ({ fromTime, toTime }: Announced) => (fromTime ? `${hour(fromTime, 'UTC')}${toTime ? ` à ${hour(toTime, 'UTC')}` : ''}` : none);
  const place = ({ place: name, address, format }: Announced) => [name, address].filter(Boolean).join(', ') || (format === 'remote' ? 'en visio' : none);
  const told = [
    { label: 'Date', of: date },
    { label: 'Horaires', of: hours },
    { label: 'Lieu', of: place },
  ].map(({ label, of }) => ({ label, before: of(before), after: of(after) }));
  const days = ({ halfDays }: Announced) => JSON.stringify(halfDays.map(({ onDate, half }) => `${onDate} ${half}`).sort());
  const changed = told.filter((one) => one.before !== one.after);
  if (changed.length === 0 && days(before) !== days(after)) changed.push({ label: 'Jours', before: `${before.halfDays.length} demi-journées`, after: `${after.halfDays.length} demi-journées` });
  // Nobody has an address that the last reminder is still to bring: another one changes nothing for them.
  if (before.url !== after.url && after.url && after.link === 'now') changed.push({ label: 'Visio', before: before.url ? 'l’ancien lien' : 'pas encore de lien', after: after.url });
  return changed;
}
