import 'reflect-metadata';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'pg';
import { Keyring } from '../crypto/keyring';
import { Carrier } from '../mail/carrier';
import { LetterCalendars } from '../mail/letter-calendar';
import { MailLinks } from '../mail/mail-links';
import { MailTemplates } from '../mail/mail-templates';
import { MailWorker } from '../mail/mail-worker';

/** The worker of the application in a process of its own, for a spec that kills it: begins once it is told to, and never ends by itself. */
const config = { PUBLIC_URL: 'http://127.0.0.1:3000', MAIL_FROM: 'Cordée <no-reply@localhost>', SMTP_URL: process.env['SMTP_URL'], CORDEE_SECRET: process.env['CORDEE_SECRET'] as string };
const pool = new Pool({ connectionString: process.env['DATABASE_URL'], max: 3 });
pool.on('error', () => undefined);
const [keyring, templates] = [new Keyring(config), new MailTemplates()];
templates.add(join(__dirname, 'mail'));
const worker = new MailWorker(
  { alone: async <T>(text: string, values: unknown[] = []) => (await pool.query(text, values)).rows as T[] },
  keyring,
  templates,
  new MailLinks(keyring, templates, config),
  new LetterCalendars(config),
  new Carrier(config),
  { error: (told: unknown) => void process.stderr.write(`${JSON.stringify(told)}\n`) } as never,
  { add: () => undefined },
  { open: async () => undefined },
);
worker.lease = 1;

process.once('message', () => void work());
process.send?.('ready');

async function work(): Promise<void> {
  for (;;) {
    await worker.sendDue().catch((error: Error) => process.stderr.write(`${error.message}\n`));
    await sleep(50);
  }
}
