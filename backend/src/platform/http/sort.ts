import { z } from 'zod';

/**
 * The orders in which a list may be read: under each name the SQL texts that make it, the strongest first. None of them is
 * ever null, and the record's id ends them all: so a page begins exactly after the one before it, whatever the order.
 */
export type Orders<Name extends string> = Readonly<Record<Name, readonly string[]>>;

/** The parameter of a list that is sorted: a name, or the same with a minus for the reverse. */
export const sortParam = <Name extends string>(names: readonly [Name, ...Name[]]) => z.enum([...names, ...names.map((name) => `-${name}` as const)] as unknown as [Name, ...(Name | `-${Name}`)[]]).default(names[0] as never);

/** An order in which what says nothing comes last. The index of a sorted directory is made of this very text. */
export const blankLast = (column: string): string => `CASE WHEN ${column} IS NULL THEN '1' ELSE '0' || lower(${column}) END`;

/** What a statement needs to be read in an order, from where the last page stopped. */
export interface Ordered {
  /** The values of the order as one column, for the cursor of the next page. */
  readonly column: string;
  /** Whether a row comes after the cursor: true at the beginning. `$n` is its first parameter. */
  readonly after: string;
  /** The same without the beginning, for a statement that has a cursor: an index then starts where the page does. */
  readonly beyond: string;
  readonly by: string;
  /** What a cursor holds: the order it was made in, its values, the id. A cursor of another order is refused. */
  readonly shape: z.ZodType<[string, string[], string]>;
}

/** The pieces of a statement for one order; `id` is the record's id, `first` the number of the parameter that the cursor's values (text[]) take, its id taking the next one. */
export function ordered<Name extends string>(orders: Orders<Name>, sort: string, { id, first }: { id: string; first: number }): Ordered {
  const down = sort.startsWith('-');
  const columns = orders[sort.replace(/^-/, '') as Name];
  const turn = down ? ' DESC' : '';
  const values = columns.map((_, at) => `($${first}::text[])[${at + 1}]`);
  const beyond = `(${[...columns, id].join(', ')}) ${down ? '<' : '>'} (${[...values, `$${first + 1}::uuid`].join(', ')})`;
  return {
    column: `ARRAY[${columns.join(', ')}]::text[] AS "orderedBy"`,
    after: `($${first}::text[] IS NULL OR ${beyond})`,
    beyond,
    by: [...columns, id].map((column) => column + turn).join(', '),
    shape: z.tuple([z.literal(sort), z.array(z.string()).length(columns.length), z.uuid()]) as unknown as Ordered['shape'],
  };
}
