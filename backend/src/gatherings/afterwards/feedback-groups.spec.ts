import { grouped, type Said } from './feedback-groups';

describe('words that come back', () => {
  const said = (...categories: (Said['category'] | [Said['category'], string])[]): Said[] => categories.map((one, index) => ({ category: Array.isArray(one) ? one[0] : one, answers: [`mot ${index}`, '', ''], signed: null }));
  const shape = (people: Said[]) => grouped(['a', 'b', 'c'], people).map(({ category, words }) => [category, words.length]);

  it('are told by category only where three of it spoke', () => {
    expect(shape(said('local_agent', 'local_agent', 'elected_official'))).toEqual([[null, 3]]);
    expect(shape(said('local_agent', 'local_agent', 'local_agent', 'elected_official', 'state_agent', 'state_agent'))).toEqual([['local_agent', 3], [null, 3]]);
  });

  it('wait for three voices, of which what is signed does not count', () => {
    const signed = said('local_agent').map((one) => ({ ...one, signed: 'Maya' }));
    expect(shape(said('local_agent', 'local_agent'))).toEqual([]);
    expect(shape([...said('local_agent', 'local_agent'), ...signed])).toEqual([[null, 1]]);
    expect(shape([...said('local_agent', 'local_agent', 'local_agent'), ...signed])).toEqual([['local_agent', 4]]);
  });

  it('never leave one or two over that the full groups would give away', () => {
    expect(shape(said('local_agent', 'local_agent', 'local_agent', 'state_agent'))).toEqual([[null, 4]]);
    expect(shape(said('local_agent', 'local_agent', 'local_agent', 'local_agent', 'elected_official', 'elected_official', 'elected_official', 'state_agent', 'state_agent'))).toEqual([['local_agent', 4], [null, 5]]);
  });
});
