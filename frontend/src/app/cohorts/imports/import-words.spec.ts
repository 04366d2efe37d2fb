import type { ImportSummary } from '../../api';
import { leftOut, sentences, whereSeen } from './import-words';

const nothing: ImportSummary = { outcomes: {}, people: 0, completed: 0, skilled: 0, organisations: [], organisationCount: 0, structuresCompleted: 0, seats: 0, foreseenSeats: 0, teams: 0, territories: [], territoryCount: 0, stages: 0, tooMany: false };
const options = { startsOn: '2024-05-07', status: 'foreseen', stage: 'approached', category: null } as const;
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');

describe('the preview of an import', () => {
  it('says each thing once, in the singular and in the plural', () => {
    const summary = { ...nothing, outcomes: { create: 2, recognise: 1 }, people: 2, seats: 3, foreseenSeats: 1, teams: 1, organisations: ['DDT', 'Mairie'], organisationCount: 2, territories: ['Canohès'], territoryCount: 1 };
    expect(sentences('people', summary, options).map(plain)).toEqual([
      '2 personnes ajoutées à l’annuaire.',
      '1 ligne concerne quelqu’un de déjà connu.',
      '2 structures ajoutées : DDT et Mairie.',
      '3 places dans 1 équipe, dont 1 pressentie.',
      '1 territoire entre dans le parcours, comme « Approché » : Canohès.',
    ]);
    expect(sentences('people', nothing, options)).toEqual([]);
  });

  it('says of a list of structures what is added and what is completed, their contacts apart', () => {
    const summary = { ...nothing, outcomes: { create: 1, recognise: 2 }, organisations: ['La Ruche'], organisationCount: 1, structuresCompleted: 2, people: 1 };
    expect(sentences('structures', summary, options).map(plain)).toEqual([
      '1 structure ajoutée à l’annuaire : La Ruche.',
      '2 structures déjà connues complétées, sans rien effacer de ce qu’on en sait.',
      '1 contact ajouté à l’annuaire.',
    ]);
  });

  it('says where the territories that it brings will be seen', () => {
    const two = { ...nothing, territoryCount: 2 };
    expect(plain(whereSeen('people', two, { ...options, stage: 'engaged' }))).toBe('Ils seront au tableau du parcours et dans « Territoires ».');
    expect(plain(whereSeen('people', two, options))).toBe('Ils seront dans « Recrutement », avec leur équipe : ni au tableau du parcours ni dans « Territoires » tant qu’ils ne sont pas engagés.');
    expect(whereSeen('people', nothing, options)).toBe('');
  });

  it('accounts for every line that is left out, with why', () => {
    expect(plain(leftOut({ ...nothing, outcomes: { create: 4, fault: 2, ask: 1, repeat: 1, heading: 1 } }))).toBe('5 lignes restent de côté : 2 à corriger, 1 à décider, 1 dite deux fois et 1 d’en-tête.');
    expect(leftOut(nothing)).toBe('');
  });
});
