import type { Caller } from '../../platform/testing/caller';
import type { MadeParticipation } from '../../platform/testing/rows';
import { useApp } from '../../platform/testing/use-app';

describe('an empty seat', () => {
  const app = useApp();
  let place: MadeParticipation;
  let manager: Caller;
  let prefecture: string;
  let clerk: string;
  const soon = () => new Date(Date.now() + 14 * 86_400_000).toISOString().slice(0, 10);
  const plan = async () => (await manager.get(`/participations/${place.id}/seats`)).body;
  const seat = async (category: string) => (await plan()).seats.find((one: { category: string }) => one.category === category);
  const watched = async () => (await manager.get('/home')).body.watch.find((line: { kind: string }) => line.kind === 'seats_to_fill');

  beforeEach(async () => {
    place = await app.make.participation({ territory_id: await app.make.territory({ name: 'Céret', department: '66', department_name: 'Pyrénées-Orientales' }) });
    await app.make.row('participation_stage', { cohort_id: place.cohortId, participation_id: place.id, stage: 'engaged', reached_on: '2024-04-01' });
    for (const category of ['elected_official', 'local_agent']) await app.make.delegate(place, { category });
    manager = await app.as('cohort_manager', { cohortId: place.cohortId });
    const name = `Préfecture des Pyrénées-Orientales ${place.id}`;
    prefecture = await app.make.organisation({ name, kind: 'state_service' });
    clerk = await app.make.person({ givenName: 'Ana', familyName: 'Puig' });
    await app.rows('UPDATE person SET organisation_id = $1 WHERE id = $2', [prefecture, clerk]);
  });

  it('comes with whom to turn to, by department, and a letter ready to read', async () => {
    const state = await seat('state_agent');
    expect((await plan()).seats.map((one: { category: string }) => one.category)).toEqual(['socio_economic_actor', 'state_agent']);
    expect(state.turnTo).toContain('la sous-préfecture de l’arrondissement (Pyrénées-Orientales)');
    // Where the official list says in which arrondissement the place lies, the office is named.
    await app.rows(`INSERT INTO official_territory (code, kind, name, name_key, arrondissement, state_office) SELECT insee_code, kind, name, ' ceret', 'Céret', 'subprefecture' FROM territory WHERE id = $1`, [place.territoryId]);
    expect((await seat('state_agent')).turnTo).toContain('la sous-préfecture de Céret (Pyrénées-Orientales)');
    expect(state.suggestions[0]).toMatchObject({ organisationId: prefecture, people: [{ personId: clerk, name: 'Ana Puig', hasEmail: true }] });
    expect(state.letter.subject).toContain('Céret');
    expect(JSON.stringify(await plan())).not.toContain('@example.org');
  });

  it('is proposed by few letters an hour, and fewer to one address', async () => {
    const { delegationId, category } = await seat('state_agent');
    const offer = () => manager.post(`/participations/${place.id}/seats/offers`, { delegationId, category, who: { personId: clerk }, letter: { subject: 'Une place', body: 'Elle est à vous.' }, askAgainOn: null, foreseen: false });
    const answers = [];
    for (let one = 0; one < 4; one++) answers.push((await offer()).status);
    expect(answers).toEqual([201, 201, 201, 429]);
    expect(await app.rows(`SELECT 1 FROM outbox_message WHERE cohort_id = $1`, [place.cohortId])).toHaveLength(3);
  });

  it('is offered by the letter as it was changed, answers going to whoever sent it, and rests until the day to ask again', async () => {
    expect(await watched()).toMatchObject({ count: 2, of: 4 });
    const { delegationId, category } = await seat('state_agent');
    const letter = { subject: 'Une place pour l’État', body: 'Madame la sous-préfète, la place <b>est</b> à vous.' };
    const made = await manager.post(`/participations/${place.id}/seats/offers`, { delegationId, category, who: { personId: clerk }, letter, askAgainOn: soon(), foreseen: true });
    expect(made.status).toBe(201);
    const [message] = await app.rows(`SELECT template, recipient_id, reply_to_id, data FROM outbox_message WHERE cohort_id = $1`, [place.cohortId]);
    expect(message).toEqual({ template: 'seat-offer', recipient_id: clerk, reply_to_id: manager.personId, data: letter });
    expect(await seat('state_agent')).toMatchObject({ underWay: true, foreseen: ['Ana Puig'], offers: [{ to: 'Ana Puig', mail: 'queued', subject: letter.subject, outcome: 'waiting' }] });
    expect(await watched()).toMatchObject({ count: 1, of: 4 });

    await app.rows(`UPDATE seat_offer SET offered_on = '2024-05-01', ask_again_on = '2024-06-01' WHERE id = $1`, [made.body.id]);
    expect(await watched()).toMatchObject({ count: 2, on: '2024-05-01' });
    expect((await manager.put(`/participations/${place.id}/seats/offers/${made.body.id}`, { askAgainOn: null, outcome: 'declined' })).status).toBe(204);
    expect((await seat('state_agent')).offers).toMatchObject([{ outcome: 'declined' }]);
  });

  it('may be offered by word of mouth, and is written to nobody without an address', async () => {
    const { delegationId, category } = await seat('socio_economic_actor');
    const said = await manager.post(`/participations/${place.id}/seats/offers`, { delegationId, category, recipientWords: 'le président du club d’entreprises, au téléphone' });
    expect(said.status).toBe(201);
    await app.rows('UPDATE person_contact SET email = NULL WHERE person_id = $1', [clerk]);
    const written = await manager.post(`/participations/${place.id}/seats/offers`, { delegationId, category, who: { personId: clerk }, letter: { subject: 'Une place', body: 'Bonjour, voulez-vous ?' } });
    expect(written).toMatchObject({ status: 422, body: { code: 'no-address' } });
    expect(await app.rows('SELECT 1 FROM outbox_message WHERE cohort_id = $1', [place.cohortId])).toEqual([]);
  });

  it('counts in each of two teams, and is nothing to the territory’s own people', async () => {
    await manager.post(`/participations/${place.id}/delegations`, { kind: 'quartet', name: 'Alimentation' });
    expect((await plan()).seats).toHaveLength(6);
    expect(await watched()).toMatchObject({ count: 6, of: 8 });
    const delegate = await app.as('delegate', { participationId: place.id });
    expect((await delegate.get(`/participations/${place.id}/seats`)).status).toBe(403);
  });
});
