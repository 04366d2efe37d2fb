/** One line of a sheet, by its number there, so that whoever reads a message finds it in their own file. */
export interface TableLine {
  line: number;
  cells: string[];
}

/** What a file or a paste holds, once read: the sheets by name, and the lines of the one that was read. */
export interface Table {
  sheets: string[];
  sheet: number;
  lines: TableLine[];
  /** Of a workbook whose sheet nobody chose: how each of its sheets begins, to tell which is the list. */
  heads?: TableLine[][];
}

/** How many lines of a sheet tell what it holds. */
export const headLines = 40;

/** Past these a file is refused before it costs memory. `inflated` counts the bytes that really came out of a zip. */
export const limits = { bytes: 10_485_760, inflated: 209_715_200, entries: 2000, lines: 25_000, columns: 80, characters: 24_000_000, cell: 4000 };

/** What stops the reading of a sheet of which only the beginning was wanted. */
export class Enough extends Error {}

/** A file that is not read; its message is a French sentence, shown as it is. */
export class Unreadable extends Error {}

const marks = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200b-\u200f\u2060\ufeff]/g;

/** A cell's text as people see it: no control characters, one form for each accent, no space around. */
export function cleaned(text: string): string {
  return text.toWellFormed().replace(marks, '').replace(/[\u00a0\u202f\t]/g, ' ').replace(/\r\n?/g, '\n').trim().normalize('NFC');
}

/** Lines as they are read, within the limits; empty ones are not kept. */
export class Lines {
  readonly kept: TableLine[] = [];
  private characters = 0;

  add(line: number, texts: readonly (string | undefined)[]): void {
    const cells = Array.from(texts, (text) => cleaned(text ?? ''));
    while (cells.length && !cells.at(-1)) cells.pop();
    if (!cells.length) return;
    if (this.kept.length >= limits.lines) throw new Unreadable(`Ce fichier a plus de ${limits.lines.toLocaleString('fr-FR')} lignes : découpez-le en plusieurs.`);
    if (cells.length > limits.columns) throw new Unreadable(`La ligne ${line} a plus de ${limits.columns} colonnes : gardez celles qui servent.`);
    for (const cell of cells) {
      if (cell.length > limits.cell) throw new Unreadable(`Une cellule de la ligne ${line} a plus de ${limits.cell.toLocaleString('fr-FR')} signes : ce n’est sans doute pas une liste.`);
      this.characters += cell.length;
    }
    if (this.characters > limits.characters) throw new Unreadable('Ce fichier contient trop de texte pour une liste : découpez-le en plusieurs.');
    this.kept.push({ line, cells });
  }

  /** A cell merged over several lines holds for each of them. */
  fillDown({ column, from, to }: { column: number; from: number; to: number }): void {
    const value = this.kept.find(({ line }) => line === from)?.cells[column];
    if (!value) return;
    for (const { line, cells } of this.kept) {
      if (line <= from || line > to || cells[column]) continue;
      while (cells.length < column) cells.push('');
      cells[column] = value;
    }
  }
}
