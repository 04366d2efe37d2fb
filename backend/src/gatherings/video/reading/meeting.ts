/** A stretch of time on the clock of the network, in seconds since 1970 as if that clock were universal time: [from, to[. */
export type Span = readonly [from: number, to: number];

export type VideoTool = 'zoom' | 'teams' | 'big_blue_button';

/** Somebody as the tool names them, with each stretch during which one of their devices was there. */
export interface Attendee {
  name: string;
  emails: string[];
  spans: Span[];
}

/** A video meeting as its participants’ file tells it. */
export interface Meeting {
  tool: VideoTool;
  span: Span;
  people: Attendee[];
}

/** Past these a file is no meeting of ours: it is refused before it costs memory. */
export const limits = { people: 2000, spans: 20_000, name: 200 };

/** People of one file, by what names them best; whoever comes back, or holds two devices, stays one. */
export class People {
  private readonly known = new Map<string, Attendee>();
  private count = 0;

  /** One stretch of somebody. Without a name and without an address there is nobody to recognise. */
  add(name: string, emails: readonly string[], span: Span): void {
    const shown = name.slice(0, limits.name) || (emails[0] ?? '');
    if (!shown || span[1] < span[0]) return;
    const key = emails[0] ?? `« ${shown.toLowerCase()}`;
    const attendee = this.known.get(key) ?? { name: shown, emails: [], spans: [] };
    attendee.emails = [...new Set([...attendee.emails, ...emails])].slice(0, 5);
    attendee.spans.push(span);
    this.known.set(key, attendee);
    this.count += 1;
  }

  get tooMany(): boolean {
    return this.known.size > limits.people || this.count > limits.spans;
  }

  get all(): Attendee[] {
    return [...this.known.values()];
  }

  /** From the first arrival to the last departure. */
  get span(): Span {
    const spans = this.all.flatMap((attendee) => attendee.spans);
    return spans.reduce<Span>(([from, to], [start, end]) => [Math.min(from, start), Math.max(to, end)], [Infinity, -Infinity]);
  }
}

const address = /[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+/i;

/** The address in a cell, in lower case; none where there is none. */
export function addressIn(cell: string | undefined): string[] {
  const found = address.exec(cell ?? '')?.[0];
  return found && found.length <= 254 ? [found.toLowerCase()] : [];
}
