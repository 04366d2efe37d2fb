import type { Caller } from '../platform/testing/caller';
import type { MadeParticipation } from '../platform/testing/rows';
import { useApp } from '../platform/testing/use-app';

const newcomer = { givenName: 'Lila', familyName: 'Roque', organisationId: null, roleTitle: 'DGS', email: 'lila.roque@example.org', telephone: null };

describe('handing over', () => {
  const app = useApp();
  let place: MadeParticipation;
  let at: { cohort_id: string; participation_id: string };
  let manager: Caller;
  let leaver: { id: string; personId: string };
  let colleague: { id: string; personId: string };
  let base: string;

  beforeEach(async () => {
    place = await app.make.participation();
    at = { cohort_id: place.cohortId, participation_id: place.id };
    manager = await app.as('cohort_manager', { cohortId: place.cohortId });
    leaver = await app.make.delegate(place, { category: 'local_agent' });
    colleague = await app.make.delegate(place, { category: 'elected_official' });
    base = `/participations/${place.id}/delegates/${leaver.id}/handover`;
    await app.rows('UPDATE person SET given_name = $2, family_name = $3 WHERE id = $1', [leaver.personId, 'Marc', 'Vidal']);
  });

  const carried = async () => (await manager.get(`${base}?lastDay=2030-01-31`)).body.items as { kind: string; recordId: string; words: string }[];
  const pass = (items: object[], more: object = {}) => manager.post(base, { lastDay: '2030-01-31', replacedBy: { who: newcomer, status: 'agreed', roleTitle: null }, items, ...more });
  const statement = async () => {
    const words = 'Le conseil en parle';
    const id = await app.make.row('effect', { ...at, statement: words, told_on: '2024-09-01', author_id: manager.personId, entered_for_id: leaver.personId });
    await app.make.row('confirmation', { ...at, record_table: 'effect', record_id: id, record_version: 1, person_id: leaver.personId, entered_by_id: manager.personId, heading: 'Ce que ça a changé', shown: words });
    return id;
  };

  it('lists what a leaver still owes or carries, and nothing that is answered, over or somebody else’s', async () => {
    const project = await app.make.project(place);
    const coming = await app.make.gathering(place.cohortId, { title: 'Journée de printemps', held_on: '2030-03-03' });
    const before = await app.make.gathering(place.cohortId, { title: 'Avant son départ', held_on: '2030-01-31' });
    for (const gathering_id of [coming, before]) await app.make.row('registration', { ...at, gathering_id, person_id: leaver.personId, invited_at: 'now' });
    await app.make.row('registration', { ...at, gathering_id: coming, person_id: colleague.personId, invited_at: 'now' });
    await app.make.row('project_note', { ...at, project_id: project, kind: 'framing', body: 'Le cadre' });
    await app.make.row('project_note', { ...at, project_id: project, kind: 'intent', body: 'Prête', state: 'ready' });
    await app.make.row('participation_stage', { ...at, stage: 'engaged', reached_on: '2024-04-01', next_step: 'Appeler le lycée' });
    await statement();
    await app.make.delegate(place, { category: 'local_agent', substitute: true, substitute_for_id: leaver.id });
    await app.link('write_news', { personId: leaver.personId, cohortId: place.cohortId, participationId: place.id, recordIds: [project] });
    await app.link('write_news', { personId: colleague.personId, cohortId: place.cohortId, participationId: place.id, recordIds: [project] });
    expect((await carried()).map(({ kind, words }) => `${kind} ${words}`.trim())).toEqual([
      'ask write_news', 'confirmation Le conseil en parle', 'invitation Journée de printemps', 'note framing', 'next_step Appeler le lycée', expect.stringMatching(/^substitute /),
    ]);
    await app.make.row('news', { ...at, body: 'Tout avance', told_on: '2024-10-01', author_id: leaver.personId });
    expect((await carried()).map(({ kind }) => kind)).not.toContain('ask');
  });

  it('gives a question to the newcomer, by a link of their own, and closes the leaver’s', async () => {
    const project = await app.make.project(place);
    const link = await app.link('write_news', { personId: leaver.personId, cohortId: place.cohortId, participationId: place.id, recordIds: [project] });
    const [ask] = await carried();
    const done = await pass([{ kind: 'ask', recordId: ask?.recordId, to: 'newcomer' }]);
    expect(done.body).toMatchObject({ taken: 1, mailed: 1, storySent: false, toCall: [] });
    expect((await link.get('/link')).status).toBe(410);
    const letters = await app.rows(
      `SELECT o.template, l.purpose, l.record_ids AS records, c.email FROM outbox_message o JOIN personal_link l ON l.id = o.link_id JOIN person_contact c ON c.person_id = o.recipient_id WHERE o.cohort_id = $1`,
      [place.cohortId],
    );
    expect(letters).toEqual([{ template: 'handed-over', purpose: 'write_news', records: [project], email: 'lila.roque@example.org' }]);
  });

  it('passes an invitation, a confirmation, a substitute and the head’s place on, in one go', async () => {
    await app.rows('UPDATE delegate SET head_of_executive = true WHERE id = $1', [leaver.id]);
    const gathering_id = await app.make.gathering(place.cohortId, { title: 'Journée de printemps', held_on: '2030-03-03' });
    const registration = await app.make.row('registration', { ...at, gathering_id, person_id: leaver.personId, invited_at: 'now' });
    const effect = await statement();
    const substitute = await app.make.delegate(place, { category: 'local_agent', substitute: true, substitute_for_id: leaver.id });
    const items = (await carried()).map(({ kind, recordId }) => ({ kind, recordId, to: kind === 'confirmation' ? colleague.personId : 'newcomer' }));
    expect(items.map(({ kind }) => kind)).toEqual(['head_of_executive', 'confirmation', 'invitation', 'substitute']);
    const { body } = await pass(items);
    expect(body).toMatchObject({ taken: 4, toCall: [] });
    const [fresh] = await app.rows<{ person_id: string; head_of_executive: boolean; starts_on: string }>('SELECT person_id, head_of_executive, starts_on FROM delegate WHERE id = $1', [body.newcomerId]);
    expect(fresh).toMatchObject({ head_of_executive: true, starts_on: '2030-02-01' });
    expect(await app.rows('SELECT substitute_for_id FROM delegate WHERE id = $1', [substitute.id])).toEqual([{ substitute_for_id: body.newcomerId }]);
    expect(await app.rows('SELECT entered_for_id, confirmed_at FROM effect WHERE id = $1', [effect])).toEqual([{ entered_for_id: colleague.personId, confirmed_at: null }]);
    expect(await app.rows('SELECT person_id, state FROM confirmation WHERE record_id = $1 AND replaced_at IS NULL', [effect])).toEqual([{ person_id: colleague.personId, state: 'asked' }]);
    expect(await app.rows('SELECT answer FROM registration WHERE id = $1', [registration])).toEqual([{ answer: 'no' }]);
    expect(await app.rows('SELECT answer FROM registration WHERE gathering_id = $1 AND person_id = $2', [gathering_id, fresh?.person_id])).toEqual([{ answer: null }]);
    expect(await app.rows(`SELECT kind FROM handover_item WHERE participation_id = $1 AND fate = 'taken'`, [place.id])).toHaveLength(4);
  });

  it('does all of it or nothing: a taker from elsewhere leaves the stay open', async () => {
    await app.link('write_news', { personId: leaver.personId, cohortId: place.cohortId, participationId: place.id, recordIds: [await app.make.project(place)] });
    const elsewhere = await app.make.delegate(await app.make.participation());
    const [ask] = await carried();
    expect((await pass([{ kind: 'ask', recordId: ask?.recordId, to: elsewhere.personId }])).body.code).toBe('not-of-this-team');
    expect(await app.rows('SELECT ends_on FROM delegate WHERE id = $1', [leaver.id])).toEqual([{ ends_on: null }]);
    expect((await manager.get(`/participations/${place.id}/delegates/${elsewhere.id}/handover`)).status).toBe(404);
  });
});

describe('« Reprendre le fil »', () => {
  const app = useApp();
  const setting = async () => {
    const place = await app.make.participation({ territory_id: await app.make.territory({ name: 'Canohès' }) });
    const at = { cohort_id: place.cohortId, participation_id: place.id };
    await app.make.row('participation_stage', { ...at, stage: 'engaged', reached_on: '2024-04-01', next_step: 'Appeler le lycée' });
    const gathering = await app.make.gathering(place.cohortId, { title: 'Lancement', held_on: '2024-05-07' });
    await app.make.gathering(place.cohortId, { title: 'Journée de printemps', held_on: '2090-03-03' });
    await app.make.row('resource', { cohort_id: place.cohortId, gathering_id: gathering, kind: 'slides', title: 'Les supports', url: 'https://example.org/supports' });
    await app.make.project(place, { summary: 'Un potager au lycée. Et bien d’autres choses.' });
    const diagnostic = await app.make.diagnostic(place, { state: 'analysis' });
    await app.make.row('finding', { ...at, diagnostic_id: diagnostic, position: 1, kind: 'strength', statement: 'Constat confidentiel', shared_at: 'now' });
    const member = await app.make.delegate(place, { role_title: 'Adjointe' });
    const manager = await app.as('cohort_manager', { cohortId: place.cohortId });
    return { place, manager, member, diagnostic, story: `/participations/${place.id}/story` };
  };

  it('tells the territory’s story on one page, to the bearer of a link: no contact, nothing of a diagnostic before it is given', async () => {
    const { place, manager, member, diagnostic, story } = await setting();
    expect((await manager.post(`${story}/readers`, { personIds: [member.personId] })).body).toEqual({ mailed: 1, toCall: [] });
    const link = await app.link('own_cohort_page', { personId: member.personId, cohortId: place.cohortId, participationId: place.id, recordIds: [member.id] });
    const { status, body } = await link.get(story);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      territoryName: 'Canohès', stage: { stage: 'engaged' }, project: { sentence: 'Un potager au lycée.' }, nextStep: 'Appeler le lycée', diagnostic: null, answers: null,
      lived: [{ words: 'engaged' }, { words: 'Lancement' }], coming: [{ title: 'Journée de printemps' }], readings: [{ title: 'Les supports' }], team: [{ roleTitle: 'Adjointe', self: true }],
      may: { send: false },
    });
    expect(body.companions.map(({ role }: { role: string }) => role)).toContain('cohort_manager');
    expect(JSON.stringify(body)).not.toMatch(/Constat confidentiel|@example\.org|06 39/);

    await app.rows(`UPDATE diagnostic SET state = 'restituted', first_reading_on = '2024-09-01', restituted_on = '2024-09-15' WHERE id = $1`, [diagnostic]);
    const given = (await link.get(story)).body;
    expect(given.diagnostic).toMatchObject({ restitutedOn: '2024-09-15', shared: 1 });
    expect(JSON.stringify(given)).not.toContain('Constat confidentiel');
    const delegate = await app.as('delegate', { participationId: place.id });
    expect((await delegate.get(story)).body.answers).toEqual([{ statement: 'Constat confidentiel', answer: null, reason: null }]);
    expect((await manager.get(story)).body).toMatchObject({ answers: null, may: { send: true } });
  });

  it('is sent by staff to the team alone, one live link each, and closes with the last day', async () => {
    const { place, manager, member, story } = await setting();
    const readers = (await manager.get(`${story}/readers`)).body;
    expect(readers).toMatchObject({ items: [{ personId: member.personId, sentAt: null }], letter: { subject: expect.stringContaining('Canohès') } });
    for (let times = 0; times < 2; times++) await manager.post(`${story}/readers`, { personIds: [member.personId] });
    const live = () => app.rows(`SELECT 1 FROM personal_link WHERE participation_id = $1 AND purpose = 'own_cohort_page' AND revoked_at IS NULL AND expires_at > now()`, [place.id]);
    expect(await live()).toHaveLength(1);
    expect((await manager.get(`${story}/readers`)).body.items[0].sentAt).not.toBeNull();
    expect((await manager.post(`${story}/readers`, { personIds: [manager.personId] })).body.code).toBe('not-of-this-team');
    await manager.post(`/participations/${place.id}/delegates/${member.id}/handover`, { lastDay: '2024-12-31' });
    expect(await live()).toHaveLength(0);
    const observer = await app.as('observer', { cohortId: place.cohortId });
    expect((await observer.get(story)).status).toBe(403);
  });
});
