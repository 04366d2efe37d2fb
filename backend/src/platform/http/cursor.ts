import { z } from 'zod';
import { problem } from './problem';

/** How a list is paged: at most `limit` records, after the one where the last page stopped. */
export const pageParams = {
  limit: z.coerce.number().int().min(1).max(1000).default(50),
  after: z.string().max(600).optional(),
};

/** The sort values of the last record read, or nothing at the beginning; a cursor that is not ours is refused. */
export function readCursor<T>(after: string | undefined, shape: z.ZodType<T>): T | undefined {
  if (!after) return undefined;
  const values = shape.safeParse(decoded(after));
  if (!values.success) throw problem(400, 'invalid', 'La suite de cette liste n’existe plus. Reprenez au début.');
  return values.data;
}

/** How many rows a statement of a list takes for a page: written in its text, so the four sizes make a closed list of plans. */
export const rowsFor = (limit: number): 21 | 51 | 101 | 1001 => (limit <= 20 ? 21 : limit <= 50 ? 51 : limit <= 100 ? 101 : 1001);

/** Cuts what the page did not ask for; one record more says that the list goes on, from the cursor given with it. */
export function pageOf<T>(rows: readonly T[], limit: number, sortValues: (row: T) => unknown): { items: T[]; next: string | null } {
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, next: last ? Buffer.from(JSON.stringify(sortValues(last))).toString('base64url') : null };
}

function decoded(after: string): unknown {
  try {
    return JSON.parse(Buffer.from(after, 'base64url').toString());
  } catch {
    return null;
  }
}
