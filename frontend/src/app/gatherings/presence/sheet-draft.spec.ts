import type { GatheringView } from '../../api';
import { actsOf, cellOf, columnOf, draftOf, listedAs, printedTerritories } from './sheet-draft';

const line = (id: string, more: object = {}) => ({
  id,
  givenName: id,
  familyName: id,
  participationId: 'c',
  territoryName: 'Canohès',
  category: null,
  answer: null,
  waitingRank: null,
  replacesId: null,
  ticks: [],
  ...more,
});
const gathering = (registrations: object[]) =>
  ({
    halfDays: [
      { id: 'm', onDate: null, half: 'morning' },
      { id: 'a', onDate: null, half: 'afternoon' },
    ],
    registrations,
  }) as unknown as GatheringView;

describe('the paper sheet read into the record', () => {
  it('starts with what was noted alone: saved untouched, it makes nobody present', () => {
    const one = gathering([line('anne', { ticks: ['m'] }), line('bob'), line('chloe', { answer: 'yes', waitingRank: 1 }), line('zoe', { answer: 'no' })]);
    expect([...draftOf(one)]).toEqual([cellOf('anne', 'm')]);
    expect(actsOf(one, draftOf(one))).toEqual([]);
    expect(columnOf(one, 'a')).toEqual([cellOf('anne', 'a'), cellOf('bob', 'a')]);
    expect(printedTerritories(one)[0]?.lines.map(({ id }) => id)).toEqual(['anne', 'bob', 'chloe']);
  });

  it('writes what differs and nothing else; what was noted otherwise is corrected with its reason', () => {
    const one = gathering([line('anne', { ticks: ['m', 'a'] }), line('bob')]);
    const acts = actsOf(one, new Set([cellOf('anne', 'm'), cellOf('bob', 'm')]));
    expect(
      acts.map(({ number, registrationId, halfDayId, there, reason }) => [number, registrationId, halfDayId, there, !!reason]),
    ).toEqual([
      [1, 'anne', 'a', false, true],
      [2, 'bob', 'm', true, false],
    ]);
    expect(actsOf(one, new Set([cellOf('anne', 'm'), cellOf('anne', 'a')]))).toEqual([]);
  });

  it('knows whoever had said no and signed a blank line, and leaves two of one name to a human', () => {
    const person = (id: string, givenName: string, more: object = {}) => line(id, { personId: id, givenName, familyName: 'Roumens', ...more });
    const one = gathering([person('1', 'Étienne', { answer: 'no' }), person('2', 'Zoé'), person('3', 'Zoé')]);
    expect(listedAs(one, { givenName: ' etienne', familyName: 'ROUMENS ' })).toBe('1');
    expect(listedAs(one, { givenName: 'Zoé', familyName: 'Roumens' })).toBeNull();
    expect(listedAs(one, { givenName: 'Paul', familyName: 'Roumens' })).toBeNull();
  });
});
