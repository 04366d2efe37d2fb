import { deflateRawSync } from 'node:zlib';
import { utils, write } from '@e965/xlsx';
import fc from 'fast-check';
import { readTable } from './read-table';
import { TableReader } from './table-reader';
import { limits } from '../../../platform/reading/table';

type Grid = unknown[][];
const book = (grid: Grid, merges: string[] = [], type: 'xlsx' | 'ods' = 'xlsx') => {
  const sheet = utils.aoa_to_sheet(grid, { cellDates: true, dateNF: 'dd/mm/yyyy' });
  sheet['!merges'] = merges.map((range) => utils.decode_range(range));
  const workbook = utils.book_new();
  utils.book_append_sheet(workbook, utils.aoa_to_sheet([[]]), 'Vide');
  utils.book_append_sheet(workbook, sheet, 'Équipes');
  return Buffer.from(write(workbook, { type: 'buffer', bookType: type, compression: true }));
};
const encode: Record<string, (text: string) => Buffer> = {
  'UTF-8': (text) => Buffer.from(text),
  'UTF-8 with its mark': (text) => Buffer.from(`\ufeff${text}`),
  'UTF-16LE': (text) => Buffer.from(text, 'utf16le'),
  'UTF-16LE with its mark': (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  'Windows-1252': (text) => single(text, 'windows-1252'),
  Mac: (text) => single(text, 'macintosh'),
};
const single = (text: string, name: string) => {
  const letters = new Map(Array.from({ length: 256 }, (_, code) => [new TextDecoder(name).decode(Uint8Array.of(code)), code]));
  return Buffer.from([...text].map((letter) => letters.get(letter) as number));
};
const cellsOf = async (bytes: Buffer) => (await readTable(bytes)).lines.map(({ cells }) => cells);

/** A zip of one part, with the size that its headers claim. */
function zip(name: string, content: Buffer, claimed = content.length): Buffer {
  const packed = deflateRawSync(content);
  const header = (signature: number, extra: number[]) => {
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(claimed, 18);
    fields.writeUInt16LE(name.length, 22);
    const head = Buffer.alloc(4);
    head.writeUInt32LE(signature);
    return Buffer.concat([head, ...(extra.length ? [Buffer.from([20, 0])] : []), fields, Buffer.from(extra), Buffer.from(name)]);
  };
  const local = Buffer.concat([header(0x04034b50, []), packed]);
  const central = header(0x02014b50, new Array<number>(14).fill(0));
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, central, end]);
}

describe('a list', () => {
  const words = fc.stringMatching(/^[a-zàâçéèêëîïôûüÉÈ0-9 ;,|"'\n.@’-]{0,24}$/).map((word) => word.trim().replace(/\r/g, ''));
  const tables = fc.integer({ min: 2, max: 6 }).chain((width) => fc.array(fc.array(words, { minLength: width, maxLength: width }), { minLength: 2, maxLength: 12 }));

  it('is read back as it was from CSV, whatever the separator and the encoding', async () => {
    await fc.assert(
      fc.asyncProperty(tables, fc.constantFrom(';', ',', '\t', '|'), fc.constantFrom(...Object.keys(encode)), fc.constantFrom('\n', '\r\n'), async (table, separator, encoding, end) => {
        const heading = table[0]?.map((_, index) => `Prénom é ${index}`) as string[];
        const all = [heading, ...table];
        const cell = (text: string) => (/[;,\t|"\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
        const bytes = (encode[encoding] as (text: string) => Buffer)(all.map((cells) => cells.map(cell).join(separator)).join(end));
        const trimmed = all.map((cells) => cells.slice(0, cells.findLastIndex(Boolean) + 1)).filter(({ length }) => length > 0);
        expect(await cellsOf(bytes)).toEqual(trimmed);
      }),
      { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 150) },
    );
  });

  it.each(['xlsx', 'ods'] as const)('is read back as it was from %s: texts, numbers, days', async (type) => {
    const texts = fc.stringMatching(/^[a-zéèçÉ0-9 &<>"'’-]{0,20}$/).map((text) => text.replace(/ +/g, ' ').trim());
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(fc.oneof(texts, fc.integer({ min: 1, max: 33_799_999_999 })), { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 8 }), async (table) => {
        const written = table.map((cells) => cells.map(String)).map((cells) => cells.slice(0, cells.findLastIndex(Boolean) + 1));
        fc.pre(written.some(({ length }) => length > 0));
        expect(await cellsOf(book(table, [], type))).toEqual(written.filter(({ length }) => length > 0));
      }),
      { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 25) },
    );
  });

  it.each(['xlsx', 'ods'] as const)('keeps its line numbers, its first sheet that holds something, a merged territory for each of its lines, in %s', async (type) => {
    const table = await readTable(book([['Liste'], [], ['Territoire', 'Nom'], ['Canohès', 'Farge'], [null, 'Vabre'], ['Gruissan', 'Roux']], ['A4:A5', 'A1:B1'], type));
    expect(table).toMatchObject({ sheets: ['Vide', 'Équipes'], sheet: 1 });
    expect(table.lines).toEqual([
      { line: 1, cells: ['Liste'] },
      { line: 3, cells: ['Territoire', 'Nom'] },
      { line: 4, cells: ['Canohès', 'Farge'] },
      { line: 5, cells: ['Canohès', 'Vabre'] },
      { line: 6, cells: ['Gruissan', 'Roux'] },
    ]);
  });

  it('gives what a formula was worth, never the formula, and the day of a cell that is dated', async () => {
    const sheet = utils.aoa_to_sheet([['a', 'b', 'c']]);
    Object.assign(sheet, { A1: { t: 's', v: 'Nadia', f: 'CONCATENATE("Na","dia")' }, B1: { t: 'n', v: 45_678, z: 'dd/mm/yyyy' }, C1: { t: 'e', v: 42, f: 'NA()' }, '!ref': 'A1:D1', D1: { t: 's', v: '=1+1' } });
    const workbook = utils.book_new();
    utils.book_append_sheet(workbook, sheet, 'F');
    expect(await cellsOf(Buffer.from(write(workbook, { type: 'buffer', bookType: 'xlsx' })))).toEqual([['Nadia', '2025-01-21', '', '=1+1']]);
  });

  it.each(['xlsx', 'ods'] as const)('is the sheet of a %s workbook that says the most, whatever stands before it; any other is read on demand', async (bookType) => {
    const workbook = utils.book_new();
    utils.book_append_sheet(workbook, utils.aoa_to_sheet([['Liste tenue par Ida'], ['Ne pas modifier']]), 'Lisez-moi');
    utils.book_append_sheet(workbook, utils.aoa_to_sheet([['Nom', 'Prénom', 'Mail'], ['Mas', 'Ida', 'ida@example.org']]), 'Équipes');
    utils.book_append_sheet(workbook, utils.aoa_to_sheet([['Nom', 'Prénom', 'Mail'], ['Pic', 'Zoé', 'zoe@example.org']]), 'Archives');
    const content = Buffer.from(write(workbook, { type: 'buffer', bookType }));
    const read = (sheet?: number) => new TableReader().read({ read: async () => Buffer.from(content) }, sheet);
    expect(await read()).toMatchObject({ sheets: ['Lisez-moi', 'Équipes', 'Archives'], sheet: 1, lines: [{ cells: ['Nom', 'Prénom', 'Mail'] }, { cells: ['Mas', 'Ida', 'ida@example.org'] }] });
    expect(await read(0)).toMatchObject({ sheet: 0, lines: [{ cells: ['Liste tenue par Ida'] }, {}] });
  });

  it('is read from the recipients of an e-mail', async () => {
    const text = 'Marie Dupont <marie.dupont@example.org>; "FARGE, Inès" <ines@example.org>, paul <paul@example.org>;';
    expect(await cellsOf(Buffer.from(text))).toEqual([
      ['Nom complet', 'E-mail'],
      ['Marie Dupont', 'marie.dupont@example.org'],
      ['FARGE, Inès', 'ines@example.org'],
      ['paul', 'paul@example.org'],
    ]);
  });
});

describe('what is not a list', () => {
  const reader = new TableReader();
  const read = (bytes: Buffer) => reader.read({ read: () => Promise.resolve(bytes) }, undefined);
  const refusal = (bytes: Buffer) => read(bytes).then(() => 'read', (error: { view: { detail: string } }) => error.view.detail);

  it.each<[string, Buffer, RegExp]>([
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d]), /pas une liste/],
    ['a PDF', Buffer.from('%PDF-1.7'), /PDF/],
    ['an old workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), /ancien classeur/],
    ['a page', Buffer.from('<!doctype html><p>Bonjour</p>'), /page/],
    ['nothing', Buffer.from(' \n ; ; \n'), /vide/],
    ['a zip of something else', zip('photo.jpg', Buffer.from('x')), /pas une liste/],
    ['a broken workbook', Buffer.concat([book([['a', 'b']]).subarray(0, 900), Buffer.from('xx')]), /abîmé/],
    ['a workbook of broken XML', zip('content.xml', Buffer.from('<a><b></a>')), /abîmé/],
    ['entities that unfold', zip('content.xml', Buffer.from('<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><l>&b;</l>')), /abîmé/],
    ['too wide a list', Buffer.from(new Array(limits.columns + 2).fill('a').join(';')), /colonnes/],
  ])('%s is refused with a sentence', async (_what, bytes, sentence) => {
    expect(await refusal(bytes)).toMatch(sentence);
  });

  it('a list that waits for its turn is not yet in memory', async () => {
    const own = new TableReader();
    const free = Promise.withResolvers<void>();
    own['waiting'] = free.promise;
    let opened = 0;
    const upload = { name: '', mediaType: '', path: '', bytes: 9, sha256: '', read: () => Promise.resolve(Buffer.from(`Nom;Âge\nPuig;${(opened += 1)}`)) };
    const readings = [own.understand(upload, {}), own.understand(upload, {})];
    await new Promise(setImmediate);
    expect(opened).toBe(0);
    free.resolve();
    expect((await Promise.all(readings)).map((table) => table?.lines.length)).toEqual([2, 2]);
    expect(opened).toBe(2);
  });

  it('a zip bomb is refused as soon as it swells, whatever size its headers claim', async () => {
    const bomb = Buffer.alloc(limits.inflated + 4_000_000, '<b/>');
    expect(await refusal(zip('content.xml', Buffer.concat([Buffer.from('<a>'), bomb])))).toMatch(/démesuré/);
    expect(await refusal(zip('content.xml', bomb, 10))).toMatch(/abîmé|démesuré/);
  });

  it('twenty thousand lines are read within the memory of one thread, and many more are refused', async () => {
    const person = (index: number) => [`Nom${index}`, `Prénom${index}`, `p${index}@example.org`, 612_345_678 + index, 'Canohès', 'élue', 'maire adjointe à la transition'];
    const grid = (size: number) => [['Nom', 'Prénom', 'E-mail', 'Téléphone', 'Territoire', 'Catégorie', 'Fonction'], ...Array.from({ length: size }, (_, index) => person(index))];
    expect((await read(book(grid(20_000)))).lines).toHaveLength(20_001);
    expect(await refusal(Buffer.from(grid(limits.lines + 1).map((cells) => cells.join(';')).join('\n')))).toMatch(/lignes : découpez/);
  });
});
