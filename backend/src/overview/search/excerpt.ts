/** A text sign by sign as it is compared, one sign for one, so that places in it are places in the text. */
const plain = (text: string) => Array.from(text, (sign) => sign.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()[0] ?? ' ');

/** The part of a text around the first of these words, whole words, at most about `length` signs; its beginning when none is there. */
export function excerptOf(text: string, words: readonly string[], length = 160): string {
  const signs = Array.from(text);
  if (signs.length <= length) return text;
  const folded = plain(text).join('');
  const places = words.map((word) => folded.search(new RegExp(`(?<![a-z0-9])${word.replaceAll(/[^a-z0-9]/g, '')}`))).filter((place) => place >= 0);
  const from = Math.max(0, Math.min(...places, signs.length) - Math.floor(length / 3));
  const start = places.length === 0 || from === 0 ? 0 : nextWord(signs, from);
  const cut = signs.slice(start, start + length).join('');
  const end = start + length < signs.length ? cut.replace(/\s+\S*$/u, '') : cut;
  return `${start > 0 ? '… ' : ''}${end.trim()}${start + length < signs.length ? ' …' : ''}`;
}

function nextWord(signs: readonly string[], from: number): number {
  const space = signs.findIndex((sign, place) => place >= from && /\s/.test(sign));
  return space < 0 ? from : space + 1;
}
