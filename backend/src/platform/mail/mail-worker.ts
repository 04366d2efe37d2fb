import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Keyring } from '../crypto/keyring';
import type { Database } from '../database/database';
import { Jobs } from '../jobs/jobs';
import { LOG, type Log } from '../log/log';
import { FileStore } from '../files/file-store';
import { Carrier, type Envelope } from './carrier';
import { type LetterCalendar, LetterCalendars } from './letter-calendar';
import type { MailKind } from './mail-kind';
import { MailLinks } from './mail-links';
import { MailTemplates } from './mail-templates';
import type { MailWords } from './mail-words';
import type { LetterPicture } from './outbox';
import type { Outcome } from './smtp-answers';

interface Named {
  givenName: string;
  familyName: string;
  email: string | null;
}

/** A letter taken out of the outbox, with what sending it needs. */
interface Taken {
  id: string;
  takes: number;
  attempts: number;
  template: string;
  sensitivity: 'collective' | 'account' | 'diagnostic';
  kind: MailKind | null;
  recipient_id: string;
  link_id: string | null;
  data: Record<string, unknown>;
  calendar: LetterCalendar | null;
  pictures: LetterPicture[] | null;
  words: MailWords | null;
  recipient: Named;
  replyTo: Named | null;
  networkName: string;
  timeZone: string;
}

/** The statements of the platform's own, which is all of the database that a worker needs. */
export const MAIL_STORE = Symbol('mail store');

/** Minutes before each new attempt, more or less; after the last, somebody has to look. */
const patience = [1, 5, 15, 60, 180, 360, 720, 1440];

/**
 * Sends what is due in the outbox; several may, in several processes. Each letter comes out of the database alone, to
 * whoever proves to be the application, under the limit of the minute and the pause that hold for all. Nobody can promise
 * exactly once over SMTP: once the text has begun to leave, which is written down first, a lost connection or a dead
 * worker leaves collective mail at `uncertain` for staff to look at, and mail of accounts goes again.
 */
@Injectable()
export class MailWorker implements OnModuleDestroy {
  /** Seconds after which a letter in hand is taken for that of a dead worker. */
  lease = 180;
  private stopping = false;

  constructor(
    @Inject(MAIL_STORE) private readonly database: Pick<Database, 'alone'>,
    private readonly keyring: Keyring,
    private readonly templates: MailTemplates,
    private readonly links: MailLinks,
    private readonly calendars: LetterCalendars,
    private readonly carrier: Carrier,
    @Inject(LOG) private readonly log: Pick<Log, 'error'>,
    @Inject(Jobs) jobs: Pick<Jobs, 'add'>,
    @Inject(FileStore) private readonly store: Pick<FileStore, 'open'>,
  ) {
    jobs.add({ name: 'mail', everywhere: true, pollSeconds: 2, run: () => this.lane(false) });
    jobs.add({ name: 'account-mail', everywhere: true, pollSeconds: 1, run: () => this.lane(true) });
  }

  /**
   * Sends until nothing is due, and says how many messages it took. One at a time, and mail of accounts beside it: when the
   * process dies, only what it has in hand is in doubt, and no slow server keeps somebody from signing in.
   */
  async sendDue(): Promise<number> {
    const [all, accounts] = await Promise.all([this.lane(false), this.lane(true)]);
    return all + accounts;
  }

  onModuleDestroy(): void {
    this.stopping = true;
  }

  private async lane(accountsAlone: boolean): Promise<number> {
    let sent = 0;
    while (this.carrier.ready && !this.stopping) {
      const [row] = await this.database.alone<{ taken: Taken | null }>('SELECT access.take_mail($1, $2, $3) AS taken', [
        this.keyring.proof('take_mail', String(this.lease), String(accountsAlone)),
        this.lease,
        accountsAlone,
      ]);
      if (!row?.taken) break;
      await this.send(row.taken);
      sent += 1;
    }
    return sent;
  }

  private async send(message: Taken): Promise<void> {
    const outcome = await this.deliver(message);
    if (outcome.state === 'lost') return;
    const { state, seconds } = settled(outcome, message);
    const { id, takes, recipient } = message;
    const bounced = outcome.bounced ? recipient.email : null;
    const trouble = outcome.trouble ?? false;
    await this.database.alone('SELECT access.settle_mail($1, $2, $3, $4, $5, $6, $7, $8)', [
      this.keyring.proof('settle_mail', id, String(takes), state, outcome.answer, String(seconds), bounced ?? '', String(trouble)),
      id, takes, state, outcome.answer, seconds, bounced, trouble,
    ]);
  }

  private async deliver(message: Taken): Promise<Outcome> {
    const { id, takes, recipient, replyTo } = message;
    if (!recipient.email) return { state: 'failed', answer: 'Pas d’adresse e-mail' };
    let envelope: Envelope;
    try {
      const unsubscribe = message.kind && this.links.unsubscribe(message.recipient_id, message.kind);
      const mail = this.templates.render(message.template, {
        ...message.data,
        recipient,
        replyTo,
        networkName: message.networkName,
        timeZone: message.timeZone,
        wording: message.words,
        unsubscribe,
        link: this.links.address({ template: message.template, linkId: message.link_id }),
      });
      const [to, pictures] = [addressOf(recipient), await this.inside(message.pictures ?? [])];
      const calendar = message.calendar && { method: message.calendar.method, text: await this.calendars.write(message.calendar, to, message.networkName, message.timeZone) };
      envelope = { ...mail, pictures, messageId: id, to, replyTo: replyTo?.email ? addressOf(replyTo) : null, unsubscribeAt: unsubscribe ? unsubscribe.postTo : null, ...(calendar && { calendar }) };
    } catch (error) {
      this.log.error({ template: message.template, error: (error as Error).name }, 'mail not written');
      return { state: 'failed', answer: 'Le texte n’a pas pu être composé' };
    }
    return this.carrier.carry(envelope, () => this.begin(id, takes));
  }

  /** A picture that was taken back since stays out: its words say what it showed. */
  private async inside(pictures: LetterPicture[]): Promise<NonNullable<Envelope['pictures']>> {
    const read = await Promise.all(
      pictures.map(async ({ fileId, ...named }) => {
        const file = await this.store.open(fileId);
        return file ? [{ ...named, content: await file.readFile().finally(() => file.close()) }] : [];
      }),
    );
    return read.flat();
  }

  private async begin(id: string, takes: number): Promise<boolean> {
    const [row] = await this.database.alone<{ mine: boolean }>('SELECT access.begin_mail_text($1, $2, $3) AS mine', [this.keyring.proof('begin_mail_text', id, String(takes)), id, takes]);
    return row?.mine === true;
  }
}

function settled({ state, trouble }: Outcome, { sensitivity, attempts }: Taken): { state: string; seconds: number } {
  if (state === 'sent' || state === 'failed' || (state === 'uncertain' && sensitivity !== 'account')) return { state, seconds: 0 };
  if (trouble) return { state: 'deferred', seconds: 0 };
  const wait = patience[attempts];
  // Not all at the same second: a server that was full would be full again.
  return wait === undefined ? { state: 'failed', seconds: 0 } : { state: 'deferred', seconds: Math.round(wait * 60 * (0.85 + 0.3 * Math.random())) };
}

const addressOf = ({ givenName, familyName, email }: Named) => ({ name: `${givenName} ${familyName}`, address: email as string });
