import { useApp } from '../../platform/testing/use-app';
import type { Caller } from '../../platform/testing/caller';
import type { ImportRowView } from './import.contract';
import { recognise } from './recognition/columns';
import { OrganisationsAlike } from './recognition/ground';
import { readRow } from './recognition/row-reading';
import { siren } from './recognition/structure-values';

const head = 'Nom de la structure;Sigle;Nature;N° SIREN;Commune;Site internet;Contact;Fonction du contact;Courriel;Tél.';
const list = (lines: string[]) => Buffer.from([head, ...lines].join('\n'));
const layout = (heading: string, ...lines: string[]) => recognise([heading, ...lines].map((text, at) => ({ line: at + 1, cells: text.split(';') })), () => false);

describe('a list of structures', () => {
  const app = useApp();
  let manager: Caller;
  let cohortId: string;

  beforeEach(async () => {
    cohortId = await app.make.cohort();
    manager = await app.as('cohort_manager', { cohortId });
  });

  const open = async (lines: string[]) => (await manager.upload(`/cohorts/${cohortId}/imports`, list(lines))).body.id as string;
  const rows = async (id: string) => (await manager.get(`/imports/${id}/rows`)).body.items.slice(1) as ImportRowView[];
  const view = async (id: string) => (await manager.get(`/imports/${id}`)).body;
  const mend = async (id: string, at: number, mending: object) => manager.put(`/imports/${id}/rows/${(await rows(id))[at]?.id}`, mending);
  const apply = async (id: string) => manager.put(`/imports/${id}/application`, {}, { 'if-match': `"${(await view(id)).version}"` });
  const directory = () => app.rows('SELECT t::text AS it FROM (SELECT o.*, NULL::text FROM organisation o) t UNION ALL SELECT p::text FROM person p UNION ALL SELECT c::text FROM person_contact c ORDER BY 1');
  const known = (name: string, more: { aliases?: string[]; siren?: string } = {}) => app.make.row('organisation', { name, kind: 'other', aliases: more.aliases ?? [], siren: more.siren ?? null });

  it('asks of a group of communes whichever way its form is written, and not of what merely bears its name', () => {
    const alike = new OrganisationsAlike([{ id: 'known', name: 'Communauté de communes du Frontonnais', aliases: [], kind: 'local_authority', siren: null, town: null, website: null }]);
    for (const name of ['CC du Frontonnais', 'CA du Frontonnais', 'Agglo Frontonnais']) expect([name, alike.of(name).map(({ id }) => id)]).toEqual([name, ['known']]);
    expect(alike.of('Frontonnais Habitat')).toEqual([]);
  });

  it('is told from a list of people or of territories by what its columns say', () => {
    expect(layout(head)).toMatchObject({ kind: 'structures', columns: ['organisation', 'aliases', 'nature', 'siren', 'town', 'website', 'fullName', 'roleTitle', 'email', 'telephone'].map((field) => ({ field })) });
    expect(layout('Nom;Sigle;Type;SIREN;Ville;Site web')).toMatchObject({ kind: 'structures', columns: ['organisation', 'aliases', 'nature', 'siren', 'town', 'website'].map((field) => ({ field })) });
    expect(layout('Structure;Prénom du contact;Nom du contact;SIRET', 'La Ruche;Ana;Puig;73282932000074').columns.map(({ field }) => field)).toEqual(['organisation', 'givenName', 'familyName', 'siren']);
    expect(layout('Foyer rural;732829320;www.foyer.example.org', 'La Ruche;404833048;www.ruche.example.org')).toMatchObject({ kind: 'structures', headerEnd: 0, columns: [{ field: 'organisation' }, { field: 'siren' }, { field: 'website' }] });
    expect(layout('Prénom;Nom;E-mail;Structure;Fonction').kind).toBe('people');
    expect(layout('Structure;Contact;E-mail').kind).toBe('people');
    expect(layout('Commune;Code INSEE;SIREN;Origine;Étape;Date;Suite', 'Lunas;34144;213401441;Région;Contacté;03/02/2025;Rappeler la mairie').columns.map(({ field }) => field)).toEqual(['territory', 'territoryCode', null, 'leadOrigin', 'stage', 'reachedOn', 'nextStep']);
    expect(layout('Commune;Code INSEE;SIREN;Origine;Étape;Date')).toMatchObject({ kind: 'leads', columns: ['territory', 'territoryCode', null, 'leadOrigin', 'stage', 'reachedOn'].map((field) => ({ field })) });
  });

  it.each(['356 000 000', '356.000.000', '356000000,00', '356 000 000 00048'])('reads the number of the register out of « %s »', (text) => {
    expect(siren(text)).toEqual({ value: '356000000' });
  });

  it('reads the code of a territory beside its name, and leaves it where the name was written by hand', () => {
    const { columns } = layout('Commune;Code INSEE;Étape');
    expect(readRow('leads', columns, ['Saint-Denis', '93066', ''], {}).values.territory).toBe('Saint-Denis (93066)');
    expect(readRow('leads', columns, ['', '1004', ''], {})).toMatchObject({ values: { territory: '01004' }, faults: [] });
    expect(readRow('leads', columns, ['Saint-Denis', '93066', ''], { territory: 'Saint-Denis-de-Pile' }).values.territory).toBe('Saint-Denis-de-Pile');
  });

  it('holds of a structure one line a field, and no address that shows another than it opens', async () => {
    const faults = async (more: object) => (await manager.post('/organisations', { name: 'Compagnie du Sentier', kind: 'other', ...more })).body.errors?.map(({ pointer }: { pointer: string }) => pointer);
    expect(await faults({ town: 'Lunas\nà vérifier' })).toEqual(['/town']);
    for (const website of ['https://exemple.fr/\u202egro.elpmexe', 'https://exemple.fr/"><b>', 'javascript:alert(1)', 'https://u:p@exemple.fr']) expect([website, await faults({ website })]).toEqual([website, ['/website']]);
    expect(await faults({ town: 'Saint-Jean-de-l’Âme', website: 'https://exemple.fr/é?a=1#b' })).toBeUndefined();
  });

  it('creates what is new, completes what is known, joins contacts, asks where names, sigles or numbers are alike, and is taken back whole', async () => {
    const ruche = await known('La Ruche coopérative', { siren: '732829320' });
    await known('Foyer rural du Vallon', { aliases: ['FRV'] });
    await known('Cabinet Aubrac conseil', { siren: '404833048' });
    const before = await directory();
    const id = await open([
      'Atelier des mobilités;ADM;association loi 1901;356 000 000;Gruissan;www.adm.example.org;Ana PUIG;Directrice;ana.puig@example.org;639980001',
      'La Ruche Coopérative;LRC;SCIC;73282932000074;Lunas;https://ruche.example.org;;;contact@ruche.example.org;',
      'Les foyers réunis;FRV;association;;;;;;;',
      'Bureau des Causses;;entreprise;404833048;;;;;;',
      'Atelier des mobilités;;;;;;Leo BOSC;;leo.bosc@example.org;',
      'Radio Garrigue;;zzz;123456789;;javascript:alert(1);;;;',
    ]);
    expect(await view(id)).toMatchObject({ kind: 'structures', summary: { outcomes: { create: 2, recognise: 1, ask: 2, fault: 1 }, organisations: ['Atelier des mobilités'], structuresCompleted: 1, people: 2 } });
    const [first, second, third, fourth, fifth, sixth] = await rows(id);
    expect(first).toMatchObject({ values: { nature: 'association', siren: '356000000', website: 'https://www.adm.example.org', telephone: '06 39 98 00 01' } });
    expect(second).toMatchObject({ outcome: 'recognise', completes: ['aliases', 'town', 'website', 'nature'], note: expect.stringContaining('Sans nom de contact') });
    expect(third).toMatchObject({ outcome: 'ask', structures: [{ name: 'Foyer rural du Vallon', because: 'alias', known: { aliases: ['FRV'] } }] });
    expect(fourth).toMatchObject({ outcome: 'ask', structures: [{ name: 'Cabinet Aubrac conseil', because: 'siren', known: { siren: '404833048' } }] });
    expect(fifth).toMatchObject({ outcome: 'create', sameLine: 2 });
    expect(sixth?.faults.map(({ field }) => field).sort()).toEqual(['nature', 'siren', 'website']);

    await mend(id, 2, { values: { organisation: 'Les foyers réunis' } });
    await mend(id, 3, { values: { organisation: 'Cabinet Aubrac conseil' } });
    await mend(id, 5, { values: { nature: 'media', siren: '', website: '' } });
    expect((await view(id)).summary).toMatchObject({ outcomes: { create: 4, recognise: 2 }, structuresCompleted: 2, organisationCount: 3 });
    expect((await apply(id)).status).toBe(204);
    expect(await app.rows('SELECT name, kind, aliases, siren, town, website FROM organisation WHERE updated_at = (SELECT applied_at FROM import_batch WHERE id = $1) ORDER BY name', [id])).toEqual([
      { name: 'Atelier des mobilités', kind: 'association', aliases: ['ADM'], siren: '356000000', town: 'Gruissan', website: 'https://www.adm.example.org' },
      { name: 'Cabinet Aubrac conseil', kind: 'firm', aliases: ['Bureau des Causses'], siren: '404833048', town: null, website: null },
      { name: 'La Ruche coopérative', kind: 'firm', aliases: ['LRC'], siren: '732829320', town: 'Lunas', website: 'https://ruche.example.org' },
      { name: 'Les foyers réunis', kind: 'association', aliases: ['FRV'], siren: null, town: null, website: null },
      { name: 'Radio Garrigue', kind: 'media', aliases: [], siren: null, town: null, website: null },
    ]);
    expect(await app.rows(`SELECT p.given_name AS name, o.name AS at, p.role_title AS title FROM person p JOIN organisation o ON o.id = p.organisation_id WHERE o.name = 'Atelier des mobilités' ORDER BY 1`)).toEqual([
      { name: 'Ana', at: 'Atelier des mobilités', title: 'Directrice' },
      { name: 'Leo', at: 'Atelier des mobilités', title: null },
    ]);
    expect((await rows(id))[1]).toMatchObject({ organisationId: ruche });
    expect((await manager.delete(`/imports/${id}/application`)).status).toBe(204);
    expect(await directory()).toEqual(before);
  });

  it('asks who a contact is before their structure is written', async () => {
    const person = await app.make.person({ givenName: 'Salomé', familyName: 'Ferrand' });
    const id = await open(['Maison des causses;;association;;;;Salomé FERRAND;;;']);
    expect((await rows(id))[0]).toMatchObject({ outcome: 'ask', structures: [], alike: [{ id: person, because: 'name' }] });
    expect((await apply(id)).body.code).toBe('nothing-to-import');
    await mend(id, 0, { decision: 'same', personId: person });
    expect((await apply(id)).status).toBe(204);
    expect(await app.rows('SELECT o.name FROM person p JOIN organisation o ON o.id = p.organisation_id WHERE p.id = $1', [person])).toEqual([{ name: 'Maison des causses' }]);
  });
});
