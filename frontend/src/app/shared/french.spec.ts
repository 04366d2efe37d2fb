import { ago, count, enumeration, hours, longDate, monthOf, number, share, shortDate, weekdayDate } from './french';

describe('dates as French readers expect them', () => {
  it('are written in full, and the first of a month is the 1er', () => {
    expect(longDate('2025-01-21')).toBe('21 janvier 2025');
    expect(longDate('2024-10-01')).toBe('1er octobre 2024');
    expect(shortDate('2024-09-17')).toBe('17 sept.');
    expect(weekdayDate('2024-06-24')).toBe('lundi 24 juin');
    expect(monthOf('2024-06-24')).toBe('juin 2024');
  });

  it('are nothing when there is none', () => {
    expect(longDate(null)).toBe('');
    expect(ago(undefined)).toBe('');
  });

  it('are told from today', () => {
    const now = new Date('2025-01-21T08:00:00');
    expect(ago('2025-01-21', now)).toBe('aujourd’hui');
    expect(ago('2025-01-20', now)).toBe('hier');
    expect(ago('2025-01-24', now)).toBe('dans 3 jours');
    expect(ago('2024-12-09', now)).toBe('il y a 6 semaines');
    expect(ago('2024-11-01', now)).toBe('il y a 2 mois');
    expect(ago('2022-11-01', now)).toBe('il y a 2 ans');
  });

  it('have hours without useless minutes', () => {
    expect(hours('09:00', '17:30:00')).toBe('9\u00a0h à 17\u00a0h\u00a030');
    expect(hours('14:00', null)).toBe('14\u00a0h');
  });
});

describe('figures', () => {
  it('have a thin space and a comma', () => {
    expect(number(28757)).toBe('28\u202f757');
    expect(number(4.25)).toBe('4,25');
    expect(share(0.45)).toBe('45\u00a0%');
  });

  it('take the plural from two', () => {
    expect([0, 1, 1.5, 2].map((value) => count(value, 'place'))).toEqual([
      '0\u00a0place',
      '1\u00a0place',
      '1,5\u00a0place',
      '2\u00a0places',
    ]);
    expect(count(3, 'journal', 'journaux')).toBe('3\u00a0journaux');
  });

  it('make lists that end with « et »', () => {
    expect(enumeration(['Barre', 'Canohès', 'Gruissan'])).toBe('Barre, Canohès et Gruissan');
  });
});
