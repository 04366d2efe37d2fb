import type { CategoryFigures, TeamMate } from '../api';
import { companyWords, halfWords, ofPlace, totals, whenWords, whyYou } from './gathering-words';

const mate = (over: Partial<TeamMate>): TeamMate => ({
  givenName: 'Maya',
  familyName: 'Essai',
  category: 'elected_official',
  status: 'agreed',
  roleTitle: null,
  self: false,
  ...over,
});
const figures = (over: Partial<CategoryFigures>): CategoryFigures => ({
  category: 'local_agent',
  invited: 0,
  yes: 0,
  replaced: 0,
  no: 0,
  came: 0,
  waiting: 0,
  ...over,
});

describe('the words of a gathering', () => {
  it('say when: day, year and hours, or the period when the day is not known', () => {
    expect(whenWords({ heldOn: '2024-10-01', fromTime: '09:00', toTime: '17:30', period: null })).toBe(
      'mardi 1er octobre 2024, 9\u00a0h à 17\u00a0h\u00a030',
    );
    expect(whenWords({ heldOn: null, fromTime: null, toTime: null, period: 'au printemps' })).toBe('au printemps');
    expect(whenWords({ heldOn: null, fromTime: null, toTime: null, period: null })).toBe('Date à préciser');
  });

  it('name a half-day by its date only when it is another day', () => {
    expect(halfWords({ id: '1', onDate: '2024-06-24', half: 'morning' }, '2024-06-24')).toBe('Matin');
    expect(halfWords({ id: '1', onDate: '2024-06-25', half: 'afternoon' }, '2024-06-24')).toBe('Après-midi du 25 juin');
  });

  it('tell a person why they are awaited, the other kinds of actors first', () => {
    const team = [
      mate({ self: true }),
      mate({ givenName: 'Gilles' }),
      mate({ givenName: 'Nadia', category: 'local_agent' }),
      mate({ givenName: 'Paul', category: 'state_agent', status: 'foreseen' }),
    ];
    expect(whyYou(team, 'Le Vigan')).toBe(
      'Vous représentez les élus dans l’équipe du Vigan, aux côtés de Nadia (agent·e) et Gilles (élu·e).',
    );
    expect(whyYou([mate({ self: true, category: 'state_agent' })], 'Canohès')).toBe(
      'Vous représentez l’État dans l’équipe de Canohès.',
    );
    expect(whyYou([], null)).toBe('Vous êtes sur la liste des personnes invitées.');
  });

  it.each([
    ['Canohès', 'de Canohès'],
    ['Le Vigan', 'du Vigan'],
    ['Les Angles', 'des Angles'],
    ['Alès', 'd’Alès'],
    ['Communauté des Trois Combes', 'de la Communauté des Trois Combes'],
    ['CA du Sicoval', 'de la CA du Sicoval'],
    ['PETR Garrigues', 'du PETR Garrigues'],
    ['Parçay', 'de Parçay'],
  ])('say « %s » after « de »: %s', (name, words) => expect(ofPlace(name)).toBe(words));

  it('count who is awaited, who comes, who came', () => {
    expect(companyWords(8, [figures({ invited: 38 })])).toBe('8 territoires, 38\u00a0personnes invitées');
    expect(companyWords(8, [figures({ invited: 38, yes: 1 })])).toBe('8 territoires, 38\u00a0personnes invitées');
    expect(companyWords(8, [figures({ invited: 38, yes: 20, replaced: 2 })])).toBe('8 territoires, 22\u00a0personnes annoncées');
    expect(companyWords(1, [figures({ invited: 4, yes: 2, came: 3 })])).toBe('3\u00a0personnes présentes');
    expect(companyWords(0, null)).toBe('');
  });

  it('never find fewer than nobody without an answer', () => {
    expect(totals([figures({ invited: 1, yes: 1, no: 1 })]).silent).toBe(0);
    expect(totals([figures({ invited: 5, yes: 2 }), figures({ category: 'other', invited: 1 })])).toMatchObject({
      invited: 6,
      yes: 2,
      silent: 4,
    });
  });
});
