import { keepArrivals, keepDoor, keptArrivals, keptDoor, localDay } from './kept-door';

const day = 86_400_000;

describe('what a device keeps of a door', () => {
  afterEach(() => localStorage.clear());

  it('is there on its day, and erased by whoever opens the application on another', () => {
    const kept = { gatheringId: 'g', by: 'p', on: localDay(), list: ['Nadia'] };
    keepDoor(kept);
    expect(keptDoor()).toEqual(kept);
    for (const on of ['2020-01-01', '2999-01-01']) {
      keepDoor({ ...kept, on });
      expect([keptDoor(), localStorage.length]).toEqual([null, 0]);
    }
  });

  it('is as nothing where it cannot be read', () => {
    localStorage.setItem('accueil', '{');
    expect([keptDoor(), localStorage.length]).toEqual([null, 0]);
  });

  it('outlives the day for people whom no server has yet, and a week for nobody', () => {
    const arrivals = { gatheringId: 'g', by: 'p', since: Date.now() - 6 * day, items: ['Aimé'] };
    keepArrivals(arrivals);
    expect([keptDoor(), keptArrivals()]).toEqual([null, arrivals]);
    keepArrivals({ ...arrivals, since: Date.now() - 8 * day });
    expect([keptDoor(), localStorage.length]).toEqual([null, 0]);
  });
});
