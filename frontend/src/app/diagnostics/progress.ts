import type { CategoryProgress } from '../api';
import { QUARTET } from '../shared/labels';
import type { SeatCount, Seats } from '../shared/quartet';

/** The quartet of a diagnostic: a segment is full once as many were met as planned, pale once somebody was. */
export function seatsOf(progress: readonly CategoryProgress[]): Seats {
  return QUARTET.map((category): SeatCount => {
    const { held = 0, planned = 0 } = progress.find((line) => line.category === category) ?? {};
    const reached = held > 0 && held >= planned;
    return { agreed: reached ? held : 0, foreseen: reached ? 0 : held, of: Math.max(planned, held) };
  }) as unknown as Seats;
}
