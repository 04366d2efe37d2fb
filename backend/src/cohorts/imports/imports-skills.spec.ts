import { useApp } from '../../platform/testing/use-app';
import type { ImportRowView } from './import.contract';

const list = (lines: string[]) => Buffer.from(['Prénom;Nom;E-mail;Compétences', ...lines].join('\n'));

describe('skills in a list', () => {
  const app = useApp();

  it('are recognised among those that are known, mended where they are not, added to what somebody says, and taken back', async () => {
    const cohortId = await app.make.cohort();
    const manager = await app.as('cohort_manager', { cohortId });
    const known = await app.make.person({ givenName: 'Salomé', familyName: 'Ferrand', email: 'salome@skills.example.org' });
    await app.make.person({ givenName: 'Ilyes', familyName: 'Naïm', email: 'ilyes@skills.example.org' });
    await app.rows(`INSERT INTO ally_profile (person_id, skills, departments, travel_km) VALUES ($1, '{mobilité,eau,vie locale et associative}', '{30}', 80)`, [known]);
    const profiles = () => app.rows(`SELECT a::text AS it FROM ally_profile a ORDER BY 1`);
    const before = await profiles();
    const { id } = (
      await manager.upload(
        `/cohorts/${cohortId}/imports`,
        list(['Ana;Puig;;Mobilités, EAU', 'Leo;Bosc;;"eau\nmobilité / vie locale et associative"', 'Eve;Roux;;eau et mobilité', 'Salomé;Ferrand;salome@skills.example.org;"eau ; mobilite"', 'Ilyes;Naïm;ilyes@skills.example.org;Mobilite', 'Ida;Mas;;eau, numerique']),
      )
    ).body;
    const rows = async () => (await manager.get(`/imports/${id}/rows`)).body.items.slice(1) as ImportRowView[];
    expect((await rows()).map(({ outcome, values }) => [outcome, values.skills ?? null])).toEqual([
      ['create', 'mobilité, eau'],
      ['create', 'eau, mobilité, vie locale et associative'],
      ['create', 'eau, mobilité'],
      ['nothing', 'eau, mobilité'],
      ['recognise', 'mobilité'],
      ['fault', null],
    ]);
    const [fault] = (await rows())[5]?.faults ?? [];
    expect(fault).toMatchObject({ field: 'skills', detail: expect.stringContaining('« numerique » n’est pas encore une compétence connue') });
    // Written by hand, it is a skill.
    await manager.put(`/imports/${id}/rows/${(await rows())[5]?.id}`, { values: { skills: 'eau, numérique' } });
    const { version, summary } = (await manager.get(`/imports/${id}`)).body;
    expect(summary).toMatchObject({ skilled: 5, completed: 1, outcomes: { create: 4, recognise: 1, nothing: 1, heading: 1 } });
    expect((await manager.put(`/imports/${id}/application`, {}, { 'if-match': `"${version}"` })).status).toBe(204);
    expect(await app.rows(`SELECT p.given_name AS name, a.skills, a.departments FROM ally_profile a JOIN person p ON p.id = a.person_id ORDER BY 1`)).toEqual([
      { name: 'Ana', skills: ['mobilité', 'eau'], departments: [] },
      { name: 'Eve', skills: ['eau', 'mobilité'], departments: [] },
      { name: 'Ida', skills: ['eau', 'numérique'], departments: [] },
      { name: 'Ilyes', skills: ['mobilité'], departments: [] },
      { name: 'Leo', skills: ['eau', 'mobilité', 'vie locale et associative'], departments: [] },
      { name: 'Salomé', skills: ['mobilité', 'eau', 'vie locale et associative'], departments: ['30'] },
    ]);
    expect((await manager.delete(`/imports/${id}/application`)).status).toBe(204);
    expect(await profiles()).toEqual(before);
  });
});
