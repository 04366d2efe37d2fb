import type { BoardRow } from '../api';
import { boardInOrder } from './board-order';

const row = (name: string, lastOn: string | null, used: number | null) => ({ territory: { name }, news: { lastOn }, support: used === null ? null : { used, budget: 8 } }) as BoardRow;
const names = (tri: string) => boardInOrder([row('Éguzon', '2025-01-02', 3), row('Fabas', null, null), row('Alès', '2024-03-04', 5)], tri).map(({ territory }) => territory.name);

describe('the board of a path', () => {
  it('is read in the order asked, both ways, and what says nothing stays last', () => {
    expect(names('nom')).toEqual(['Alès', 'Éguzon', 'Fabas']);
    expect(names('-nom')).toEqual(['Fabas', 'Éguzon', 'Alès']);
    expect(names('nouvelles')).toEqual(['Alès', 'Éguzon', 'Fabas']);
    expect(names('-nouvelles')).toEqual(['Éguzon', 'Alès', 'Fabas']);
    expect(names('-appui')).toEqual(['Alès', 'Éguzon', 'Fabas']);
    expect(names('inconnu')).toEqual(names('nom'));
  });
});
