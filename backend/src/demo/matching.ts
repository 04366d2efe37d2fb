/**
 * Gives each asker one thing of its list that nobody else has, to as many askers as possible
 * (augmenting paths), so that no two interviews of one diagnostic tell the same story.
 */
export function matchOnce(wishes: readonly (readonly number[])[]): (number | undefined)[] {
  const holder = new Map<number, number>();
  const give = (asker: number, seen: Set<number>): boolean => {
    for (const thing of wishes[asker] as readonly number[]) {
      if (seen.has(thing)) continue;
      seen.add(thing);
      const current = holder.get(thing);
      if (current === undefined || give(current, seen)) {
        holder.set(thing, asker);
        return true;
      }
    }
    return false;
  };
  wishes.forEach((_, asker) => give(asker, new Set()));
  const given: (number | undefined)[] = wishes.map(() => undefined);
  for (const [thing, asker] of holder) given[asker] = thing;
  return given;
}
