import { once } from 'node:events';
import { SMTPServer } from 'smtp-server';
import { readMail, type SimpleMail } from './read-mail';

/** An answer in so many words, to the recipient's name or to the whole text: `{ at: 'rcpt', code: 550, words: '5.1.1 unknown here' }`. */
export interface Answer {
  at: 'rcpt' | 'data';
  code: number;
  words?: string;
}

/** No answer to the recipient's name, or to the whole text, until then: a slow server whose slowness no busy machine outruns. */
export interface Held {
  until: Promise<unknown>;
  heldAt: 'rcpt' | 'data';
}

/** How the server of a spec treats one recipient. */
export type Treatment = 'accept' | 'defer once' | 'refuse' | 'hang up in the text once' | 'hang up after the text once' | Held | Answer;

const coded = ({ code, words = 'no' }: Answer, address: string) => Object.assign(new Error(`${words} <${address}>`), { responseCode: code });
const answered = (treatment: Treatment | undefined, at: Answer['at']) => (typeof treatment === 'object' && 'at' in treatment && treatment.at === at ? treatment : undefined);
const held = async (treatment: Treatment | undefined, at: Held['heldAt']) => typeof treatment === 'object' && 'until' in treatment && treatment.heldAt === at && (await treatment.until);

/** A real SMTP server on this machine; set before the application starts, so that it finds SMTP_URL. */
export class TestSmtp {
  readonly mails: SimpleMail[] = [];
  private readonly treatments = new Map<string, Treatment>();
  private server: SMTPServer;
  private port = 0;

  treat(address: string, treatment: Treatment): void {
    this.treatments.set(address, treatment);
  }

  to(address: string): SimpleMail[] {
    return this.mails.filter(({ recipients }) => recipients.includes(address));
  }

  async start(): Promise<void> {
    this.server = new SMTPServer({
      authOptional: true,
      closeTimeout: 100,
      disabledCommands: ['STARTTLS', 'AUTH'],
      onRcptTo: ({ address }, _session, done) => {
        const treatment = this.treatments.get(address);
        if (treatment === 'defer once') this.treatments.delete(address);
        if (treatment === 'defer once') return done(Object.assign(new Error(`<${address}> try later`), { responseCode: 451 }));
        if (treatment === 'refuse') return done(Object.assign(new Error(`<${address}> unknown here`), { responseCode: 550 }));
        const answer = answered(treatment, 'rcpt');
        void held(treatment, 'rcpt').then(() => done(answer ? coded(answer, address) : undefined));
      },
      onData: (stream, session, done) => {
        const recipients = session.envelope.rcptTo.map(({ address }) => address);
        const [treatment] = recipients.map((address) => this.treatments.get(address));
        const hangUp = () => {
          for (const address of recipients) this.treatments.delete(address);
          for (const connection of this.server.connections) (connection as unknown as { _socket: { destroy(): void } })._socket.destroy();
        };
        if (treatment === 'hang up in the text once') return void stream.once('data', hangUp);
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          const answer = answered(treatment, 'data');
          if (answer) return done(coded(answer, recipients[0] as string));
          this.mails.push(readMail(Buffer.concat(chunks), recipients));
          if (treatment === 'hang up after the text once') return hangUp();
          void held(treatment, 'data').then(() => done());
        });
      },
    });
    const listening = this.server.listen(this.port, '127.0.0.1');
    await once(listening, 'listening');
    this.port = (listening.address() as { port: number }).port;
    process.env['SMTP_URL'] = `smtp://127.0.0.1:${this.port}`;
  }

  async stop(): Promise<void> {
    delete process.env['SMTP_URL'];
    await this.down();
  }

  /** Nobody listens any more, until the next `start`, at the same place. */
  async down(): Promise<void> {
    await new Promise<void>((done) => this.server.close(() => done()));
  }
}

/** Starts the server before the specs of a file; call it before `useApp`. */
export function useSmtp(): TestSmtp {
  const smtp = new TestSmtp();
  beforeAll(() => smtp.start());
  afterAll(() => smtp.stop());
  return smtp;
}
