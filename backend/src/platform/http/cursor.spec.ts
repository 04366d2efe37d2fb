import { pageOf, rowsFor } from './cursor';

describe('a page of a list', () => {
  it.each([1, 20, 21, 50, 51, 100, 101, 1000])('of %i has the same size of statement as its neighbours, and one row more than it shows', (limit) => {
    expect(rowsFor(limit)).toBeGreaterThan(limit);
    expect([21, 51, 101, 1001]).toContain(rowsFor(limit));
  });

  it('stops where it was asked to and goes on from its last record, however many rows came', () => {
    const rows = Array.from({ length: 21 }, (_, at) => at + 1);
    const { items, next } = pageOf(rows, 3, (row) => [row]);
    expect(items).toEqual([1, 2, 3]);
    expect(JSON.parse(Buffer.from(next as string, 'base64url').toString())).toEqual([3]);
    expect(pageOf(rows, 21, (row) => [row]).next).toBeNull();
  });
});
