import type { PlanLine } from './plan-lines';

/** What somebody corrected on one line: its title, its day, or that it is left out. */
export interface Correction {
  readonly title?: string;
  readonly heldOn?: string;
  readonly left?: true;
}

/** By line; a line that stands here keeps what was written on it, whatever the common fields become. */
export type Corrections = ReadonlyMap<number, Correction>;

/** The series as the common fields lay it out, under what was corrected by hand. */
export function withCorrections(laid: readonly PlanLine[], corrections: Corrections): readonly PlanLine[] {
  return laid.flatMap((line) => {
    const { left, ...kept } = corrections.get(line.key) ?? {};
    return left ? [] : [{ ...line, ...kept }];
  });
}

/** The corrections once the lines that were shown have been changed: only what differs was corrected. */
export function corrected(corrections: Corrections, shown: readonly PlanLine[], changed: readonly PlanLine[]): Corrections {
  const all = new Map(corrections);
  for (const line of shown) {
    const now = changed.find(({ key }) => key === line.key);
    const correction: Correction = {
      ...all.get(line.key),
      ...(!now && { left: true as const }),
      ...(now && now.title !== line.title && { title: now.title }),
      ...(now && now.heldOn !== line.heldOn && { heldOn: now.heldOn }),
    };
    if (Object.keys(correction).length) all.set(line.key, correction);
  }
  return all;
}
