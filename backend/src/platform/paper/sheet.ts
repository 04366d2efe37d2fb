import { ink, lake, type Typesetter } from './typesetter';

type Structure = PDFKit.PDFStructureElement;

/** Margins of a page, in points: the head and the foot stand in them. */
export const margins = { top: 72, bottom: 62, side: 48 } as const;

/** The page being written: where the pen is, how much room is left, and what is text or only an ornament. */
export class Sheet {
  y: number = margins.top;
  readonly left = margins.side;
  readonly width: number;
  /** The tallest thing that a page holds. */
  readonly tallest: number;
  private readonly bottom: number;
  private readonly root: Structure;

  constructor(
    private readonly document: PDFKit.PDFDocument,
    readonly setter: Typesetter,
  ) {
    this.width = document.page.width - 2 * margins.side;
    this.bottom = document.page.height - margins.bottom;
    this.tallest = this.bottom - margins.top;
    this.root = document.struct('Document');
    document.addStructure(this.root);
  }

  /** Turns the page when that much does not fit any more; says whether it did. */
  turned(height: number): boolean {
    if (this.y + height <= this.bottom || this.y === margins.top) return false;
    this.turn();
    return true;
  }

  turn(): void {
    this.document.addPage();
    this.y = margins.top;
  }

  /** How much room the page has left, in points. */
  get leftOver(): number {
    return this.bottom - this.y;
  }

  element(type: string, parent: Structure = this.root): Structure {
    const element = this.document.struct(type);
    parent.add(element);
    return element;
  }

  /** One tagged piece of a parent; `scope` says of a heading whether it heads its column or its row. */
  child(parent: Structure, type: string, draw: () => void, scope?: 'Column' | 'Row'): void {
    const element = this.document.struct(type, scope ? ({ scope } as PDFKit.Mixins.StructureElementOptions) : {});
    parent.add(element);
    element.add(draw);
    element.end();
  }

  figure(alt: string, draw: () => void): void {
    const element = this.document.struct('Figure', { alt });
    this.root.add(element);
    element.add(draw);
    element.end();
  }

  close(): void {
    this.root.end();
  }

  ornament(draw: () => void): void {
    this.document.markContent('Artifact', { type: 'Pagination' });
    draw();
    this.document.endMarkedContent();
  }

  stroke(y: number, weight: number, colour: string): void {
    this.layout(() => this.document.moveTo(this.left, y).lineTo(this.left + this.width, y).lineWidth(weight).stroke(colour));
  }

  backdrop(y: number, height: number, colour: string): void {
    this.layout(() => this.document.rect(this.left, y, this.width, height).fill(colour));
  }

  tick(x: number, y: number, size: number): void {
    this.document.markContent('Span', { actual: 'présent ' });
    this.document
      .moveTo(x + size * 0.12, y + size * 0.55)
      .lineTo(x + size * 0.4, y + size * 0.82)
      .lineTo(x + size * 0.9, y + size * 0.2)
      .lineWidth(size * 0.16)
      .lineCap('round')
      .lineJoin('round')
      .stroke(lake);
    this.document.endMarkedContent();
  }

  /** A path drawn by hand, brought to the size of its place. What is not such a path is left out. */
  drawing(path: string, alt: string, { x, y, width, height }: { x: number; y: number; width: number; height: number }): void {
    const points = [...path.matchAll(/[ML] ?(\d+) (\d+)/g)].map(([, across, down]) => [Number(across), Number(down)] as const);
    if (points.length < 2) return;
    const [left, top] = [Math.min(...points.map(([across]) => across)), Math.min(...points.map(([, down]) => down))];
    const [wide, high] = [Math.max(...points.map(([across]) => across)) - left, Math.max(...points.map(([, down]) => down)) - top];
    const scale = Math.min(width / Math.max(wide, 1), height / Math.max(high, 1), 1);
    this.document.markContent('Span', { actual: `${alt} ` });
    this.document.save().translate(x, y).scale(scale).translate(-left, -top);
    this.document.path(path).lineWidth(0.9 / scale).lineCap('round').lineJoin('round').stroke(ink);
    this.document.restore().endMarkedContent();
  }

  /** Dark squares of a grid, one path for all. */
  squares(count: number, isDark: (row: number, column: number) => boolean, y: number, height: number): void {
    const side = height / count;
    for (let row = 0; row < count; row += 1) {
      for (let column = 0, length = 0; column < count; column += length + 1) {
        for (length = 0; column + length < count && isDark(row, column + length); ) length += 1;
        if (length) this.document.rect(this.left + column * side, y + row * side, side * length, side);
      }
    }
    this.document.fill('#000000');
  }

  image(picture: Uint8Array, x: number, y: number, width: number, height: number): void {
    this.document.image(Buffer.from(picture), x, y, { fit: [width, height] });
  }

  private layout(draw: () => void): void {
    this.document.markContent('Artifact', { type: 'Layout' });
    draw();
    this.document.endMarkedContent();
  }
}
