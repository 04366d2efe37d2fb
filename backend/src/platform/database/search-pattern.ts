/** What somebody typed as a pattern for `unaccent(column) ILIKE`: accents folded, the signs of LIKE taken literally. */
export function foldedPattern(search: string): string {
  const folded = search.normalize('NFD').replace(/\p{M}/gu, '').replace(/œ/g, 'oe').replace(/Œ/g, 'OE').replace(/[’]/g, "'");
  return `%${folded.replace(/[\\%_]/g, '\\$&')}%`;
}
