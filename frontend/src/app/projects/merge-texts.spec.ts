import fc from 'fast-check';
import { mergeTexts, sentences } from './merge-texts';

const sentence = fc.constantFrom(
  'La place sans voitures. ',
  'Un marché le jeudi. ',
  'Qui porte le projet ? ',
  'On commence petit. ',
  'Avec les commerçants.\n',
);
const text = fc.array(sentence, { maxLength: 8 }).map((all) => all.join(''));

describe('two versions of one text', () => {
  it('come together when they changed different sentences', () => {
    const base = 'La place est grise. On y gare sa voiture. Personne ne s’y arrête.';
    const mine = 'La place est triste. On y gare sa voiture. Personne ne s’y arrête.';
    const theirs = 'La place est grise. On y gare sa voiture. Personne ne s’y arrête. Sauf le jeudi.';
    expect(mergeTexts(base, mine, theirs)).toEqual({
      text: 'La place est triste. On y gare sa voiture. Personne ne s’y arrête. Sauf le jeudi.',
      crossed: false,
    });
  });

  it('cross when they changed the same sentence differently, and then nothing is chosen for anybody', () => {
    expect(mergeTexts('Une idée.', 'Mon idée.', 'Leur idée.')).toEqual({ text: 'Mon idée.', crossed: true });
  });

  it('are the other’s where one changed nothing, and one where both wrote the same', () => {
    fc.assert(
      fc.property(text, text, (base, other) => {
        expect(mergeTexts(base, base, other)).toEqual({ text: other, crossed: false });
        expect(mergeTexts(base, other, base)).toEqual({ text: other, crossed: false });
        expect(mergeTexts(base, other, other)).toEqual({ text: other, crossed: false });
      }),
    );
  });

  it('lose no sentence that either wrote, unless they cross', () => {
    fc.assert(
      fc.property(text, text, text, (base, mine, theirs) => {
        const { text: merged, crossed } = mergeTexts(base, mine, theirs);
        if (crossed) return;
        const known = new Set(sentences(base));
        for (const one of [...sentences(mine), ...sentences(theirs)]) if (!known.has(one)) expect(merged).toContain(one.trim());
      }),
    );
  });

  it('are made of sentences that give the text back', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (any) => expect(sentences(any).join('')).toBe(any)));
  });
});
