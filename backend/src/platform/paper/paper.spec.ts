import { createHash } from 'node:crypto';
import { Paper } from './paper';
import type { PaperDocument, PaperRow } from './document';
import { readPdf } from '../testing/read-pdf';

const sheet = (rows: PaperRow[]): PaperDocument => ({
  title: 'Feuille d’émargement & <présences>',
  at: '2025-01-21T17:00:00Z',
  head: { left: 'La Fabrique', right: 'Journée du 21 janvier 2025' },
  foot: 'Cordée',
  blocks: [
    { kind: 'title', text: 'Feuille d’émargement' },
    { kind: 'text', text: 'Qui est venu\u202F? « Tous\u00A0», dit Łukasz Ağaoğlu\u00A0: Nguyễn aussi\u202F!' },
    { kind: 'table', columns: [{ label: 'Nom', share: 3 }, { label: 'Matin', align: 'center' }, { label: 'Heures', align: 'right' }], rows },
  ],
});
const names = (count: number): PaperRow[] => Array.from({ length: count }, (_, index) => [`Personne ${index + 1}`, { tick: true, text: 'tablette' }, '3\u00A0h']);

describe('paper', () => {
  const paper = new Paper();
  afterAll(() => paper.onApplicationShutdown());

  it('is the same to the byte for the same content, and another for another', async () => {
    const hash = async (rows: PaperRow[]) => createHash('sha256').update(await paper.make(sheet(rows))).digest('hex');
    expect(await hash(names(60))).toBe(await hash(names(60)));
    expect(await hash(names(61))).not.toBe(await hash(names(60)));
  });

  it('says its language, its title and its structure, and repeats the head of a table on each page', async () => {
    const { pages, title, language, roles } = await readPdf(await paper.make(sheet(names(120))));
    expect({ title, language }).toEqual({ title: 'Feuille d’émargement & <présences>', language: 'fr-FR' });
    expect(pages.length).toBeGreaterThan(2);
    for (const [index, text] of pages.entries()) {
      expect(text).toContain(`page ${index + 1} sur ${pages.length}`);
      expect(text).toContain('Matin');
    }
    expect(pages.join(' ').match(/Personne \d+/g)).toHaveLength(120);
    expect(roles).toEqual(expect.arrayContaining(['Document', 'H1', 'P', 'Table', 'TR', 'TH', 'TD']));
  });

  it('draws French spacing and letters of other scripts, and never an empty box', async () => {
    const { pages } = await readPdf(await paper.make(sheet([['Œuvre naïve', 'x', '1']])));
    // The reader gives every space as a plain one; a sign without a drawing would be missing or « ? ».
    expect(pages[0]).toContain('Qui est venu ? « Tous », dit Łukasz Ağaoğlu : Nguyên aussi !');
  });

  it('goes on over pages whatever is longer than a page or a line', async () => {
    const words = 'trop long '.repeat(2000);
    const { pages } = await readPdf(await paper.make(sheet([[words, 'x'.repeat(400), '1']])));
    expect(pages.join(' ').match(/trop/g)).toHaveLength(2000);
  });
});
