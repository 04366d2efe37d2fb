import { createHash, randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { RateLimits } from '../../platform/auth/rate-limits';
import { CONFIG } from '../../platform/config/config.module';
import type { Config } from '../../platform/config/config';
import { Keyring, tokenHash } from '../../platform/crypto/keyring';
import type { Work } from '../../platform/database/work';
import { notFound, problem } from '../../platform/http/problem';
import { Jobs } from '../../platform/jobs/jobs';
import { type KeptCalendar, LetterCalendars } from '../../platform/mail/letter-calendar';
import { GatheringPageQuery } from '../gathering-page.query';
import { calendarOf } from '../inviting/gathering-calendar';
import { type CalendarEntry, calendarText } from './calendar-text';

/** A calendar as it is read, with what a reader compares to know that nothing moved. */
export interface ReadCalendar {
  text: string;
  etag: string;
}

/** Calendar addresses: made and closed by the person, read by whoever holds the address. */
@Injectable()
export class Calendars {
  constructor(
    private readonly keyring: Keyring,
    private readonly limits: RateLimits,
    private readonly jobs: Jobs,
    private readonly pages: GatheringPageQuery,
    private readonly letters: LetterCalendars,
    @Inject(CONFIG) private readonly config: Pick<Config, 'PUBLIC_URL'>,
  ) {}

  /** One's own address, if there is one. */
  async own(work: Work): Promise<{ address: string | null }> {
    const feed = await work.row<{ id: string }>('SELECT id FROM calendar_feed WHERE person_id = $1 AND revoked_at IS NULL', [work.personId]);
    return { address: feed ? this.address(feed.id) : null };
  }

  /** Makes the address, or tells the one that is there. */
  async make(work: Work): Promise<{ address: string | null }> {
    const id = randomUUID();
    const made = await work.row(
      'INSERT INTO calendar_feed (id, person_id, token_hash) VALUES ($1, $2, $3) ON CONFLICT (person_id) WHERE revoked_at IS NULL DO NOTHING RETURNING id',
      [id, work.personId, tokenHash(this.token(id))],
    );
    if (made) await work.audit('create', 'calendar_feed', id);
    return this.own(work);
  }

  /** Closes the address: calendars that read it are told that it is gone. */
  async revoke(work: Work): Promise<void> {
    const closed = await work.row<{ id: string }>('UPDATE calendar_feed SET revoked_at = now(), updated_at = now() WHERE person_id = $1 AND revoked_at IS NULL RETURNING id', [work.personId]);
    if (closed) await work.audit('revoke', 'calendar_feed', closed.id);
  }

  /** From a link, which may have been forwarded: to the person's own e-mail, never on the page. */
  async send(work: Work, registrationId: string): Promise<void> {
    await this.limits.count('calendar-mail', registrationId, { most: 3, minutes: 60 });
    const id = randomUUID();
    const hash = tokenHash(this.token(id));
    const sent = await work.row<{ ok: boolean }>('SELECT access.send_calendar($1, $2, $3, $4) AS ok', [
      this.keyring.proof('send_calendar', registrationId, id, hash.toString('hex')), registrationId, id, hash,
    ]);
    if (!sent?.ok) throw problem(422, 'no-address', 'Nous n’avons pas d’adresse e-mail où l’envoyer.');
    work.afterCommit(() => this.jobs.wake('mail'));
  }

  /** What a calendar reads. An address that was closed, or never was, leads nowhere. */
  async read(work: Work, token: string, from: string): Promise<ReadCalendar> {
    await this.limits.count('calendar', token, { most: 60, minutes: 60 });
    await this.limits.count('calendar-from', from, { most: 600, minutes: 60 });
    const entries = await work.rows<CalendarEntry>(
      `SELECT id, title, starts_at AS "startsAt", ends_at AS "endsAt", to_json(days) AS days, place, address, url,
         purpose, answer, waiting, cancelled, sequence, updated_at AS "updatedAt", cohort_name AS "cohortName" FROM access.calendar_of($1)`,
      [token],
    );
    if (entries.length === 0 && !(await work.row<{ live: boolean }>('SELECT access.calendar_lives($1) AS live', [token]))?.live) throw notFound();
    const text = calendarText(entries, 'Europe/Paris');
    return { text, etag: `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"` };
  }

  /** A gathering as a file: what its letters put into calendars, with the meeting's address for whoever reads it on the page. */
  file(work: Work, gatheringId: string): Promise<string> {
    return this.files(work, [gatheringId]);
  }

  /** Several gatherings as one file: nobody is asked by it, so it may hold many. */
  async files(work: Work, gatheringIds: readonly string[]): Promise<string> {
    const entries = [];
    for (const id of gatheringIds) entries.push(await this.entry(work, id));
    const [first] = entries;
    if (!first) throw notFound();
    return this.letters.writeAll(entries.map(({ calendar }) => calendar), null, first.organiser, first.zone);
  }

  private async entry(work: Work, gatheringId: string): Promise<{ calendar: KeptCalendar; organiser: string; zone: string }> {
    const view = await this.pages.read(work, gatheringId);
    const row = await work.row<{ calendarSequence: number; organiser: string; zone: string }>(
      'SELECT g.calendar_sequence AS "calendarSequence", n.organiser, n.zone FROM gathering g CROSS JOIN access.calendar_head() n WHERE g.id = $1',
      [gatheringId],
    );
    const calendar = row && calendarOf({ ...view, calendarSequence: row.calendarSequence }, 'publish', view.url);
    if (!row || !calendar) throw notFound();
    return { calendar: { ...calendar, cancelled: view.cancelledAt !== null }, organiser: row.organiser, zone: row.zone };
  }

  private token = (id: string) => this.keyring.token('calendar', id);
  private address = (id: string) => `${this.config.PUBLIC_URL}/api/calendars/${this.token(id)}`;
}
