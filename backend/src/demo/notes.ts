import type { DemoInterview, Passage } from './model';

/**
 * The notes as they are kept: one text, where a line that begins with `## ` is a question of the guide, an empty
 * line parts paragraphs, and passages are found by their place (UTF-16 units) in the whole text.
 */
export function writtenNotes({ sections }: DemoInterview): { text: string; passages: (Passage & { words: string })[] } {
  const passages: (Passage & { words: string })[] = [];
  let text = '';
  let asked = '';
  for (const section of sections) {
    if (text) text += '\n\n';
    if (section.question !== asked) text += `## ${section.title}\n\n`;
    asked = section.question;
    for (const passage of section.passages) {
      const [start, end] = [text.length + passage.start, text.length + passage.end];
      passages.push({ ...passage, start, end, words: section.text.slice(passage.start, passage.end) });
    }
    text += section.text;
  }
  return { text, passages };
}
