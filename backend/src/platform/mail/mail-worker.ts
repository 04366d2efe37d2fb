import { randomUUID } from 'node:crypto';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Keyring, tokenHash } from '../crypto/keyring';
import { Database } from '../database/database';
import { Jobs } from '../jobs/jobs';
import { LOG, type Log } from '../log/log';
import { Carrier, type Envelope, type Outcome } from './carrier';
import { type LetterCalendar, LetterCalendars } from './letter-calendar';
import { MailLinks } from './mail-links';
import { MailTemplates } from './mail-templates';

interface Taken {
  id: string;
  recipientId: string;
  replyToId: string | null;
  attempts: number;
}

/** A row of the outbox with the people it names, as the worker may read them for this one message. */
interface Due {
  template: string;
  sensitivity: 'collective' | 'account' | 'diagnostic';
  linkId: string | null;
  data: Record<string, unknown>;
  calendar: LetterCalendar | null;
  recipient: { givenName: string; familyName: string; email: string | null };
  replyTo: { givenName: string; familyName: string; email: string | null } | null;
  networkName: string;
  timeZone: string;
}

/** Minutes before each new attempt; after the last, somebody has to look. */
const patience = [1, 5, 15, 60, 180, 360, 720, 1440];

/**
 * Sends what is due in the outbox, each message under a job's token that opens this message and its people alone.
 * Nobody can promise exactly once over SMTP: when the connection is lost in the middle of a text, collective mail stops
 * at `uncertain` for staff to look at, and mail of accounts goes again.
 */
@Injectable()
export class MailWorker implements OnModuleDestroy {
  private stopping = false;

  constructor(
    private readonly database: Database,
    private readonly keyring: Keyring,
    private readonly templates: MailTemplates,
    private readonly links: MailLinks,
    private readonly calendars: LetterCalendars,
    private readonly carrier: Carrier,
    @Inject(LOG) private readonly log: Log,
    jobs: Jobs,
  ) {
    jobs.add({ name: 'mail', cron: '* * * * *', pollSeconds: 2, run: () => this.sendDue() });
  }

  /**
   * Sends until nothing is due, and says how many messages it took. One at a time: when the process dies, only the message
   * in hand is in doubt.
   */
  async sendDue(): Promise<number> {
    let sent = 0;
    while (this.carrier.ready && !this.stopping) {
      const [message] = await this.database.alone<Taken>(
        'SELECT id, recipient_id AS "recipientId", reply_to_id AS "replyToId", attempts FROM access.take_due_mail($1, $2)',
        [this.keyring.proof('take_due_mail', '1'), 1],
      );
      if (!message) break;
      await this.send(message);
      sent += 1;
    }
    return sent;
  }

  onModuleDestroy(): void {
    this.stopping = true;
  }

  private async send(message: Taken): Promise<void> {
    const token = await this.openJob(message);
    const due = await this.database.run(token, undefined, (work) => work.row<Due>(claim, [message.id, message.attempts]));
    // Somebody else took it since: it was too long in our hands.
    if (!due) return;
    const outcome = await this.deliver(message, due);
    const { state, minutes } = settled(outcome.state, due.sensitivity, message.attempts);
    await this.database.run(token, undefined, (work) => work.rows(settle, [message.id, message.attempts, state, outcome.answer, minutes]));
  }

  private async deliver({ id }: Taken, due: Due): Promise<Outcome> {
    if (!due.recipient.email) return { state: 'failed', answer: 'Pas d’adresse e-mail' };
    let envelope: Envelope;
    try {
      const mail = this.templates.render(due.template, { ...due.data, ...due, link: this.links.address(due) });
      const to = addressOf(due.recipient);
      const calendar = due.calendar && { method: due.calendar.method, text: await this.calendars.write(due.calendar, to, due.networkName, due.timeZone) };
      envelope = { ...mail, messageId: id, to, replyTo: due.replyTo?.email ? addressOf(due.replyTo) : null, ...(calendar && { calendar }) };
    } catch (error) {
      this.log.error({ template: due.template, error: (error as Error).name }, 'mail not written');
      return { state: 'failed', answer: 'Le texte n’a pas pu être composé' };
    }
    return this.carrier.carry(envelope);
  }

  private async openJob({ id, recipientId, replyToId }: Taken): Promise<string> {
    const job = randomUUID();
    const token = this.keyring.token('job', job);
    const hash = tokenHash(token);
    await this.database.alone(`SELECT access.open_job($1, $2, 'mail', $3, $4, '15 minutes')`, [
      this.keyring.proof('open_job', job, 'mail', hash.toString('hex')),
      job,
      [id, recipientId, replyToId].filter((record) => record !== null),
      hash,
    ]);
    return token;
  }
}

function settled(state: Outcome['state'], sensitivity: Due['sensitivity'], attempts: number): { state: string; minutes: number } {
  const wait = patience[attempts - 1];
  if (state === 'uncertain' && sensitivity !== 'account') return { state, minutes: 0 };
  if (state === 'sent' || state === 'failed') return { state, minutes: 0 };
  return wait === undefined ? { state: 'failed', minutes: 0 } : { state: 'deferred', minutes: wait };
}

const addressOf = ({ givenName, familyName, email }: { givenName: string; familyName: string; email: string | null }) => ({
  name: `${givenName} ${familyName}`,
  address: email as string,
});

const person = (alias: string, contact: string) =>
  `json_build_object('givenName', ${alias}.given_name, 'familyName', ${alias}.family_name, 'email', ${contact}.email)`;

/** Takes the message in hand for good, unless another worker has since. */
const claim = `
  WITH claimed AS (UPDATE outbox_message SET updated_at = now() WHERE id = $1 AND state = 'sending' AND attempts = $2 RETURNING *)
  SELECT m.template, m.sensitivity, m.link_id AS "linkId", m.data, m.calendar, n.name AS "networkName", n.time_zone AS "timeZone",
    ${person('p', 'c')} AS recipient, CASE WHEN r.id IS NOT NULL THEN ${person('r', 'rc')} END AS "replyTo"
  FROM claimed m JOIN person p ON p.id = m.recipient_id LEFT JOIN person_contact c ON c.person_id = p.id
    LEFT JOIN person r ON r.id = m.reply_to_id LEFT JOIN person_contact rc ON rc.person_id = r.id CROSS JOIN network n`;

const settle = `
  UPDATE outbox_message SET state = $3, answer = $4, not_before = now() + make_interval(mins => $5), updated_at = now(),
    sent_at = CASE WHEN $3 = 'sent' THEN now() END
  WHERE id = $1 AND state = 'sending' AND attempts = $2`;
