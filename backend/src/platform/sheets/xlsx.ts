import { strToU8, Zip, ZipDeflate } from 'fflate';
import { type Cell, type Column, looksLikeFormula, textOf, wallClock } from './sheet';

/** Styles of `xl/styles.xml`, by their place in it. `quoted` is Excel's own mark of a text that must never be read as a formula. */
const style = { heading: 1, day: 2, instant: 3, quoted: 4 };

// Archives keep the local hour of each part: one hour for all, so that the same rows make the same bytes.
const always = new Date(2000, 0, 1);

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/**
 * Writes a workbook of one tab while its rows arrive: each batch is compressed at once, so that memory holds the file and
 * one batch. Texts are texts (a telephone number keeps its +33, a code its leading zero), days are days, numbers are numbers.
 */
export class XlsxFile<Row> {
  private readonly chunks: Uint8Array[] = [];
  private readonly zip = new Zip((error, chunk) => {
    if (error) throw error;
    this.chunks.push(chunk);
  });
  private readonly tab = new ZipDeflate('xl/worksheets/sheet1.xml', { level: 6 });
  private rows = 0;

  constructor(
    name: string,
    private readonly columns: readonly Column<Row>[],
    private readonly timeZone: string,
    /** The first rows, by which columns take their widths. */
    sample: readonly Row[] = [],
  ) {
    for (const [path, text] of parts(name)) this.part(path, text);
    this.tab.mtime = always;
    this.zip.add(this.tab);
    this.write(
      `${head}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0" tabSelected="1"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>` +
        `<cols>${columns.map((column, index) => `<col min="${index + 1}" max="${index + 1}" width="${widthOf(column, sample)}" customWidth="1"/>`).join('')}</cols>` +
        `<sheetData>${this.row(columns.map(({ label }) => text(label, style.heading)))}`,
    );
  }

  add(rows: readonly Row[]): void {
    this.write(rows.map((row) => this.row(this.columns.map((column) => this.cell(column, column.value(row))))).join(''));
  }

  end(): Buffer {
    this.write(`</sheetData><autoFilter ref="A1:${letters(Math.max(this.columns.length, 1))}${this.rows}"/></worksheet>`, true);
    this.zip.end();
    return Buffer.concat(this.chunks);
  }

  private row(cells: string[]): string {
    this.rows += 1;
    return `<row r="${this.rows}">${cells.join('')}</row>`;
  }

  private cell({ as = 'text' }: Column<Row>, cell: Cell): string {
    if (cell === null || cell === undefined || cell === '') return '<c/>';
    if (typeof cell === 'number') return Number.isFinite(cell) ? `<c><v>${cell}</v></c>` : '<c/>';
    if (as === 'day') {
      const [year = 0, month = 1, day = 1] = String(cell).split('-').map(Number);
      return `<c s="${style.day}"><v>${serial(year, month, day)}</v></c>`;
    }
    if (as === 'instant') return `<c s="${style.instant}"><v>${serial(...wallClock(String(cell), this.timeZone))}</v></c>`;
    const words = textOf(cell);
    return text(words, looksLikeFormula(words) ? style.quoted : 0);
  }

  private part(path: string, content: string): void {
    const file = new ZipDeflate(path, { level: 6 });
    file.mtime = always;
    this.zip.add(file);
    file.push(strToU8(content), true);
  }

  private write(xml: string, last = false): void {
    this.tab.push(strToU8(xml), last);
  }
}

/** Days since 30 December 1899, as spreadsheets count them. */
const serial = (year: number, month: number, day: number, hour = 0, minute = 0) => Date.UTC(year, month - 1, day, hour, minute) / 86_400_000 + 25_569;

/** What XML cannot hold is dropped, and a cell ends where Excel ends it; « _x0041_ » typed by somebody stays what they typed. */
const escaped = (words: string) =>
  words
    .toWellFormed()
    .slice(0, 32_767)
    .toWellFormed()
    .replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
    .replaceAll(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');

const text = (words: string, look: number) => `<c t="inlineStr"${look ? ` s="${look}"` : ''}><is><t xml:space="preserve">${escaped(words)}</t></is></c>`;

const letters = (column: number): string => (column > 26 ? letters(Math.floor((column - 1) / 26)) : '') + String.fromCharCode(65 + ((column - 1) % 26));

function widthOf<Row>({ label, value, as }: Column<Row>, sample: readonly Row[]): number {
  const longest = as === 'day' ? 11 : as === 'instant' ? 16 : Math.max(0, ...sample.slice(0, 200).map((row) => textOf(value(row)).length));
  return Math.min(60, Math.max(label.length + 3, longest + 2));
}

/** The parts of a workbook that hold no row. A tab's name is thirty-one signs at most, some of them forbidden. */
const parts = (name: string): [string, string][] => [
  ['[Content_Types].xml', `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`],
  ['_rels/.rels', `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`],
  ['xl/workbook.xml', `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${escaped(name.replaceAll(/[\\/?*[\]:'"]/g, ' ').slice(0, 31))}" sheetId="1" r:id="rId1"/></sheets></workbook>`],
  ['xl/_rels/workbook.xml.rels', `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/></Relationships>`],
  ['xl/styles.xml', `${head}<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy\\ hh:mm"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5"><xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1"/><xf xfId="0" numFmtId="14" applyNumberFormat="1"/><xf xfId="0" numFmtId="164" applyNumberFormat="1"/><xf xfId="0" quotePrefix="1"/></cellXfs></styleSheet>`],
];
