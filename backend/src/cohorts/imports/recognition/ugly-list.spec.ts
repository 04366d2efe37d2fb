import { type Column, recognise } from './columns';
import { readRow } from './row-reading';
import { day, email, headsExecutive, splitName } from './values';

const lines = (grid: string[][]) => grid.map((cells, index) => ({ line: index + 1, cells }));

describe('A list as people keep it', () => {
  const grid = [
    ['Territoire', '', 'Personne', '', '', 'Coordonnées', ''],
    ['', '', 'Civilité', 'Nom Prénom', 'Fonction', 'Mail', 'Tél'],
    ['Redon', 'Elu', 'Mme', 'Kerbrat Corentin', 'Maire', 'corentin@example.org', '0639980001'],
    ['Redon', 'agent', 'M.', 'DE LA VILLE Soizic', 'DGS', '', ''],
  ];

  it('never takes « M. » and « Mme » for a name, and reads « Nom Prénom » in that order under a wider heading', () => {
    const { columns, headerEnd } = recognise(lines(grid), (text) => text === 'Redon');
    expect(headerEnd).toBe(2);
    expect(columns.map(({ field }) => field)).toEqual(['territory', 'category', null, 'fullName', 'roleTitle', 'email', 'telephone']);
    expect(grid.slice(2).map((cells) => readRow('people', columns, cells, {}).values)).toEqual([
      expect.objectContaining({ givenName: 'Corentin', familyName: 'Kerbrat', category: 'elected_official' }),
      expect.objectContaining({ givenName: 'Soizic', familyName: 'De La Ville' }),
    ]);
  });

  it('hears « à confirmer » and « suppléante de » in the remarks, which fill nothing else; a substitute of elsewhere stands for nobody', () => {
    const columns = [['Nom', 'familyName'], ['Prénom', 'givenName'], ['Fonction', 'roleTitle'], ['Remarques', null], ['Accord', 'status']].map(([heading = '', field]) => ({ heading, samples: [], field }) as Column);
    const read = (...cells: string[]) => readRow('people', columns, ['Kerbrat', 'Ida', ...cells], {});
    expect(read('Maire', 'à confirmer !')).toMatchObject({ values: { status: 'foreseen', category: 'elected_official' }, guessed: ['status', 'category'] });
    expect(read('Maire', 'préfère le matin').values.status).toBeUndefined();
    expect(read('Maire', '', 'à confirmer !').values.status).toBe('foreseen');
    expect(['suppléant(e) de Mme Le Goff', 'Suppléante d’Anne Le Goff'].map((text) => read('DGS', text).standsFor)).toEqual(['le goff', 'anne le goff']);
    expect(read('Conseiller communautaire suppléant', '').standsFor).toBeUndefined();
  });

  it('asks for the name where there is only a civility', () => {
    const columns = (['familyName', 'givenName'] as const).map((field) => ({ heading: '', samples: [], field }));
    expect(readRow('people', columns, ['Mme', 'Ida'], {})).toMatchObject({ values: { givenName: 'Ida' }, faults: [{ field: 'familyName', detail: 'Il manque le nom.' }] });
  });

  it.each([['5 oct. 26', '2026-10-05'], ['octobre 2026', '2026-10-01'], ['oct-26', '2026-10-01'], ['1er mars 2025', '2025-03-01']])('reads « %s » as a day', (text, value) => {
    expect(day(text)).toEqual({ value });
  });

  it('does not invent a day out of half of one', () => {
    for (const text of ['le 5 octobre', 'bientôt', '31 février 2025', 'printemps 2026']) expect(day(text)).toEqual({ fault: expect.any(String) });
  });

  it('reads an address that hides its sign from robots', () => {
    expect(email('Alan.Abgrall (at) example.org')).toEqual({ value: 'alan.abgrall@example.org' });
  });

  it.each([
    ['Maire', 'commune', true], ['maire de Redon', 'commune', true], ['Président', 'epci_cc', true], ['présidente du PETR', 'petr', true],
    ['maire adjoint', 'commune', false], ['adjointe au maire', 'commune', false], ['vice-présidente', 'epci_cc', false], ['Maire', 'epci_cc', false], ['Maire déléguée', 'commune', false],
  ])('« %s » of a %s leads it: %s', (role, kind, leads) => {
    expect(headsExecutive(role, kind)).toBe(leads);
  });

  it('keeps a family name whole when part of it is not shouted', () => {
    expect(splitName('LE BIHAN-Morvan Morgane', true)).toEqual({ givenName: 'Morgane', familyName: 'LE BIHAN-Morvan' });
  });
});
