import { menuFor } from './menu';

const labels = (...hats: Parameters<typeof menuFor>[0][number]['hat'][]) =>
  menuFor(hats.map((hat) => ({ hat }))).map(({ label }) => label);

describe('the menu', () => {
  it('offers a delegate their territory, its gatherings, project and report, and nothing of the interviews', () => {
    expect(labels('delegate')).toEqual(['À faire', 'Territoires', 'Rendez-vous', 'Projets', 'Bilan', 'Infolettre', 'Annuaire']);
  });

  it('offers an observer every page that has something for them to read, and no administration', () => {
    expect(labels('observer')).toEqual(['À faire', 'Parcours', 'Territoires', 'Rendez-vous', 'Diagnostics', 'Projets', 'Bilan', 'Infolettre', 'Dossiers', 'Annuaire']);
  });

  it('offers whoever tells the story the territories, their projects and what they lived', () => {
    expect(labels('storyteller')).toEqual(['À faire', 'Parcours', 'Territoires', 'Rendez-vous', 'Projets', 'Bilan', 'Infolettre', 'Annuaire']);
  });

  it('keeps the administration for those who administer', () => {
    expect(labels('network_admin')).toContain('Administration');
    expect(labels('cohort_manager')).not.toContain('Administration');
  });

  it('adds up the hats of a person without repeating an entry', () => {
    const both = labels('delegate', 'cohort_manager');
    expect(both).toContain('Diagnostics');
    expect(new Set(both).size).toBe(both.length);
  });

  it('leaves « À faire » to somebody without any hat', () => {
    expect(labels()).toEqual(['À faire']);
  });
});
