import type { PassageView } from '../api';

/** A stretch of a text, alone or under passages; `polarity` is that of the last one laid over it. */
export interface Piece {
  readonly text: string;
  readonly polarity: PassageView['polarity'] | null;
}

/** Where passages lie while the notes are being written: each follows its words until the server has the new text. */
export function followed(before: string, now: string, passages: readonly PassageView[]): PassageView[] {
  if (before === now) return [...passages];
  const most = Math.min(before.length, now.length);
  let head = 0;
  while (head < most && before[head] === now[head]) head += 1;
  let tail = 0;
  while (tail < most - head && before[before.length - 1 - tail] === now[now.length - 1 - tail]) tail += 1;
  const shift = now.length - before.length;
  const tailFrom = before.length - tail;
  return passages.map((passage) => {
    const { start, end } = passage;
    if (start === null || end === null || end <= head) return passage;
    if (start >= tailFrom) return { ...passage, start: start + shift, end: end + shift };
    const [from, to] = [Math.min(start, head), end > tailFrom ? end + shift : Math.min(end, head)];
    return from < to ? { ...passage, start: from, end: to } : { ...passage, start: null, end: null };
  });
}

/** A section's text cut at the edges of the passages that lie in it. */
export function piecesOf(body: string, start: number, passages: readonly PassageView[]): Piece[] {
  const inside = passages.flatMap((passage) => {
    const from = Math.max(0, (passage.start ?? 0) - start);
    const to = Math.min(body.length, (passage.end ?? 0) - start);
    return passage.start !== null && from < to ? [{ from, to, polarity: passage.polarity }] : [];
  });
  const edges = [...new Set([0, body.length, ...inside.flatMap(({ from, to }) => [from, to])])].sort((a, b) => a - b);
  return edges.slice(1).map((to, index) => {
    const from = edges[index] ?? 0;
    const over = inside.filter((passage) => passage.from <= from && passage.to >= to).at(-1);
    return { text: body.slice(from, to), polarity: over?.polarity ?? null };
  });
}
