/** Where a passage lies in the notes, in UTF-16 units as a browser counts them. */
export interface Span {
  start: number;
  end: number;
}

/** A passage as it is kept: its place (null once its words left the notes) and its words. */
export interface Placed {
  span: Span | null;
  passage: string;
}

/** A stretch that two versions of a text share. */
interface Kept {
  before: number;
  after: number;
  length: number;
}

/** Beyond this many pairs of words the changed stretch counts as rewritten whole. */
const mostPairs = 1_000_000;

/** The selection without the blanks around it; null when nothing is left. */
export function trimmed(notes: string, { start, end }: Span): Span | null {
  const words = notes.slice(start, end);
  const from = start + (words.length - words.trimStart().length);
  const to = start + words.trimEnd().length;
  return from < to ? { start: from, end: to } : null;
}

/** A passage between « » is what was said, word for word. */
export const formOf = (passage: string): 'verbatim' | 'paraphrase' => (/^[«"“].*[»"”]$/s.test(passage) ? 'verbatim' : 'paraphrase');

/**
 * Moves passages with the text that they come from. A passage is where its words stand, if they stand once; else it follows
 * them when at least half of them stayed; else it keeps its words and waits to be placed again.
 */
export function moved(before: string, after: string, passages: readonly Placed[]): Placed[] {
  if (before === after) return [...passages];
  const kept = keptStretches(before, after);
  return passages.map((passage) => {
    const span = foundAgain(passage.passage, after) ?? (passage.span && followed(passage.span, kept, after));
    return span ? { span, passage: after.slice(span.start, span.end) } : { span: null, passage: passage.passage };
  });
}

function followed({ start, end }: Span, kept: readonly Kept[], after: string): Span | null {
  let [from, to, stayed] = [-1, -1, 0];
  for (const stretch of kept) {
    const first = Math.max(start, stretch.before);
    const last = Math.min(end, stretch.before + stretch.length);
    if (first >= last) continue;
    if (from < 0) from = first - stretch.before + stretch.after;
    to = last - stretch.before + stretch.after;
    stayed += last - first;
  }
  return stayed * 2 >= end - start ? trimmed(after, { start: from, end: to }) : null;
}

function foundAgain(passage: string, after: string): Span | null {
  const start = after.indexOf(passage);
  // Twice the same words: nobody knows which were meant.
  if (start < 0 || after.indexOf(passage, start + 1) >= 0) return null;
  return { start, end: start + passage.length };
}

/** What two texts share, in order: their beginning, their end, and the words in between that stayed. */
function keptStretches(before: string, after: string): Kept[] {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  return [
    { before: 0, after: 0, length: head },
    ...keptWords(before.slice(head, before.length - tail), after.slice(head, after.length - tail), head),
    { before: before.length - tail, after: after.length - tail, length: tail },
  ].filter(({ length }) => length > 0);
}

/** The longest common sequence of words and blanks of two stretches that begin at the same place. */
function keptWords(before: string, after: string, at: number): Kept[] {
  const [old, fresh] = [before.match(/\s+|[^\s]+/g) ?? [], after.match(/\s+|[^\s]+/g) ?? []];
  if (!old.length || !fresh.length || old.length * fresh.length > mostPairs) return [];
  const width = fresh.length + 1;
  const common = new Uint16Array((old.length + 1) * width);
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = fresh.length - 1; j >= 0; j -= 1) {
      const [right, below] = [common[i * width + j + 1] as number, common[(i + 1) * width + j] as number];
      common[i * width + j] = old[i] === fresh[j] ? (common[(i + 1) * width + j + 1] as number) + 1 : Math.max(right, below);
    }
  }
  const kept: Kept[] = [];
  let [i, j, oldAt, freshAt] = [0, 0, at, at];
  while (i < old.length && j < fresh.length) {
    const [word, other] = [old[i] as string, fresh[j] as string];
    if (word === other) {
      kept.push({ before: oldAt, after: freshAt, length: word.length });
      [i, j, oldAt, freshAt] = [i + 1, j + 1, oldAt + word.length, freshAt + word.length];
    } else if ((common[(i + 1) * width + j] as number) >= (common[i * width + j + 1] as number)) {
      [i, oldAt] = [i + 1, oldAt + word.length];
    } else {
      [j, freshAt] = [j + 1, freshAt + other.length];
    }
  }
  return kept;
}
