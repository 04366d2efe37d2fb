import fc from 'fast-check';
import type { PassageView } from '../api';
import { followed, piecesOf } from './passage-places';

const passage = (start: number, end: number, polarity: PassageView['polarity'] = 'tension'): PassageView => ({
  id: `${start}-${end}`,
  start,
  end,
  passage: '',
  themeId: '',
  polarity,
  form: 'paraphrase',
});

describe('passages under the notes', () => {
  it('follow their words while somebody types before them', () => {
    expect(followed('un deux trois', 'tout un deux trois', [passage(3, 7)])).toMatchObject([{ start: 8, end: 12 }]);
  });

  it('widen when somebody types inside them, and wait when they are erased', () => {
    expect(followed('un deux trois', 'un deux ou deux trois', [passage(3, 13)])).toMatchObject([{ start: 3, end: 21 }]);
    expect(followed('un deux trois', 'un  trois', [passage(3, 7)])).toMatchObject([{ start: null, end: null }]);
  });

  it('stay inside the text whatever is typed, cut or pasted', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.nat(40), fc.nat(40), (before, now, a, b) => {
        const [start, end] = [Math.min(a, b, before.length), Math.min(Math.max(a, b), before.length)];
        if (start === end) return;
        for (const moved of followed(before, now, [passage(start, end)])) {
          if (moved.start === null || moved.end === null) continue;
          expect(0 <= moved.start && moved.start < moved.end && moved.end <= now.length).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('cut a section into pieces that are its text again, the last passage laid on top', () => {
    const pieces = piecesOf('un deux trois', 100, [passage(103, 107), passage(105, 113, 'strength'), passage(0, 20)]);
    expect(pieces.map(({ text }) => text).join('')).toBe('un deux trois');
    expect(pieces.map(({ text, polarity }) => [text, polarity])).toEqual([
      ['un ', null],
      ['de', 'tension'],
      ['ux', 'strength'],
      [' trois', 'strength'],
    ]);
  });
});
