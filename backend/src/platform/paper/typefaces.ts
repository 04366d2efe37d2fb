import { readFileSync } from 'node:fs';
import * as fontkit from 'fontkit';

/** The four cuts that paper uses. */
export type Face = 'text' | 'bold' | 'italic' | 'head';

const cuts: Record<Face, [family: string, cut: string]> = {
  text: ['atkinson-hyperlegible-next', '400-normal'],
  bold: ['atkinson-hyperlegible-next', '700-normal'],
  italic: ['atkinson-hyperlegible-next', '400-italic'],
  head: ['bricolage-grotesque', '700-normal'],
};

/** A run of text that one font file can draw. */
export interface Run {
  font: string;
  text: string;
}

interface Cut {
  name: string;
  font: fontkit.Font;
}

/** Reads a cut: a static file, since a variable one cannot be embedded in part. The second file holds the letters of other Latin scripts. */
function read(face: Face): Cut[] {
  const [family, cut] = cuts[face];
  return ['latin', 'latin-ext'].map((script) => ({
    name: `${face} ${script}`,
    font: fontkit.create(readFileSync(require.resolve(`@fontsource/${family}/files/${family}-${script}-${cut}.woff`))) as fontkit.Font,
  }));
}

/** Our fonts, read once a thread: which of them draws which sign. */
export class Typefaces {
  private readonly cuts = Object.fromEntries((Object.keys(cuts) as Face[]).map((face) => [face, read(face)])) as Record<Face, Cut[]>;

  all(): Cut[] {
    return Object.values(this.cuts).flat();
  }

  /** Cuts a text where another file takes over; a sign that none has loses its marks, and is « ? » if that is not enough. */
  runs(text: string, face: Face): Run[] {
    const runs: Run[] = [];
    for (const sign of drawable(text)) {
      const { font, sign: drawn } = this.choose(sign, face);
      const last = runs.at(-1);
      if (last?.font === font) last.text += drawn;
      else runs.push({ font, text: drawn });
    }
    return runs;
  }

  private choose(sign: string, face: Face): { font: string; sign: string } {
    const files = this.cuts[face];
    for (const candidate of [sign, sign.normalize('NFD').replaceAll(/(?<=\p{L}\p{M})\p{M}+/gu, '').normalize('NFC'), sign.normalize('NFD').slice(0, 1)]) {
      const file = files.find(({ font }) => font.hasGlyphForCodePoint(candidate.codePointAt(0) as number));
      if (file && [...candidate].length === 1) return { font: file.name, sign: candidate };
    }
    return { font: (files[0] as Cut).name, sign: '?' };
  }
}

/** Neither font has the narrow no-break space; the thin space is as narrow, and lines are broken before this. */
const drawable = (text: string) => text.toWellFormed().normalize('NFC').replaceAll('\u202F', '\u2009').replaceAll('\u2011', '-').replaceAll(/[\u0000-\u001F\u007F\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF]/g, '');
