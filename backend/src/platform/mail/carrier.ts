import { Readable } from 'node:stream';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import { CONFIG } from '../config/config.module';
import type { Config } from '../config/config';
import type { RenderedMail } from './mail-templates';
import { type Outcome, outcomeOf, type SmtpError, told } from './smtp-answers';

/** One e-mail ready to leave: one recipient an envelope. */
export interface Envelope extends RenderedMail {
  /** Stable: made from the outbox row, the same at each attempt. */
  messageId: string;
  to: { name: string; address: string };
  replyTo: { name: string; address: string } | null;
  /** The address to which a mailbox provider posts, without anybody's cookie, when its user no longer wants such letters (RFC 8058). */
  unsubscribeAt: string | null;
  /** Shown by the text as `cid:`, inside the letter: nobody is asked for anything when it is read. */
  pictures?: readonly { cid: string; name: string; mediaType: string; content: Buffer }[];
  /** As alternative text and as attachment: each program looks for one of the two. */
  calendar?: { method: 'request' | 'cancel'; text: string };
}

/** Asked once the server says « go ahead » and before the first byte leaves; false keeps the text in. */
export type Begin = () => Promise<boolean>;

const loopback = ['127.0.0.1', 'localhost', '::1', '[::1]'];

/** Hands e-mails to the SMTP server of `SMTP_URL`, over kept connections; TLS is demanded everywhere but on this machine. */
@Injectable()
export class Carrier implements OnApplicationShutdown {
  private pool: ReturnType<typeof connect> | undefined;

  constructor(@Inject(CONFIG) private readonly config: Pick<Config, 'SMTP_URL' | 'MAIL_FROM'>) {}

  /** Without SMTP_URL, e-mails wait in the outbox. */
  get ready(): boolean {
    return this.config.SMTP_URL !== undefined;
  }

  /** Says what became of it; never throws. */
  async carry(envelope: Envelope, begin: Begin): Promise<Outcome> {
    const first = await this.attempt(envelope, begin);
    // A kept connection that the server had closed meanwhile: not a byte left, so a fresh one may try at once.
    return first.state === 'deferred' && first.stale ? this.attempt(envelope, begin) : first;
  }

  onApplicationShutdown(): void {
    this.pool?.transport.close();
  }

  private async attempt({ messageId, to, replyTo, unsubscribeAt, subject, text, html, pictures, calendar }: Envelope, begin: Begin): Promise<Outcome> {
    const reused = this.pool !== undefined;
    const pool = (this.pool ??= connect(this.config.SMTP_URL as string));
    let begun = false;
    pool.begins.set(messageId, async () => (begun = await begin()));
    try {
      const { response } = await pool.transport.sendMail({
        from: this.config.MAIL_FROM,
        to,
        ...(replyTo && { replyTo }),
        messageId: `<${messageId}@${/@([^>\s]+)/.exec(this.config.MAIL_FROM)?.[1] ?? 'localhost'}>`,
        headers: {
          'Auto-Submitted': 'auto-generated',
          ...(unsubscribeAt && { Precedence: 'bulk', 'List-Unsubscribe': `<${unsubscribeAt}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
        },
        subject,
        text,
        html,
        ...(calendar && { icalEvent: { method: calendar.method, filename: calendar.method === 'cancel' ? 'annulation.ics' : 'invitation.ics', content: calendar.text } }),
        ...(pictures?.length && { attachments: pictures.map(({ cid, name, mediaType, content }) => ({ cid, filename: name, contentType: mediaType, content, contentDisposition: 'inline' as const })) }),
        disableFileAccess: true,
        disableUrlAccess: true,
      });
      return { state: 'sent', answer: told(response) };
    } catch (error) {
      const outcome = outcomeOf(error as SmtpError, begun);
      return { ...outcome, stale: reused && (error as SmtpError).code === 'ECONNECTION' && (error as SmtpError).responseCode === undefined };
    } finally {
      pool.begins.delete(messageId);
    }
  }
}

function connect(address: string) {
  const { protocol, hostname, port, username, password } = new URL(address);
  const here = loopback.includes(hostname);
  const transport = createTransport({
    pool: true,
    // A message that was perhaps received is never put back in the pool's own queue: the outbox decides.
    maxRequeues: 0,
    maxConnections: 2,
    host: hostname.replaceAll(/[[\]]/g, ''),
    port: port ? Number(port) : protocol === 'smtps:' ? 465 : 587,
    secure: protocol === 'smtps:',
    ignoreTLS: here && protocol === 'smtp:',
    requireTLS: !here && protocol === 'smtp:',
    ...(username && { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 60_000,
  });
  // The text is read only once the server has said « go ahead » (354): from then on, a lost connection leaves a doubt.
  const begins = new Map<string, Begin>();
  transport.use('stream', (mail, done) => {
    const { message } = mail;
    const begin = begins.get(/<([^@>]+)@/.exec(String(mail.data.messageId))?.[1] ?? '');
    const whole = message.createReadStream.bind(message);
    message.createReadStream = () =>
      Readable.from(
        (async function* () {
          if (begin && !(await begin())) throw new Error('no longer in hand');
          yield* whole() as AsyncIterable<Buffer>;
        })(),
      ) as ReturnType<typeof whole>;
    done();
  });
  return { transport, begins };
}
