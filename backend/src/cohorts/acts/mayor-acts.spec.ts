import type { Caller } from '../../platform/testing/caller';
import type { MadeParticipation } from '../../platform/testing/rows';
import { useApp } from '../../platform/testing/use-app';

describe('what the mayor of a village is asked', () => {
  const app = useApp();
  let barre: MadeParticipation;
  let mayor: string;
  let manager: Caller;
  const at = (path = '') => `/participations/${barre.id}${path}`;
  const ask = (kind: string, more: object = {}) => manager.post(at(`/${kind}-requests`), { personIds: [mayor], message: null, ...more });
  const count = async () => (await manager.get(at('/asked-acts'))).body.items[0].count as number;

  beforeEach(async () => {
    const territoryId = await app.make.territory({ population: 200, population_list: 'INSEE', population_year: 2022 });
    barre = await app.make.participation({ territory_id: territoryId });
    await app.make.project(barre);
    mayor = (await app.make.delegate(barre, { head_of_executive: true, starts_on: app.today })).personId;
    manager = await app.as('cohort_manager', { cohortId: barre.cohortId });
  });

  it('is counted from what was sent: entering the team, invitations, questions, first reading, one letter for many statements', async () => {
    expect(await count()).toBe(1);
    const gatheringId = await app.make.gathering(barre.cohortId, { held_on: '2100-06-03', title: 'Journée commune' });
    await manager.post(`/gatherings/${gatheringId}/invitations`, { personIds: [mayor] });
    await manager.post(`/gatherings/${gatheringId}/reminders`, { personIds: [mayor] });
    expect(await count()).toBe(2);
    await ask('news');
    await app.make.diagnostic(barre, { state: 'first_reading', first_reading_on: app.today });
    for (const body of ['Une chose.', 'Une autre.', 'Une troisième.']) await manager.post(at('/news'), { kind: 'news', body, toldOn: null, enteredForId: mayor });
    const { items, title } = (await manager.get(at('/asked-acts'))).body;
    expect(title).toBe('maire');
    expect(items).toMatchObject([{ count: 5, most: 8 }]);
    expect(items[0].acts.map(({ kind }: { kind: string }) => kind).sort()).toEqual(['agreement', 'confirm_statement', 'first_reading', 'invitation', 'write_news']);
    expect(items[0].acts.find(({ kind }: { kind: string }) => kind === 'invitation').about).toBe('Journée commune');
  });

  it('is counted over eighteen months that slide, and one older no more', async () => {
    for (const month of [17, 19]) {
      const gatheringId = await app.make.gathering(barre.cohortId);
      await app.rows(
        `INSERT INTO registration (cohort_id, participation_id, gathering_id, person_id, invited_at) VALUES ($1, $2, $3, $4, now() - make_interval(months => $5))`,
        [barre.cohortId, barre.id, gatheringId, mayor, month],
      );
    }
    const { items } = (await manager.get(at('/asked-acts'))).body;
    expect(items[0]).toMatchObject({ count: 2 });
    expect(items[0].acts).toHaveLength(3);
  });

  it('stops at eight: the ninth is refused before it leaves, names somebody else, and leaves when one insists', async () => {
    const deputy = await app.make.delegate(barre, { person_id: await app.make.person({ givenName: 'Anne', familyName: 'Roux' }) });
    for (let one = 0; one < 7; one++) expect((await ask('news')).status).toBe(202);
    expect(await count()).toBe(8);
    const refused = await ask('viewpoint');
    expect(refused).toMatchObject({ status: 409, body: { code: 'asked-enough', detail: expect.stringContaining('Anne Roux') } });
    expect(refused.body.detail).toContain('pour son compte');
    expect((await manager.post(at('/viewpoint-requests'), { personIds: [deputy.personId], message: null })).status).toBe(202);
    expect(await count()).toBe(8);

    // Written for the mayor, it waits: no letter leaves by itself beyond the eighth.
    await manager.post(at('/news'), { kind: 'news', body: 'Noté au téléphone.', toldOn: null, enteredForId: mayor });
    expect((await manager.get(at('/statements'))).body.items).toMatchObject([{ state: 'asked', askedAt: null }]);
    expect((await manager.post(at('/statement-letters'), { personId: mayor })).body.code).toBe('asked-enough');
    expect((await ask('viewpoint', { evenSo: true })).status).toBe(202);
    expect(await count()).toBe(9);
  });

  it('leaves a mayor in peace when the whole cohort is invited, and invites them when they are chosen by name', async () => {
    for (let one = 0; one < 7; one++) await ask('news');
    const gatheringId = await app.make.gathering(barre.cohortId, { held_on: '2100-06-03' });
    const { invitees } = (await manager.post(`/gatherings/${gatheringId}/invitations/preview`, {})).body;
    expect(invitees).toMatchObject([{ personId: mayor, askedEnough: 8 }]);
    expect((await manager.post(`/gatherings/${gatheringId}/invitations`, {})).body).toMatchObject({ listed: 0 });
    expect((await manager.post(`/gatherings/${gatheringId}/invitations`, { personIds: [mayor] })).body).toMatchObject({ listed: 1 });
  });

  it('has no limit in a town, is read by staff and allies, and says nothing of interviews', async () => {
    await app.rows('UPDATE territory SET population = 6000 WHERE id = $1', [barre.territoryId]);
    expect((await manager.get(at('/asked-acts'))).body.items).toMatchObject([{ most: null }]);
    for (let one = 0; one < 8; one++) expect((await ask('news')).status).toBe(202);
    const ally = await app.as('project_ally', { participationId: barre.id });
    expect((await ally.get(at('/asked-acts'))).body.items).toMatchObject([{ count: 9 }]);
    const delegate = await app.as('delegate', { participationId: barre.id });
    expect((await delegate.get(at('/asked-acts'))).status).toBe(403);
  });
});
