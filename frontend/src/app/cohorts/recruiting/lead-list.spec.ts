import type { Lead } from '../../api';
import { shown, watched } from './lead-list';

const lead = (name: string, values: Partial<Lead> = {}): Lead => ({
  participationId: name, name, kind: 'commune', departmentName: null, population: null, invented: false, origin: { kind: 'open_call', organisation: null, person: null },
  stage: 'approached', reachedOn: '2024-01-10', stages: [], reached: ['approached'], next: { step: null, on: null, by: null }, executive: null, ...values,
});
const names = (leads: Lead[]) => leads.map(({ name }) => name);

describe('the list of leads', () => {
  const rows = [
    lead('Montclary', { stage: 'did_not_follow_up', reached: ['approached', 'met'], origin: { kind: null, organisation: null, person: null } }),
    lead('Émeraude', { next: { step: 'Rappeler', on: '2024-02-01', by: null } }),
    lead('Castelvire', { stage: 'met', reached: ['approached', 'met'], reachedOn: '2024-02-20', next: { step: 'Rappeler', on: '2024-03-01', by: null } }),
    lead('Salviargues'),
  ];

  it('opens who ever reached a stage, whatever came later', () => {
    expect(names(shown(rows, { atteint: 'met' }, '2024-02-15'))).toEqual(['Castelvire', 'Montclary']);
    expect(names(shown(rows, { atteint: 'met', etape: 'met' }, '2024-02-15'))).toEqual(['Castelvire']);
    expect(names(shown(rows, { origine: 'inconnue' }, '2024-02-15'))).toEqual(['Montclary']);
  });

  it('looks at a next step that is past or missing, of those alone who are still being recruited', () => {
    expect(rows.map((one) => watched(one, '2024-02-15'))).toEqual([null, 'past', null, 'none']);
    expect(watched(rows[1]!, '2024-02-01')).toBe(null);
    expect(names(shown(rows, { suite: 'a-regarder' }, '2024-02-15'))).toEqual(['Émeraude', 'Salviargues']);
    expect(names(shown(rows, { suite: 'sans' }, '2024-02-15'))).toEqual(['Salviargues']);
  });

  it('sorts as French readers expect, both ways', () => {
    expect(names(shown(rows, {}, '2024-02-15'))).toEqual(['Castelvire', 'Émeraude', 'Montclary', 'Salviargues']);
    expect(names(shown(rows, { tri: '-depuis' }, '2024-02-15'))[0]).toBe('Castelvire');
    expect(names(shown(rows, { tri: 'suite' }, '2024-02-15')).slice(0, 2)).toEqual(['Émeraude', 'Castelvire']);
  });
});
