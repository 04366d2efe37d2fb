import type { Caller } from '../../platform/testing/caller';
import type { MadeParticipation } from '../../platform/testing/rows';
import { useApp } from '../../platform/testing/use-app';
import type { ChangeView } from './history.contract';
import { historyValues, historyWords } from './history-words';

/** Columns that say nothing to people: ids of places, and what the machine counts. */
const silent = new Set(['id', 'peer_board.begun_at', 'peer_board.group_ids', 'peer_board.moved_ids', 'territory_merge.moved_ids', 'board_id', 'peer_entry.asked_by_id', 'peer_entry.agreed_ids', 'peer_entry.agreed_at', 'peer_entry.refused_at', 'gathering.calendar_sequence', 'gathering.calendar_changed_at', 'mail_refusal.person_id', 'mail_text.updated_by_id', 'network_id', 'cohort_id', 'participation_id', 'gathering_id', 'sequence_id', 'working_group_member.working_group_id', 'resource.file_id', 'resource.theme_ids', 'resource.other_gathering_ids', 'attendance_scan.file_id', 'project_id', 'diagnostic_id', 'finding_id', 'author_id', 'person_contact.person_id', 'person_role.person_id', 'ally_profile.person_id', 'ally_training.person_id', 'call_agreement.person_id', 'delegation_id', 'confirmation.entered_by_id', 'record_table', 'record_id', 'record_version', 'letter_id', 'token_hash', 'newsletter_issue.content', 'newsletter_issue.audience', 'quote_rereading.shown_picture', 'created_by_id', 'delegation_kind', 'substitute_for_id', 'rank', 'created_at', 'updated_at', 'version', 'questions_version']);

/** Tables whose history no screen shows. */
const unseen = ['import_batch', 'saved_view', 'availability_request', 'availability_answer', 'handover', 'handover_item', 'seat_offer'];

describe('the history of a record', () => {
  const app = useApp();
  let staff: Caller;
  let place: MadeParticipation;

  beforeAll(async () => {
    place = await app.make.participation();
    staff = await app.as('cohort_manager', place);
  });

  const read = async (path: string, caller = staff): Promise<ChangeView[]> => (await caller.get(`/history/${path}`)).body.items;
  const person = { givenName: 'Oriane', familyName: 'Vidalenc', organisationId: null, roleTitle: 'Maire' };

  it('has French words for every field that is kept, and for every value of a closed list', async () => {
    const columns = await app.rows<{ table: string; column: string }>(
      `SELECT table_name AS "table", column_name AS "column" FROM information_schema.columns
       WHERE table_schema = 'public' AND table_name IN (SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = 'kept_update') AND table_name <> ALL ($1)`,
      [unseen],
    );
    const unsaid = columns.filter(({ table, column }) => !silent.has(column) && !silent.has(`${table}.${column}`) && !(column in (historyWords[table]?.fields ?? {})) && !(column.endsWith('_id') && table === column.slice(0, -3)));
    expect(unsaid).toEqual([]);
    const lists = await app.rows<{ table: string; column: string; definition: string }>(
      `SELECT c.conrelid::regclass::text AS "table", a.attname AS "column", pg_get_constraintdef(c.oid) AS definition
       FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND c.conkey = ARRAY[a.attnum] WHERE c.contype = 'c' AND pg_get_constraintdef(c.oid) LIKE '%= ANY (ARRAY[%'`,
    );
    const wordless = lists.flatMap(({ table, column, definition }) =>
      column in (historyWords[table]?.fields ?? {})
        ? [...definition.matchAll(/'(\w+)'::text/g)].filter(([, value]) => !(historyValues[`${table}.${column}`] ?? historyValues[column])?.[value as string]).map(([, value]) => `${table}.${column} ${value}`)
        : [],
    );
    expect(wordless).toEqual([]);
  });

  it('says in words who changed what, when and from what; ids become names', async () => {
    const id = (await staff.post('/people', { ...person, email: 'oriane@example.org', telephone: null })).body.id;
    const organisationId = await app.make.organisation({ name: 'Mairie d’Essai' });
    await staff.put(`/people/${id}`, { ...person, roleTitle: 'Maire honoraire', organisationId });
    const [last, ...former] = await read(`people/${id}`);
    expect(last).toMatchObject({ act: 'update', what: 'Personne', mayRestore: true, by: expect.stringContaining('Maya') });
    expect(last?.fields).toEqual(
      expect.arrayContaining([
        { label: 'Fonction', before: 'Maire', after: 'Maire honoraire' },
        { label: 'Structure', before: null, after: 'Mairie d’Essai' },
      ]),
    );
    expect(last?.fields).toHaveLength(2);
    expect(former.map(({ what, act }) => `${what} ${act}`)).toEqual(expect.arrayContaining(['Coordonnées insert', 'Personne insert']));
  });

  it('sets a field back through its own form: rights, rules and a new line in the history', async () => {
    const id = (await staff.post('/people', { ...person, email: null, telephone: null })).body.id;
    await staff.put(`/people/${id}`, { ...person, roleTitle: 'Adjointe' });
    const [change] = await read(`people/${id}`);
    expect((await staff.post(`/history/changes/${change?.id}/restoration`, { seen: change?.id })).status).toBe(204);
    expect((await staff.get(`/people/${id}`)).body.roleTitle).toBe('Maire');
    const [again] = await read(`people/${id}`);
    expect(again?.fields).toEqual([{ label: 'Fonction', before: 'Adjointe', after: 'Maire' }]);
    const audited = await app.rows(`SELECT 1 FROM audit_entry WHERE object = 'person' AND act = 'update' AND record_id = $1`, [id]);
    expect(audited.length).toBe(2);
  });

  it('refuses to cover a change that was not read, a record that is gone, and an account’s address; a deleted line comes back as it was', async () => {
    const stage = `/participations/${place.id}/stages`;
    const { id } = (await staff.post(stage, { stage: 'met', reachedOn: '2024-03-04' })).body;
    await staff.put(`${stage}/${id}`, { stage: 'met', reachedOn: '2024-03-05' });
    const [seen] = await read(`participations/${place.id}?record=${id}`);
    await staff.put(`${stage}/${id}`, { stage: 'engaged', reachedOn: '2024-03-06' });
    const restore = (change: string | undefined, latest: string | undefined) => staff.post(`/history/changes/${change}/restoration`, { seen: latest });
    expect((await restore(seen?.id, seen?.id)).body.code).toBe('history-moved');
    await staff.delete(`${stage}/${id}`);
    const [deleted] = await read(`participations/${place.id}?record=${id}`);
    expect([deleted?.act, deleted?.mayRestore]).toEqual(['delete', true]);
    expect((await restore(seen?.id, deleted?.id)).body.code).toBe('record-gone');
    const pivot = await app.as('pivot_ally', { cohortId: place.cohortId });
    expect((await (await app.as('delegate', { participationId: place.id })).post(`/history/changes/${deleted?.id}/restoration`, { seen: deleted?.id })).status).toBe(404);
    expect((await pivot.post(`/history/changes/${deleted?.id}/restoration`, { seen: deleted?.id })).status).toBe(204);
    expect(await app.rows('SELECT stage, reached_on::text FROM participation_stage WHERE id = $1', [id])).toEqual([{ stage: 'engaged', reached_on: '2024-03-06' }]);
    const [back, gone] = await read(`participations/${place.id}?record=${id}`);
    expect([back?.act, gone?.mayRestore]).toEqual(['insert', false]);
    expect((await restore(deleted?.id, back?.id)).status).toBe(409);

    const member = await app.as('person');
    await app.rows(`UPDATE person_contact SET email = 'elle-seule@example.org' WHERE person_id = $1`, [member.personId]);
    const [address] = await read(`people/${member.personId}`);
    expect((await restore(address?.id, address?.id)).body.code).toBe('account-address');
  });

  it('sets a gathering, a team member, a project and an effect back, each by its own rules', async () => {
    const restoreLatest = async (path: string, record: string) => {
      const [latest] = await read(`${path}?record=${record}`);
      expect([latest?.what, latest?.mayRestore]).toEqual([expect.any(String), true]);
      return (await staff.post(`/history/changes/${latest?.id}/restoration`, { seen: latest?.id })).status;
    };
    const gathering = await app.make.gathering(place.cohortId, { title: 'Lancement', from_time: '09:00', to_time: '12:00' });
    await app.rows(`UPDATE gathering SET title = 'Autre titre', version = 2 WHERE id = $1`, [gathering]);
    expect(await restoreLatest(`gatherings/${gathering}`, gathering)).toBe(204);
    const delegate = await app.make.delegate(place, { role_title: 'Adjointe' });
    await app.rows(`UPDATE delegate SET role_title = 'Maire', head_of_executive = true WHERE id = $1`, [delegate.id]);
    expect(await restoreLatest(`participations/${place.id}`, delegate.id)).toBe(204);
    const project = await app.make.project(place);
    await app.rows(`UPDATE pilot_project SET title = 'Tout changer', version = 2 WHERE id = $1`, [project]);
    expect(await restoreLatest(`projects/${place.id}`, project)).toBe(204);
    const effect = await app.make.row('effect', { cohort_id: place.cohortId, participation_id: place.id, statement: 'Les élus se parlent', told_on: '2024-06-01' });
    await app.rows(`UPDATE effect SET statement = 'Plus rien', version = 2 WHERE id = $1`, [effect]);
    expect(await restoreLatest(`effects/${place.id}`, effect)).toBe(204);
    expect(
      await app.rows(
        `SELECT (SELECT title FROM gathering WHERE id = $1) AS gathering, (SELECT role_title FROM delegate WHERE id = $2) AS delegate,
           (SELECT title FROM pilot_project WHERE id = $3) AS project, (SELECT statement FROM effect WHERE id = $4) AS effect`,
        [gathering, delegate.id, project, effect],
      ),
    ).toEqual([{ gathering: 'Lancement', delegate: 'Adjointe', project: 'Revitaliser le centre', effect: 'Les élus se parlent' }]);
  });

  it('sets a territory’s card, a dated role, a note and news back, and brings deleted news and roles back exactly', async () => {
    const latest = async (path: string, record: string) => (await read(`${path}?record=${record}`))[0];
    const restored = async (path: string, record: string) => {
      const change = await latest(path, record);
      expect(change?.mayRestore).toBe(true);
      return (await staff.post(`/history/changes/${change?.id}/restoration`, { seen: change?.id })).status;
    };
    await app.rows(`UPDATE territory SET area_km2 = 12.5 WHERE id = $1`, [place.territoryId]);
    const { version, ...card } = (await app.rows<{ version: number; name: string }>('SELECT version, name FROM territory WHERE id = $1', [place.territoryId]))[0] as { version: number; name: string };
    expect((await staff.put(`/territories/${place.territoryId}`, { ...card, name: 'Autrement-dit', areaKm2: 12.5 }, { 'if-match': `"${version}"` })).status).toBe(204);
    expect(await restored(`territories/${place.territoryId}`, place.territoryId)).toBe(204);
    expect(await app.rows('SELECT name, area_km2::float AS km2 FROM territory WHERE id = $1', [place.territoryId])).toEqual([{ name: card.name, km2: 12.5 }]);

    const personId = await app.make.person();
    const role = (await staff.post(`/people/${personId}/roles`, { title: 'Maire', startsOn: '2020-05-25' })).body.id;
    await staff.put(`/people/${personId}/roles/${role}`, { title: 'Maire', startsOn: '2021-05-25' });
    expect(await restored(`people/${personId}`, role)).toBe(204);
    const before = await app.rows('SELECT * FROM person_role WHERE id = $1', [role]);
    expect(before).toMatchObject([{ title: 'Maire' }]);
    await staff.delete(`/people/${personId}/roles/${role}`);
    expect(await restored(`people/${personId}`, role)).toBe(204);
    expect(await app.rows('SELECT * FROM person_role WHERE id = $1', [role])).toEqual(before);

    const there = await app.make.participation({ cohort_id: place.cohortId });
    const projectId = await app.make.project(there);
    const note = await app.make.row('project_note', { cohort_id: there.cohortId, participation_id: there.id, project_id: projectId, kind: 'intent', body: 'Accueillir.' });
    await app.rows(`UPDATE project_note SET body = '', version = 2 WHERE id = $1`, [note]);
    expect(await restored(`projects/${there.id}`, note)).toBe(204);
    const news = (await staff.post(`/participations/${there.id}/news`, { kind: 'news', body: 'On avance.', toldOn: '2024-06-01', enteredForId: null })).body.id;
    const told = await app.rows('SELECT * FROM news WHERE id = $1', [news]);
    await staff.delete(`/participations/${there.id}/news/${news}`);
    expect(await restored(`projects/${there.id}`, news)).toBe(204);
    expect(await app.rows('SELECT * FROM news WHERE id = $1', [news])).toEqual(told);
    expect(await app.rows('SELECT body FROM project_note WHERE id = $1', [note])).toEqual([{ body: 'Accueillir.' }]);
  });

  it('brings back for whom a deleted line was written, a question with the day that is counted for it, and what the table asks for since', async () => {
    const there = await app.make.participation({ cohort_id: place.cohortId });
    await app.make.project(there);
    const mayor = await app.make.delegate(there, { head_of_executive: true, starts_on: app.today });
    const back = async (path: string, record: string, caller = staff) => {
      const [change] = await read(`${path}?record=${record}`);
      return (await caller.post(`/history/changes/${change?.id}/restoration`, { seen: change?.id })).status;
    };
    const mark = (record: string) => app.rows('SELECT person_id AS "personId", state, shown FROM confirmation WHERE record_id = $1 AND replaced_at IS NULL', [record]);
    const at = (what: string) => `/participations/${there.id}/${what}`;
    const news = (await staff.post(at('news'), { kind: 'news', body: 'On avance.', toldOn: null, enteredForId: mayor.personId })).body.id;
    await staff.put(at(`news/${news}`), { kind: 'news', body: 'On avance bien.', toldOn: null }, { 'if-match': '"1"' });
    await staff.delete(at(`news/${news}`));
    expect(await mark(news)).toEqual([]);
    // A delegate asks nobody to confirm: what they bring back is marked all the same.
    expect(await back(`projects/${there.id}`, news, await app.as('delegate', { participationId: there.id }))).toBe(204);
    expect(await mark(news)).toEqual([{ personId: mayor.personId, state: 'asked', shown: 'On avance bien.' }]);

    const question = (await staff.post(`/cohorts/${place.cohortId}/questions`, { askedBy: 'Le maire', askedOn: '2026-04-03', way: 'email', words: 'Qui paie la salle ?' })).body.id;
    const asked = await app.rows('SELECT * FROM question WHERE id = $1', [question]);
    await staff.delete(`/cohorts/${place.cohortId}/questions/${question}`);
    expect(await back(`cohorts/${place.cohortId}`, question)).toBe(204);
    expect(asked).toHaveLength(1);
    expect(await app.rows('SELECT * FROM question WHERE id = $1', [question])).toEqual(asked);

    await staff.delete(at(`news/${news}`));
    await app.rows(`UPDATE record_change SET before = before - 'version' || '{"left_since": 1}' WHERE record_id = $1 AND act = 'delete'`, [news]);
    expect(await back(`projects/${there.id}`, news)).toBe(204);
    expect(await app.rows('SELECT version, body FROM news WHERE id = $1', [news])).toEqual([{ version: 1, body: 'On avance bien.' }]);
  });

  it('opens to whoever may change the record: a delegate reads their project’s, not the team’s contacts; an observer none', async () => {
    const { personId } = await app.make.delegate(place);
    const delegate = await app.as('delegate', { participationId: place.id });
    const observer = await app.as('observer', place);
    const asked = [`people/${personId}`, `projects/${place.id}`, `participations/${place.id}`, `effects/${place.id}`];
    const answers = async (caller: Caller) => Promise.all(asked.map(async (path) => (await caller.get(`/history/${path}`)).status));
    expect(await answers(delegate)).toEqual([404, 200, 403, 200]);
    expect(await answers(observer)).toEqual([404, 403, 403, 403]);
  });
});
