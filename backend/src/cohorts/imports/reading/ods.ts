import type { Archive } from './archive';
import { headLines, limits, Lines, type Table, type TableLine } from '../../../platform/reading/table';

const times = (value: string | undefined) => Math.max(1, Number(value) || 1);

/** Reads a sheet of a LibreOffice workbook: displayed text, the day of a date, the plain figure of a number. */
export async function readOds(archive: Archive, asked: number | undefined): Promise<Table> {
  const sheets: string[] = [];
  const kept: Lines[] = [];
  const heads: TableLine[][] = [];
  let lines = new Lines();
  let merges: { column: number; from: number; to: number }[] = [];
  let [line, repeated, width, depth, aside] = [0, 1, 1, 0, 0];
  let cells: (string | undefined)[] = [];
  let cell: { value: string | undefined; text: string } | undefined;
  await archive.read('content.xml', {
    open(name, attributes) {
      if (name === 'table') {
        depth += 1;
        if (depth === 1) {
          sheets.push(attributes['name'] ?? '');
          [lines, merges, line] = [new Lines(), [], 0];
        }
      }
      if (name === 'table-row') [repeated, cells] = [times(attributes['number-rows-repeated']), []];
      if (name === 'table-cell' || name === 'covered-table-cell') {
        width = times(attributes['number-columns-repeated']);
        cell = { value: valueOf(attributes), text: '' };
        const spanned = times(attributes['number-rows-spanned']);
        if (spanned > 1) merges.push({ column: cells.length, from: line + 1, to: line + spanned });
      }
      if (name === 'annotation') aside += 1;
      if (!cell || aside) return;
      if (name === 's') cell.text += ' '.repeat(Math.min(times(attributes['c']), 100));
      if (name === 'line-break' || (name === 'p' && cell.text)) cell.text += '\n';
    },
    text: (text) => void (cell && !aside && (cell.text += text.replace(/\s+/g, ' '))),
    close(name) {
      if (name === 'annotation') aside -= 1;
      if ((name === 'table-cell' || name === 'covered-table-cell') && cell) {
        const text = cell.value ?? cell.text;
        // Empty cells are repeated to the edge of the sheet; what is beyond is nothing.
        const room = text ? width : Math.min(width, 16_384 - cells.length);
        if (text || cells.length + room <= limits.columns) for (let time = 0; time < Math.min(room, limits.columns + 1); time += 1) cells.push(text);
        cell = undefined;
      }
      if (name === 'table-row') {
        const copies = cells.some(Boolean) ? Math.min(repeated, limits.lines + 1) : 0;
        for (let time = 1; time <= copies; time += 1) lines.add(line + time, cells);
        line += repeated;
      }
      if (name === 'table') {
        depth -= 1;
        if (depth > 0) return;
        const wanted = asked === undefined ? kept.every((sheet) => sheet.kept.length === 0) : asked === sheets.length - 1;
        if (wanted) for (const merge of merges) lines.fillDown(merge);
        kept.push(wanted ? lines : new Lines());
        heads.push(lines.kept.slice(0, headLines));
      }
    },
  });
  const sheet = asked ?? Math.max(0, kept.findIndex(({ kept: found }) => found.length > 0));
  return { sheets, sheet, lines: kept[sheet]?.kept ?? [], ...(asked === undefined && sheets.length > 1 && { heads }) };
}

/** What counts in a cell that is not a text: the day, the figure. */
function valueOf(attributes: Record<string, string>): string | undefined {
  switch (attributes['value-type']) {
    case 'date':
      return attributes['date-value']?.slice(0, 10);
    case 'float': {
      const number = Number(attributes['value']);
      return Number.isInteger(number) && Math.abs(number) < 1e15 ? number.toFixed(0) : attributes['value']?.replace('.', ',');
    }
    case 'boolean':
      return attributes['boolean-value'] === 'true' ? 'oui' : 'non';
    default:
      return undefined;
  }
}
