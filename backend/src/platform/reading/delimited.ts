import { Lines, type Table, Unreadable } from './table';

const separators = [';', '\t', ',', '|'] as const;
const mac = new Set([0x83, 0x88, 0x8d, 0x8e, 0x8f, 0x90, 0x9d, 0xd5]);
const windows = new Set([0x92, 0xc8, 0xc9, 0xe0, 0xe2, 0xe7, 0xe8, 0xe9, 0xea, 0xee, 0xf4, 0xfb]);

/** Text in whatever encoding a spreadsheet wrote it: UTF-8, UTF-16, Windows-1252 or Mac; the bytes tell which. */
export function decoded(bytes: Buffer): string {
  return new TextDecoder(encodingOf(bytes)).decode(bytes);
}

function encodingOf(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const sample = bytes.subarray(0, 4096);
  const zeros = sample.filter((byte, at) => byte === 0 && at % 2 === 1).length;
  if (zeros > sample.length / 5) return 'utf-16le';
  if (sample.includes(0)) throw new Unreadable('Ce fichier n’est pas une liste : déposez un classeur (.xlsx, .ods) ou un fichier .csv.');
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 'utf-8';
  } catch {
    const count = (set: Set<number>) => bytes.reduce((sum, byte) => sum + Number(set.has(byte)), 0);
    return count(mac) > count(windows) ? 'macintosh' : 'windows-1252';
  }
}

/** Reads a CSV, or what was pasted: the separator is the one that cuts the lines alike; quotes hold lines together. */
export function readDelimited(text: string): Table {
  const [, named, rest] = /^\ufeff?(?:sep=(.)\r?\n)?([^]*)$/.exec(text) ?? [];
  const body = rest ?? '';
  const lines = new Lines();
  let line = 0;
  for (const cells of records(body, named ?? separatorOf(body))) lines.add((line += 1), cells);
  return { sheets: [], sheet: 0, lines: lines.kept };
}

function separatorOf(text: string): string {
  const sample = text.slice(0, 20_000);
  let best = { separator: ';', score: 0 };
  for (const separator of separators) {
    const widths = [...records(sample, separator)].slice(0, 40).map(({ length }) => length).filter((width) => width > 1);
    const usual = Math.max(0, ...widths.map((width) => widths.filter((other) => other === width).length));
    // A comma inside sentences cuts lines unevenly; the true separator cuts many lines into as many columns.
    const score = usual * 100 + (widths.length ? Math.max(...widths) : 0);
    if (score > best.score) best = { separator, score };
  }
  return best.separator;
}

/** The records of a delimited text (RFC 4180, forgiving a quote inside a plain cell). */
export function* records(text: string, separator: string): Generator<string[]> {
  let cells: string[] = [];
  let at = 0;
  while (at < text.length) {
    let cell: string;
    [cell, at] = text[at] === '"' ? quoted(text, at, separator) : plain(text, at, separator);
    cells.push(cell);
    const end = text[at];
    if (end === separator) {
      at += 1;
      if (at === text.length) cells.push('');
      continue;
    }
    at += end === '\r' && text[at + 1] === '\n' ? 2 : 1;
    yield cells;
    cells = [];
  }
  if (cells.length) yield cells;
}

function plain(text: string, from: number, separator: string): [string, number] {
  let at = from;
  while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at += 1;
  return [text.slice(from, at), at];
}

function quoted(text: string, from: number, separator: string): [string, number] {
  let cell = '';
  let at = from + 1;
  for (;;) {
    const close = text.indexOf('"', at);
    // A quote that never closes is a plain sign, else one typing slip would swallow the rest of the list.
    if (close < 0) return plain(text, from, separator);
    cell += text.slice(at, close);
    if (text[close + 1] !== '"') {
      const [after, end] = plain(text, close + 1, separator);
      return [cell + after, end];
    }
    cell += '"';
    at = close + 2;
  }
}
