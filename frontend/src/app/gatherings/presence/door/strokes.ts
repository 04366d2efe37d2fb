/** The width and height in which a signature is drawn, whatever the screen. */
export const pad = { width: 600, height: 220 };
const most = 11_000;

/** A signature as strokes of straight lines between whole points, short enough to be stored: « M10 20L14 22M… ». */
export class Strokes {
  private last: readonly [number, number] | null = null;

  constructor(readonly path = '') {}

  /** Lifts the pen: the next point begins a stroke. */
  begin(x: number, y: number): Strokes {
    return this.with('M', x, y);
  }

  /** Draws on; a point nearer than a hair changes nothing. */
  draw(x: number, y: number): Strokes {
    if (this.last && Math.hypot(x - this.last[0], y - this.last[1]) < 4) return this;
    return this.with('L', x, y);
  }

  /** Whether somebody really wrote: a dot is no signature. */
  get written(): boolean {
    return (this.path.match(/L/g) ?? []).length >= 3;
  }

  private with(pen: 'M' | 'L', x: number, y: number): Strokes {
    if (this.path.length > most) return this;
    const at = [clamp(x, pad.width), clamp(y, pad.height)] as const;
    const next = new Strokes(`${this.path}${pen}${at[0]} ${at[1]}`);
    next.last = at;
    return next;
  }
}

const clamp = (value: number, end: number) => Math.round(Math.min(Math.max(value, 0), end));
