import { halfDaysOf } from './half-days';

describe('the half-days of a gathering', () => {
  const heldOn = '2025-01-21';
  it.each([
    ['09:00', '17:00', ['morning', 'afternoon']],
    ['09:00', '12:30', ['morning']],
    ['09:00', '13:00', ['morning']],
    ['14:00', '16:00', ['afternoon']],
    ['12:30', '13:30', ['afternoon']],
    ['12:30', '13:00', ['afternoon']],
    ['18:00', '20:30', ['evening']],
    ['14:00', '21:00', ['afternoon', 'evening']],
    ['14:00', null, ['afternoon']],
    [null, null, ['morning', 'afternoon']],
  ])('from %s to %s are %j', (fromTime, toTime, halves) => {
    expect(halfDaysOf({ heldOn, fromTime, toTime })).toEqual(halves.map((half) => ({ onDate: heldOn, half })));
  });

  it('have no date as long as the gathering has none', () => {
    expect(halfDaysOf({ heldOn: null, fromTime: '12:30', toTime: '13:30' })).toEqual([{ onDate: null, half: 'afternoon' }]);
  });
});
