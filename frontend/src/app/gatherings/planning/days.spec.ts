import fc from 'fast-check';
import { addDays, addMonths, holidayOf, isDay, monthDays, weekdayOf } from './days';
import { namesItself, nextNumber, nextOfTitle, RHYTHMS, seriesDays } from './series';
import { bestFirst, proposed, sameWeekday } from './take-up';

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

describe('what is proposed to start from', () => {
  it('goes on from the last number of its kind, a chantier counting for itself', () => {
    const group = { id: 'c', name: 'Chantier' };
    const items = [
      { nature: 'webinar', number: 6, workingGroup: null },
      { nature: 'webinar', number: 9, workingGroup: group },
      { nature: 'common_day', number: 8, workingGroup: null },
      { nature: 'webinar', number: null, workingGroup: null },
    ] as const;
    expect([nextNumber(items, 'webinar', null), nextNumber(items, 'webinar', 'c'), nextNumber(items, 'learning_trip', null)]).toEqual([7, 10, 1]);
  });

  it('counts a series with a name of its own by that name alone', () => {
    expect([namesItself('Webinaire', 'webinar'), namesItself(' webinaire ', 'webinar'), namesItself('Parler d’eau', 'webinar')]).toEqual([false, false, true]);
    const items = [{ title: 'Webinaire 2' }, { title: 'Parler d’eau 1' }, { title: 'Parler d’eau 4 à Mende' }];
    expect([nextOfTitle(items, 'Parler d’eau'), nextOfTitle(items, 'Parler de sols')]).toEqual([2, 1]);
  });

  it('is a programme that took place, on the same weekday a month ahead, and not what is still to be tried there', () => {
    const source = (cohortId: string, firstOn: string, lastOn: string) => ({ cohortId, name: cohortId, gatheringCount: 2, firstOn, lastOn });
    const sources = [source('own', '2026-03-02', '2027-01-04'), source('running', '2026-02-02', '2027-02-01'), source('older', '2023-01-09', '2024-01-08'), source('over', '2024-01-08', '2025-01-06')];
    expect(bestFirst(sources, 'own', '2026-06-01').map(({ cohortId }) => cohortId)).toEqual(['over', 'older', 'running', 'own']);
    fc.assert(
      fc.property(day, day, (held, from) => {
        const first = sameWeekday(held, from);
        expect([weekdayOf(first), first >= from, first < addDays(from, 7)]).toEqual([weekdayOf(held), true, true]);
      }),
    );
    const lines = ['2026-05-01', '2026-07-01', null].map((wasOn) => ({ wasOn }));
    const keys = (awaitedToo: boolean, some = lines) => proposed(some, '2026-06-01', awaitedToo).map(({ key }) => key);
    expect([keys(false), keys(true), keys(false, lines.slice(1))]).toEqual([[0], [0, 1, 2], [0, 1]]);
  });
});
