import { MailTemplates } from '../../platform/mail/mail-templates';
import { filled, namesFor, variablesIn } from '../../platform/mail/mail-words';
import { MailWorker } from '../../platform/mail/mail-worker';
import { useApp } from '../../platform/testing/use-app';
import { useSmtp } from '../../platform/testing/use-smtp';

/** As it reads, whatever the spaces: ours are thin before double punctuation. */
const plain = (text: string) => text.replaceAll(/\s+/g, ' ');

describe('the words of e-mails', () => {
  const smtp = useSmtp();
  const app = useApp();
  let cohortId: string;
  let count = 0;
  const words = { subject: 'Rendez-vous le {{date}}', greeting: 'Chère {{prénom}},', body: 'Nous comptons sur vous à {{lieu}}.\n\nÀ très vite !', signature: 'L’équipe' };
  const first = { 'if-match': '"0"' };

  beforeAll(async () => {
    cohortId = await app.make.cohort();
  });

  async function received(columns: Record<string, unknown> = {}) {
    const email = `reader-${++count}@example.org`;
    await app.make.row('outbox_message', {
      id: crypto.randomUUID(), cohort_id: cohortId, template: 'gathering-invitation', sensitivity: 'collective', kind: 'invitation', recipient_kind: 'membre',
      recipient_id: await app.make.person({ givenName: 'Zoé', familyName: 'Ferré', email }),
      data: JSON.stringify({ title: 'Lancement', nature: 'Journée commune', format: 'sur place', heldOn: '2025-03-18', place: 'Mende', why: 'Vous en êtes.' }), ...columns,
    });
    await app.nest.get(MailWorker).sendDue();
    return smtp.to(email)[0] as { text: string; html: string; headers: Record<string, string> };
  }

  it('are the network’s, then the cohort’s own, then ours again; a letter keeps those it was written with', async () => {
    const [admin, manager] = [await app.as('network_admin'), await app.as('cohort_manager', { cohortId })];
    expect((await received()).text).toMatch(/^Bonjour Zoé,\n\nVous en êtes\.\n/);
    expect((await admin.put('/mail-texts/gathering-invitation', words, first)).status).toBe(204);
    const mail = await received();
    expect(mail.headers['subject']).toBe('Rendez-vous le mardi 18\u00a0mars 2025');
    expect(mail.text).toMatch(/^Chère Zoé,\n\nNous comptons sur vous à Mende\.\n\nÀ très vite\u202f!\n\nLancement\n/);
    expect(mail.text).toContain('\nL’équipe\n');
    expect(mail.html).toContain('>Nous comptons sur vous à Mende.</p>');
    expect((await manager.get(`/cohorts/${cohortId}/mail-texts`)).body.items[0]).toMatchObject({ template: 'gathering-invitation', from: 'network', version: 0, words });

    expect((await manager.put(`/cohorts/${cohortId}/mail-texts/gathering-invitation`, { ...words, greeting: 'Salut {{prénom}} !' }, first)).status).toBe(204);
    expect((await received()).text).toMatch(/^Salut Zoé\u202f!\n/);
    expect((await manager.delete(`/cohorts/${cohortId}/mail-texts/gathering-invitation`, { 'if-match': '"1"' })).status).toBe(204);
    expect((await received()).text).toMatch(/^Chère Zoé,\n/);
    expect((await admin.delete('/mail-texts/gathering-invitation', { 'if-match': '"1"' })).status).toBe(204);
    expect((await received()).text).toMatch(/^Bonjour Zoé,\n/);
    const kept = await app.rows(`SELECT act, before ->> 'greeting' AS before, after ->> 'greeting' AS after FROM record_change WHERE table_name = 'mail_text' ORDER BY at, act`);
    expect(kept).toContainEqual({ act: 'delete', before: 'Salut {{prénom}} !', after: null });
  });

  it('are never compiled: whatever somebody types arrives as typed, escaped in HTML', async () => {
    const admin = await app.as('network_admin');
    const body = '{{#each}} {{/each}} {{{lien}}} {{{prénom}}} {{> layout}} {{!x}} {{ }} <script>alert(1)</script> $& \\{{';
    expect((await admin.put('/mail-texts/gathering-reminder', { ...words, subject: '<b>{{rendez-vous}}</b>', body }, first)).status).toBe(204);
    const mail = await received({ template: 'gathering-reminder', data: JSON.stringify({ title: 'Fête {{lien}} $& <i>\r\nBcc: x@example.org', nature: '', format: '' }) });
    expect(mail.headers['subject']).toBe('<b>Fête {{lien}} $& <i> Bcc: x@example.org</b>');
    expect(mail.headers).not.toHaveProperty('bcc');
    expect(mail.text).toContain(body);
    expect(mail.html).toContain('{{#each}} {{/each}} {{{lien}}} {{{prénom}}} {{&gt; layout}} {{!x}} {{ }} &lt;script&gt;alert(1)&lt;/script&gt; $&amp; \\{{');
    expect(mail.html).not.toContain('<script');
    const stored = { subject: 'x', greeting: '{{constructor}} {{__proto__}} {{inconnue}}', body: '{{toString}}', signature: '' };
    await app.rows(`UPDATE mail_text SET greeting = $1, body = $2 WHERE template = 'gathering-reminder'`, [stored.greeting, stored.body]);
    expect((await received({ template: 'gathering-reminder' })).text).toMatch(/^\{\{constructor\}\} \{\{__proto__\}\} \{\{inconnue\}\}\n\n\{\{toString\}\}\n/);
  });

  it.each([
    [{ body: 'Bonjour {{prenom}}' }, '/body', '{{prenom}}'],
    [{ subject: '{{constructor}}' }, '/subject', '{{constructor}}'],
    [{ subject: 'Deux\r\nlignes' }, '/subject', 'une ligne'],
    [{ greeting: 'a\u2028b' }, '/greeting', 'une ligne'],
    [{ body: '' }, '/body', 'Trois caractères'],
    [{ signature: '{{signature}}' }, '/signature', '{{signature}}'],
  ])('are refused with the field named: %j', async (change, pointer, said) => {
    const admin = await app.as('network_admin');
    for (const answer of [await admin.put('/mail-texts/news-request', { ...words, body: 'Des nouvelles ?', subject: 'Alors ?', ...change }, first), await admin.post('/mail-texts/news-request/preview', { words: { ...words, body: 'Des nouvelles ?', subject: 'Alors ?', ...change } })]) {
      expect(answer.status).toBe(400);
      expect(JSON.stringify(answer.body.errors)).toContain(pointer);
      expect(JSON.stringify(answer.body.errors)).toContain(said);
    }
    expect(await app.rows(`SELECT 1 FROM mail_text WHERE template = 'news-request'`)).toEqual([]);
  });

  it('are shown before they are kept, on the last reader’s data, with every link masked', async () => {
    const manager = await app.as('cohort_manager', { cohortId });
    const preview = (words_: object) => manager.post('/mail-texts/gathering-invitation/preview', { cohortId, words: words_ });
    await received({ link_id: crypto.randomUUID() });
    const { body } = await preview({ ...words, signature: 'Ici : {{lien}}' });
    expect(body).toMatchObject({ subject: 'Rendez-vous le mardi 18\u00a0mars 2025', reader: 'Zoé Ferré', invented: false });
    expect(body.text).toContain('Ici : http://127.0.0.1:3000/l#•••');
    expect(body.html).toMatch(/^<!doctype html>/);
    expect(body.html).toContain('Ne plus recevoir les invitations');
    expect((await preview({ ...words, body: 'Venez <img src=x onerror=alert(1)>' })).body.html).toContain('Venez &lt;img src&#x3D;x onerror&#x3D;alert(1)&gt;');
    expect(body.text.match(/\/l#[^\s]*/g)?.every((link: string) => link === '/l#•••')).toBe(true);
    const stranger = await app.as('cohort_manager', { cohortId: await app.make.cohort() });
    expect((await stranger.post('/mail-texts/gathering-invitation/preview', { cohortId, words })).body).toMatchObject({ invented: true, reader: 'Camille Exemple' });
  });

  it('are not overwritten by whoever had not seen the last ones, nor changed by others', async () => {
    const [admin, manager, observer] = [await app.as('network_admin'), await app.as('cohort_manager', { cohortId }), await app.as('observer', { cohortId })];
    const text = { ...words, subject: 'Votre mot', body: 'Un mot ?' };
    expect((await admin.put('/mail-texts/viewpoint-request', text)).status).toBe(428);
    expect((await admin.put('/mail-texts/viewpoint-request', text, first)).status).toBe(204);
    expect(await admin.put('/mail-texts/viewpoint-request', text, first)).toMatchObject({ status: 412, body: { current: { version: 1 } } });
    expect((await admin.put('/mail-texts/viewpoint-request', text, { 'if-match': '"1"' })).status).toBe(204);
    expect((await manager.put('/mail-texts/viewpoint-request', text, { 'if-match': '"2"' })).status).toBe(403);
    expect((await observer.get('/mail-texts')).status).toBe(403);
    expect((await observer.get(`/cohorts/${cohortId}/mail-texts`)).status).toBe(403);
    expect((await manager.put(`/cohorts/${cohortId}/mail-texts/account-sign-in`, { ...words, body: 'Lien' }, first)).status).toBe(404);
    expect((await admin.put('/mail-texts/unknown', words, first)).status).toBe(404);
  });

  it('are open to change, or kept for a reason: no letter is forgotten', () => {
    const templates = app.nest.get(MailTemplates);
    const told = [...templates.changeable(), ...templates.fixed()].map(({ template }) => template);
    expect(told.sort()).toEqual([...new Set(templates.names())].sort());
    expect(templates.fixed().every(({ why }) => why.length > 10)).toBe(true);
  });

  it('of ours can all be kept as they are, and read like the letters that leave without them', () => {
    const templates = app.nest.get(MailTemplates);
    const told = { networkName: 'Alliance', timeZone: 'Europe/Paris', recipient: { givenName: 'Zoé', familyName: 'Ferré' }, replyTo: { givenName: 'Solène', familyName: 'Vidal' }, link: 'https://cordee.example.org/l#token' };
    for (const letter of templates.changeable()) {
      const { template, original, sample } = letter;
      const [ours, kept] = [templates.render(template, { ...sample, ...told }), templates.render(template, { ...sample, ...told, wording: original })];
      expect([template, plain(kept.subject), plain(kept.text)]).toEqual([template, plain(ours.subject), plain(ours.text)]);
      expect([template, ours.subject.length]).toEqual([template, Math.min(ours.subject.length, 60)]);
      expect([template, kept.html.includes('undefined'), kept.text.includes('{{')]).toEqual([template, false, false]);
      const known = new Set(namesFor(letter));
      expect([template, Object.values(original).flatMap(variablesIn).filter((name) => !known.has(name))]).toEqual([template, []]);
    }
    expect(filled('{{a}}{{b}}', new Map([['a', '{{b}}'], ['b', 'x']]))).toBe('{{b}}x');
  });
});
