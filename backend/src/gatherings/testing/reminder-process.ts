import 'reflect-metadata';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { PersonalLinks } from '../../identity/personal-links.service';
import type { Config } from '../../platform/config/config';
import { Keyring } from '../../platform/crypto/keyring';
import { Database } from '../../platform/database/database';
// Days are read as days, as the application does.
import '../../platform/database/database.module';
import type { Jobs } from '../../platform/jobs/jobs';
import { MailLinks } from '../../platform/mail/mail-links';
import { MailTemplates } from '../../platform/mail/mail-templates';
import { Outbox } from '../../platform/mail/outbox';
import { gatheringLetters } from '../gathering.letters';
import { gatheringsRights } from '../gatherings.rights';
import { GatheringDoor } from '../guests/gathering-door';
import { AnnouncedQuery } from '../inviting/announced.query';
import { LetterPreview } from '../inviting/letter-preview';
import { Reminders } from '../inviting/reminders';
import { Sendings } from '../inviting/sendings.service';

/** What sends reminders, in a process of its own, for a spec that kills it: begins once it is told to, and never ends by itself. */
const config = { PUBLIC_URL: 'http://127.0.0.1:3000', DATABASE_URL: process.env['DATABASE_URL'], CORDEE_SECRET: process.env['CORDEE_SECRET'] } as Config;
const jobs = { add: () => undefined, wake: () => undefined } as unknown as Jobs;
const [keyring, templates] = [new Keyring(config), new MailTemplates()];
templates.add(join(__dirname, '..', 'mail'));
templates.words(gatheringLetters);

async function begin(): Promise<void> {
  const source = await new DataSource({ type: 'postgres', url: process.env['DATABASE_URL'] as string, extra: { max: 2 } }).initialize();
  const links = new MailLinks(keyring, templates, config);
  const sendings = new Sendings(new PersonalLinks(keyring), new Outbox(jobs), new LetterPreview(templates, links), new GatheringDoor(keyring, config));
  const reminders = new Reminders(new Database(source, gatheringsRights, config), keyring, new AnnouncedQuery(), sendings, jobs);
  process.once('message', async () => {
    for (;;) {
      await reminders.sendDue().catch((error: Error) => process.stderr.write(`${error.message}\n`));
      await sleep(20);
    }
  });
  process.send?.('ready');
}

void begin();
