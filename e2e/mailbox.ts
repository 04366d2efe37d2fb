import { randomUUID } from 'node:crypto';
import { createWriteStream, readdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** A real SMTP server that writes each message it accepts into a folder, from which the journeys read. */
export function mailbox(folder: string) {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      const name = join(folder, randomUUID());
      pipeline(stream, createWriteStream(name)).then(() => {
        renameSync(name, `${name}.eml`);
        done();
      }, done);
    },
  });
  return {
    listen: () =>
      new Promise<number>((ready, fail) => {
        server.on('error', fail);
        const listening = server.listen(0, '127.0.0.1', () => {
          const address = listening.address();
          if (address && typeof address !== 'string') ready(address.port);
        });
      }),
    close: () => new Promise<void>((done) => server.close(() => done())),
  };
}

/** What a person found in their e-mail: the parsed message and the personal links of its text. */
export interface Received {
  readonly id: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly links: string[];
}

/** The messages that arrived so far, by their file. */
export function filesOf(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.eml'))
    .map((name) => join(folder, name));
}

/** The messages that reached an address, oldest first. */
export async function received(folder: string, address: string): Promise<Received[]> {
  const dated = filesOf(folder).sort((a, b) => statSync(a).mtimeMs - statSync(b).mtimeMs);
  const mails = await Promise.all(dated.map(async (file) => ({ file, mail: await simpleParser(readFileSync(file)) })));
  return mails.filter(({ mail }) => recipients(mail).includes(address.toLowerCase())).map(({ file, mail }) => summary(file, mail));
}

/** Waits for a message whose subject matches and that was not read yet; fails after the delay, naming what did arrive. */
export async function nextMail(folder: string, address: string, subject: RegExp, read: Set<string>, milliseconds = 30_000): Promise<Received> {
  const end = Date.now() + milliseconds;
  for (;;) {
    const mails = await received(folder, address);
    const found = mails.find((mail) => !read.has(mail.id) && subject.test(mail.subject));
    if (found) {
      read.add(found.id);
      return found;
    }
    if (Date.now() > end) throw new Error(`No e-mail « ${subject.source} » reached ${address}; it received: ${mails.map((mail) => mail.subject).join(', ') || 'nothing'}.`);
    await sleep(100);
  }
}

function recipients(mail: ParsedMail): string[] {
  const fields = [mail.to ?? []].flat();
  return fields.flatMap((field) => field.value.map(({ address }) => (address ?? '').toLowerCase()));
}

function summary(id: string, mail: ParsedMail): Received {
  const text = mail.text ?? '';
  return { id, subject: mail.subject ?? '', text, html: mail.html || '', links: text.match(/https?:\/\/\S+/g) ?? [] };
}
