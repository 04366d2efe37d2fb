import { useApp } from '../../platform/testing/use-app';
import { Ground } from '../testing/ground';

describe('gatherings', () => {
  const app = useApp();
  const ground = () => Ground.of(app);

  describe('invite', () => {
    it('only people who are in a team that day, once each, with the category of that day', async () => {
      const { create, manager, canohes, vigan, read, lineOf } = await ground();
      const id = await create();
      const elected = await app.make.delegate(canohes, { category: 'elected_official' });
      const foreseen = await app.make.delegate(vigan, { category: 'state_agent', status: 'foreseen' });
      await app.make.delegate(vigan, { category: 'local_agent', ends_on: '2097-06-23' });
      await app.make.delegate(vigan, { category: 'local_agent', starts_on: '2097-06-25' });
      await app.make.delegate(vigan, { person_id: elected.personId, category: 'resident' });

      const { body } = await manager.post(`/gatherings/${id}/invitations/preview`);
      expect(body.invitees).toMatchObject([
        { personId: elected.personId, category: 'elected_official', territoryName: 'Canohès', invited: false },
        { personId: foreseen.personId, category: 'state_agent', status: 'foreseen' },
      ]);
      expect(body.staff).toMatchObject([{ personId: manager.personId, self: true }]);
      expect((await read(id)).registrations).toEqual([]);

      expect((await manager.post(`/gatherings/${id}/invitations`)).body).toEqual({ listed: 2, mailed: 2, toCall: [] });
      await app.rows(`UPDATE delegate SET category = 'local_agent' WHERE person_id = $1 AND category <> 'resident'`, [elected.personId]);
      expect(await lineOf(id, elected.personId)).toMatchObject({ category: 'elected_official', answer: null });
    });

    it('a category, a territory, some people, or what these have in common', async () => {
      const { create, manager, canohes, vigan } = await ground();
      const id = await create();
      const wanted = await app.make.delegate(canohes, { category: 'elected_official' });
      const agent = await app.make.delegate(canohes, { category: 'local_agent' });
      const neighbour = await app.make.delegate(vigan, { category: 'elected_official' });
      const preview = async (rule: object) => {
        const { body } = await manager.post(`/gatherings/${id}/invitations/preview`, { audience: { rules: [{ kind: 'delegates', ...rule }] } });
        return body.invitees.map(({ personId }: { personId: string }) => personId);
      };
      expect(await preview({ categories: ['elected_official'] })).toEqual([wanted.personId, neighbour.personId]);
      expect(await preview({ participationIds: [canohes.id] })).toEqual([wanted.personId, agent.personId]);
      const named = await manager.post(`/gatherings/${id}/invitations/preview`, { personIds: [neighbour.personId] });
      expect(named.body.invitees).toMatchObject([{ personId: neighbour.personId, reasons: [-1] }]);
      expect(await preview({ categories: ['elected_official'], participationIds: [canohes.id] })).toEqual([wanted.personId]);
    });

    it('by one e-mail each, with a link of one’s own, answers going to a named person of the staff', async () => {
      const { create, manager, canohes, lineOf } = await ground();
      const id = await create();
      const colleague = await app.as('pivot_ally', { cohortId: canohes.cohortId });
      const { personId } = await app.make.delegate(canohes);
      await manager.post(`/gatherings/${id}/invitations`, { replyToId: colleague.personId, message: 'Au plaisir !' });
      const letters = await app.rows(
        `SELECT o.template, o.recipient_id, o.reply_to_id, o.data ->> 'message' AS message, l.purpose, l.record_ids, l.person_id
         FROM outbox_message o JOIN personal_link l ON l.id = o.link_id WHERE o.cohort_id = $1`,
        [canohes.cohortId],
      );
      const line = await lineOf(id, personId);
      expect(letters).toEqual([
        {
          template: 'gathering-invitation',
          recipient_id: personId,
          reply_to_id: colleague.personId,
          message: 'Au plaisir !',
          purpose: 'answer_invitation',
          record_ids: [line.id, id],
          person_id: personId,
        },
      ]);
      const stranger = await app.make.person();
      const { letter } = (await manager.post(`/gatherings/${await create({ place: 'Toulouse' })}/invitations/preview`, { message: 'À bientôt {{link}}' })).body;
      expect(letter).toMatchObject({ to: expect.stringMatching(/^Maya /), subject: expect.stringMatching(/^Lundi 24\sjuin\s: Récits et résilience$/) });
      expect(letter.text).toMatch(/équipe de Canohès[\s\S]*Quand\u00a0: lundi 24[\s\S]*14\u00a0h à 16\u00a0h[\s\S]*Toulouse[\s\S]*À bientôt \{\{link\}\}[\s\S]*\/l#•••/);
      expect((await manager.post(`/gatherings/${id}/invitations`, { replyToId: stranger })).body.code).toBe('unknown-sender');
    });

    it('in the words that staff gave their cohort: before, as kept, and as it leaves', async () => {
      const { create, manager, canohes } = await ground();
      const id = await create();
      const { personId } = await app.make.delegate(canohes);
      const words = { subject: 'Avec vous le {{date}}', greeting: 'Chère {{prénom}},', body: 'On vous attend.', signature: 'L’équipe' };
      expect((await manager.put(`/cohorts/${canohes.cohortId}/mail-texts/gathering-invitation`, words, { 'if-match': '"0"' })).status).toBe(204);
      const { letter } = (await manager.post(`/gatherings/${id}/invitations/preview`)).body;
      expect([letter.subject, letter.text]).toEqual([expect.stringMatching(/^Avec vous le lundi 24/), expect.stringMatching(/^Chère [^\n]*,\n\nOn vous attend\.\n[\s\S]*L’équipe/)]);
      await manager.post(`/gatherings/${id}/invitations`);
      const [kept] = await app.rows('SELECT s.subject, s.letter, m.words FROM gathering_sending s JOIN outbox_message m ON m.recipient_id = $2 WHERE s.gathering_id = $1', [id, personId]);
      expect(kept).toMatchObject({ subject: letter.subject, letter: letter.text, words });
    });

    it('nobody twice, and name those without an e-mail address so that they are called', async () => {
      const { create, manager, canohes } = await ground();
      const id = await create();
      const { personId } = await app.make.delegate(canohes);
      await app.rows('UPDATE person_contact SET email = NULL WHERE person_id = $1', [personId]);
      const first = await manager.post(`/gatherings/${id}/invitations`);
      expect(first.body).toMatchObject({ listed: 1, mailed: 0, toCall: [{ territoryName: 'Canohès', telephone: '06 39 98 00 00' }] });
      expect((await manager.post(`/gatherings/${id}/invitations`)).body).toEqual({ listed: 0, mailed: 0, toCall: [] });
    });

    it('and tell a refused letter from one of which nobody knows whether it arrived', async () => {
      const { create, manager, canohes } = await ground();
      const id = await create();
      const [refused, uncertain] = [await app.make.delegate(canohes), await app.make.delegate(canohes), await app.make.delegate(canohes)];
      await manager.post(`/gatherings/${id}/invitations`);
      for (const [{ personId }, state] of [[refused, 'failed'], [uncertain, 'uncertain']] as const) await app.rows('UPDATE outbox_message SET state = $2 WHERE recipient_id = $1', [personId, state]);
      expect((await manager.get(`/gatherings/${id}/letters`)).body.sendings).toMatchObject([{ people: 3, sent: 0, refused: 1, uncertain: 1, unaddressed: 0 }]);
    });

    it('nobody to what is over', async () => {
      const { create, manager } = await ground();
      const id = await create({ heldOn: '2024-06-24' });
      expect(await manager.post(`/gatherings/${id}/invitations`)).toMatchObject({ status: 409, body: { code: 'gathering-over' } });
    });

    it('again only those who did not answer, by the link that they have, once a day', async () => {
      const { create, manager, canohes, lineOf } = await ground();
      const id = await create();
      const silent = await app.make.delegate(canohes);
      const answered = await app.make.delegate(canohes, { category: 'local_agent' });
      await manager.post(`/gatherings/${id}/invitations`);
      await manager.put(`/gatherings/${id}/registrations/${(await lineOf(id, answered.personId)).id}/answer`, { answer: 'no' });

      const { body: preview } = await manager.post(`/gatherings/${id}/reminders/preview`);
      expect(preview).toMatchObject({ people: [{ personId: silent.personId, hasEmail: true }], letter: { subject: expect.stringMatching(/^Venez-vous/) } });
      expect((await manager.post(`/gatherings/${id}/reminders`)).body).toMatchObject({ mailed: 1 });
      expect((await manager.post(`/gatherings/${id}/reminders`)).body).toMatchObject({ mailed: 0 });
      const letters = await app.rows(`SELECT recipient_id, count(*)::int AS letters, count(DISTINCT link_id)::int AS links FROM outbox_message WHERE cohort_id = $1 GROUP BY 1`, [
        canohes.cohortId,
      ]);
      expect(letters).toEqual(
        expect.arrayContaining([
          { recipient_id: silent.personId, letters: 2, links: 1 },
          { recipient_id: answered.personId, letters: 1, links: 1 },
        ]),
      );
      expect((await lineOf(id, silent.personId)).remindedAt).not.toBeNull();
    });
  });
});
