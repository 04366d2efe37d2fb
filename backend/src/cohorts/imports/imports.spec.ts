import { utils, write } from '@e965/xlsx';
import { loadOfficialTerritories } from '../../network/official/official-loader';
import type { Caller } from '../../platform/testing/caller';
import type { MadeParticipation } from '../../platform/testing/rows';
import { useApp } from '../../platform/testing/use-app';
import type { ImportRowView } from './import.contract';
import { ImportUpkeep } from './import-upkeep';

const people = (lines: string[]) => Buffer.from(['Prénom;Nom;E-mail;Téléphone;Structure;Fonction;Territoire;Catégorie;Accord', ...lines].join('\n'));

describe('an import', () => {
  const app = useApp();
  let place: MadeParticipation;
  let territory: string;
  let manager: Caller;

  beforeAll(() => loadOfficialTerritories(app.database.ownerUrl), 30_000);
  beforeEach(async () => {
    territory = `Vallon ${Math.random().toString(36).replace(/[^a-z]/g, '')}`;
    place = await app.make.participation({ territory_id: await app.make.territory({ name: territory }) });
    manager = await app.as('cohort_manager', { cohortId: place.cohortId });
  });

  const open = async (bytes: Buffer, name = 'liste.csv') => {
    const made = await manager.upload(`/cohorts/${place.cohortId}/imports?name=${encodeURIComponent(name)}`, bytes);
    expect(made).toMatchObject({ status: 201 });
    return made.body.id as string;
  };
  const view = async (id: string) => (await manager.get(`/imports/${id}`)).body;
  const rows = async (id: string) => {
    const all: ImportRowView[] = [];
    for (let after = ''; ; ) {
      const { body } = await manager.get(`/imports/${id}/rows?limit=100${after && `&after=${after}`}`);
      all.push(...body.items);
      if (!body.next) return all;
      after = body.next;
    }
  };
  const row = async (id: string, line: number) => (await rows(id)).find((one) => one.line === line) as ImportRowView;
  const mend = async (id: string, line: number, mending: object) => manager.put(`/imports/${id}/rows/${(await row(id, line)).id}`, mending);
  const apply = async (id: string) => manager.put(`/imports/${id}/application`, {}, { 'if-match': `"${(await view(id)).version}"` });
  const undo = (id: string) => manager.delete(`/imports/${id}/application`);

  /** Every row of every table but the journals, so that « as before » means it. */
  const contents = async () => {
    const tables = await app.rows<{ name: string }>(`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename NOT IN ('audit_entry', 'audit_block', 'record_change', 'import_batch', 'import_row', 'rate_counter', 'migrations', 'sign_in') AND tablename NOT LIKE 'official%'`);
    const all: Record<string, unknown> = {};
    for (const { name } of tables) all[name] = (await app.rows<{ r: string }>(`SELECT t::text AS r FROM ${name} t`)).map(({ r }) => r).sort();
    return all;
  };

  it('goes from a pasted list to composed teams, says before what it will do, and undoes it all', async () => {
    const known = await app.make.person({ givenName: 'Odile', familyName: 'Vabre', email: `odile.${Date.now()}@example.org` });
    await app.rows('INSERT INTO account (person_id) VALUES ($1)', [known]);
    const [contact] = await app.rows<{ email: string }>('SELECT email FROM person_contact WHERE person_id = $1', [known]);
    const id = await open(people([
      `Odile;Vabre;${contact?.email};06 39 98 00 01;;Maire;${territory};élue;oui`,
      `Inès;FARGE;ines.${known}@example.org;639980002;Mairie du Vallon ${known};DGS;${territory};;`,
      `Paul;Roux;;;;sous-préfet;Canohès;État;pressenti`,
    ]));
    const before = await contents();
    const draft = await view(id);
    expect(draft).toMatchObject({ kind: 'people', state: 'draft', headerEnd: 1, summary: { people: 2, seats: 3, foreseenSeats: 2, teams: 2, territories: ['Canohès'], organisationCount: 1, outcomes: { create: 2, recognise: 1, heading: 1 } }, options: { stage: 'engaged' } });
    expect(await row(id, 3)).toMatchObject({ outcome: 'create', values: { familyName: 'Farge', telephone: '06 39 98 00 02', category: 'local_agent' }, guessed: ['category'], place: territory });
    expect(await contents()).toEqual(before);
    expect((await apply(id)).status).toBe(204);
    const team = (await manager.get(`/participations/${place.id}/delegates`)).body.members;
    expect(team.map((one: { person: { givenName: string }; category: string; status: string }) => [one.person.givenName, one.category, one.status]).sort()).toEqual([['Inès', 'local_agent', 'foreseen'], ['Odile', 'elected_official', 'agreed']]);
    expect(await app.rows(`SELECT hat FROM hat WHERE person_id = $1 AND hat = 'delegate'`, [known])).toHaveLength(1);
    // A team that comes in by a list is on the board: its territory is engaged unless somebody said otherwise.
    expect((await manager.get(`/cohorts/${place.cohortId}/board`)).body.rows.map((one: { territory: { name: string } }) => one.territory.name)).toContain('Canohès');
    expect((await apply(id)).body.code).toBe('import-closed');
    expect((await undo(id)).status).toBe(204);
    expect(await contents()).toEqual(before);
    expect((await view(id)).state).toBe('undone');
    expect((await undo(id)).body.code).toBe('not-applied');
  });

  it('accounts for every line of a hostile workbook of two hundred, creates nothing silently, and gives the former state back', async () => {
    const known = await app.make.person({ givenName: 'Hélène', familyName: 'Estève', email: `helene.${Date.now()}@example.org` });
    const [contact] = await app.rows<{ email: string }>('SELECT email FROM person_contact WHERE person_id = $1', [known]);
    const dates = [{ v: '07/05/2024', t: 's' }, { v: '2024-05-07', t: 's' }, { v: '7 mai 2024', t: 's' }, { v: 45_419, t: 'n' }, { v: 45_419, t: 'n', z: 'dd/mm/yyyy' }];
    const grid: unknown[][] = [['Les équipes du parcours'], [null, 'Personne', null, 'Coordonnées', null, 'Place', null, null], ['Territoire', 'NOM', 'Prénom', 'Courriel', 'Tél.', 'Type d’acteur', 'Depuis le', 'Fonction']];
    for (let index = 0; index < 200; index += 1) {
      const name = `Essai${String.fromCharCode(97 + (index % 26))}${String.fromCharCode(97 + Math.floor(index / 26))}quelconque`;
      grid.push([index % 2 ? null : territory, name.toUpperCase(), `Zo${String.fromCharCode(97 + (index % 23))}${name.slice(5, 7)}ïs`, `p${index}.${known}@example.org`, index % 3 ? 639_980_000 + index : 33_639_980_000 + index, ['élue', 'agent', 'association', 'DDT'][index % 4], dates[index % 5], null]);
    }
    grid[10] = [territory, 'ESTÈVE', 'Hélène', contact?.email, 'aucun', 'élue', dates[0], 'Maire'];
    grid[11] = [null, 'ESTEVE', 'Helene', null, null, 'élue', dates[0], null];
    grid[12] = [territory, 'x'.repeat(300), 'Nom', null, null, 'élue', dates[0], null];
    grid[13] = [...(grid[14] as unknown[])];
    grid[20] = [territory, 'Formule', 'Jo', `formule.${known}@example.org`, null, 'élue', dates[0], '=1+1'];
    grid[21] = [territory, '=HYPERLINK("http://x")', 'Jo', null, null, 'élue', '31/02/2024', null];
    grid[30] = ['Équipe du second vallon'];
    grid[40] = ['Nulle-Part-Sur-Rien', 'Perdu', 'Léo', null, null, 'élu', dates[0], null];
    grid[50] = [territory, 'Sansplace', 'Ida', 'pas une adresse', '12', null, 'bientôt', null];
    const sheet = utils.aoa_to_sheet(grid);
    sheet['!merges'] = [utils.decode_range('A1:H1'), utils.decode_range('B2:C2'), utils.decode_range('D2:E2'), ...Array.from({ length: 85 }, (_, index) => utils.decode_range(`A${34 + index * 2}:A${35 + index * 2}`)).filter(({ s }) => (grid[s.r] as unknown[])[0] && !(grid[s.r + 1] as unknown[])[0])];
    const workbook = utils.book_new();
    utils.book_append_sheet(workbook, sheet, 'Équipes');
    const before = await contents();
    const id = await open(Buffer.from(write(workbook, { type: 'buffer', bookType: 'xlsx' })), 'hostile.xlsx');
    const draft = await view(id);
    const all = await rows(id);
    expect(draft.columns.map(({ field }: { field: string }) => field)).toEqual(['territory', 'familyName', 'givenName', 'email', 'telephone', 'category', 'startsOn', 'roleTitle']);
    expect(draft.headerEnd).toBe(3);
    expect(all).toHaveLength(203);
    expect(Object.values<number>(draft.summary.outcomes).reduce((a, b) => a + b)).toBe(203);
    for (const one of all) if (['fault', 'ask', 'repeat', 'nothing'].includes(one.outcome)) expect([one.line, one.faults.length + one.alike.length + (one.note ? 1 : 0)]).not.toEqual([one.line, 0]);
    const outcome = (line: number) => all.find((one) => one.line === line) as ImportRowView;
    expect(outcome(11)).toMatchObject({ outcome: 'fault', faults: [{ field: 'telephone' }] });
    expect(outcome(13)).toMatchObject({ outcome: 'fault', faults: [{ field: 'familyName', detail: expect.stringContaining('300 signes') }] });
    expect(outcome(15)).toMatchObject({ outcome: 'repeat', sameLine: 14 });
    expect(outcome(21)).toMatchObject({ outcome: 'fault', faults: [{ field: 'roleTitle', detail: expect.stringContaining('formule') }] });
    expect(outcome(22).faults.map(({ field }: { field: string }) => field).sort()).toEqual(['familyName', 'startsOn']);
    expect(outcome(31).outcome).toBe('aside');
    expect(outcome(41)).toMatchObject({ outcome: 'fault', faults: [{ field: 'territory' }] });
    expect(outcome(51).faults.map(({ field }: { field: string }) => field).sort()).toEqual(['category', 'email', 'startsOn', 'telephone']);
    for (const line of [5, 6, 7, 8, 9]) expect(outcome(line)).toMatchObject({ values: { startsOn: '2024-05-07' } });
    expect(outcome(5).values.telephone).toMatch(/^06 39 98 00 01$/);
    expect(await contents()).toEqual(before);

    await mend(id, 11, { values: { telephone: '' } });
    expect(await row(id, 11)).toMatchObject({ outcome: 'recognise', personId: known });
    expect((await apply(id)).status).toBe(204);
    const made = await app.rows(`SELECT count(*)::int AS n FROM person WHERE created_at = (SELECT applied_at FROM import_batch WHERE id = $1)`, [id]);
    expect(made).toEqual([{ n: draft.summary.people }]);
    expect((await undo(id)).status).toBe(204);
    expect(await contents()).toEqual(before);
  }, 60_000);

  it('asks whether a likeness is the same person, and does as decided', async () => {
    const tag = `zq${Date.now().toString(36)}`.replace(/\d/g, 'k');
    const known = await app.make.person({ givenName: 'Joséphine', familyName: `Du${tag}ont`, email: `jo.${tag}@example.org` });
    const id = await open(people([`Josephine;DU${tag.toUpperCase()}ONT;autre.${tag}@example.org;;;;${territory};élue;`, `Joséphine;Du${tag}ond;;;;;${territory};agent;`]));
    const [first, second] = [await row(id, 2), await row(id, 3)];
    expect(first).toMatchObject({ outcome: 'ask', alike: [{ id: known, because: 'name', email: `jo.${tag}@example.org` }] });
    expect(second).toMatchObject({ outcome: 'ask', alike: [{ id: known, because: 'near' }] });
    expect((await apply(id)).body.code).toBe('nothing-to-import');
    await mend(id, 2, { decision: 'same', personId: known });
    await mend(id, 3, { decision: 'new' });
    expect((await view(id)).summary).toMatchObject({ people: 1, seats: 2, outcomes: { recognise: 1, create: 1 } });
    expect((await apply(id)).status).toBe(204);
    const members = (await manager.get(`/participations/${place.id}/delegates`)).body.members;
    expect(members.map((one: { person: { id: string } }) => one.person.id)).toContain(known);
    expect(await app.rows('SELECT email FROM person_contact WHERE person_id = $1', [known])).toEqual([{ email: `jo.${tag}@example.org` }]);
  });

  it('takes a shared mailbox for nobody in particular, and never gives one address to two people', async () => {
    const tag = Date.now().toString(36);
    const known = await app.make.person({ givenName: 'Accueil', familyName: 'Mairie', email: `mairie.${tag}@example.org` });
    const id = await open(people([`Luc;Serre;mairie.${tag}@example.org;;;;${territory};agent;`, `Ève;Combe;eve.${tag}@example.org;;;;${territory};agent;`, `Tom;Brun;eve.${tag}@example.org;;;;${territory};agent;`]));
    expect(await row(id, 2)).toMatchObject({ outcome: 'ask', alike: [{ id: known, because: 'email' }] });
    expect(await row(id, 4)).toMatchObject({ outcome: 'ask', sameLine: 3 });
    await mend(id, 2, { decision: 'new' });
    await mend(id, 4, { decision: 'new' });
    expect(await row(id, 4)).toMatchObject({ outcome: 'create', note: expect.stringContaining('déjà celle de Ève Combe') });
    expect((await apply(id)).status).toBe(204);
    expect(await app.rows('SELECT count(*)::int AS n FROM person_contact WHERE email LIKE $1', [`%${tag}@example.org`])).toEqual([{ n: 2 }]);
  });

  it('is not undone once something built on it: it says what, and changes nothing', async () => {
    const id = await open(people([`Alba;Nogaret;alba.${Date.now()}@example.org;;;;${territory};élue;oui`, `Bruno;Nogaret;;;;;${territory};agent;oui`]));
    expect((await apply(id)).status).toBe(204);
    const imported = await row(id, 2);
    const other = await app.make.participation({ cohort_id: place.cohortId });
    const { id: elsewhere } = (await manager.post(`/participations/${other.id}/delegates`, { who: { personId: imported.personId }, category: 'local_agent', status: 'agreed', startsOn: '2024-05-07' })).body;
    const before = await contents();
    const refused = await undo(id);
    expect(refused).toMatchObject({ status: 409, body: { code: 'import-used', detail: expect.stringContaining('Alba Nogaret a une place dans une équipe') } });
    expect(await contents()).toEqual(before);
    await manager.delete(`/participations/${other.id}/delegates/${elsewhere}`);
    await manager.put(`/people/${imported.personId}`, { givenName: 'Alba', familyName: 'Nogaret-Roux' });
    expect((await undo(id)).body.detail).toContain('Alba Nogaret-Roux\u00a0: quelqu’un l’a modifié·e');
  });

  it('gives no hat back that somebody withdrew since, and is undone by whoever applied it or by those who may erase', async () => {
    const known = await app.make.person({ givenName: 'Rose', familyName: 'Calmels', email: `rose.${Date.now()}@example.org` });
    const [contact] = await app.rows<{ email: string }>('SELECT email FROM person_contact WHERE person_id = $1', [known]);
    await app.rows('INSERT INTO account (person_id) VALUES ($1)', [known]);
    const hat = await app.wear('delegate', known, { participationId: place.id });
    const id = await open(people([`Rose;Calmels;${contact?.email};;;;${territory};élue;oui`]));
    expect((await apply(id)).status).toBe(204);
    await app.rows('UPDATE hat SET withdrawn_at = now(), updated_at = now() WHERE person_id = $1 AND withdrawn_at IS NULL', [known]);
    const pivot = await app.as('pivot_ally', { cohortId: place.cohortId });
    expect((await pivot.delete(`/imports/${id}/application`)).status).toBe(403);
    expect((await undo(id)).status).toBe(204);
    expect(await app.rows('SELECT id FROM hat WHERE person_id = $1 AND withdrawn_at IS NULL', [known])).toEqual([]);
    expect(await app.rows('SELECT id FROM hat WHERE id = $1', [hat])).toHaveLength(1);
  });

  it('says what the list tells otherwise than the directory, which keeps what it knows', async () => {
    const known = await app.make.person({ givenName: 'Gil', familyName: 'Peyre', email: `gil.${Date.now()}@example.org`, telephone: '06 39 98 07 47' } as never);
    await app.rows(`UPDATE person_contact SET telephone = '06 39 98 07 47' WHERE person_id = $1`, [known]);
    const [contact] = await app.rows<{ email: string }>('SELECT email FROM person_contact WHERE person_id = $1', [known]);
    const id = await open(people([`Gil;Peyre;${contact?.email};06 39 98 11 11;;;;;`]));
    expect((await row(id, 2)).note).toContain('Téléphone différent dans la liste : l’annuaire garde 06 39 98 07 47.');
  });

  it('mends every line that says the same, keeps what is mended when the columns are read otherwise, and leaves out on demand', async () => {
    const id = await open(people([`Ana;Puech;;;;;Canohes vilage;élue;`, `Léa;Puech;;;;;Canohes vilage;agent;`, `Max;Puech;;;;;Canohes vilage;État;`]));
    expect((await view(id)).summary.outcomes).toMatchObject({ fault: 3 });
    await mend(id, 2, { values: { territory }, alike: true });
    expect((await view(id)).summary).toMatchObject({ seats: 3, teams: 1 });
    await mend(id, 4, { decision: 'skip' });
    const draft = await view(id);
    await manager.put(`/imports/${id}/mapping`, { kind: 'people', headerEnd: 1, fields: draft.columns.map(({ field }: { field: string }) => field), options: { ...draft.options, status: 'agreed' } });
    expect((await view(id)).summary).toMatchObject({ seats: 2, foreseenSeats: 0, outcomes: { skip: 1 } });
    const twice = draft.columns.map(() => 'email');
    expect((await manager.put(`/imports/${id}/mapping`, { kind: 'people', headerEnd: 1, fields: twice, options: draft.options })).body.code).toBe('column-twice');
  });

  it('asks before it takes « Barre » for a town elsewhere when the network knows Barre-des-Cévennes, which it proposes first; a code, a department, or a community’s name under its form of today is sure', async () => {
    await app.make.territory({ name: 'Barre-des-Cévennes', insee_code: '48019', department: '48' });
    const id = await open(people(['Ana;Puech;;;;;Barre;élue;', 'Léa;Puech;;;;;Barre (81);agent;', 'Max;Puech;;;;;48019;État;', 'Guy;Puech;;;;;CC du Pays de Landerneau-Daoulas;;', 'Ève;Puech;;;;;Saint-Sauveur;agent;']));
    // Of homonyms, the one near the rest of the list comes first, however small.
    expect([await row(id, 5), (await row(id, 6)).candidates[0]]).toMatchObject([{ outcome: 'fault', place: 'CA du Pays de Landerneau-Daoulas', note: expect.stringContaining('Lu comme') }, { name: 'Saint-Sauveur', department: '29' }]);
    expect((await row(id, 2)).candidates.map(({ name, department }) => `${name} ${department}`)).toEqual(['Barre-des-Cévennes 48', 'Barre 81', 'La Barre 39', 'La Barre 70']);
    expect([(await row(id, 3)).place, (await row(id, 4)).place]).toEqual(['Barre', 'Barre-des-Cévennes']);
  });

  it('brings in leads by name or code with origin, stage, date and next step, and figures count them', async () => {
    const id = await open(Buffer.from(['Commune\tOrigine\tÉtape\tDate\tProchaine étape', 'Canohès\tappel ouvert\tRencontré\t04/03/2024\tRappeler le maire', '11170\tRégion\tApproché\t2024-02-01\t', `${territory}\t\tIntéressé\t2024-02-10\t`, 'Canohès\t\tEngagé\t2024-04-02\t', 'Canohès\t\tEngagé\t02/04/2024\t', 'Gruissan\t\tEngagé\t01/01/2099\t'].join('\n')));
    expect(await view(id)).toMatchObject({ kind: 'leads', summary: { territories: ['Canohès', 'Gruissan'], stages: 4, outcomes: { create: 2, recognise: 2, repeat: 1, fault: 1, heading: 1 } } });
    const before = await contents();
    expect((await apply(id)).status).toBe(204);
    expect(await app.rows(`SELECT t.name, p.lead_origin, s.stage, s.reached_on, s.next_step FROM participation_stage s JOIN participation p ON p.id = s.participation_id JOIN territory t ON t.id = p.territory_id WHERE s.cohort_id = $1 AND t.name IN ('Canohès', 'Gruissan') ORDER BY s.reached_on`, [place.cohortId])).toEqual([
      { name: 'Gruissan', lead_origin: 'region_proposal', stage: 'approached', reached_on: '2024-02-01', next_step: null },
      { name: 'Canohès', lead_origin: 'open_call', stage: 'met', reached_on: '2024-03-04', next_step: 'Rappeler le maire' },
      { name: 'Canohès', lead_origin: 'open_call', stage: 'engaged', reached_on: '2024-04-02', next_step: null },
    ]);
    expect((await undo(id)).status).toBe(204);
    expect(await contents()).toEqual(before);
  });

  it('writes nothing when the preview is no longer true, nor from a version that somebody changed', async () => {
    const id = await open(people([`Nina;Sabatier;nina.${Date.now()}@example.org;;;;${territory};élue;`]));
    const { version } = await view(id);
    await mend(id, 2, { values: { roleTitle: 'Maire' } });
    expect((await manager.put(`/imports/${id}/application`, {}, { 'if-match': `"${version}"` })).status).toBe(412);
    await app.make.person({ givenName: 'Nina', familyName: 'Sabatier' });
    expect((await apply(id)).body.code).toBe('import-changed');
    expect(await app.rows('SELECT 1 FROM delegate WHERE participation_id = $1', [place.id])).toEqual([]);
  });

  it('is forgotten once it no longer serves: an old draft goes, old lines are emptied, what they wrote stays', async () => {
    const [old, recent, applied] = [await open(people([`Ugo;Vieil;;;;;${territory};élue;`])), await open(people([`Ida;Jeune;;;;;${territory};élue;`])), await open(people([`Zita;Faite;;;;;${territory};élue;`]))];
    await apply(applied);
    await app.rows(`UPDATE import_batch SET updated_at = now() - interval '31 days' WHERE id = $1`, [old]);
    await app.rows(`UPDATE import_batch SET applied_at = now() - interval '91 days' WHERE id = $1`, [applied]);
    await app.nest.get(ImportUpkeep).forget();
    expect((await manager.get(`/imports/${old}`)).status).toBe(404);
    expect((await row(recent, 2)).cells).toContain('Ida');
    expect(await row(applied, 2)).toMatchObject({ cells: [], values: {}, personId: expect.any(String) });
  });

  it('is staff’s alone, in their own cohort; what is not a list is refused whole', async () => {
    const upload = `/cohorts/${place.cohortId}/imports?name=x`;
    const list = people([`Rita;Blanc;;;;;${territory};élue;`]);
    for (const hat of ['observer', 'evaluator', 'delegate'] as const) expect((await (await app.as(hat, { participationId: place.id, cohortId: place.cohortId })).upload(upload, list)).status).toBe(403);
    expect((await (await app.as('cohort_manager', { cohortId: await app.make.cohort() })).upload(upload, list)).status).toBe(404);
    const pivot = await app.as('pivot_ally', { cohortId: place.cohortId });
    const { id } = (await pivot.upload(upload, list)).body;
    expect((await pivot.put(`/imports/${id}/application`, {}, { 'if-match': `"${(await pivot.get(`/imports/${id}`)).body.version}"` })).status).toBe(204);
    expect((await pivot.delete(`/imports/${id}/application`)).status).toBe(204);
    expect((await (await app.as('observer', { cohortId: place.cohortId })).get(`/imports/${id}/rows`)).status).toBe(404);
    expect(await manager.upload(upload, Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0]))).toMatchObject({ status: 422, body: { code: 'unreadable-list' } });
    expect((await manager.upload(upload, Buffer.alloc(10_600_000, 'a'))).status).toBe(413);
    expect((await manager.post(upload, { name: 'x' })).status).toBe(415);
    expect((await manager.get(`/cohorts/${place.cohortId}/imports`)).body.items).toHaveLength(1);
  });
});
