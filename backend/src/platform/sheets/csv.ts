import { type Cell, type Column, looksLikeFormula, textOf, wallClock } from './sheet';

const two = (value: number) => String(value).padStart(2, '0');

/** Writes what a French Excel opens by a double click: UTF-8 with its mark, semicolons, decimal commas, days as 21/01/2025. */
export class CsvFile<Row> {
  private readonly parts: Buffer[] = [];

  constructor(
    private readonly columns: readonly Column<Row>[],
    private readonly timeZone: string,
  ) {
    this.write('\uFEFF' + columns.map(({ label }) => quoted(label)).join(';') + '\r\n');
  }

  add(rows: readonly Row[]): void {
    this.write(rows.map((row) => this.columns.map((column) => this.cell(column, column.value(row))).join(';') + '\r\n').join(''));
  }

  end(): Buffer {
    return Buffer.concat(this.parts);
  }

  private cell({ as = 'text' }: Column<Row>, cell: Cell): string {
    if (cell === null || cell === undefined || cell === '') return '';
    if (typeof cell === 'number') return String(cell).replace('.', ',');
    if (as === 'day') return String(cell).split('-').reverse().join('/');
    if (as === 'instant') {
      const [year, month, day, hour, minute] = wallClock(String(cell), this.timeZone);
      return `${two(day)}/${two(month)}/${year} ${two(hour)}:${two(minute)}`;
    }
    const text = textOf(cell);
    return quoted(looksLikeFormula(text) ? `'${text}` : text);
  }

  private write(text: string): void {
    this.parts.push(Buffer.from(text.toWellFormed()));
  }
}

const quoted = (text: string) => (/[";\r\n\t]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text);
