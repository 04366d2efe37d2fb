import fc from 'fast-check';
import { minutesIn } from './lengths';
import type { GatheringRecord, RecordedLine } from './records.query';
import { type Counted, COUNTED, peopleOf, totalsOf } from './totals';

describe('the totals of a period', () => {
  const people = ['a', 'b', 'c', 'd', 'e'];
  const line = fc.record({ personId: fc.constantFrom(...people), category: fc.constantFrom('elected_official', 'local_agent', 'state_agent', null), territory: fc.constantFrom('Canohès', 'Le Vigan', null), replaced: fc.boolean(), present: fc.array(fc.boolean(), { minLength: 2, maxLength: 2 }) });
  const gathering = fc.record({ fromTime: fc.constantFrom('09:00', '14:00', null), lines: fc.uniqueArray(line, { selector: ({ personId }) => personId, maxLength: 5 }) });

  it('equal a naive recount, whoever came to whatever', () => {
    fc.assert(
      fc.property(fc.array(gathering, { maxLength: 4 }), (drawn) => {
        const records = drawn.map(({ fromTime, lines }, index) => {
          const times = { fromTime, toTime: fromTime && '17:00' };
          const halfDays = (['morning', 'afternoon'] as const).map((half) => ({ id: half, onDate: null, half, minutes: minutesIn(half, times) }));
          return {
            id: String(index), title: String(index), halfDays,
            lines: lines.map((one) => {
              const ticked = halfDays.filter((_, at) => one.present[at]);
              return { ...one, givenName: one.personId, familyName: 'N', organisation: null, registrationId: `${index} ${one.personId}`, participationId: one.territory, replacement: one.replaced ? 'R' : null, ticks: Object.fromEntries(ticked.map(({ id }) => [id, 'staff'])), minutes: ticked.reduce((sum, { minutes }) => sum + minutes, 0) } as unknown as RecordedLine;
            }),
          } as unknown as GatheringRecord;
        });
        const totals = totalsOf(records);

        // Tick by tick, without a single sum shared with the code.
        const seen = records.flatMap(({ id, halfDays, lines }) => lines.flatMap((one) => halfDays.filter((half) => one.ticks[half.id]).map((half) => ({ gathering: id, one, minutes: half.minutes }))));
        const recount = (of: typeof seen) => ({ people: new Set(of.map(({ one }) => `${one.personId}${one.replaced}`)).size, halfDays: of.length, minutes: of.map(({ minutes }) => minutes).reduce((a, b) => a + b, 0) });
        const same = ({ people: count, halfDays, minutes, categories }: (typeof totals)['whole'], of: typeof seen) => {
          expect({ people: count, halfDays, minutes }).toEqual(recount(of));
          for (const category of COUNTED) expect(categories[category]).toEqual(recount(of.filter(({ one }) => (one.category ?? 'other') === (category as Counted))));
        };
        same(totals.whole, seen);
        for (const total of totals.gatherings) same(total, seen.filter(({ gathering: id }) => id === total.key));
        for (const total of totals.territories) same(total, seen.filter(({ one }) => (one.territory ?? '') === total.key));
        expect(totals.territories.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(totals.whole.minutes);
        const one = peopleOf(records);
        expect({ people: one.length, halfDays: one.reduce((sum, { halfDays }) => sum + halfDays, 0), minutes: one.reduce((sum, { minutes }) => sum + minutes, 0) }).toEqual(recount(seen));
      }),
      { numRuns: Number(process.env['TOTALS_RUNS'] ?? 60), verbose: 1 },
    );
  });
});
