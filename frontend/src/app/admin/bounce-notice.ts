/**
 * The letter that a notice of non-delivery speaks of: it quotes the letter's own Message-ID, which is its number here before
 * the `@`. Whatever else the letter held (a calendar has numbers of the same shape) is not read; null when none of ours is quoted.
 */
export function letterOfNotice(notice: string): string | null {
  const ids = [...notice.matchAll(/^\W*Message-ID:\s*<?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@[^\s<>]+/gim)].map(([, id = '']) => id.toLowerCase());
  // The letter is quoted after the notice's own headings.
  return ids.at(-1) ?? null;
}
