import { DemoLoader } from '../../demo/demo-loader';
import { readConfig } from '../../platform/config/config';
import { useApp } from '../../platform/testing/use-app';
import { mostActs, villageBelow } from './mayor-acts.service';

describe('the mayor of a village, over the demonstration’s whole path', () => {
  const app = useApp();
  let village: { id: string; cohortId: string };

  beforeAll(async () => {
    await new DemoLoader(app.owner, readConfig(process.env)).load(1);
    const [row] = await app.rows<{ id: string; cohortId: string }>(
      `SELECT p.id, p.cohort_id AS "cohortId" FROM participation p JOIN territory t ON t.id = p.territory_id JOIN delegate d ON d.participation_id = p.id AND d.head_of_executive
       WHERE t.kind = 'commune' AND t.population < ${villageBelow}`,
    );
    village = row as typeof village;
  });

  it('was asked eight things at most in any eighteen months, and more than a few', async () => {
    const { token } = await app.as('cohort_manager', { cohortId: village.cohortId });
    await app.rows('BEGIN');
    await app.rows('SELECT access.enter($1)', [token]);
    const acts = await app.rows<{ on: string; kind: string; most: number }>(
      `SELECT a.asked_on::text AS "on", a.kind, (SELECT count(*)::int FROM access.asked_acts($1) b WHERE b.asked_on <= a.asked_on AND b.asked_on > a.asked_on - interval '18 months') AS most
       FROM access.asked_acts($1) a`,
      [village.id],
    );
    await app.rows('COMMIT');
    expect(Math.max(...acts.map(({ most }) => most))).toBeLessThanOrEqual(mostActs);
    expect(acts.map(({ kind }) => kind).sort()).toEqual(['agreement', 'confirm_statement', 'confirm_statement', 'first_reading', 'invitation', 'invitation', 'invitation']);
  });

  it('is asked eight things at most when the same path starts over through the application: thirteen invitations to all, reminders, news written for them', async () => {
    const manager = await app.as('cohort_manager', { cohortId: village.cohortId });
    const read = async () => (await manager.get(`/participations/${village.id}/asked-acts`)).body.items[0] as { personId: string; count: number };
    for (let number = 1; number <= 13; number++) {
      const gatheringId = await app.make.gathering(village.cohortId, { title: `Rendez-vous ${number}`, held_on: '2100-01-01' });
      expect((await manager.post(`/gatherings/${gatheringId}/invitations`, {})).status).toBe(200);
      await manager.post(`/gatherings/${gatheringId}/reminders`, {});
    }
    const { personId } = await read();
    for (const body of ['Le conseil a voté.', 'La source est trouvée.', 'On recommence.']) {
      await manager.post(`/participations/${village.id}/news`, { kind: 'news', body, toldOn: null, enteredForId: personId });
    }
    expect((await read()).count).toBe(mostActs);
  });
});
