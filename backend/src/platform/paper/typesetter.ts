import type { Face, Run, Typefaces } from './typefaces';

/** How a text looks: sizes in points. */
export interface Look {
  face: Face;
  size: number;
  leading: number;
  colour: string;
}

export const ink = '#1d2a2e';
export const quiet = '#55636a';
export const lake = '#0d5c6b';
export const line = '#858a87';
export const soft = '#efeae0';

/** Breaks texts into lines and draws them; measured word by word, so that a line may cross two font files. */
export class Typesetter {
  private readonly widths = new Map<string, number>();

  constructor(
    private readonly document: PDFKit.PDFDocument,
    private readonly typefaces: Typefaces,
  ) {}

  /** Lines no wider than told. Only plain spaces break; what is longer than a line by itself is cut. */
  lines(text: string, look: Look, width: number): string[] {
    return text.split(/\r\n|[\n\r\u2028\u2029]/).flatMap((paragraph) => this.broken(paragraph, look, width));
  }

  /** One line; what does not fit is said to go on. */
  oneLine(text: string, look: Look, width: number): string {
    const [whole = '', ...more] = this.lines(text, look, width);
    return more.length ? `${this.lines(text, look, width - this.width('…', look))[0]}…` : whole;
  }

  height(lines: readonly string[], look: Look): number {
    return lines.length * look.leading;
  }

  write(lines: readonly string[], look: Look, x: number, y: number, width: number, align: 'left' | 'center' | 'right' = 'left'): void {
    for (const [index, text] of lines.entries()) {
      const free = width - this.width(text, look);
      let at = x + (align === 'left' ? 0 : align === 'right' ? free : free / 2);
      for (const run of this.typefaces.runs(text, look.face)) {
        this.document.font(run.font).fontSize(look.size).fillColor(look.colour);
        this.document.text(run.text, at, y + index * look.leading + baseline(look), { lineBreak: false, baseline: 'alphabetic' });
        at += this.document.widthOfString(run.text);
      }
    }
  }

  width(text: string, look: Look): number {
    return text.split(/(?<= )/).reduce((sum, word) => sum + this.wordWidth(word, look), 0);
  }

  private wordWidth(word: string, look: Look): number {
    const key = `${look.face} ${look.size} ${word}`;
    let width = this.widths.get(key);
    if (width === undefined) this.widths.set(key, (width = this.typefaces.runs(word, look.face).reduce((sum, run) => sum + this.runWidth(run, look), 0)));
    return width;
  }

  private runWidth({ font, text }: Run, { size }: Look): number {
    return this.document.font(font).fontSize(size).widthOfString(text);
  }

  private broken(paragraph: string, look: Look, width: number): string[] {
    const lines: string[] = [];
    let current = '';
    for (const word of paragraph.split(/(?<= )(?! )/).flatMap((word) => this.cut(word, look, width))) {
      if (current && this.width((current + word).trimEnd(), look) > width) {
        lines.push(current.trimEnd());
        current = '';
      }
      current += word;
    }
    return [...lines, current.trimEnd()];
  }

  private cut(word: string, look: Look, width: number): string[] {
    if (this.width(word.trimEnd(), look) <= width) return [word];
    const parts: string[] = [];
    let part = '';
    for (const sign of word) {
      if (part && this.width(part + sign, look) > width) {
        parts.push(part);
        part = '';
      }
      part += sign;
    }
    return [...parts, part];
  }
}

const baseline = ({ size, leading }: Look) => (leading - size) / 2 + size * 0.82;
