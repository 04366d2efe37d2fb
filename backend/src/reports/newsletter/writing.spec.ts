import { join } from 'node:path';
import { MailTemplates } from '../../platform/mail/mail-templates';
import { blocksOf, plainOf } from './writing';

const templates = new MailTemplates();
templates.add(join(__dirname, 'mail'));
const letter = (body: string) =>
  templates.render('newsletter', {
    networkName: 'Alliance', timeZone: 'Europe/Paris', recipient: { givenName: 'Zoé', familyName: 'Ferré' }, replyTo: null, link: '', title: 'Hiver', number: 1, cohort: 'Occitanie', online: null,
    sections: [{ heading: 'Édito', items: [{ title: null, url: null, signature: null, blocks: blocksOf(body), plain: plainOf(body) }] }],
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
