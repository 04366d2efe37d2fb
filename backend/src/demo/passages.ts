import type { Passage, Polarity } from './model';

const natures: Record<string, Polarity> = { s: 'strength', w: 'weakness', t: 'tension', o: 'opportunity', r: 'resistance' };

/** Reads `[w moyens|the words]` as a highlighted passage: the brackets go, the place of the words is kept. */
export function readPassages(marked: string): { text: string; passages: Passage[] } {
  const passages: Passage[] = [];
  let text = '';
  let from = 0;
  for (const found of marked.matchAll(/\[([swtor]) ([a-z]+)\|([^\]]+)\]/g)) {
    text += marked.slice(from, found.index);
    const [whole, nature, theme, words] = found as unknown as [string, string, string, string];
    passages.push({
      start: text.length,
      end: text.length + words.length,
      polarity: natures[nature] as Polarity,
      theme,
      form: /^«.*»$/s.test(words) ? 'verbatim' : 'paraphrase',
    });
    text += words;
    from = found.index + whole.length;
  }
  return { text: text + marked.slice(from), passages };
}
