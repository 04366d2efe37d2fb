import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension, ApiQuery } from '@nestjs/swagger';

/** What a cell holds; nothing is an empty cell. Several words are joined by commas. */
export type Cell = string | number | boolean | null | undefined | readonly string[];

/** One column: its heading in French, and what it says of a row. A day is `YYYY-MM-DD`, an instant ISO 8601. */
export interface Column<Row> {
  label: string;
  value: (row: Row) => Cell;
  as?: 'text' | 'number' | 'day' | 'instant';
}

/** How a list leaves as a file: declared once, beside the list's contract. */
export interface Sheet<Answer, Row> {
  /** The list's name: of the file and of the tab. */
  name: string;
  /** The rows of one answer of the route. */
  rows: (answer: Answer) => readonly Row[];
  columns: readonly Column<Row>[] | ((answer: Answer) => readonly Column<Row>[]);
  /** The id of a row, where a page filters and sorts by itself: `keep` then names the rows it shows, in its order, by the beginnings of their ids. */
  key?: (row: Row) => string;
  /** How many rows the route's largest page holds, when it is paged with `limit`. */
  perPage?: number;
  /** The object under which the export is written in the audit: for every list of people. */
  audited?: string;
}

/** The metadata key of lists that leave as files. */
export const SHEET = 'cordee:sheet';

/** The OpenAPI extension that marks them. */
export const SHEET_EXTENSION = 'x-cordee-sheet';

/** The two files: what Excel and LibreOffice open, and what everything opens. */
export const FORMATS = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
} as const;
export type Format = keyof typeof FORMATS;

/**
 * A list that also leaves as a file: the same route, right, filters and order with `format=xlsx` or `format=csv`, every
 * page of it. What the file holds comes from the answer that the contract lets out, and from nothing else.
 */
export const LeavesAs = <Answer, Row>(sheet: Sheet<Answer, Row>) =>
  applyDecorators(
    SetMetadata(SHEET, sheet),
    ApiQuery({ name: 'format', required: false, schema: { type: 'string', enum: Object.keys(FORMATS) } }),
    ...(sheet.key ? [ApiQuery({ name: 'keep', required: false, schema: { type: 'string', maxLength: 8000 } })] : []),
    ApiExtension(SHEET_EXTENSION, sheet.name),
  );

/** The columns of a sheet, some of which may depend on the answer. */
export const columnsOf = <Answer, Row>({ columns }: Sheet<Answer, Row>, answer: Answer): readonly Column<Row>[] => (typeof columns === 'function' ? columns(answer) : columns);

/** A cell that a spreadsheet would take for a formula, whatever spaces stand before the sign. */
export const looksLikeFormula = (text: string): boolean => /^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/.test(text);

/** A cell as text: words joined, yes and no in French. */
export function textOf(cell: Cell): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'boolean') return cell ? 'oui' : 'non';
  return Array.isArray(cell) ? cell.join(', ') : String(cell);
}

/** Year, month, day, hour, minute of an instant where the network lives. */
export function wallClock(instant: string, timeZone: string): [number, number, number, number, number] {
  const [day = '', time = ''] = new Date(instant).toLocaleString('sv', { timeZone }).split(' ');
  return [...day.split('-').map(Number), ...time.split(':').slice(0, 2).map(Number)] as [number, number, number, number, number];
}
