/** One question of the notes and what was said to it. */
export interface Section {
  /** The heading's line and the blank lines below it, as they stand in the text. */
  readonly before: string;
  readonly heading: string;
  readonly body: string;
  /** The blank lines that part it from the next one. */
  readonly after: string;
}

/** The notes are one text: a line that begins with `## ` is a question, the rest is what was said. */
export function sectionsOf(notes: string): Section[] {
  const cuts = [...notes.matchAll(/^## .*$/gm)].map(({ index }) => index);
  const starts = cuts[0] === 0 ? cuts : [0, ...cuts];
  return starts.map((from, order) => {
    const text = notes.slice(from, starts[order + 1] ?? notes.length);
    const [before = ''] = /^## .*(\n+|$)/.exec(text) ?? [];
    const said = text.slice(before.length);
    const [after = ''] = order < starts.length - 1 ? (/\n*$/.exec(said) ?? []) : [];
    return { before, heading: before.replace(/^## /, '').trim(), body: said.slice(0, said.length - after.length), after };
  });
}

/** The sections written back, character for character; what was just typed gets its blank line before the next question. */
export function textOf(sections: readonly Section[]): string {
  return sections.map((section, order) => written(section, order === sections.length - 1)).join('');
}

/** Where each section's body begins in the whole text. */
export function startsOf(sections: readonly Section[]): number[] {
  let at = 0;
  return sections.map((section, order) => {
    const start = at + opening(section).length;
    at += written(section, order === sections.length - 1).length;
    return start;
  });
}

/** The notes of a new interview: the questions, and room below each. */
export function emptyNotes(questions: readonly string[]): string {
  return questions.map((question) => `## ${question}\n\n`).join('');
}

/** The text with one more question at its end. */
export function withQuestion(notes: string, question: string): string {
  return `${notes.trimEnd()}${notes.trim() ? '\n\n' : ''}## ${question}\n\n`;
}

function opening({ before }: Section): string {
  return before && !before.endsWith('\n') ? `${before}\n\n` : before;
}

function written(section: Section, last: boolean): string {
  return opening(section) + section.body + (last || section.body === '' ? section.after : section.after || '\n\n');
}
