import type { CategoryFigures } from './gathering.contract';

/** By category: [invited, yes, replaced, no, came, waiting], as `access.attendance_figures` counts them. */
export type RawFigures = Record<string, [number, number, number, number, number, number]>;

const order: CategoryFigures['category'][] = ['elected_official', 'local_agent', 'socio_economic_actor', 'state_agent', 'resident', 'other'];

/**
 * Whether a gathering was held: its day is past, or it has no day and somebody was there. Answers and invitations are
 * then closed.
 */
export const isOver = ({ heldOn, figures }: { heldOn: string | null; figures: RawFigures | null }, today: string): boolean =>
  heldOn === null ? Object.values(figures ?? {}).some(([, , , , came]) => came > 0) : heldOn < today;

/** In the quartet's order; null, who may not count, stays null, and a gathering without anybody has no line. */
export function figuresOf(raw: RawFigures | null): CategoryFigures[] | null {
  if (!raw) return null;
  return order.flatMap((category) => {
    const counts = raw[category];
    if (!counts) return [];
    const [invited, yes, replaced, no, came, waiting] = counts;
    return [{ category, invited, yes, replaced, no, came, waiting }];
  });
}
