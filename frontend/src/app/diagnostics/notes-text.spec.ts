import fc from 'fast-check';
import { emptyNotes, sectionsOf, startsOf, textOf, withQuestion } from './notes-text';

describe('the notes of an interview', () => {
  const notes = 'Arrivée en retard.\n\n## Avec qui ?\n\nAvec la mairie.\n\nPuis seul.\n\n## Et après ?\n\nRien.';

  it('are read as questions, each with what was said to it', () => {
    expect(sectionsOf(notes).map(({ heading, body }) => [heading, body])).toEqual([
      ['', 'Arrivée en retard.'],
      ['Avec qui ?', 'Avec la mairie.\n\nPuis seul.'],
      ['Et après ?', 'Rien.'],
    ]);
  });

  it('are written back character for character, and each body is where it is said to be', () => {
    const line = fc.constantFrom('## Une question', '##sans espace', '', 'du texte', ' ## plus loin', '« dit »');
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), fc.constantFrom('', '\n', '\n\n'), (lines, end) => {
        const text = lines.join('\n') + end;
        const sections = sectionsOf(text);
        // A question on the very last line gets room below it.
        const roomy = /(^|\n)## [^\n]*$/.test(text) ? `${text}\n\n` : text;
        expect(textOf(sections)).toBe(roomy);
        startsOf(sections).forEach((start, order) => {
          const { body } = sections[order]!;
          expect(roomy.slice(start, start + body.length)).toBe(body);
        });
      }),
    );
  });

  it('begin with the guide, keep what is typed apart from the next question, and take one more at their end', () => {
    const [first, ...rest] = sectionsOf(emptyNotes(['Qui ?', 'Quoi ?']));
    const typed = textOf([{ ...first!, body: 'Nous deux\n' }, ...rest]);
    expect(typed).toBe('## Qui ?\n\nNous deux\n\n\n## Quoi ?\n\n');
    expect(sectionsOf(withQuestion(typed, 'Pourquoi ?')).map(({ heading }) => heading)).toEqual([
      'Qui ?',
      'Quoi ?',
      'Pourquoi ?',
    ]);
  });
});
