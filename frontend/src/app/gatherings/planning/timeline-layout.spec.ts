import fc from 'fast-check';
import type { ProgrammeItem } from '../../api';
import { GATHERING_NATURES } from '../gathering-labels';
import { addDays, addMonths } from './days';
import { DOT, rowsOf, Span } from './timeline-layout';

const natures = Object.keys(GATHERING_NATURES) as ProgrammeItem['nature'][];
const day = fc.integer({ min: 0, max: 1_000 }).map((days) => addDays('2024-03-01', days));
const item = fc.record({ id: fc.uuid(), nature: fc.constantFrom(...natures), heldOn: fc.option(day), workingGroup: fc.option(fc.constantFrom({ id: 'g1', name: 'Eau' }, { id: 'g2', name: 'Sols' })) });
const items = fc.array(item, { maxLength: 40 }).map((all) => all as unknown as ProgrammeItem[]);

describe('the timeline of a programme', () => {
  it('shows every dated gathering once, in the order of the days, and no dot on another', () => {
    fc.assert(
      fc.property(items, (all) => {
        const span = Span.of(all.map(({ heldOn }) => heldOn));
        const rows = span ? rowsOf(all, span) : [];
        const shown = rows.flatMap(({ dots }) => dots.map(({ item: one }) => one.id));
        expect(shown.sort()).toEqual(all.filter(({ heldOn }) => heldOn).map(({ id }) => id).sort());
        expect(new Set(rows.map(({ label }) => label)).size).toBe(rows.length);
        for (const { dots, lanes } of rows) {
          for (const [index, dot] of dots.entries()) {
            expect(dot.left).toBeGreaterThanOrEqual(0);
            expect(dot.left).toBeLessThan(100);
            expect(dot.lane).toBeLessThan(lanes);
            for (const other of dots.slice(0, index)) {
              expect(other.item.heldOn! <= dot.item.heldOn!).toBe(true);
              if (other.lane === dot.lane) expect(dot.left - other.left).toBeGreaterThanOrEqual(DOT);
            }
          }
        }
      }),
    );
  });

  it('shows eighteen months at most of one that lasts for years, all of them inside, and leads to every gathering by steps of twelve', () => {
    fc.assert(
      fc.property(items, fc.constantFrom('2019-05', '2024-03', '2025-01', '2025-11', '2030-02'), (all, month) => {
        const whole = Span.of(all.map(({ heldOn }) => heldOn));
        if (!whole) return;
        const length = (span: Span) => span.months(1_000).length;
        const part = whole.part(month, 18);
        expect(length(part)).toBe(Math.min(18, length(whole)));
        expect([part.from >= whole.from, part.until <= whole.until]).toEqual([true, true]);
        if (whole.holds(`${month}-01`)) expect(part.holds(`${month}-01`)).toBe(true);
        const met = new Set<string>();
        let here = whole.part('1999-01', 18);
        for (let turn = 0; turn < 5; turn += 1, here = whole.part(addMonths(here.from.slice(0, 7), 12), 18)) for (const { dots } of rowsOf(all, here)) for (const { item: one } of dots) met.add(one.id);
        expect([...met].sort()).toEqual(all.filter(({ heldOn }) => heldOn).map(({ id }) => id).sort());
      }),
    );
  });

  it('shades only what lies inside, never beyond its edges', () => {
    const span = Span.of(['2024-05-07', '2024-08-20'])!;
    expect([span.from, span.to]).toEqual(['2024-05-01', '2024-08-31']);
    expect(span.within('2024-09-01', '2024-09-30')).toBeNull();
    fc.assert(
      fc.property(day, fc.nat(400), (from, length) => {
        const stretch = span.within(from, addDays(from, length));
        if (stretch) {
          expect(stretch.left).toBeGreaterThanOrEqual(0);
          expect(stretch.left + stretch.width).toBeLessThanOrEqual(100.41);
        }
      }),
    );
  });
});
