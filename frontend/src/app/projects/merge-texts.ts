/** Two people's versions of one text, put together; where they changed the same sentence, a person decides. */
export interface Merged {
  readonly text: string;
  readonly crossed: boolean;
}

/** A text as its sentences and the blanks between them, so that joining them gives the text back. */
export function sentences(text: string): string[] {
  return text.match(/\s+|\S[^.!?…\n]*[.!?…]*/gu) ?? [];
}

/**
 * Merges by sentence what two people made of the same text. Sentences that one alone changed, added or removed follow
 * that one; the same change made twice is made once; different changes at one place cross.
 */
export function mergeTexts(base: string, mine: string, theirs: string): Merged {
  if (mine === theirs || theirs === base) return { text: mine, crossed: false };
  if (mine === base) return { text: theirs, crossed: false };
  const [from, a, b] = [sentences(base), sentences(mine), sentences(theirs)];
  const [keptInA, keptInB] = [matches(from, a), matches(from, b)];
  const result: string[] = [];
  let [i, j, k] = [0, 0, 0];
  while (i <= from.length) {
    const anchor = nextAnchor(from.length, i, keptInA, keptInB);
    const [was, left, right] = [
      from.slice(i, anchor),
      a.slice(j, keptInA.get(anchor) ?? a.length),
      b.slice(k, keptInB.get(anchor) ?? b.length),
    ].map((part) => part.join(''));
    if (left === right || right === was) result.push(left ?? '');
    else if (left === was) result.push(right ?? '');
    else return { text: mine, crossed: true };
    if (anchor === from.length) break;
    result.push(from[anchor] ?? '');
    [i, j, k] = [anchor + 1, (keptInA.get(anchor) ?? 0) + 1, (keptInB.get(anchor) ?? 0) + 1];
  }
  return { text: result.join(''), crossed: false };
}

/** The next sentence of the base that both kept, or its end. */
function nextAnchor(end: number, start: number, a: Map<number, number>, b: Map<number, number>): number {
  for (let index = start; index < end; index += 1) if (a.has(index) && b.has(index)) return index;
  return end;
}

/** Which sentence of `base` stands where in `text`: their longest common sequence. */
function matches(base: readonly string[], text: readonly string[]): Map<number, number> {
  const lengths = Array.from({ length: base.length + 1 }, () => new Array<number>(text.length + 1).fill(0));
  for (let i = base.length - 1; i >= 0; i -= 1) {
    for (let j = text.length - 1; j >= 0; j -= 1) {
      lengths[i]![j] = base[i] === text[j] ? lengths[i + 1]![j + 1]! + 1 : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!);
    }
  }
  const found = new Map<number, number>();
  for (let i = 0, j = 0; i < base.length && j < text.length;) {
    if (base[i] === text[j]) found.set(i++, j++);
    else if (lengths[i + 1]![j]! >= lengths[i]![j + 1]!) i += 1;
    else j += 1;
  }
  return found;
}
