import type { CohortView } from '../api';
import { scaleOf } from './calendar-scale';

type Drawn = Parameters<typeof scaleOf>[0];
const phase = (name: CohortView['phases'][number]['phase'], startsOn: string, endsOn: string) => ({ id: name, phase: name, startsOn, endsOn });
const path: Drawn = {
  startsOn: '2024-05-07',
  endsOn: null,
  gatherings: [{ id: '1', title: 'Bilan', nature: 'common_day', format: 'on_site', number: null, heldOn: '2025-01-21', period: null }],
  phases: [
    phase('common_core', '2024-05-07', '2025-01-21'),
    phase('diagnostic', '2024-05-22', '2024-09-15'),
    phase('pilot_project', '2024-09-06', '2025-01-21'),
    phase('evaluation', '2024-11-05', '2025-01-21'),
  ],
};

describe('the calendar of a path', () => {
  it('never lays two phases of one lane over each other, and uses no more lanes than needed', () => {
    const { phases, lanes } = scaleOf(path);
    for (const a of phases) {
      for (const b of phases) {
        if (a === b || a.lane !== b.lane) continue;
        expect(a.left + a.width <= b.left || b.left + b.width <= a.left).toBe(true);
      }
    }
    expect(lanes).toBe(3);
  });

  it('goes from its first month to its last, and places a day inside, none outside', () => {
    const scale = scaleOf(path);
    expect(scale.place('2024-05-01')).toBeCloseTo(0, 0);
    expect(scale.place('2025-01-31')).toBeGreaterThan(99);
    expect(scale.place('2026-11-22')).toBeNull();
    expect(scale.place(null)).toBeNull();
    expect(scale.ticks[0]?.label).toBe('mai 2024');
    expect(scale.ticks.map(({ label }) => label)).toContain('janvier 2025');
  });

  it('stripes each summer that it crosses', () => {
    expect(scaleOf(path).seasons).toHaveLength(1);
    expect(scaleOf({ ...path, endsOn: '2026-06-30' }).seasons).toHaveLength(2);
    expect(scaleOf({ ...path, startsOn: '2024-09-02', phases: [], gatherings: [], endsOn: '2025-05-30' }).seasons).toEqual([]);
  });

  it('stands with nothing but a start', () => {
    const scale = scaleOf({ startsOn: '2026-01-12', endsOn: null, phases: [], gatherings: [] });
    expect(scale.lanes).toBe(1);
    expect(scale.place('2026-01-12')).toBeGreaterThan(0);
  });
});
