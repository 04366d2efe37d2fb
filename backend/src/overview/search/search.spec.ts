import fc from 'fast-check';
import { Client } from 'pg';
import type { HatName } from '../../platform/auth/right';
import type { Caller } from '../../platform/testing/caller';
import { useApp } from '../../platform/testing/use-app';
import { makeWorld, type World } from '../../platform/testing/world';
import { excerptOf } from './excerpt';
import { loadOfficialTerritories } from '../../network/official/official-loader';

const hats: HatName[] = ['network_admin', 'cohort_manager', 'pivot_ally', 'diagnostic_lead', 'interviewer', 'diagnostic_supervisor', 'project_ally', 'delegate', 'evaluator', 'storyteller', 'observer'];
const cohortWide = ['cohort_manager', 'pivot_ally', 'evaluator', 'storyteller', 'observer'];
const runs = Number(process.env['SEARCH_RUNS'] ?? 60);
const seed = Number(process.env['SEARCH_SEED'] ?? Math.floor(Math.random() * 2 ** 31));

describe('the search', () => {
  const app = useApp();
  let own: World;
  let other: World;
  let manager: Caller;
  const find = async (who: Caller, q: string, kind?: string) => {
    const { status, body } = await who.get(`/search?q=${encodeURIComponent(q)}${kind ? `&kind=${kind}&limit=50` : ''}`);
    expect(status).toBe(200);
    return body.groups.flatMap(({ items }: { items: unknown[] }) => items) as { kind: string; id: string; opens: string; title: string; detail: string | null; excerpt: string | null }[];
  };
  const titles = async (who: Caller, q: string, kind?: string) => (await find(who, q, kind)).map(({ title }) => title);

  beforeAll(async () => {
    own = await makeWorld(app, 'OWN');
    other = await makeWorld(app, 'OTHER');
    manager = await app.as('cohort_manager', { cohortId: own.ids['cohortId'] });
  });

  /** What the application's own role reads in a transaction of this token. */
  async function asApplication(token: string | null, task: (client: Client) => Promise<void>): Promise<void> {
    const client = new Client({ connectionString: app.database.appUrl });
    await client.connect();
    try {
      await client.query('BEGIN');
      await client.query('SELECT access.enter($1)', [token]);
      await task(client);
    } finally {
      await client.end();
    }
  }

  const place = (name: string, columns: Record<string, unknown> = {}) =>
    app.make.territory({ name, ...columns }).then(async (territory_id) => {
      const made = await app.make.participation({ cohort_id: own.ids['cohortId'] as string, territory_id });
      await app.make.row('participation_stage', { cohort_id: made.cohortId, participation_id: made.id, stage: 'engaged', reached_on: '2024-04-01' });
      return made;
    });

  it('finds a territory as people type it', async () => {
    const bretmas = await place('Saint-Hilaire-de-Brethmas', { insee_code: '30259' });
    await place('Barre-des-Cévennes', { insee_code: '48019' });
    await place('L’Hospitalet-près-l’Andorre');
    for (const q of ['st hilaire bretmas', 'saint hilaire', 'ST-HILAIRE', 'hilaire de brethmas', '30259']) {
      expect([q, (await find(manager, q, 'territory'))[0]]).toEqual([q, expect.objectContaining({ id: bretmas.id, title: 'Saint-Hilaire-de-Brethmas' })]);
    }
    expect(await titles(manager, 'cevennes', 'territory')).toEqual(['Barre-des-Cévennes']);
    expect(await titles(manager, 'l\'hospitalet', 'territory')).toEqual(['L’Hospitalet-près-l’Andorre']);
    expect(await titles(manager, 'hospitalet pres andorre', 'territory')).toEqual(['L’Hospitalet-près-l’Andorre']);
  });

  it('finds people by any part of their name, misspelt or not, by role, by organisation, and for staff by address and number', async () => {
    const organisationId = await app.make.organisation({ name: 'Communauté de l’Aubrac', aliases: ['CC Aubrac'] });
    const id = await app.make.person({ givenName: 'Ève-Marie', familyName: 'L’Hôpital', email: 'xk27@poste.example' });
    await app.rows(`UPDATE person SET organisation_id = $2, role_title = 'Adjointe à l’urbanisme' WHERE id = $1`, [id, organisationId]);
    await app.rows(`UPDATE person_contact SET telephone = '+33 4 66 01 02 03' WHERE person_id = $1`, [id]);
    for (const q of ['eve marie', 'hopital eve', 'L’Hôpital', 'hopitall eve marie', 'adjointe aubrac', 'urbanisme hopital', 'cc aubrac eve', 'xk27@poste', '04 66 01 02 03', '0466010203']) {
      expect([q, (await find(manager, q, 'person')).map((found) => found.id)]).toEqual([q, [id]]);
    }
    expect(JSON.stringify(await find(manager, 'eve marie', 'person'))).not.toMatch(/@|66 01/);
    await app.make.delegate({ id: own.ids['participationId'] as string, cohortId: own.ids['cohortId'] as string, territoryId: own.ids['territoryId'] as string }, { person_id: id });
    for (const hat of ['delegate', 'observer'] as const) {
      const companion = await app.as(hat, { cohortId: own.ids['cohortId'], participationId: own.ids['participationId'] });
      expect([hat, (await find(companion, 'adjointe aubrac', 'person')).map((found) => found.id)]).toEqual([hat, [id]]);
      for (const q of ['xk27@poste', '04 66 01 02 03', '0466010203']) expect([hat, q, await find(companion, q)]).toEqual([hat, q, []]);
    }
  });

  it('finds what was written whatever its accents and plurals, and shows the passage', async () => {
    const at = { cohort_id: own.ids['cohortId'], participation_id: own.ids['participationId'] };
    const before = 'On a commencé par se parler, ce qui n’était pas gagné. '.repeat(6);
    const id = await app.make.row('effect', { ...at, statement: `${before}Les élus pilotent désormais la revitalisation des centres-bourgs avec les habitants.`, labels: ['coopération'], told_on: '2025-01-10' });
    for (const q of ['elu revitalisations', 'revitalis', 'centre bourg', 'pilotent habitant', 'cooperations']) {
      expect([q, (await find(manager, q, 'effect')).map((found) => found.id)]).toEqual([q, [id]]);
    }
    expect((await find(manager, 'revitalisation', 'effect'))[0]?.excerpt).toMatch(/^… .*revitalisation/);
    expect(await find(manager, 'supercalifragilistique')).toEqual([]);
  });

  it('shows for two letters the names that begin so, in their order, then those that hold such a word', async () => {
    const [zyta, given, role] = [await app.make.person({ givenName: 'Anne', familyName: 'Zyta' }), await app.make.person({ givenName: 'Zyneb', familyName: 'Abel' }), await app.make.person({ givenName: 'Luc', familyName: 'Abel' })];
    const before = await app.make.person({ givenName: 'Marc', familyName: 'Zyard' });
    await app.rows(`UPDATE person SET role_title = 'Chef zythologue' WHERE id = $1`, [role]);
    expect((await find(manager, 'zy', 'person')).map(({ id }) => id)).toEqual([before, zyta, given, role]);
    for (const name of ['Association des Zythiers', 'Zymologie de Lozère']) await app.make.organisation({ name });
    expect(await titles(manager, 'Zy', 'organisation')).toEqual(['Zymologie de Lozère', 'Association des Zythiers']);
    await app.make.row('news', { cohort_id: own.ids['cohortId'], participation_id: own.ids['participationId'], body: 'Une journée zythum pour les voisins.', author_id: zyta, told_on: '2025-02-01' });
    expect(await find(manager, 'zy', 'news')).toMatchObject([{ excerpt: expect.stringContaining('zythum') }]);
    // Words that say nothing alone are looked for in names, not in texts.
    expect(await find(manager, 'un', 'news')).toEqual([]);
  });

  it('shows staff the official list too, by name, postal code and INSEE code, and nobody else', async () => {
    await loadOfficialTerritories(app.database.ownerUrl);
    expect((await titles(manager, '44600', 'official'))[0]).toBe('Saint-Nazaire');
    expect((await titles(manager, 'st hilaire bretmas', 'official'))[0]).toBe('Saint-Hilaire-de-Brethmas');
    // Two letters: a name of two letters, a first word of two, the most people; where few begin so, any word.
    expect((await titles(manager, 'eu', 'official'))[0]).toBe('Eu');
    expect((await titles(manager, 'le', 'official'))[0]).toBe('Le Havre');
    expect((await titles(manager, 'xe', 'official')).length).toBeGreaterThan(0);
    expect(await find(await app.as('delegate', { participationId: own.ids['participationId'] }), 'saint nazaire')).toEqual([]);
  }, 60_000);

  it('leaves out who was approached in vain for those who do not read it', async () => {
    const territory_id = await app.make.territory({ name: 'Village-Vainement-Approché' });
    const made = await app.make.participation({ cohort_id: own.ids['cohortId'] as string, territory_id });
    await app.make.row('participation_stage', { cohort_id: made.cohortId, participation_id: made.id, stage: 'did_not_follow_up', reached_on: '2024-04-01' });
    expect(await titles(manager, 'vainement', 'territory')).toEqual(['Village-Vainement-Approché']);
    expect(await titles(await app.as('delegate', { participationId: own.ids['participationId'] }), 'vainement')).toEqual([]);
  });

  it('looks where each table’s own policy lets every hat look, and nowhere else', async () => {
    const tables = (await app.rows<{ name: string }>('SELECT table_name AS name FROM access.searchable')).map(({ name }) => name);
    const kinds = ['person', 'participation', ...tables];
    const scope = (hat: HatName) => (hat === 'network_admin' ? {} : cohortWide.includes(hat) ? { cohortId: own.ids['cohortId'] } : { diagnosticId: own.ids['diagnosticId'] });
    const callers = [...(await Promise.all(hats.map(async (hat) => ({ hat: hat as string, caller: await app.as(hat, scope(hat)) })))), { hat: 'no hat', caller: await app.as('person') }];
    const { cohortId, participationId, registrationId, gatheringId, personId } = own.ids as Record<string, string>;
    for (const purpose of ['answer_invitation', 'write_news', 'tell_effect']) {
      callers.push({ hat: `link:${purpose}`, caller: await app.link(purpose, { personId, cohortId: cohortId as string, participationId, recordIds: [registrationId as string, gatheringId as string] }) });
    }
    let seen = 0;
    for (const { hat, caller } of callers) {
      await asApplication(caller.token, async (client) => {
        for (const q of ['own', 'other', 'organisation', 'es', 'ow']) {
          const { rows } = await client.query('SELECT kind, id FROM access.find($1, $2, 500)', [q, kinds]);
          for (const table of kinds) {
            const ids = rows.filter(({ kind }) => kind === table).map(({ id }) => id as string);
            if (ids.length === 0) continue;
            seen += ids.length;
            const { rows: visible } = await client.query(`SELECT id FROM ${table} WHERE id = ANY ($1)`, [ids]);
            expect([hat, q, table, new Set(visible.map(({ id }) => id))]).toEqual([hat, q, table, new Set(ids)]);
          }
        }
      });
    }
    expect(seen).toBeGreaterThan(100);
    expect(other.mark).toBe('OTHER');
  }, 60_000);

  it('gives nothing to a stolen application password', async () => {
    await asApplication(null, async (client) => {
      expect((await client.query(`SELECT * FROM access.find('own', '{person,participation,cohort,gathering,effect,organisation,saved_view}', 50)`)).rows).toEqual([]);
      expect((await client.query(`SELECT access.matching_people('own') AS ids`)).rows).toEqual([{ ids: [] }]);
    });
  });

  it(`finds every name by any beginning of its words, in any order, however it is typed (${runs} names, seed ${seed})`, async () => {
    const wording = fc.constantFrom((w: string) => w, (w: string) => w.toUpperCase(), (w: string) => w.normalize('NFD').replaceAll(/\p{M}/gu, ''), (w: string) => w.replaceAll('œ', 'oe').replaceAll('-', ' '));
    const part = fc.constantFrom('Zénaïde', 'Œdipe', 'Jean-Baptiste', 'N’Guyen', 'Saint-Exupéry', 'Sœur', 'de Rouffignac', 'Müller', 'D’Alembert', 'Çelik', 'Ste-Beuve', 'Le Gall');
    await fc.assert(
      fc.asyncProperty(part, part, wording, fc.boolean(), fc.integer({ min: 3, max: 12 }), async (given, family, typed, turned, length) => {
        const id = await app.make.person({ givenName: given, familyName: family });
        const q = typed(turned ? `${family} ${given}` : `${given} ${family}`);
        const beginning = q.slice(0, q.length - (length % 4));
        const [row] = await app.rows<{ found: boolean }>(
          `SELECT bool_and(access.name_words(p.given_name, p.family_name, NULL) @@ to_tsquery('simple', w || ':*')) AS found FROM person p, unnest(access.sought_words($2)) w WHERE p.id = $1`, [id, beginning]);
        expect([given, family, beginning, row?.found]).toEqual([given, family, beginning, true]);
      }),
      { numRuns: runs, seed },
    );
  });

  it('cuts a passage at whole words around what was sought', () => {
    const text = 'Premier mot. '.repeat(20) + 'Ici la coopération commence vraiment entre voisins. ' + 'Dernier mot. '.repeat(20);
    expect(excerptOf(text, ['cooperation'])).toMatch(/^… .*la coopération commence.* …$/);
    expect(excerptOf('Court.', ['x'])).toBe('Court.');
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), fc.string({ maxLength: 5 }), (words, sought) => excerptOf(words, [sought]).length <= 2 * words.length + 4), { numRuns: 200 });
  });
});
