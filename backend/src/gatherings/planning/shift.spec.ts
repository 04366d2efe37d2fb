import fc from 'fast-check';
import { daysBetween, daysLater, shifted } from './shift';

const weekday = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay();
const day = fc.integer({ min: 0, max: 60 }).map((days) => daysLater('2020-01-01', days));
const programme = fc.array(fc.record({ heldOn: fc.oneof({ weight: 9, arbitrary: day }, { weight: 1, arbitrary: fc.constant(null) }), id: fc.uuid() }), { maxLength: 30 });

describe('a programme that is moved', () => {
  it('begins on the day that is asked, keeps its order, its weekdays and its gaps of weeks', () => {
    fc.assert(
      fc.property(programme, day, (source, firstOn) => {
        const moved = shifted(source, firstOn);
        const dated = moved.flatMap(({ heldOn, wasOn }) => (heldOn !== null && wasOn !== null ? [{ heldOn, wasOn }] : []));
        const first = dated.map(({ wasOn }) => wasOn).sort()[0];
        expect(moved.map(({ id }) => id)).toEqual(source.map(({ id }) => id));
        expect(moved.map(({ wasOn }) => wasOn)).toEqual(source.map(({ heldOn }) => heldOn));
        for (const [index, one] of dated.entries()) {
          if (one.wasOn === first) expect(one.heldOn).toBe(firstOn);
          else expect(weekday(one.heldOn)).toBe(weekday(one.wasOn));
          for (const other of dated.slice(0, index)) {
            const before = Math.sign(daysBetween(one.wasOn, other.wasOn));
            const after = Math.sign(daysBetween(one.heldOn, other.heldOn));
            expect(after).toBe(before);
            // Two days that nobody moved apart stay as far from each other.
            if (one.wasOn !== first && other.wasOn !== first) expect(daysBetween(one.heldOn, other.heldOn)).toBe(daysBetween(one.wasOn, other.wasOn));
          }
        }
      }),
    );
  });

  it('stays where it is when its first day does not move', () => {
    fc.assert(
      fc.property(programme, (source) => {
        const first = source.flatMap(({ heldOn }) => heldOn ?? []).sort()[0];
        if (first) expect(shifted(source, first).map(({ heldOn }) => heldOn)).toEqual(source.map(({ heldOn }) => heldOn));
      }),
    );
  });

  it('goes from a Tuesday to a Thursday with its first day alone', () => {
    const source = [{ heldOn: '2024-05-07' }, { heldOn: '2024-05-21' }, { heldOn: null }];
    expect(shifted(source, '2026-01-08')).toEqual([
      { wasOn: '2024-05-07', heldOn: '2026-01-08' },
      { wasOn: '2024-05-21', heldOn: '2026-01-27' },
      { wasOn: null, heldOn: null },
    ]);
  });
});
