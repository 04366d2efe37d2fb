import fc from 'fast-check';
import { addDays, addMonths, holidayOf, isDay, monthDays, weekdayOf } from './days';
import { RHYTHMS, seriesDays } from './series';

const day = fc.integer({ min: 0, max: 25_000 }).map((days) => addDays('2020-01-01', days));
const month = day.map((one) => one.slice(0, 7));

describe('the page of a month', () => {
  it('has whole weeks from Monday to Sunday, every day of the month once, and no gap', () => {
    fc.assert(
      fc.property(month, (asked) => {
        const days = monthDays(asked);
        expect(days.length % 7).toBe(0);
        expect(days.length).toBeLessThanOrEqual(42);
        for (const [index, { day: one }] of days.entries()) {
          expect(weekdayOf(one)).toBe((index % 7) + 1);
          if (index) expect(one).toBe(addDays(days[index - 1]!.day, 1));
        }
        const inside = days.filter((one) => one.inside);
        expect(inside[0]?.day).toBe(`${asked}-01`);
        expect(inside.at(-1)?.day).toBe(addDays(`${addMonths(asked, 1)}-01`, -1));
      }),
    );
  });

  it('knows the public holidays', () => {
    expect(['2024-05-09', '2025-04-21', '2026-05-25', '2024-11-11'].map(holidayOf)).toEqual([
      'Ascension',
      'Lundi de Pâques',
      'Lundi de Pentecôte',
      'Armistice de 1918',
    ]);
    expect(holidayOf('2024-05-10')).toBeNull();
    expect([isDay('2024-02-30'), isDay('2024-02'), isDay('2024-02-29')]).toEqual([false, false, true]);
  });
});

describe('a series', () => {
  it('is every second Tuesday', () => {
    expect(seriesDays({ firstOn: '2026-09-22', rhythm: 2, count: 3, skipHolidays: true })).toEqual(['2026-09-22', '2026-10-06', '2026-10-20']);
  });

  it('keeps the second Thursday, and passes over a holiday', () => {
    expect(seriesDays({ firstOn: '2026-03-12', rhythm: 'month', count: 3, skipHolidays: true })).toEqual(['2026-03-12', '2026-04-09', '2026-06-11']);
  });

  it('has as many days as asked, in order, on one weekday, none of them a holiday when they are passed over', () => {
    fc.assert(
      fc.property(day, fc.constantFrom(...RHYTHMS.map(({ value }) => value)), fc.integer({ min: 1, max: 30 }), fc.boolean(), (firstOn, rhythm, count, skipHolidays) => {
        const days = seriesDays({ firstOn, rhythm, count, skipHolidays });
        expect(days).toHaveLength(count);
        expect([...days].sort()).toEqual(days);
        expect(new Set(days).size).toBe(count);
        for (const one of days) {
          expect(weekdayOf(one)).toBe(weekdayOf(firstOn));
          if (skipHolidays) expect(holidayOf(one)).toBeNull();
        }
        if (!skipHolidays) expect(days[0]).toBe(firstOn);
      }),
    );
  });
});
