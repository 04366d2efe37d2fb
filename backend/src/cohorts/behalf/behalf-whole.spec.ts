import { rights } from '../../rights';
import type { Answer, Caller } from '../../platform/testing/caller';
import type { MadeParticipation } from '../../platform/testing/rows';
import { useApp } from '../../platform/testing/use-app';

interface Written {
  heading: string;
  write: (by: Caller, enteredForId: string) => Promise<Answer>;
  /** What its person writes instead, and what the record then says. */
  correction: string;
  word?: string;
  says: { statement: string; text: string };
}

describe('whatever a territory owes', () => {
  const app = useApp();
  let barre: MadeParticipation;
  let mayor: string;
  let manager: Caller;
  let ally: Caller;
  let findingId: string;
  const at = (path = '') => `/participations/${barre.id}${path}`;
  const season = { kind: 'high_season', label: 'Haute saison', startsOn: '2026-07-01', endsOn: '2026-08-31', yearly: true };
  const first = { 'if-match': '"0"' };

  /** Every write that a delegate may make, by the object of their right. */
  const owed: Record<string, Written> = {
    news: { heading: 'Des nouvelles', write: (by, enteredForId) => by.post(at('/news'), { kind: 'news', body: 'On avance.', toldOn: null, enteredForId }), correction: 'On avance bien.', says: { statement: 'SELECT body FROM news', text: 'On avance bien.' } },
    effect: {
      heading: 'Ce que ça a changé', correction: 'On se parle davantage.', says: { statement: 'SELECT statement FROM effect', text: 'On se parle davantage.' },
      write: (by, enteredForId) => by.post(at('/effects'), { statement: 'On se parle.', labels: [], expected: null, evidence: null, seenBy: null, toldOn: null, enteredForId }),
    },
    limitation: { heading: 'Ce qui n’a pas marché', write: (by, enteredForId) => by.post(at('/limits'), { statement: 'Trop loin.', toldOn: null, enteredForId }), correction: 'Bien trop loin.', says: { statement: 'SELECT statement FROM limitation', text: 'Bien trop loin.' } },
    viewpoint: {
      heading: 'Votre mot pour le bilan', correction: 'On continue ensemble.', says: { statement: 'SELECT body FROM viewpoint', text: 'On continue ensemble.' },
      write: (by, enteredForId) => by.put(at('/viewpoints/territory'), { body: 'On continue.', saidBy: 'le maire', collectedOn: null, enteredForId, accepted: false }, first),
    },
    project_note: { heading: 'L’idée', write: (by, enteredForId) => by.put(at('/project/notes/intent'), { body: 'Accueillir.', state: 'to_read', enteredForId }, first), correction: 'Accueillir huit familles.', says: { statement: 'SELECT body FROM project_note', text: 'Accueillir huit familles.' } },
    pilot_project: {
      heading: 'Le projet : Le hameau', correction: 'Six maisons.', says: { statement: 'SELECT summary FROM pilot_project', text: 'Six maisons.' },
      write: (by, enteredForId) => by.put(at('/project'), { title: 'Le hameau', shortTitle: null, theme: null, summary: 'Huit maisons.', renamedTo: null, enteredForId }, { 'if-match': '"1"' }),
    },
    project_answer: {
      heading: 'Votre réponse au point 3 du diagnostic', correction: 'no', word: 'Sans l’accord du voisin.', says: { statement: `SELECT answer || ', ' || reason FROM project_answer`, text: 'no, Sans l’accord du voisin.' },
      write: (by, enteredForId) => by.put(at(`/project/answers/${findingId}`), { answer: 'later', reason: null, enteredForId }),
    },
    busy_period: {
      heading: 'Votre calendrier', write: (by, enteredForId) => by.post(at('/busy-periods'), { ...season, enteredForId }), correction: 'Transhumance : du 1er juin 2026 au 15 septembre 2026',
      says: { statement: `SELECT concat_ws(' ', label, starts_on, ends_on, yearly) FROM busy_period`, text: 'Transhumance 2026-06-01 2026-09-15 f' },
    },
  };
  const oneAndTheSame: Record<string, string> = { territory_viewpoint: 'viewpoint', territory_acceptance: 'viewpoint' };

  beforeEach(async () => {
    barre = await app.make.participation({ territory_id: await app.make.territory({ population: 200, population_list: 'INSEE', population_year: 2022 }) });
    await app.make.project(barre);
    const diagnosticId = await app.make.diagnostic(barre);
    findingId = await app.make.row('finding', { cohort_id: barre.cohortId, participation_id: barre.id, diagnostic_id: diagnosticId, position: 3, kind: 'tension', statement: 'Un mot secret du diagnostic', shared_at: 'now' });
    mayor = (await app.make.delegate(barre, { head_of_executive: true, starts_on: app.today })).personId;
    [manager, ally] = [await app.as('cohort_manager', { cohortId: barre.cohortId }), await app.as('project_ally', { participationId: barre.id })];
  });

  async function bearer(): Promise<Pick<Caller, 'get' | 'post'>> {
    const [letter] = await app.rows<{ linkId: string; data: object }>(`SELECT link_id AS "linkId", data FROM outbox_message WHERE template = 'statement-letter' AND recipient_id = $1`, [mayor]);
    expect(JSON.stringify(letter?.data)).not.toContain('secret');
    const headers = { 'x-cordee-link': app.keyring.token('personal', letter?.linkId as string) };
    return { get: (path) => app.nobody.get(path, headers), post: (path, body) => app.nobody.post(path, body, headers) };
  }
  const own = async (link: Pick<Caller, 'get'>) => (await link.get('/statements')).body.items as { id: string; heading: string; shown: string }[];

  it('is every write of a delegate: a right that is added is written for somebody too, or says why not', () => {
    const written = rights.filter(({ hat, act }) => hat === 'delegate' && (act === 'create' || act === 'update')).map(({ object }) => oneAndTheSame[object] ?? object);
    expect([...new Set(written)].sort()).toEqual(Object.keys(owed).sort());
  });

  it.each(Object.entries(owed))('is entered for somebody by the ally, confirmed or corrected in one touch: %s', async (_object, { heading, write, correction, word, says }) => {
    expect((await write(ally, mayor)).status).toBeLessThan(300);
    const link = await bearer();
    const [one] = await own(link);
    expect(one?.heading).toBe(heading);
    expect((await link.post(`/statements/${one?.id}/answer`, { answer: 'confirmed' })).status).toBe(204);
    expect((await manager.get(at('/statements'))).body.items).toMatchObject([{ state: 'confirmed', enteredBy: expect.any(String) }]);
    expect((await link.post(`/statements/${one?.id}/answer`, { answer: 'partly', correction, ...(word && { word }) })).status).toBe(204);
    const [row] = await app.rows<Record<string, string>>(`${says.statement} WHERE participation_id = $1`, [barre.id]);
    expect(Object.values(row ?? {})).toEqual([says.text]);
    const [entry] = await app.rows(`SELECT for_person_id AS "forId", person_id AS "byId" FROM audit_entry WHERE act = 'enter-for' AND cohort_id = $1`, [barre.cohortId]);
    expect(entry).toEqual({ forId: mayor, byId: ally.personId });
  });

  it('is answered by those who are still of the team: whoever left it rewrites nothing of the territory, by an old letter neither, and nothing is written for them any more', async () => {
    const theirs = ['busy_period', 'project_answer', 'project_note', 'pilot_project'];
    for (const table of theirs) expect((await owed[table]?.write(manager, mayor))?.status).toBeLessThan(300);
    const link = await bearer();
    const statements = await app.rows<{ id: string; table: string }>('SELECT id, record_table AS "table" FROM confirmation WHERE person_id = $1 AND replaced_at IS NULL', [mayor]);
    expect(statements.map(({ table }) => table).sort()).toEqual([...theirs].sort());
    await app.rows(`UPDATE delegate SET starts_on = $2::date - 9, ends_on = $2::date - 1 WHERE person_id = $1`, [mayor, app.today]);
    const told = () => Promise.all(theirs.map((table) => app.rows(`${owed[table]?.says.statement} WHERE participation_id = $1`, [barre.id])));
    const before = await told();
    for (const { id, table } of statements) {
      const { correction, word } = owed[table] as Written;
      expect([table, (await link.post(`/statements/${id}/answer`, { answer: 'partly', correction, ...(word && { word }) })).status]).toEqual([table, 404]);
    }
    expect(await told()).toEqual(before);
    expect((await owed['news']?.write(manager, mayor))?.body.code).toBe('not-of-this-territory');
  });

  it('is the territory’s own: its ally writes a note for somebody alone', async () => {
    const note = (by: Caller) => by.put(at('/project/notes/framing'), { body: 'À ma façon.', state: 'to_read' }, first);
    expect((await note(ally)).body.code).toBe('for-somebody');
    expect((await note(await app.as('delegate', { participationId: barre.id }))).status).toBe(200);
  });

  it('is corrected only by what can be understood: days that exist, a « no » with its reason', async () => {
    await manager.post(at('/busy-periods'), { ...season, enteredForId: mayor });
    await manager.put(at(`/project/answers/${findingId}`), { answer: 'later', reason: null, enteredForId: mayor });
    const link = await bearer();
    const [period, point] = await own(link);
    expect(period?.shown).toBe('Haute saison : du 1er juillet 2026 au 31 août 2026, chaque année');
    for (const correction of ['plutôt en août', 'Haute saison : du 31 juin 2026 au 2 août 2026', 'Haute saison : du 2 août 2026 au 1er août 2026']) {
      expect((await link.post(`/statements/${period?.id}/answer`, { answer: 'partly', correction })).body.errors[0].pointer).toBe('/correction');
    }
    expect((await link.post(`/statements/${point?.id}/answer`, { answer: 'partly', correction: 'no' })).body.errors[0].pointer).toBe('/word');
    expect(await app.rows('SELECT label, starts_on::text FROM busy_period WHERE participation_id = $1', [barre.id])).toEqual([{ label: 'Haute saison', starts_on: '2026-07-01' }]);
    expect(await app.rows('SELECT answer FROM project_answer WHERE participation_id = $1', [barre.id])).toEqual([{ answer: 'later' }]);
  });

  it('awaits its person again when it changes, and awaits nobody once it is gone', async () => {
    const { id } = (await manager.post(at('/busy-periods'), { ...season, enteredForId: mayor })).body;
    const link = await bearer();
    await link.post(`/statements/${(await own(link))[0]?.id}/answer`, { answer: 'confirmed' });
    await ally.put(at(`/busy-periods/${id}`), { ...season, endsOn: '2026-09-15' });
    expect((await manager.get(at('/statements'))).body.items).toMatchObject([{ state: 'asked', shown: expect.stringContaining('15 septembre') }]);
    await manager.delete(at(`/busy-periods/${id}`));
    expect((await manager.get(at('/statements'))).body.items).toEqual([]);
    expect(await own(link)).toEqual([]);
    expect((await (await app.as('delegate', { participationId: barre.id })).post(at('/busy-periods'), { ...season, enteredForId: mayor })).body.code).toBe('only-for-oneself');
  });

  it('counts what an infolettre asks the mayor to read again, and asks no more than eight', async () => {
    const reread = () => app.link('reread_quote', { personId: mayor, cohortId: barre.cohortId, recordIds: [barre.id] });
    for (let one = 0; one < 7; one++) await reread();
    expect((await manager.get(at('/asked-acts'))).body.items).toMatchObject([{ count: 8 }]);
    const newsletterId = await app.make.row('newsletter', { cohort_id: barre.cohortId, number: 1, title: 'Un numéro', from_on: '2024-05-01', to_on: '2024-06-30' });
    const sectionId = await app.make.row('newsletter_section', { cohort_id: barre.cohortId, newsletter_id: newsletterId, kind: 'territories', heading: 'Des nouvelles', position: 4 });
    const itemId = await app.make.row('newsletter_item', { cohort_id: barre.cohortId, newsletter_id: newsletterId, section_id: sectionId, position: 1, body: 'Ses mots', quoted_person_id: mayor });
    expect((await manager.post(`/newsletters/${newsletterId}/items/${itemId}/rereadings`)).body.code).toBe('asked-enough');
  });
});
