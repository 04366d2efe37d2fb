import type { PaperCell, PaperColumn, PaperRow } from './document';
import type { Sheet } from './sheet';
import { ink, lake, line, type Look, quiet, soft } from './typesetter';

const looks = {
  usual: { cell: { face: 'text', size: 9.5, leading: 13, colour: ink }, padding: 4 },
  dense: { cell: { face: 'text', size: 8, leading: 10.5, colour: ink }, padding: 2.5 },
} satisfies Record<string, { cell: Look; padding: number }>;

interface Drawn {
  lines: string[];
  look: Look;
  cell: Exclude<PaperCell, string>;
}

interface Asked {
  columns: readonly PaperColumn[];
  rows: readonly PaperRow[];
  foot?: readonly PaperCell[];
  dense?: boolean;
  tall?: number;
}

type Structure = PDFKit.PDFStructureElement;

/** Draws a table over as many pages as it needs; its head comes again on each, a group’s name stays with its first row. */
export class Table {
  private readonly look: Look;
  private readonly padding: number;
  private readonly edges: { x: number; width: number }[];
  private structure: Structure;

  constructor(
    private readonly sheet: Sheet,
    private readonly asked: Asked,
  ) {
    ({ cell: this.look, padding: this.padding } = asked.dense ? looks.dense : looks.usual);
    const whole = asked.columns.reduce((sum, { share = 1 }) => sum + share, 0);
    let x = sheet.left;
    this.edges = asked.columns.map(({ share = 1 }) => {
      const edge = { x, width: (share / whole) * sheet.width };
      x += edge.width;
      return edge;
    });
  }

  draw(): void {
    const { rows, foot = [] } = this.asked;
    this.structure = this.sheet.element('Table');
    this.sheet.turned(this.headHeight() + 40);
    this.head(false);
    let group: string | undefined;
    for (const row of rows) {
      if ('group' in row) {
        group = row.group;
        continue;
      }
      for (const [index, part] of this.parts(row).entries()) this.row(part, index === 0 ? group : undefined);
      group = undefined;
    }
    if (foot.length) for (const part of this.parts(foot.map((cell) => ({ ...named(cell), strong: true })))) this.row(part, undefined);
    this.structure.end();
    this.sheet.y += 8;
  }

  /** A row taller than a page goes on in another. */
  private parts(row: readonly PaperCell[]): Drawn[][] {
    const most = Math.floor((this.sheet.tallest - this.headHeight() - 40) / this.look.leading);
    const drawn = this.asked.columns.map((_, index) => this.drawn(row[index] ?? '', index));
    const count = Math.max(1, ...drawn.map(({ lines }) => Math.ceil(lines.length / most)));
    return Array.from({ length: count }, (_, part) =>
      drawn.map(({ lines, look, cell }) => ({ lines: lines.slice(part * most, (part + 1) * most), look, cell: part ? { ...cell, tick: false, drawing: undefined } : cell })),
    );
  }

  private drawn(given: PaperCell, index: number): Drawn {
    const cell = named(given);
    const look = { ...this.look, ...(cell.strong && { face: 'bold' as const }), ...(cell.quiet && { colour: quiet }) };
    const room = (this.edges[index]?.width ?? 0) - 2 * this.padding - (cell.tick && cell.text ? this.look.size + 3 : 0);
    return { lines: cell.text ? this.sheet.setter.lines(cell.text, look, room) : [], look, cell };
  }

  private heightOf(drawn: readonly Drawn[]): number {
    const heights = drawn.map(({ lines, cell }) => lines.length * this.look.leading + (cell.drawing ? 22 : 0));
    return Math.max(this.asked.tall ?? 0, this.look.leading, ...heights) + 2 * this.padding;
  }

  private row(drawn: Drawn[], group: string | undefined): void {
    const height = this.heightOf(drawn);
    const groupHeight = group === undefined ? 0 : this.look.leading + 2 * this.padding;
    if (this.sheet.turned(height + groupHeight)) this.head(true);
    if (group !== undefined) this.group(group, groupHeight);
    const { y } = this.sheet;
    const row = this.sheet.element('TR', this.structure);
    for (const [index, cell] of drawn.entries()) {
      this.sheet.child(row, 'TD', () => this.cell(cell, index, y, height));
    }
    row.end();
    this.sheet.stroke(y + height, 0.4, line);
    this.sheet.y = y + height;
  }

  private cell({ lines, look, cell }: Drawn, index: number, y: number, height: number): void {
    const { x, width } = this.edges[index] as { x: number; width: number };
    const align = this.asked.columns[index]?.align ?? 'left';
    const indent = cell.tick && cell.text ? look.size + 3 : 0;
    if (cell.tick) this.sheet.tick(cell.text || align === 'left' ? x + this.padding : x + width / 2 - look.size / 2, y + this.padding + (look.leading - look.size) / 2, look.size);
    // What is said of a drawing is above it.
    const said = lines.length * look.leading;
    if (cell.drawing) this.sheet.drawing(cell.drawing, cell.alt ?? '', { x: x + this.padding, y: y + said + 2, width: width - 2 * this.padding, height: height - said - 4 });
    this.sheet.setter.write(lines, look, x + this.padding + indent, y + this.padding, width - 2 * this.padding - indent, align);
  }

  private group(name: string, height: number): void {
    const { y, left, width } = this.sheet;
    const row = this.sheet.element('TR', this.structure);
    this.sheet.backdrop(y, height, soft);
    this.sheet.child(row, 'TH', () => this.sheet.setter.write([name], { ...this.look, face: 'bold' }, left + this.padding, y + this.padding, width), 'Row');
    row.end();
    this.sheet.y = y + height;
  }

  private headLook(): Look {
    return { ...this.look, face: 'bold', colour: lake };
  }

  private headLines(): string[][] {
    return this.asked.columns.map(({ label }, index) => this.sheet.setter.lines(label, this.headLook(), (this.edges[index]?.width ?? 0) - 2 * this.padding));
  }

  private headHeight(): number {
    return Math.max(...this.headLines().map(({ length }) => length)) * this.look.leading + 2 * this.padding;
  }

  /** The head is read once by a screen reader; on the next pages it is an ornament. */
  private head(again: boolean): void {
    const { y } = this.sheet;
    const height = this.headHeight();
    const cells = this.headLines().map((lines, index) => () => {
      const { x, width } = this.edges[index] as { x: number; width: number };
      const top = y + height - this.padding - lines.length * this.look.leading;
      this.sheet.setter.write(lines, this.headLook(), x + this.padding, top, width - 2 * this.padding, this.asked.columns[index]?.align ?? 'left');
    });
    if (again) this.sheet.ornament(() => cells.forEach((cell) => cell()));
    else {
      const row = this.sheet.element('TR', this.structure);
      for (const cell of cells) this.sheet.child(row, 'TH', cell, 'Column');
      row.end();
    }
    this.sheet.stroke(y + height, 1, lake);
    this.sheet.y = y + height;
  }
}

const named = (cell: PaperCell): Exclude<PaperCell, string> => (typeof cell === 'string' ? { text: cell } : cell);
