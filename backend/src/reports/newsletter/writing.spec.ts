import { join } from 'node:path';
import { MailTemplates } from '../../platform/mail/mail-templates';
import { asTyped, blocksOf, plainOf, unmarked } from './writing';

const templates = new MailTemplates();
templates.add(join(__dirname, 'mail'));
const letter = (body: string, more: object = {}) =>
  templates.render('newsletter', {
    networkName: 'Alliance', timeZone: 'Europe/Paris', recipient: { givenName: 'Zoé', familyName: 'Ferré' }, replyTo: null, link: '', title: 'Hiver', number: 1, cohort: 'Occitanie', online: null,
    sections: [{ heading: 'Édito', items: [{ title: null, url: null, signature: null, blocks: blocksOf(body), plain: plainOf(blocksOf(body)) }] }], ...more,
  });

describe('what a writer of the newsletter types', () => {
  it('has paragraphs, points, strong words and links, and nothing else', () => {
    const body = 'Bonjour,\nà **tous** !\n\nTrois idées :\n- la [halle](https://barre.example.org/halle)\n• https://exemple.org/voir.\n\n* * 2 ** 3 [x](http://a.example) [x](javascript:void)';
    expect(blocksOf(body)).toEqual([
      { list: false, lines: [[{ text: 'Bonjour,' }], [{ text: 'à ' }, { text: 'tous', strong: true }, { text: ' !' }]] },
      { list: false, lines: [[{ text: 'Trois idées :' }]] },
      { list: true, lines: [[{ text: 'la ' }, { text: 'halle', url: 'https://barre.example.org/halle' }], [{ text: 'https://exemple.org/voir', url: 'https://exemple.org/voir' }, { text: '.' }]] },
      { list: false, lines: [[{ text: '* * 2 ** 3 [x](http://a.example) [x](javascript:void)' }]] },
    ]);
    const { html, text } = letter(body);
    expect(html).toContain('<strong>tous</strong>');
    expect(html).toMatch(/<li[^>]*>la <a href="https:\/\/barre\.example\.org\/halle"[^>]*>halle<\/a><\/li>/);
    expect(text).toContain('- la halle (https://barre.example.org/halle)\n- https://exemple.org/voir.');
    expect(text).not.toContain('**tous**');
  });

  it.each([
    ['[https://www.laregion.fr](https://evil.example/login)', [{ text: 'https://www.laregion.fr (evil.example)', url: 'https://evil.example/login' }]],
    ['[voir laregion.fr](https://laregion.fr.evil.example/)', [{ text: 'voir laregion.fr (laregion.fr.evil.example)', url: 'https://laregion.fr.evil.example/' }]],
    ['[laregion\u200b\u2024fr](https://evil.example/)', [{ text: 'laregion\u200b\u2024fr (evil.example)', url: 'https://evil.example/' }]],
    ['[lettre@laregion.fr](https://laregion.fr/)', [{ text: 'lettre@laregion.fr (laregion.fr)', url: 'https://laregion.fr/' }]],
    ['[www.laregion.fr](https://www.laregion.fr/aides)', [{ text: 'www.laregion.fr', url: 'https://www.laregion.fr/aides' }]],
    ['[la page des aides](https://www.laregion.fr/aides)', [{ text: 'la page des aides', url: 'https://www.laregion.fr/aides' }]],
    ['[\u202Erf.noigeral\u202C](https://evil.example/)', [{ text: 'rf.noigeral (evil.example)', url: 'https://evil.example/' }]],
    ['https://www.laregion.fr:x@evil.example/', [{ text: 'https://www.laregion.fr:x@evil.example/' }]],
    ['[la page](https://www.laregion.fr@evil.example/)', [{ text: '[la page](https://www.laregion.fr@evil.example/)' }]],
    ['https://evil.example\\@laregion.fr/', [{ text: 'https://evil.example\\@laregion.fr/' }]],
  ])('shows where %s leads', (typed, spans) => {
    expect(blocksOf(typed)[0]?.lines[0]).toEqual(spans);
  });

  it.each(['[la page](https://evil.example/) **fort** https://evil.example/', '\\[a](https://evil.example/) \\\\**b**', '[[a](https://b.example)](https://c.example)'])('leaves as typed the marks of somebody else: %s', (typed) => {
    const kept = [{ list: false, lines: [[{ text: typed }]] }];
    expect([asTyped(typed), blocksOf(unmarked(typed)), plainOf(blocksOf(unmarked(typed)))]).toEqual([kept, kept, typed]);
  });

  it('says that it is a trial, first thing, and only then', () => {
    const { subject, html, text } = letter('Bonjour.', { trial: true });
    expect([subject, html.includes('n’est partie qu’à vous'), text.includes('n’est partie qu’à vous')]).toEqual(['Essai · Hiver · infolettre n°\u00a01', true, true]);
    expect(letter('Bonjour.', { foretaste: 'Ce que <l’hiver> a changé' }).html).toContain('mso-hide:all">Ce que &lt;l’hiver&gt; a changé</div>');
    expect(letter('Bonjour.').subject).toBe('Hiver · infolettre n°\u00a01');
  });

  it('never becomes HTML nor a template, loses no word, and leads only to https', () => {
    const seed = Date.now() % 2 ** 31;
    let state = seed;
    const any = (most: number) => (state = (state * 1103515245 + 12345) % 2 ** 31) % most;
    const pieces = ['**', '*', '[', ']', '(', ')', 'https://', 'javascript:', 'a.example/x', '"', '<', '>', '<img src=x onerror=alert(1)>', '{{lien}}', '{{{x}}}', '\n', '\n\n', '- ', ' ', 'mot', 'été', '&', '$&', '« ', ' »', '[mot](', '[été](https://a.example/x', ')'];
    for (let round = 0; round < 300; round += 1) {
      const body = Array.from({ length: 1 + any(24) }, () => pieces[any(pieces.length)]).join('');
      const spans = blocksOf(body).flatMap(({ lines }) => lines.flat());
      const read = spans.map(({ text, url = '' }) => text + url).join('');
      const words = (text: string) => [...text.matchAll(/mot|été/g)].length;
      expect([seed, body, words(read) >= words(body)]).toEqual([seed, body, true]);
      expect([seed, body, spans.filter(({ url }) => url !== undefined && !/^https:\/\/[^\s"<>]+$/.test(url))]).toEqual([seed, body, []]);
      const { html } = letter(body);
      expect([seed, body, /<img|onerror=alert\(1\)>/.test(html), [...html.matchAll(/href="([^"]*)"/g)].some(([, to = '']) => !to.startsWith('https://'))]).toEqual([seed, body, false, false]);
    }
  });
});
