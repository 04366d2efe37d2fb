import type { PlanLine } from './plan-lines';
import { corrected, withCorrections } from './series-lines';

const laid = (fromTime: string, first = 1): PlanLine[] =>
  ['2097-03-05', '2097-03-19', '2097-04-02'].map((heldOn, key) => ({ key, title: `Webinaire ${first + key}`, heldOn, fromTime, toTime: null }));

it('keeps the title and the day written on a line, and a line left out, when hours and numbers change for all', () => {
  const shown = laid('12:30');
  const changed = [{ ...shown[0]!, title: 'Les friches' }, { ...shown[1]!, heldOn: '2097-03-26' }];
  const corrections = corrected(new Map(), shown, changed);
  expect(withCorrections(laid('18:00', 4), corrections)).toEqual([
    { key: 0, title: 'Les friches', heldOn: '2097-03-05', fromTime: '18:00', toTime: null },
    { key: 1, title: 'Webinaire 5', heldOn: '2097-03-26', fromTime: '18:00', toTime: null },
  ]);
});

it('adds a correction to those before, and leaves the lines that nobody touched to the common fields', () => {
  const shown = laid('12:30');
  const once = corrected(new Map(), shown, shown.map((line) => (line.key === 1 ? { ...line, heldOn: '2097-03-26' } : line)));
  const then = withCorrections(shown, once);
  const twice = corrected(once, then, then.map((line) => (line.key === 1 ? { ...line, title: 'À Gruissan' } : line)));
  expect(withCorrections(laid('18:00', 4), twice).map(({ title, heldOn }) => [title, heldOn])).toEqual([
    ['Webinaire 4', '2097-03-05'],
    ['À Gruissan', '2097-03-26'],
    ['Webinaire 6', '2097-04-02'],
  ]);
});
