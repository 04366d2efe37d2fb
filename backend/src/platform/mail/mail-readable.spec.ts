import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MailTemplates } from './mail-templates';

const source = join(__dirname, '..', '..');
const templates = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => /(?:^|\/)mail\/(?:templates\/)?[^/]+\.hbs$/.test(file));
const context = {
  networkName: 'Alliance', timeZone: 'Europe/Paris', recipient: { givenName: 'Zoé', familyName: 'Ferré' }, replyTo: { givenName: 'Solène', familyName: 'Vidal' },
  link: 'https://cordee.example.org/l#token', unsubscribe: { label: 'l’infolettre', url: 'https://cordee.example.org/desinscription#token' },
  title: 'Lancement', on: '2024-10-01', at: '14:30',
};

describe('an e-mail', () => {
  it.each(templates)('fetches nothing and leads to nobody else: %s', (file) => {
    const text = readFileSync(join(source, file), 'utf8');
    expect(text).not.toMatch(/<(?:img|script|iframe|link|object|form|video)\b|url\(|@import|\bsrc=|background=/i);
    expect(text).not.toMatch(/https?:\/\//);
    expect([...text.matchAll(/href="([^"]*)"/g)].map(([, address]) => address).filter((address) => !/^\{\{[\w.]+\}\}$/.test(address as string))).toEqual([]);
  });

  it('says its language, has a title and a text of its own, and shows its first words beside the subject', () => {
    const mails = new MailTemplates();
    mails.add(join(__dirname, '..', 'testing', 'mail'));
    const { html, text } = mails.render('test-letter', context);
    expect(html).toMatch(/^<!doctype html>\s*<html lang="fr">/);
    expect(html).toMatch(/<title>[^<]+<\/title>/);
    expect(html).toContain('<meta name="color-scheme" content="light dark">');
    expect(html).toMatch(/<div style="display:none[^"]*">«\u00a0Lancement\u00a0»/u);
    expect([...html.matchAll(/<table[^>]*>/g)].filter(([tag]) => !tag.includes('role="presentation"'))).toEqual([]);
    expect(text).toContain('https://cordee.example.org/l#token');
    expect(text).toContain('https://cordee.example.org/desinscription#token');
    expect(text).not.toContain('<');
  });
});
