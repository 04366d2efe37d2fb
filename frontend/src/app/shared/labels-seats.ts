import type { QuartetView } from '../api';
import type { Seats } from './quartet';

/** The four seats in the glyph's order, from what the server counts; nothing when they are not ours to read. */
export function seatsOf(view: QuartetView | null | undefined): Seats | null {
  return view ? [view.elected_official, view.local_agent, view.socio_economic_actor, view.state_agent] : null;
}
