import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { useApp } from '../testing/use-app';
import { type Treatment, useSmtp } from '../testing/use-smtp';
import { MailTemplates } from './mail-templates';
import { MailWorker } from './mail-worker';
import { outcomeOf } from './smtp-answers';

describe('a mail server that does not simply take what it is given', () => {
  const smtp = useSmtp();
  const app = useApp();
  let count = 0;
  let cohortId: string;

  beforeAll(async () => {
    app.nest.get(MailTemplates).add(join(__dirname, '..', 'testing', 'mail'));
    cohortId = await app.make.cohort();
  });
  afterEach(() => app.rows(`DELETE FROM mail_flow; UPDATE network SET mails_per_minute = 10000; DELETE FROM outbox_message`));

  const letter = async (treatment: Treatment = 'accept', columns: Record<string, unknown> = {}) => {
    const email = `reader-${++count}@example.org`;
    smtp.treat(email, treatment);
    const personId = await app.make.person({ email });
    const id = await app.make.row('outbox_message', {
      id: crypto.randomUUID(), cohort_id: cohortId, template: 'test-letter', sensitivity: 'collective', recipient_id: personId, recipient_kind: 'membre',
      data: JSON.stringify({ title: 'Lancement', on: '2024-10-01', at: '14:30' }), ...columns,
    });
    return { id, email, personId };
  };
  const accountMail = () => letter('accept', { sensitivity: 'account', cohort_id: null });
  const send = () => app.nest.get(MailWorker).sendDue();
  const state = async ({ id }: { id: string }) =>
    (await app.rows(
      `SELECT o.state, o.attempts, round(extract(epoch FROM o.not_before - now()) / 60)::int AS minutes, c.undeliverable_at IS NOT NULL AS dead
       FROM outbox_message o JOIN person_contact c ON c.person_id = o.recipient_id WHERE o.id = $1`,
      [id],
    ))[0] as { state: string; attempts: number; minutes: number; dead: boolean };
  const pause = async () => (await app.rows<{ seconds: number; pauses: number; reason: string }>(`SELECT round(extract(epoch FROM paused_until - now()))::int AS seconds, pauses, reason FROM mail_flow`))[0];
  const overNow = () => app.rows(`UPDATE mail_flow SET paused_until = now()`);

  it.each<[Treatment & object]>([
    [{ at: 'rcpt', code: 450, words: '4.2.0 greylisted' }],
    [{ at: 'rcpt', code: 451 }],
    [{ at: 'rcpt', code: 452, words: '4.2.2 full for now' }],
    [{ at: 'data', code: 451 }],
  ])('defers that letter alone after %j, and the others go', async (answer) => {
    const [one, other] = [await letter(answer), await letter()];
    await send();
    expect(await state(one)).toMatchObject({ state: 'deferred', attempts: 1, minutes: 1, dead: false });
    expect(await state(other)).toMatchObject({ state: 'sent' });
  });

  it.each<[Treatment & object, boolean]>([
    [{ at: 'rcpt', code: 550 }, true],
    [{ at: 'rcpt', code: 550, words: '5.1.1 unknown' }, true],
    [{ at: 'rcpt', code: 553, words: '5.1.3 no such form' }, true],
    [{ at: 'rcpt', code: 550, words: '5.7.1 your server is not welcome' }, false],
    [{ at: 'rcpt', code: 552, words: '5.2.2 box full' }, false],
    [{ at: 'rcpt', code: 554 }, false],
    [{ at: 'data', code: 550, words: '5.7.1 looks like spam' }, false],
    [{ at: 'data', code: 552 }, false],
    [{ at: 'data', code: 554 }, false],
  ])('stops after %j; the address is said not to receive: %s', async (answer, dead) => {
    const [one, other] = [await letter(answer), await letter()];
    await send();
    await send();
    expect(await state(one)).toMatchObject({ state: 'failed', attempts: 1, dead });
    expect(await state(other)).toMatchObject({ state: 'sent' });
  });

  it('waits longer each time, then asks a person', async () => {
    const one = await letter({ at: 'rcpt', code: 450 });
    const waits: number[] = [];
    for (let attempt = 1; attempt <= 8; attempt += 1) {
      await send();
      waits.push((await state(one)).minutes);
      await app.rows('UPDATE outbox_message SET not_before = now()');
    }
    for (const [index, minutes] of [1, 5, 15, 60, 180, 360, 720, 1440].entries()) {
      expect(waits[index]).toBeGreaterThanOrEqual(Math.floor(minutes * 0.85));
      expect(waits[index]).toBeLessThanOrEqual(Math.ceil(minutes * 1.15));
    }
    await send();
    expect(await state(one)).toMatchObject({ state: 'failed', attempts: 9, dead: false });
  });

  it('pauses for everybody when the server says 421 or is down, without using up anybody’s tries', async () => {
    const one = await letter({ at: 'rcpt', code: 421, words: '4.3.2 shutting down' });
    await send();
    const other = await letter();
    await send();
    expect([await state(one), await state(other)]).toMatchObject([{ state: 'deferred', attempts: 0 }, { state: 'queued', attempts: 0 }]);
    const first = await pause();
    expect(first).toMatchObject({ pauses: 1, reason: expect.stringContaining('421') });
    expect(first?.seconds).toBeLessThanOrEqual(10);
    const admin = await app.as('network_admin');
    expect((await admin.get('/outbox-summary')).body.pause).toMatchObject({ reason: expect.stringContaining('shutting down') });

    await smtp.down();
    for (let time = 1; time <= 5; time += 1) {
      await overNow();
      await send();
    }
    const long = (await pause())?.seconds ?? 0;
    expect(long).toBeGreaterThanOrEqual(90);
    expect(long).toBeLessThanOrEqual(145);

    await smtp.start();
    smtp.treat(one.email, 'accept');
    await overNow();
    await send();
    expect([await state(one), await state(other)]).toMatchObject([{ state: 'sent', attempts: 1 }, { state: 'sent', attempts: 1 }]);
    expect(await pause()).toMatchObject({ seconds: null, pauses: 0 });
  });

  it('sends no more in a minute than the network allows, two workers together; mail of accounts goes all the same', async () => {
    await app.rows('UPDATE network SET mails_per_minute = 4');
    await Promise.all(Array.from({ length: 9 }, () => letter()));
    const account = await accountMail();
    await Promise.all([send(), send()]);
    const sent = async () => (await app.rows<{ count: number }>(`SELECT count(*)::int FROM outbox_message WHERE state = 'sent' AND sensitivity = 'collective'`))[0]?.count;
    expect(await state(account)).toMatchObject({ state: 'sent' });
    // The account's own letter counts.
    expect(await sent()).toBe(3);
    await app.rows(`UPDATE outbox_message SET taken_at = taken_at - interval '1 minute'`);
    await Promise.all([send(), send()]);
    expect(await sent()).toBe(7);
  });

  it('lets mail of accounts overtake, also while a slow server holds a collective letter', async () => {
    const answer = Promise.withResolvers<void>();
    const slow = await letter({ until: answer.promise, heldAt: 'data' });
    const sending = send();
    while ((await state(slow)).state !== 'sending') await sleep(10);
    const [later, account] = [await letter(), await accountMail()];
    await send();
    const order = smtp.mails.flatMap(({ recipients }) => recipients);
    expect(order.indexOf(account.email)).toBeLessThan(order.indexOf(later.email));
    expect(await state(slow)).toMatchObject({ state: 'sending' });
    answer.resolve();
    await sending;
    expect(await state(slow)).toMatchObject({ state: 'sent' });
  });

  it('keeps the text in when the letter is no longer in this worker’s hands', async () => {
    const answer = Promise.withResolvers<void>();
    const one = await letter({ until: answer.promise, heldAt: 'rcpt' });
    const sending = send();
    while ((await state(one)).state !== 'sending') await sleep(10);
    await app.rows('UPDATE outbox_message SET takes = takes + 1');
    answer.resolve();
    await sending;
    expect(smtp.to(one.email)).toEqual([]);
    expect(await state(one)).toMatchObject({ state: 'sending', attempts: 0 });
    await app.rows(`UPDATE outbox_message SET updated_at = now() - interval '4 minutes'`);
    await send();
    expect(smtp.to(one.email)).toHaveLength(1);
  });

  it('is in doubt about whatever happens once the text flows, but for an answer to it', () => {
    const cut = { code: 'ECONNECTION', command: 'CONN', responseCode: 421, response: '421 closing' };
    expect(outcomeOf(cut, true).state).toBe('uncertain');
    expect(outcomeOf(cut, false)).toMatchObject({ state: 'deferred', trouble: true });
    expect(outcomeOf({ code: 'EMESSAGE', command: 'DATA', responseCode: 554, response: '554 no' }, true)).toMatchObject({ state: 'failed', bounced: false });
    expect(outcomeOf({ code: 'ETIMEDOUT' }, true).state).toBe('uncertain');
  });
});
