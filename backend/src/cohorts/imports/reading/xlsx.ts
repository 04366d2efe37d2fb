import type { Archive } from './archive';
import { Enough, headLines, Lines, type Table, type TableLine, Unreadable } from '../../../platform/reading/table';

interface SheetPart {
  name: string;
  path: string;
}

const serialDay = (serial: number, since1904: boolean) => new Date(Date.UTC(since1904 ? 1904 : 1899, since1904 ? 0 : 11, since1904 ? 1 : 30) + Math.floor(serial) * 86_400_000).toISOString().slice(0, 10);

/** Reads a sheet of an Excel workbook: the value that Excel last computed, never a formula; dates as days. */
export async function readXlsx(archive: Archive, asked: number | undefined): Promise<Table> {
  const { sheets, since1904 } = await workbook(archive);
  if (!sheets.length) throw new Unreadable('Ce classeur n’a aucune feuille visible.');
  const [texts, dates] = [await sharedTexts(archive), await dateStyles(archive)];
  const start = asked ?? 0;
  for (let sheet = start; sheet < sheets.length; sheet += 1) {
    const lines = await sheetLines(archive, (sheets[sheet] as SheetPart).path, { texts, dates, since1904 });
    if (asked !== undefined) return { sheets: sheets.map(({ name }) => name), sheet, lines };
    // Without a sheet asked for, the first that holds something, unless the beginning of another says more.
    if (lines.length) return { sheets: sheets.map(({ name }) => name), sheet, lines, ...(sheet + 1 < sheets.length && { heads: await beginnings(archive, sheets, { texts, dates, since1904 }) }) };
  }
  return { sheets: sheets.map(({ name }) => name), sheet: start, lines: [] };
}

const mostLookedAt = 20;

/** How each sheet begins; one that cannot be read begins with nothing. */
async function beginnings(archive: Archive, sheets: readonly SheetPart[], ground: Ground): Promise<TableLine[][]> {
  const heads: TableLine[][] = [];
  for (const { path } of sheets.slice(0, mostLookedAt)) heads.push(await sheetLines(archive, path, ground, headLines).catch(() => []));
  return heads;
}

async function workbook(archive: Archive): Promise<{ sheets: SheetPart[]; since1904: boolean }> {
  const targets = new Map<string, string>();
  await archive.read('xl/_rels/workbook.xml.rels', {
    open: (name, { Id, Target }) => void (name === 'Relationship' && Id && Target && targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`)),
  });
  const sheets: SheetPart[] = [];
  let since1904 = false;
  await archive.read('xl/workbook.xml', {
    open(name, { name: title, id, state, date1904 }) {
      if (name === 'workbookPr') since1904 = date1904 === '1' || date1904 === 'true';
      const path = targets.get(id ?? '');
      if (name === 'sheet' && path && title && (!state || state === 'visible')) sheets.push({ name: title, path });
    },
  });
  return { sheets, since1904 };
}

async function sharedTexts(archive: Archive): Promise<string[]> {
  const texts: string[] = [];
  let [current, reading, phonetic] = ['', false, false];
  await archive.read('xl/sharedStrings.xml', {
    open(name) {
      if (name === 'si') current = '';
      if (name === 'rPh') phonetic = true;
      reading = name === 't' && !phonetic;
    },
    text: (text) => void (reading && (current += text)),
    close(name) {
      if (name === 't') reading = false;
      if (name === 'rPh') phonetic = false;
      if (name === 'si') texts.push(current);
    },
  });
  return texts;
}

/** Which cell styles show a number as a day. */
async function dateStyles(archive: Archive): Promise<Set<number>> {
  const own = new Map<string, string>();
  const dates = new Set<number>();
  let [within, index] = [false, 0];
  await archive.read('xl/styles.xml', {
    open(name, { numFmtId = '0', formatCode = '' }) {
      if (name === 'numFmt') own.set(numFmtId, formatCode);
      if (name === 'cellXfs') within = true;
      if (name !== 'xf' || !within) return;
      const code = own.get(numFmtId)?.replace(/"[^"]*"|\[[^\]]*\]|\\./g, '');
      const builtIn = Number(numFmtId);
      if (code === undefined ? (builtIn >= 14 && builtIn <= 17) || builtIn === 22 || (builtIn >= 27 && builtIn <= 36) : /[yd]|mmm/i.test(code)) dates.add(index);
      index += 1;
    },
    close: (name) => void (name === 'cellXfs' && (within = false)),
  });
  return dates;
}

interface Ground {
  texts: string[];
  dates: Set<number>;
  since1904: boolean;
}

async function sheetLines(archive: Archive, path: string, ground: Ground, most = Infinity) {
  const lines = new Lines();
  const merges: { column: number; from: number; to: number }[] = [];
  let [line, column, kind, style, value, reading] = [0, -1, 'n', 0, '', false];
  let cells: (string | undefined)[] = [];
  await archive.read(path, {
    open(name, attributes) {
      if (name === 'row') [line, column, cells] = [Number(attributes['r']) || line + 1, -1, []];
      if (name === 'c') {
        column = attributes['r'] ? columnOf(attributes['r']) : column + 1;
        [kind, style, value] = [attributes['t'] ?? 'n', Number(attributes['s'] ?? 0), ''];
      }
      reading = name === 'v' || name === 't';
      if (name === 'mergeCell') merges.push(...merged(attributes['ref'] ?? ''));
    },
    text: (text) => void (reading && (value += text)),
    close(name) {
      reading = false;
      if (name === 'c' && value !== '' && column < 16_384) cells[column] = shown(value, kind, style, ground);
      if (name === 'row') lines.add(line, cells);
      if (lines.kept.length >= most) throw new Enough();
    },
  });
  for (const merge of merges) lines.fillDown(merge);
  return lines.kept;
}

function shown(value: string, kind: string, style: number, { texts, dates, since1904 }: Ground): string {
  if (kind === 's') return texts[Number(value)] ?? '';
  if (kind === 'e') return '';
  if (kind === 'b') return value === '1' ? 'oui' : 'non';
  if (kind === 'd') return value.slice(0, 10);
  if (kind !== 'n') return value;
  const number = Number(value);
  if (!Number.isFinite(number)) return value;
  if (dates.has(style) && number >= 1 && number < 2_958_466) return serialDay(number, since1904);
  return Number.isInteger(number) && Math.abs(number) < 1e15 ? number.toFixed(0) : String(number).replace('.', ',');
}

const columnOf = (reference: string) => [...(/^[A-Z]{1,3}/.exec(reference)?.[0] ?? 'A')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/** The first column of a merge that spans lines. */
function merged(reference: string): { column: number; from: number; to: number }[] {
  const [, first = '', from, to] = /^([A-Z]{1,3})(\d+):[A-Z]{1,3}(\d+)$/.exec(reference) ?? [];
  return from && to && to !== from ? [{ column: columnOf(first), from: Number(from), to: Number(to) }] : [];
}
