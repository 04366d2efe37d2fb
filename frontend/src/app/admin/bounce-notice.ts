/**
 * The letter that a notice of non-delivery speaks of: it quotes the letter's own Message-ID, which is its number here before
 * the `@`. The notice has one of its own, of another shape; null when none of ours is quoted.
 */
export function letterOfNotice(notice: string): string | null {
  const ids = [...notice.matchAll(/<?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@[^\s<>]+>?/gi)].map(([, id = '']) => id.toLowerCase());
  // The letter is quoted after the notice's own headings.
  return ids.at(-1) ?? null;
}
