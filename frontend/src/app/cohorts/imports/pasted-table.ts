import { Service } from '@angular/core';
import { copiedRows } from './copied-table';

/** What the clipboard or a drop carried: a file as it is, or text with its cells. */
export interface Pasted {
  readonly content: Blob;
  readonly name: string;
}

/** Reads what is pasted or dropped. */
@Service()
export class PastedTables {
  /** A file first, then a table, then plain text. Nothing when there is neither. */
  read(data: DataTransfer | null): Pasted | null {
    const file = data?.files[0];
    // Excel also puts a picture of the cells on the clipboard: the text is what counts then.
    if (file && !file.type.startsWith('image/')) return { content: file, name: file.name };
    const text = this.tableText(data?.getData('text/html') ?? '') ?? data?.getData('text/plain') ?? '';
    return text.trim() ? { content: new Blob([text]), name: 'Tableau collé' } : null;
  }

  /** The first table of a copied page as cells separated by tabs, those merged over several lines repeated; null without a table. */
  tableText(html: string): string | null {
    const rows = copiedRows(html);
    if (!rows) return null;
    const grid: string[][] = rows.map(() => []);
    for (const [line, row] of rows.entries()) {
      let column = 0;
      for (const cell of row) {
        while (grid[line]?.[column] !== undefined) column += 1;
        const text = cell.text.replace(/\s+/g, ' ').trim();
        const [tall, wide] = [Math.min(cell.tall, grid.length - line), Math.min(cell.wide, 100)];
        for (let down = 0; down < tall; down += 1) for (let right = 0; right < wide; right += 1) (grid[line + down] as string[])[column + right] = right ? '' : text;
        column += wide;
      }
    }
    return grid.map((cells) => Array.from(cells, (cell) => quoted(cell ?? '')).join('\t')).join('\n');
  }
}

const quoted = (cell: string) => (cell.includes('"') ? `"${cell.replaceAll('"', '""')}"` : cell);
