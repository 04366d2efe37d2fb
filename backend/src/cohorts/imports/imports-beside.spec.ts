import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { useApp } from '../../platform/testing/use-app';
import { ActorCategory, DelegateStatus } from '../delegation/delegate.contract';
import { LeadOrigin, StageName } from '../participations/participation.contract';
import type { ImportRowView } from './import.contract';
import { TableReader } from './reading/table-reader';
import { readRow } from './recognition/row-reading';

const list = (lines: string[], head = 'Prénom;Nom;E-mail;Structure;Fonction') => Buffer.from([head, ...lines].join('\n'));

describe('an import among other work', () => {
  const app = useApp();

  it('holds no connection of the database while its file waits to be read', async () => {
    const cohortId = await app.make.cohort();
    const manager = await app.as('cohort_manager', { cohortId });
    const reader = app.nest.get(TableReader, { strict: false });
    const free = Promise.withResolvers<void>();
    reader['waiting'] = free.promise;
    const sent = [1, 2, 3, 4].map(async (name) => (await manager.upload(`/cohorts/${cohortId}/imports?name=${name}`, list([`Ana;Puig ${name};;;`]))).status);
    const moment = async () => {
      const received = (await readdir(join(app.dataDirectory, 'files', '.incoming')).catch(() => [])).length;
      const [open] = await app.rows<{ count: number }>(
        `SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend' AND xact_start IS NOT NULL AND pid <> pg_backend_pid()`,
      );
      return { received, open: open?.count };
    };
    const waiting = { received: sent.length, open: 0 };
    let seen = await moment();
    // None of the four ends before it is let go of: this ends at once, or never does.
    for (let times = 0; times < 500 && (seen.received !== waiting.received || seen.open !== waiting.open); times++) seen = await moment();
    free.resolve();
    expect(new Set(await Promise.all(sent))).toEqual(new Set([201]));
    expect(seen).toEqual(waiting);
  });

  it('seats whoever stands in for somebody of the list beside them, wherever their line is, and takes it back', async () => {
    const territory = `Vallon des ${Math.random().toString(36).replace(/[^a-z]/g, '')}`;
    const { id: participationId, cohortId } = await app.make.participation({ territory_id: await app.make.territory({ name: territory }) });
    const manager = await app.as('cohort_manager', { cohortId });
    const { id } = (await manager.upload(`/cohorts/${cohortId}/imports`, list([`Ida;Mas;DGS;${territory};suppléante de Paul Le Roux`, `Paul;Le Roux;DGS;${territory};`, `Zoé;Pic;DGS;${territory};suppléante de Quelqu’un`], 'Prénom;Nom;Fonction;Territoire;Remarques'))).body;
    const { version } = (await manager.get(`/imports/${id}`)).body;
    expect((await manager.put(`/imports/${id}/application`, {}, { 'if-match': `"${version}"` })).status).toBe(204);
    const team = await app.rows(`SELECT p.given_name AS name, d.substitute, t.id IS NOT NULL AS "of" FROM delegate d JOIN person p ON p.id = d.person_id LEFT JOIN delegate t ON t.id = d.substitute_for_id WHERE d.participation_id = $1 ORDER BY 1`, [participationId]);
    expect(team).toEqual([{ name: 'Ida', substitute: true, of: true }, { name: 'Paul', substitute: false, of: false }, { name: 'Zoé', substitute: false, of: false }]);
    expect((await manager.delete(`/imports/${id}/application`)).status).toBe(204);
    expect(await app.rows('SELECT 1 FROM delegate WHERE participation_id = $1', [participationId])).toEqual([]);
  });

  it('asks line by line whether a structure that looks like a known one is that one; once said another, it is added beside and proposed as one', async () => {
    const cohortId = await app.make.cohort();
    const manager = await app.as('cohort_manager', { cohortId });
    for (const name of ['Commune d’Ur', 'Ville de La Tour', 'Mairie de la Ronde']) await app.make.organisation({ name });
    const { id } = (await manager.upload(`/cohorts/${cohortId}/imports`, list(['Ana;Puig;;Mairie d’Ur;', 'Leo;Bosc;;mairie de la tour;', 'Eve;Roux;;Ville de Rondes;', 'Ida;Mas;;Commune de Bolquère;', 'Jan;Pla;;Ville de Bolquère;', 'Noa;Ley;;Mairie d’Ur;']))).body;
    const lines = async () => (await manager.get(`/imports/${id}/rows`)).body.items.slice(1) as ImportRowView[];
    const say = async (line: number, organisation: string) => manager.put(`/imports/${id}/rows/${(await lines()).find((one) => one.line === line)?.id}`, { values: { organisation }, alike: true });
    expect((await lines()).map(({ outcome, structures }) => [outcome, ...structures.map(({ name, because }) => `${name} ${because}`)])).toEqual([
      ['ask', 'Commune d’Ur town'], ['ask', 'Ville de La Tour town'], ['create'], ['create'], ['create'], ['ask', 'Commune d’Ur town'],
    ]);
    // One answer is for all lines that say the same.
    await say(2, 'Mairie d’Ur');
    await say(3, 'mairie de la tour');
    expect((await manager.get(`/imports/${id}`)).body.summary).toMatchObject({ outcomes: { create: 6, heading: 1 } });
    const notes = (await manager.get(`/imports/${id}/rows`)).body.items.map(({ note }: { note: string | null }) => note?.replaceAll('\u00a0', ' ').split(' : ')[0] ?? null).slice(1);
    expect(notes).toEqual(['« Mairie d’Ur » s’ajoute à côté de « Commune d’Ur »', '« mairie de la tour » s’ajoute à côté de « Ville de La Tour »', null, null, '« Ville de Bolquère » s’ajoute à côté de « Commune de Bolquère »', '« Mairie d’Ur » s’ajoute à côté de « Commune d’Ur »']);
    expect((await manager.post('/likely-organisations', { name: 'Hôtel de ville d’Ur' })).body.items).toMatchObject([{ name: 'Commune d’Ur', reasons: ['name'] }]);
    const { version } = (await manager.get(`/imports/${id}`)).body;
    expect((await manager.put(`/imports/${id}/application`, {}, { 'if-match': `"${version}"` })).status).toBe(204);
    expect(await app.rows(`SELECT count(*)::int AS count FROM organisation WHERE name ~* ' (d.|de la )?(Ur|Tour|Bolquère)$'`)).toEqual([{ count: 6 }]);
    const pairs = (await manager.get('/duplicates/organisations')).body.items.map(({ first, second }: Record<'first' | 'second', { name: string }>) => [first.name, second.name].sort().join(' + '));
    for (const pair of ['Commune d’Ur + Mairie d’Ur', 'Ville de La Tour + mairie de la tour', 'Commune de Bolquère + Ville de Bolquère']) expect(pairs).toContain(pair);
  });

  it('takes in sixty people of whom it is only said where they live: one answer for all of them, or the directory alone', async () => {
    const { cohortId, territoryId, id: participationId } = await app.make.participation();
    const manager = await app.as('cohort_manager', { cohortId });
    const [town] = await app.rows<{ name: string }>('SELECT name FROM territory WHERE id = $1', [territoryId]);
    const named = (index: number) => `${'abcdefgh'[index % 8]}${'iklmnopq'[index >> 3]}${'rstuvw'[index % 6]}`;
    const lines = Array.from({ length: 60 }, (_, index) => `Plano${named(index)};Zo${named(59 - index)};z${index}.${town?.name.replace(/\D/g, '')}@example.org;${town?.name}`);
    const ordinary = () => manager.upload(`/cohorts/${cohortId}/imports`, list(lines, 'Nom;Prénom;Mél;Commune'));
    const { id } = (await ordinary()).body;
    const view = async () => (await manager.get(`/imports/${id}`)).body;
    const [, first, second] = (await manager.get(`/imports/${id}/rows?limit=3`)).body.items;
    expect(await view()).toMatchObject({ options: { category: null }, summary: { outcomes: { fault: 60 } } });
    const [heads, line, ...others] = (await manager.get(`/imports/${id}/rows?among=fault&format=csv`)).body.trim().split('\r\n') as string[];
    expect(heads).toContain('Ligne;Nom;Prénom;Mél;Commune;');
    expect([line, others.length]).toEqual([`2;${lines[0]};;${town?.name};À corriger;Choisissez sa place dans l’équipe.`, 59]);
    await manager.put(`/imports/${id}/rows/${first.id}`, { values: { category: 'elected_official' } });
    await manager.put(`/imports/${id}/rows/${second.id}`, { values: { category: 'local_agent' }, alike: true });
    expect((await view()).summary).toMatchObject({ seats: 60, outcomes: { create: 60 } });
    await manager.put(`/imports/${id}/rows/${second.id}`, { values: { familyName: 'Roux' }, alike: true });
    expect((await view()).summary).toMatchObject({ people: 60 });

    const other = (await ordinary()).body.id;
    const { kind, headerEnd, options, version } = (await manager.get(`/imports/${other}`)).body;
    const forAll = async (category: string) => {
      await manager.put(`/imports/${other}/mapping`, { kind, headerEnd, options: { ...options, category } });
      return (await manager.get(`/imports/${other}`)).body.summary;
    };
    expect(await forAll('resident')).toMatchObject({ people: 60, seats: 60, outcomes: { create: 60 } });
    expect(await forAll('none')).toMatchObject({ people: 60, seats: 0, territoryCount: 0, outcomes: { create: 60 } });
    expect((await manager.put(`/imports/${other}/application`, {}, { 'if-match': `"${version + 2}"` })).status).toBe(204);
    expect(await app.rows('SELECT 1 FROM delegate WHERE participation_id = $1', [participationId])).toEqual([]);
  });

  it('understands each choice of its own lists as what it is', () => {
    for (const [kind, field, choices] of [['people', 'category', ActorCategory.options], ['people', 'status', DelegateStatus.options], ['leads', 'stage', StageName.options], ['leads', 'leadOrigin', LeadOrigin.options]] as const) {
      expect(choices.map((choice) => readRow(kind, [], [], { [field]: choice }).values[field])).toEqual(choices);
    }
  });

  it('takes a column of remarks for none of its fields, under whatever title it stands', async () => {
    const cohortId = await app.make.cohort();
    const manager = await app.as('cohort_manager', { cohortId });
    const { id } = (await manager.upload(`/cohorts/${cohortId}/imports`, list(['Puig;Ana;à rappeler le soir;oui'], 'Nom;Prénom;Statut · Remarques;Accord'))).body;
    expect((await manager.get(`/imports/${id}`)).body.columns.map(({ field }: { field: string }) => field)).toEqual(['familyName', 'givenName', null, 'status']);
  });

  it('takes the structure that somebody recognises, one by one or all those of the same town', async () => {
    const cohortId = await app.make.cohort();
    const manager = await app.as('cohort_manager', { cohortId });
    for (const name of ['Commune de Saillagouse', 'Ville d’Osséja', 'Coopérative des Hauts Plateaux']) await app.make.organisation({ name });
    const { id } = (await manager.upload(`/cohorts/${cohortId}/imports`, list(['Ana;Riu;;Mairie de Saillagouse;', 'Leo;Gual;;Mairie d’Osséja;', 'Eve;Comas;;Cooperative du Haut Plateau;']))).body;
    const lines = async () => (await manager.get(`/imports/${id}/rows`)).body.items.slice(1) as ImportRowView[];
    const asked = async () => (await lines()).map(({ outcome, structures }) => [outcome, ...structures.map(({ name }) => name)]);
    expect(await asked()).toEqual([['ask', 'Commune de Saillagouse'], ['ask', 'Ville d’Osséja'], ['ask', 'Coopérative des Hauts Plateaux']]);
    expect((await manager.put(`/imports/${id}/decisions`, { decision: 'same' })).status).toBe(204);
    // A name that is only near stays to be decided.
    expect(await asked()).toEqual([['create'], ['create'], ['ask', 'Coopérative des Hauts Plateaux']]);
    await manager.put(`/imports/${id}/rows/${(await lines())[2]?.id}`, { values: { organisation: 'Coopérative des Hauts Plateaux' }, alike: true });
    expect((await manager.get(`/imports/${id}`)).body.summary).toMatchObject({ organisationCount: 0, outcomes: { create: 3, heading: 1 } });
  });

  it('says which part of the address is at fault', async () => {
    const cohortId = await app.make.cohort();
    const manager = await app.as('cohort_manager', { cohortId });
    const fault = async (query: string) => {
      const { status, body } = await manager.upload(`/cohorts/${cohortId}/imports?${query}`, list(['Ana;Puig;;;']));
      return [status, body.errors];
    };
    expect(await fault('sheet=deux')).toEqual([400, [{ pointer: '/sheet', detail: 'Choisissez une feuille du classeur.' }]]);
    expect(await fault(`name=${'x'.repeat(201)}`)).toMatchObject([400, [{ pointer: '/name' }]]);
  });
});
