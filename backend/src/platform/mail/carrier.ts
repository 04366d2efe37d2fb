import { Readable } from 'node:stream';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import { CONFIG } from '../config/config.module';
import type { Config } from '../config/config';
import type { RenderedMail } from './mail-templates';

/** One e-mail ready to leave: one recipient an envelope. */
export interface Envelope extends RenderedMail {
  /** Stable: made from the outbox row, the same at each attempt. */
  messageId: string;
  to: { name: string; address: string };
  replyTo: { name: string; address: string } | null;
  /** As alternative text and as attachment: each program looks for one of the two. */
  calendar?: { method: 'request' | 'cancel'; text: string };
}

/** What became of it. `uncertain`: the connection was lost once the text had begun to leave. */
export type Outcome = { state: 'sent' | 'deferred' | 'failed' | 'uncertain'; answer: string };

interface SmtpError {
  code?: string;
  command?: string;
  responseCode?: number;
  response?: string;
}

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

  async carry({ messageId, to, replyTo, subject, text, html, calendar }: Envelope): Promise<Outcome> {
    const pool = (this.pool ??= connect(this.config.SMTP_URL as string));
    let begun = false;
    pool.begins.set(messageId, () => (begun = true));
    try {
      const { response } = await pool.transport.sendMail({
        from: this.config.MAIL_FROM,
        to,
        ...(replyTo && { replyTo }),
        messageId: `<${messageId}@${/@([^>\s]+)/.exec(this.config.MAIL_FROM)?.[1] ?? 'localhost'}>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
        subject,
        text,
        html,
        ...(calendar && { icalEvent: { method: calendar.method, filename: calendar.method === 'cancel' ? 'annulation.ics' : 'invitation.ics', content: calendar.text } }),
        disableFileAccess: true,
        disableUrlAccess: true,
      });
      return { state: 'sent', answer: told(response) };
    } catch (error) {
      return { state: stateOf(error as SmtpError, begun), answer: told((error as SmtpError).response ?? (error as SmtpError).code ?? 'ERROR') };
    } finally {
      pool.begins.delete(messageId);
    }
  }

  onApplicationShutdown(): void {
    this.pool?.transport.close();
  }
}

function stateOf({ responseCode, command = '', code }: SmtpError, begun: boolean): Outcome['state'] {
  if (responseCode === undefined) return begun ? 'uncertain' : code === 'EENVELOPE' ? 'failed' : 'deferred';
  // A refusal of this site (its password, its address) says nothing of the recipient: it is tried again.
  const ours = command.startsWith('AUTH') || ['CONN', 'EHLO', 'HELO', 'STARTTLS', 'MAIL FROM'].includes(command);
  return responseCode >= 500 && !ours ? 'failed' : 'deferred';
}

/** What staff may read of a server's answer: never somebody's address. */
const told = (answer: string) => answer.replaceAll(/<?[^\s<>]+@[^\s<>]+>?/g, '…').replaceAll(/\s+/g, ' ').trim().slice(0, 200);

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
  const begins = new Map<string, () => void>();
  transport.use('stream', (mail, done) => {
    const { message } = mail;
    const begin = begins.get(/<([^@>]+)@/.exec(String(mail.data.messageId))?.[1] ?? '');
    const whole = message.createReadStream.bind(message);
    message.createReadStream = () =>
      Readable.from(
        (async function* () {
          begin?.();
          yield* whole() as AsyncIterable<Buffer>;
        })(),
      ) as ReturnType<typeof whole>;
    done();
  });
  return { transport, begins };
}
