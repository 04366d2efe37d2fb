/** What a heading compares of a row: words, a figure, a day; nothing where the row says nothing. */
export type Compared = string | number | null | undefined;

/** Rows in the order that the address asks (`nom`, `-nom`); who says nothing there comes last whichever way it is read, and equals go by name. */
export function inOrder<Row>(rows: readonly Row[], tri: string, by: Readonly<Record<string, (row: Row) => Compared>>, name: (row: Row) => string): Row[] {
  const value = by[tri.replace(/^-/, '')] ?? name;
  const turn = tri.startsWith('-') ? -1 : 1;
  const order = (a: Compared, b: Compared) => {
    if (a == null || b == null) return Number(a == null) - Number(b == null);
    return turn * (typeof a === 'number' ? a - Number(b) : a.localeCompare(String(b), 'fr'));
  };
  return [...rows].sort((a, b) => order(value(a), value(b)) || name(a).localeCompare(name(b), 'fr'));
}
