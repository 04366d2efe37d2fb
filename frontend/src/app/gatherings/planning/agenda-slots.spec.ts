import fc from 'fast-check';
import { slotsOf } from './agenda-slots';

const clock = fc.integer({ min: 0, max: 40 }).map((quarter) => `${String(8 + Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`);
const sequence = fc.tuple(clock, clock).filter(([a, b]) => a !== b).map(([a, b]) => ({ dayNumber: 1, fromTime: a < b ? a : b, toTime: a < b ? b : a }));

describe('the hours of a day', () => {
  it('keep together what runs side by side, and nothing else', () => {
    fc.assert(
      fc.property(fc.array(sequence, { maxLength: 8 }), (sequences) => {
        const slots = slotsOf(sequences);
        expect(slots.flatMap((slot) => slot.sequences)).toHaveLength(sequences.length);
        for (const [index, slot] of slots.entries()) {
          if (index) expect(slot.fromTime >= slots[index - 1]!.toTime).toBe(true);
          for (const one of slot.sequences) {
            expect(slot.sequences.length === 1 || slot.sequences.some((other) => other !== one && one.fromTime < other.toTime && other.fromTime < one.toTime)).toBe(true);
          }
        }
      }),
    );
  });
});
