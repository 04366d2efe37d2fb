import fc from 'fast-check';
import { formOf, moved, type Placed, trimmed } from './places';

const place = (notes: string, words: string): Placed => {
  const start = notes.indexOf(words);
  return { span: { start, end: start + words.length }, passage: words };
};

describe('a passage in notes that change', () => {
  const notes = 'On n’emploie pas le mot. « Le village, les gens y tiennent. » Deux réunions pour rien. Les jeunes resteront.';
  const passage = place(notes, '« Le village, les gens y tiennent. »');

  it('follows words written before it', () => {
    const after = `Il arrive en retard. ${notes}`;
    expect(moved(notes, after, [passage])).toEqual([place(after, passage.passage)]);
  });

  it('stays where it is when words are written after it', () => {
    expect(moved(notes, `${notes} Fin.`, [passage])).toEqual([passage]);
  });

  it('takes in a word corrected inside it', () => {
    const after = notes.replace('tiennent', 'tiennent vraiment');
    expect(moved(notes, after, [passage])).toEqual([place(after, '« Le village, les gens y tiennent vraiment. »')]);
  });

  it('follows a paragraph moved elsewhere', () => {
    const after = `Deux réunions pour rien. Les jeunes resteront. On n’emploie pas le mot. « Le village, les gens y tiennent. »`;
    expect(moved(notes, after, [passage])).toEqual([place(after, passage.passage)]);
  });

  it('keeps its words and waits when they left the notes', () => {
    const after = 'On n’emploie pas le mot. Deux réunions pour rien. Les jeunes resteront.';
    expect(moved(notes, after, [passage])).toEqual([{ span: null, passage: passage.passage }]);
  });

  it('finds its place again when its words come back', () => {
    expect(moved('Rien.', notes, [{ span: null, passage: passage.passage }])).toEqual([passage]);
  });

  it('follows only its own words when several places change at once', () => {
    const after = notes.replace('On n’emploie pas le mot.', 'On parle des platanes et de la place.').replace('Deux réunions pour rien.', 'Trois réunions utiles.');
    expect(moved(notes, after, [passage])).toEqual([place(after, passage.passage)]);
  });

  it('is what was said when it stands between « », else told in other words', () => {
    expect(formOf('« On nous consulte. »')).toBe('verbatim');
    expect(formOf('On les consulte.')).toBe('paraphrase');
  });

  const text = fc.string({ unit: fc.constantFrom('a', 'é', ' ', '«', '.', '\n', '😀', 'mot '), maxLength: 60 });
  const edit = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), cut: fc.nat(15), put: text });
  const apply = (before: string, { at, cut, put }: { at: number; cut: number; put: string }) => {
    const start = Math.floor(at * before.length);
    return before.slice(0, start) + put + before.slice(start + cut);
  };

  it('is at every moment exactly the words of the notes at its place, through any edits', () => {
    fc.assert(
      fc.property(text, fc.array(fc.tuple(fc.nat(60), fc.nat(60)), { maxLength: 5 }), fc.array(edit, { maxLength: 8 }), (start, selections, edits) => {
        let now = start;
        let passages = selections.flatMap(([a, b]): Placed[] => {
          const span = trimmed(now, { start: Math.min(a, b, now.length), end: Math.min(Math.max(a, b), now.length) });
          return span ? [{ span, passage: now.slice(span.start, span.end) }] : [];
        });
        for (const one of edits) {
          const next = apply(now, one);
          const kept = moved(now, next, passages);
          for (const [index, { span, passage }] of kept.entries()) {
            if (span) expect(next.slice(span.start, span.end)).toBe(passage);
            else expect(passage).toBe(passages[index]?.passage);
            expect(passage.trim().length).toBeGreaterThan(0);
          }
          [now, passages] = [next, kept];
        }
      }),
      { numRuns: 400 },
    );
  });

  it('comes back to its place when an edit elsewhere is undone', () => {
    fc.assert(
      fc.property(text, text, text, fc.nat(20), (head, tail, put, cut) => {
        const words = '« ce qui a été dit »';
        const before = head + words + tail;
        const after = apply(head, { at: 1, cut: 0, put: '' }).slice(0, Math.max(0, head.length - cut)) + put + words + tail;
        const there: Placed = { span: { start: head.length, end: head.length + words.length }, passage: words };
        const [moving] = moved(before, after, [there]);
        expect(moving).toEqual({ span: { start: after.length - tail.length - words.length, end: after.length - tail.length }, passage: words });
        expect(moved(after, before, [moving as Placed])).toEqual([there]);
      }),
      { numRuns: 300 },
    );
  });
});
