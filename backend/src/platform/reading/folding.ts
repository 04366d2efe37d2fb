/** What two writings of one name have in common: no accents, no case, no signs. */
export const folded = (text: string) =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/œ/g, 'oe').replace(/æ/g, 'ae').replace(/[^a-z0-9@]+/g, ' ').trim();

/** A person's name whichever of its two parts comes first. */
export const nameKey = (givenName: string, familyName: string) => folded(`${givenName} ${familyName}`).split(' ').sort().join(' ');

const trigrams = (key: string) => {
  const found = new Set<string>();
  for (const word of key.split(' ')) for (let at = -2; at < word.length - 1; at += 1) found.add(`  ${word} `.slice(at + 2, at + 5));
  return found;
};

/** Names by their groups of three letters, so that « Dupont » finds « Dupond » among twenty thousand. */
export class NearNames<T> {
  private readonly posts = new Map<string, { sizes: number; entry: T }[]>();

  add(key: string, entry: T): void {
    const found = trigrams(key);
    const post = { sizes: found.size, entry };
    for (const gram of found) {
      const posts = this.posts.get(gram);
      if (posts) posts.push(post);
      else this.posts.set(gram, [post]);
    }
  }

  /** Entries whose name shares at least this part of its trigrams with the one asked, the nearest first. */
  near(key: string, least: number): T[] {
    const asked = trigrams(key);
    const shared = new Map<{ sizes: number; entry: T }, number>();
    for (const gram of asked) {
      const posts = this.posts.get(gram) ?? [];
      // A group of letters that thousands share tells nobody apart and would cost the most.
      if (posts.length <= 2000) for (const post of posts) shared.set(post, (shared.get(post) ?? 0) + 1);
    }
    return [...shared]
      .map(([{ sizes, entry }, common]) => ({ entry, likeness: common / (sizes + asked.size - common) }))
      .filter(({ likeness }) => likeness >= least)
      .sort((a, b) => b.likeness - a.likeness)
      .map(({ entry }) => entry);
  }
}

/** How much two names share, from 0 to 1. */
export function likeness(one: string, other: string): number {
  const [a, b] = [trigrams(one), trigrams(other)];
  const common = [...a].filter((gram) => b.has(gram)).length;
  return common / (a.size + b.size - common || 1);
}
