import { useApp } from '../platform/testing/use-app';
import { Ground, webinar } from './testing/ground';

describe('gatherings', () => {
  const app = useApp();
  const ground = () => Ground.of(app);

  describe('receive an answer', () => {
    async function invited() {
      const made = await ground();
      const id = await made.create();
      const { personId } = await app.make.delegate(made.canohes);
      const neighbour = await app.make.delegate(made.vigan);
      await made.manager.post(`/gatherings/${id}/invitations`);
      const line = await made.lineOf(id, personId);
      const other = await made.lineOf(id, neighbour.personId);
      const { cohortId } = made.canohes;
      const link = await app.link('answer_invitation', { personId, cohortId, participationId: made.canohes.id, recordIds: [line.id, id] });
      return { ...made, id, personId, line, other, link };
    }

    it('from a link, changeable until that evening, closed afterwards', async () => {
      const { id, line, link, personId, lineOf } = await invited();
      const path = `/gatherings/${id}/registrations/${line.id}/answer`;
      expect((await link.put(path, { answer: 'yes' })).status).toBe(204);
      expect((await link.put(path, { answer: 'replaced', replacementName: 'Nadia Serres', replacementRole: 'agente' })).status).toBe(204);
      expect(await lineOf(id, personId)).toMatchObject({ answer: 'replaced', replacementName: 'Nadia Serres', answeredBy: null });
      expect((await link.put(path, { answer: 'no', replacementName: 'Nadia Serres' })).status).toBe(400);
      await app.rows('UPDATE gathering SET held_on = $2 WHERE id = $1', [id, app.today]);
      expect((await link.put(path, { answer: 'no' })).status).toBe(204);
      await app.rows('UPDATE gathering SET held_on = $2 WHERE id = $1', [id, '2024-06-24']);
      expect(await link.put(path, { answer: 'yes' })).toMatchObject({ status: 409, body: { code: 'gathering-over' } });
      expect(await lineOf(id, personId)).toMatchObject({ answer: 'no', replacementName: null });
    });

    it('no more, for a gathering without a day, once somebody was there', async () => {
      const { id, line, link, manager, read } = await invited();
      await app.rows('UPDATE gathering SET held_on = NULL WHERE id = $1', [id]);
      await app.rows('UPDATE gathering_half_day SET on_date = NULL WHERE gathering_id = $1', [id]);
      const path = `/gatherings/${id}/registrations/${line.id}/answer`;
      expect((await link.put(path, { answer: 'yes' })).status).toBe(204);
      const [halfDay] = (await read(id)).halfDays;
      await manager.put(`/gatherings/${id}/registrations/${line.id}/presence/${halfDay.id}`);
      expect(await link.put(path, { answer: 'no' })).toMatchObject({ status: 409, body: { code: 'gathering-over' } });
      expect((await read(id, link)).answersOpen).toBe(false);
      expect((await manager.post(`/gatherings/${id}/reminders`)).body.code).toBe('gathering-over');
    });

    it('from staff on behalf of somebody, saying who for whom', async () => {
      const { id, line, manager, personId, lineOf } = await invited();
      const path = `/gatherings/${id}/registrations/${line.id}/answer`;
      await manager.put(path, { answer: 'yes' });
      await manager.put(path, { answer: 'yes' });
      expect((await lineOf(id, personId)).answeredBy).toMatch(/^Maya /);
      const entries = await app.rows(`SELECT person_id, for_person_id FROM audit_entry WHERE act = 'answer' AND record_id = $1`, [line.id]);
      expect(entries).toEqual([{ person_id: manager.personId, for_person_id: personId }]);
    });

    it('for oneself only from a link, which reads its own line, its team’s names, and nobody’s contact', async () => {
      const { id, other, link, canohes, personId } = await invited();
      const mate = await app.make.delegate(canohes, { category: 'local_agent', person_id: await app.make.person({ givenName: 'Nadia', email: 'nadia@example.org' }) });
      expect((await link.put(`/gatherings/${id}/registrations/${other.id}/answer`, { answer: 'no' })).status).toBe(404);
      const view = await link.get(`/gatherings/${id}`);
      expect(view.body.registrations).toMatchObject([{ personId, ticks: [] }]);
      expect(view.body).toMatchObject({ territories: 2, ownRegistrationId: view.body.registrations[0].id, may: { update: false, invite: false, tick: false } });
      expect(view.body.team.map(({ givenName }: { givenName: string }) => givenName)).toEqual(['Maya', 'Nadia']);
      expect(JSON.stringify(view.body)).not.toMatch(/example\.org\b(?!\/)|06 39 98|@/);
      for (const attempt of [
        link.post(`/gatherings/${id}/invitations/preview`),
        link.post(`/gatherings/${id}/invitations`),
        link.post(`/gatherings/${id}/reminders`),
        link.put(`/gatherings/${id}/presence/${view.body.halfDays[0].id}`),
        link.post(`/gatherings/${id}/registrations`, { personId: mate.personId }),
        link.put(`/gatherings/${id}`, webinar, { 'if-match': '"1"' }),
      ]) {
        expect((await attempt).status).toBe(403);
      }
      expect((await link.get(`/cohorts/${canohes.cohortId}/gatherings`)).status).toBe(403);
    });

    it('from a signed-in person for themselves, not for a neighbour of another team', async () => {
      const { id, line, other, personId, canohes } = await invited();
      const delegate = await app.as('delegate', { participationId: canohes.id, personId });
      expect((await delegate.put(`/gatherings/${id}/registrations/${line.id}/answer`, { answer: 'yes' })).status).toBe(204);
      expect((await delegate.put(`/gatherings/${id}/registrations/${other.id}/answer`, { answer: 'yes' })).status).toBe(404);
      const mate = await app.as('delegate', { participationId: canohes.id });
      expect((await mate.put(`/gatherings/${id}/registrations/${line.id}/answer`, { answer: 'no' })).status).toBe(403);
    });
  });

  describe('are read', () => {
    it('by staff wholly, by a delegate for their own territory, by an observer as figures without a name', async () => {
      const { create, manager, canohes, vigan, read } = await ground();
      const id = await create();
      const mine = await app.make.delegate(canohes);
      await app.make.delegate(vigan, { category: 'state_agent' });
      await manager.post(`/gatherings/${id}/invitations`);
      expect((await read(id)).registrations.map(({ telephone }: { telephone: string }) => telephone)).toEqual(['06 39 98 00 00', '06 39 98 00 00']);

      const delegate = await app.as('delegate', { participationId: canohes.id });
      const seen = await read(id, delegate);
      expect(seen.registrations).toMatchObject([{ personId: mine.personId, telephone: null, ticks: [] }]);

      for (const hat of ['observer', 'evaluator'] as const) {
        const outsider = await read(id, await app.as(hat, { cohortId: canohes.cohortId }));
        expect(outsider.registrations).toEqual([]);
        expect(outsider.figures).toEqual([
          { category: 'elected_official', invited: 1, yes: 0, replaced: 0, no: 0, came: 0, waiting: 0 },
          { category: 'state_agent', invited: 1, yes: 0, replaced: 0, no: 0, came: 0, waiting: 0 },
        ]);
      }
      expect((await read(id, await app.as('storyteller', { cohortId: canohes.cohortId }))).figures).toBeNull();
    });

    it('by nobody of another cohort', async () => {
      const { create, canohes } = await ground();
      const id = await create();
      const elsewhere = await app.make.participation();
      for (const caller of [await app.as('delegate', { participationId: elsewhere.id }), await app.as('cohort_manager', { cohortId: elsewhere.cohortId }), await app.as('person')]) {
        expect((await caller.get(`/gatherings/${id}`)).status).toBe(404);
        expect((await caller.get(`/cohorts/${canohes.cohortId}/gatherings`)).status).toBe(404);
        expect((await caller.post(`/gatherings/${id}/invitations`)).status).toBe(404);
      }
      expect((await app.nobody.get(`/gatherings/${id}`)).status).toBe(401);
    });
  });

  describe('keep a list of who came', () => {
    it('not before the day, for its own people and half-days only', async () => {
      const { create, manager, canohes, read } = await ground();
      const id = await create();
      const elsewhere = await create({ heldOn: app.today });
      const { personId } = await app.make.delegate(canohes);
      const { body: line } = await manager.post(`/gatherings/${id}/registrations`, { personId });
      const [halfDay] = (await read(id)).halfDays;
      const [otherHalfDay] = (await read(elsewhere)).halfDays;
      expect((await manager.put(`/gatherings/${id}/registrations/${line.id}/presence/${halfDay.id}`)).body.code).toBe('gathering-to-come');
      expect((await manager.put(`/gatherings/${elsewhere}/registrations/${line.id}/presence/${otherHalfDay.id}`)).status).toBe(404);
      expect((await manager.put(`/gatherings/${elsewhere}/registrations/${line.id}/presence/${halfDay.id}`)).status).toBe(404);
      expect((await manager.put(`/gatherings/${elsewhere}/presence/${halfDay.id}`)).status).toBe(404);
    });

    it('with late arrivals: a member of a team brings category and territory, somebody else what is said', async () => {
      const { create, manager, canohes, vigan, lineOf } = await ground();
      const id = await create({ heldOn: app.today });
      const { personId } = await app.make.delegate(vigan, { category: 'local_agent' });
      const guest = await app.make.person();
      expect((await manager.post(`/gatherings/${id}/registrations`, { personId })).status).toBe(201);
      expect((await manager.post(`/gatherings/${id}/registrations`, { personId: guest, participationId: canohes.id })).status).toBe(201);
      expect(await lineOf(id, personId)).toMatchObject({ category: 'local_agent', territoryName: 'Le Vigan', invitedAt: null });
      expect(await lineOf(id, guest)).toMatchObject({ category: null, territoryName: 'Canohès' });
      expect((await manager.post(`/gatherings/${id}/registrations`, { personId })).body).toMatchObject({ code: 'already-listed' });
      const elsewhere = await app.make.participation();
      const foreign = await manager.post(`/gatherings/${id}/registrations`, { personId: await app.make.person(), participationId: elsewhere.id });
      expect(foreign.body).toMatchObject({ status: 422, code: 'other-cohort' });
    });

    it('ticks everybody who was expected at one touch, and nobody who was not', async () => {
      const { create, manager, canohes, read } = await ground();
      const id = await create({ heldOn: app.today, fromTime: '09:00', toTime: '12:00' });
      for (const category of ['elected_official', 'local_agent', 'state_agent', 'socio_economic_actor']) await app.make.delegate(canohes, { category });
      await manager.post(`/gatherings/${id}/invitations`);
      const { registrations, halfDays } = await read(id);
      for (const [index, answer] of ['yes', 'no', 'replaced'].entries()) {
        await manager.put(`/gatherings/${id}/registrations/${registrations[index].id}/answer`, { answer });
      }
      expect((await manager.put(`/gatherings/${id}/presence/${halfDays[0].id}`)).body).toEqual({ ticked: 2 });
      expect((await manager.put(`/gatherings/${id}/presence/${halfDays[0].id}`)).body).toEqual({ ticked: 0 });
    });
  });
});
