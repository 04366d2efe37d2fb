import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MailTemplates } from './mail-templates';
import { atPlace, namedPlace, ofPlace } from './place-names';
import { beside, briefDate, cut } from './typography';

const source = join(__dirname, '..', '..');
const templates = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => /(?:^|\/)mail\/(?:templates\/)?[^/]+\.hbs$/.test(file));
const context = {
  networkName: 'Alliance', timeZone: 'Europe/Paris', recipient: { givenName: 'Zoé', familyName: 'Ferré' }, replyTo: { givenName: 'Solène', familyName: 'Vidal' },
  link: 'https://cordee.example.org/l#token', unsubscribe: { label: 'l’infolettre', url: 'https://cordee.example.org/desinscription#token' },
  title: 'Lancement', on: '2024-10-01', at: '14:30',
};

describe('an e-mail', () => {
  it.each(templates)('fetches nothing and leads to nobody else: %s', (file) => {
    // A picture that travels within the letter, and says what it shows, is fetched from nowhere.
    const text = readFileSync(join(source, file), 'utf8').replaceAll(/<img src="cid:\{\{[\w.]+\}\}"[^>]* alt="\{\{[\w.]+\}\}"[^>]*>/g, '');
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

  it.each([
    ['Le Vigan', 'Le Vigan', 'du Vigan', 'au Vigan'],
    ['Les Mages', 'Les Mages', 'des Mages', 'aux Mages'],
    ['Alès', 'Alès', 'd’Alès', 'à Alès'],
    ['La Grand-Combe', 'La Grand-Combe', 'de La Grand-Combe', 'à La Grand-Combe'],
    ['Barre-des-Cévennes', 'Barre-des-Cévennes', 'de Barre-des-Cévennes', 'à Barre-des-Cévennes'],
    ['CC du Frontonnais', 'la CC du Frontonnais', 'de la CC du Frontonnais', 'à la CC du Frontonnais'],
    ['Communauté de communes Causses', 'la Communauté de communes Causses', 'de la Communauté de communes Causses', 'à la Communauté de communes Causses'],
    ['PETR du Lévézou', 'le PETR du Lévézou', 'du PETR du Lévézou', 'au PETR du Lévézou'],
  ])('names %s as one says it', (name, ...said) => {
    expect([namedPlace(name), ofPlace(name), atPlace(name)]).toEqual(said);
  });

  it('says nothing twice beside a title, and cuts between two words', () => {
    expect(beside('Webinaire : coopérer', 'Webinaire', 'en visio')).toBe('En visio');
    expect(beside('Lancement', 'Journée commune', 'sur place')).toBe('Journée commune, sur place');
    expect(briefDate('2024-10-01', 'Europe/Paris')).toBe('mardi 1er\u00a0octobre');
    expect([cut('Une journée pour tous', 30), cut('Une journée pour tous', 14), cut('Anticonstitutionnellement', 10)]).toEqual(['Une journée pour tous', 'Une journée…', 'Anticonst…']);
  });
});
