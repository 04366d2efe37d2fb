import { Component, computed, input } from '@angular/core';
import { ACTOR_LETTERS, ACTORS, QUARTET } from './labels';

/** How a seat stands: somebody agreed, somebody is foreseen, nobody. */
export type Seat = 'full' | 'foreseen' | 'empty';

/** One kind of actor in the glyph: people who agreed, people foreseen; with `of`, how many were planned. */
export interface SeatCount {
  readonly agreed: number;
  readonly foreseen?: number;
  readonly of?: number;
}

/** The four segments in the quartet's order: each a state, or counts from which the state follows. */
export type Seats = readonly [Seat | SeatCount, Seat | SeatCount, Seat | SeatCount, Seat | SeatCount];

const CORNERS = [
  [-1, -1],
  [1, -1],
  [1, 1],
  [-1, 1],
] as const;

/**
 * Who sits in a delegation, who was met against the plan, who came: one glyph, read by colour, place, letters and fill,
 * and aloud. Full is agreed, pale is foreseen, dashed is a seat to fill.
 */
@Component({
  selector: 'app-quartet',
  templateUrl: './quartet.html',
  styleUrl: './quartet.scss',
})
export class Quartet {
  readonly seats = input.required<Seats>();
  readonly size = input(40);
  /** What the glyph counts, said before the counts: « Équipe de Canohès ». */
  readonly of = input('');

  protected readonly segments = computed(() =>
    QUARTET.map((category, index) => {
      const [sx, sy] = CORNERS[index]!;
      const seat = this.seats()[index]!;
      return {
        category,
        state: typeof seat === 'string' ? seat : stateOf(seat),
        letters: ACTOR_LETTERS[category],
        path: outline(sx, sy),
        x: 32 + sx * 13.5,
        y: 32 + sy * 13.5 + 4.6,
      };
    }),
  );

  protected readonly words = computed(() => {
    const said = QUARTET.map((category, index) => `${ACTORS[category]}\u00a0: ${spoken(this.seats()[index]!)}`).join(', ');
    return this.of() ? `${this.of()}. ${said}` : said;
  });
}

function stateOf({ agreed, foreseen = 0 }: SeatCount): Seat {
  if (agreed) return 'full';
  return foreseen ? 'foreseen' : 'empty';
}

function spoken(seat: Seat | SeatCount): string {
  if (seat === 'full') return 'place occupée';
  if (seat === 'foreseen') return 'personne pressentie';
  if (seat === 'empty') return 'place à pourvoir';
  if (seat.of !== undefined) return `${seat.agreed} sur ${seat.of}`;
  return seat.agreed ? String(seat.agreed) : spoken(stateOf(seat));
}

/** One rounded segment of the circle, in the corner given by the signs. */
function outline(sx: number, sy: number): string {
  const gap = 2.2;
  const radius = 30 - gap;
  const corner = 9;
  const x = 32 + sx * gap;
  const y = 32 + sy * gap;
  return [
    `M${x} ${y}`,
    `L${x + sx * (radius - corner)} ${y}`,
    `Q${x + sx * radius} ${y} ${x + sx * radius} ${y + sy * corner}`,
    `A${radius} ${radius} 0 0 ${sx * sy > 0 ? 1 : 0} ${x + sx * corner} ${y + sy * radius}`,
    `Q${x} ${y + sy * radius} ${x} ${y + sy * (radius - corner)}`,
    'Z',
  ].join(' ');
}
