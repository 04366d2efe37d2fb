import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { useApp } from '../testing/use-app';
import { useSmtp } from '../testing/use-smtp';
import { MailTemplates } from './mail-templates';
import { MailWorker } from './mail-worker';

describe('the outbox', () => {
  const smtp = useSmtp();
  const app = useApp();
  const worker = () => app.nest.get(MailWorker);
  let count = 0;
  let cohortId: string;

  beforeAll(async () => {
    app.nest.get(MailTemplates).add(join(__dirname, '..', 'testing', 'mail'));
    cohortId = await app.make.cohort();
  });

  const address = () => `reader-${++count}@example.org`;

  async function letter(columns: Record<string, unknown>): Promise<string> {
    return app.make.row('outbox_message', {
      id: crypto.randomUUID(),
      cohort_id: cohortId,
      template: 'test-letter',
      sensitivity: 'collective',
      recipient_kind: 'membre',
      data: JSON.stringify({ title: 'Lancement', on: '2024-10-01', at: '14:30' }),
      ...columns,
    });
  }

  const collective = async (email: string, columns: Record<string, unknown> = {}) =>
    letter({ recipient_id: await app.make.person({ givenName: 'Zoé', familyName: 'Ferré', email }), ...columns });

  const account = async (email: string) => {
    await app.as('person', { personId: await app.make.person({ email }) });
    await app.nobody.post('/auth/link', { email });
    const [row] = await app.rows<{ id: string }>(`SELECT id FROM outbox_message WHERE template = 'account-sign-in' ORDER BY created_at DESC LIMIT 1`);
    return row?.id as string;
  };

  const state = async (id: string) => (await app.rows<{ state: string; answer: string; attempts: number; waits: boolean }>('SELECT state, answer, attempts, not_before > now() AS waits FROM outbox_message WHERE id = $1', [id]))[0];

  it('delivers a message once, to one recipient, under a Message-ID made from its row', async () => {
    const [one, two] = [address(), address()];
    const id = await collective(one);
    await collective(two);
    await worker().sendDue();
    await worker().sendDue();
    expect(smtp.to(one)).toHaveLength(1);
    expect(smtp.to(one)[0]?.recipients).toEqual([one]);
    expect(smtp.to(one)[0]?.headers['message-id']).toBe(`<${id}@localhost>`);
    expect(await state(id)).toMatchObject({ state: 'sent', attempts: 1 });
  });

  it('delivers once even when two workers look at the same time', async () => {
    const readers = Array.from({ length: 8 }, address);
    await Promise.all(readers.map((reader) => collective(reader)));
    await Promise.all([worker().sendDue(), worker().sendDue()]);
    for (const reader of readers) expect(smtp.to(reader)).toHaveLength(1);
  });

  it('writes as French readers expect, and shows what people wrote as text', async () => {
    const email = address();
    await collective(email, { data: JSON.stringify({ title: '<b>Fête & cie</b> {{link}}', on: '2024-10-01', at: '14:30' }) });
    await worker().sendDue();
    const [mail] = smtp.to(email);
    expect(mail?.headers['subject']).toBe('Venez\u202f! <b>Fête & cie</b> {{link}}');
    expect(mail?.text).toContain('Bonjour Zoé,');
    expect(mail?.text).toContain('«\u00a0<b>Fête & cie</b> {{link}}\u00a0» : mardi 1er\u00a0octobre 2024, 14\u00a0h\u00a030'.replace(' :', '\u00a0:'));
    expect(mail?.html).toContain('&lt;b&gt;Fête &amp; cie&lt;/b&gt; {{link}}');
    expect(mail?.html).not.toContain('<b>');
    const source = mail?.source.toString('latin1') ?? '';
    expect(Math.max(...source.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(998);
    expect(source.replaceAll('\r\n', '')).toMatch(/^[\x20-\x7e\t]*$/);
    const parsed = await simpleParser(mail?.source as Buffer);
    expect(parsed).toMatchObject({ subject: mail?.headers['subject'], text: mail?.text.trimEnd() + '\n', html: expect.stringContaining('<html lang="fr">'), messageId: mail?.headers['message-id'] });
    expect(Math.abs(Number(parsed.date) - Date.now())).toBeLessThan(60_000);
  });

  it('lets an answer reach a named person', async () => {
    const email = address();
    const replyTo = await app.make.person({ givenName: 'Solène', familyName: 'Vidal', email: 'solene.vidal@example.org' });
    await app.wear('cohort_manager', replyTo, { cohortId });
    await collective(email, { reply_to_id: replyTo });
    await worker().sendDue();
    expect(smtp.to(email)[0]?.headers['reply-to']).toBe('Solène Vidal <solene.vidal@example.org>');
    expect(smtp.to(email)[0]?.text).toContain('Solène Vidal vous lira.');
  });

  it('waits and tries again after a temporary refusal', async () => {
    const email = address();
    smtp.treat(email, 'defer once');
    const id = await collective(email);
    await worker().sendDue();
    expect(await state(id)).toMatchObject({ state: 'deferred', waits: true });
    expect((await state(id))?.answer).not.toContain(email);
    await app.rows('UPDATE outbox_message SET not_before = now() WHERE id = $1', [id]);
    await worker().sendDue();
    expect(await state(id)).toMatchObject({ state: 'sent', attempts: 2 });
    expect(smtp.to(email)).toHaveLength(1);
  });

  it('gives up on a final refusal, without keeping the address in the answer', async () => {
    const email = address();
    smtp.treat(email, 'refuse');
    const id = await collective(email);
    await worker().sendDue();
    expect(await state(id)).toMatchObject({ state: 'failed', answer: expect.stringContaining('unknown here') });
    expect((await state(id))?.answer).not.toContain(email);
  });

  it('fails at once when the person has no address', async () => {
    const id = await collective(address());
    await app.rows('UPDATE person_contact SET email = NULL WHERE person_id = (SELECT recipient_id FROM outbox_message WHERE id = $1)', [id]);
    await worker().sendDue();
    expect(await state(id)).toMatchObject({ state: 'failed', answer: 'Pas d’adresse e-mail' });
  });

  it.each(['hang up in the text once', 'hang up after the text once'] as const)('leaves a collective message uncertain after « %s »', async (treatment) => {
    const email = address();
    smtp.treat(email, treatment);
    const id = await collective(email);
    await worker().sendDue();
    expect(await state(id)).toMatchObject({ state: 'uncertain' });
    const before = smtp.to(email).length;
    await worker().sendDue();
    expect(smtp.to(email)).toHaveLength(before);
  });

  it('sends the mail of an account again when the connection was lost in the text', async () => {
    const email = address();
    smtp.treat(email, 'hang up after the text once');
    const id = await account(email);
    await worker().sendDue();
    expect(await state(id)).toMatchObject({ state: 'deferred' });
    await app.rows('UPDATE outbox_message SET not_before = now() WHERE id = $1', [id]);
    await worker().sendDue();
    expect(await state(id)).toMatchObject({ state: 'sent' });
    expect(new Set(smtp.to(email).map(({ headers }) => headers['message-id'])).size).toBe(1);
  });

  it('asks a person about messages whose worker died once their text had begun, and sends all others again', async () => {
    const readers = [address(), address(), address()] as const;
    const [begun, notYet, accounts] = [await collective(readers[0]), await collective(readers[1]), await account(readers[2])];
    await app.rows(`UPDATE outbox_message SET state = 'sending', updated_at = now() - interval '6 minutes', text_begun_at = CASE WHEN id <> $2 THEN now() END WHERE id = ANY ($1)`, [[begun, notYet, accounts], notYet]);
    await worker().sendDue();
    expect(await state(begun)).toMatchObject({ state: 'uncertain' });
    expect(smtp.to(readers[0])).toHaveLength(0);
    expect(await state(notYet)).toMatchObject({ state: 'sent' });
    expect(await state(accounts)).toMatchObject({ state: 'sent' });
  });

  it('derives links when the mail leaves: they work, and the database holds none of them', async () => {
    const email = address();
    await account(email);
    await worker().sendDue();
    const token = /\/connexion\/lien#(\S+)/.exec(smtp.to(email)[0]?.text ?? '')?.[1] as string;
    const tables = await app.rows<{ found: boolean }>(
      `SELECT EXISTS (SELECT 1 FROM outbox_message o WHERE o::text LIKE '%' || $1 || '%') OR EXISTS (SELECT 1 FROM account_link l WHERE l::text LIKE '%' || $1 || '%') AS found`,
      [token],
    );
    expect(tables[0]?.found).toBe(false);
    expect((await app.nobody.post('/auth/link/use', { token })).status).toBe(204);
  });

  it('opens a personal link to what it is for', async () => {
    const [email, participation] = [address(), await app.make.participation({ cohort_id: cohortId })];
    const personId = await app.make.person({ email });
    const linkId = crypto.randomUUID();
    await app.rows(
      `INSERT INTO personal_link (id, cohort_id, participation_id, person_id, purpose, record_ids, token_hash, expires_at)
       VALUES ($1, $2, $3, $4, 'write_news', ARRAY[gen_random_uuid()], sha256(convert_to($5, 'UTF8')), now() + interval '1 day')`,
      [linkId, cohortId, participation.id, personId, app.keyring.token('personal', linkId)],
    );
    await letter({ recipient_id: personId, link_id: linkId });
    await worker().sendDue();
    const token = /\/l#(\S+)/.exec(smtp.to(email)[0]?.text ?? '')?.[1] as string;
    expect(await app.nobody.get('/link', { 'x-cordee-link': token })).toMatchObject({ status: 200, body: { purpose: 'write_news' } });
  });
});
