import type { GatheringView } from '../api';
import { draftOf, inputOf } from './gathering-draft';

const saved = {
  nature: 'common_day',
  format: 'hybrid',
  title: 'Journée',
  number: null,
  heldOn: '2024-06-24',
  fromTime: '09:00',
  toTime: '17:00',
  period: null,
  place: 'Toulouse',
  address: null,
  url: 'https://visio.example.org/1',
  purpose: null,
  capacity: null,
  halfDays: [{ id: '1', onDate: '2024-06-25', half: 'evening' }],
} as unknown as GatheringView;

describe('a gathering being written', () => {
  it('sends nothing for an empty field', () => {
    const input = inputOf({ ...draftOf(null), title: ' Lancement ' }, null);
    expect(input).toEqual({
      nature: 'common_day',
      format: 'on_site',
      title: 'Lancement',
      number: null,
      heldOn: null,
      fromTime: null,
      toTime: null,
      period: null,
      place: null,
      address: null,
      url: null,
      purpose: null,
      capacity: null,
      workingGroupId: null,
      alreadyHeld: false,
    });
  });

  it('leaves out what its format or its date makes meaningless', () => {
    expect(inputOf({ ...draftOf(saved), format: 'remote' }, saved)).toMatchObject({
      place: null,
      url: 'https://visio.example.org/1',
    });
    expect(inputOf({ ...draftOf(saved), format: 'on_site', period: 'au printemps' }, saved)).toMatchObject({
      url: null,
      period: null,
    });
  });

  it('keeps half-days that nobody touched, lets them follow new hours, and sends those that were ticked', () => {
    expect(inputOf({ ...draftOf(saved), title: 'Un autre titre' }, saved).halfDays).toEqual([
      { onDate: '2024-06-25', half: 'evening' },
    ]);
    expect(inputOf({ ...draftOf(saved), toTime: '12:00' }, saved).halfDays).toBeUndefined();
    expect(inputOf({ ...draftOf(saved), halves: ['morning'] }, saved).halfDays).toEqual([
      { onDate: '2024-06-24', half: 'morning' },
    ]);
  });
});
