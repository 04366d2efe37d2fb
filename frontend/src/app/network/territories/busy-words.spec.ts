import type { BusyPeriodView } from '../../api';
import { busyLines, dayWords, spanWords } from './busy-words';

const period = (given: Partial<BusyPeriodView>): BusyPeriodView => ({
  territoryId: '1', territoryName: 'Gruissan', participationId: null, kind: 'high_season', label: 'Haute saison', startsOn: '2026-07-01', endsOn: '2026-08-31',
  confirmed: true, electionOn: null, yearly: true, periodId: null, mayChange: false, behalf: null, ...given,
});

describe('busy periods in words', () => {
  it('say once what several territories share, and name them', () => {
    const lines = busyLines([period({}), period({ territoryName: 'Agde' }), period({ kind: 'election', label: 'Élections municipales', startsOn: '2026-03-01', endsOn: '2026-03-22' })]);
    expect(lines.map(({ label, names }) => [label, names])).toEqual([
      ['Élections municipales', ['Gruissan']],
      ['Haute saison', ['Gruissan', 'Agde']],
    ]);
    expect(dayWords(lines[1]!)).toBe('Gruissan et Agde sont en haute saison');
    expect(dayWords(busyLines([period({})])[0]!)).toBe('Gruissan est en haute saison');
  });

  it('give the year once, unless the period passes a new year', () => {
    expect(spanWords(period({}))).toBe('du 1er juil. au 31 août 2026');
    expect(spanWords(period({ startsOn: '2026-12-20', endsOn: '2027-01-03' }))).toBe('du 20 décembre 2026 au 3 janvier 2027');
  });
});
