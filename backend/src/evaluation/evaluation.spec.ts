import { MailTemplates } from '../platform/mail/mail-templates';
import type { Caller } from '../platform/testing/caller';
import type { MadeParticipation } from '../platform/testing/rows';
import { useApp } from '../platform/testing/use-app';

describe('effects, limits and the two words', () => {
  const app = useApp();
  const effect = (statement: string, more: object = {}) => ({ statement, labels: [], expected: null, evidence: null, seenBy: null, toldOn: null, enteredForId: null, ...more });
  const limit = (statement: string) => ({ statement, toldOn: null, enteredForId: null });
  const word = (body: string, more: object = {}) => ({ body, saidBy: 'la délégation', collectedOn: null, enteredForId: null, accepted: false, ...more });
  const version = (number: number) => ({ 'if-match': `"${number}"` });
  let canohes: MadeParticipation;
  let projectId: string;
  let delegate: Caller;
  let ally: Caller;
  let manager: Caller;
  const at = (path = '') => `/participations/${canohes.id}${path}`;

  beforeEach(async () => {
    canohes = await app.make.participation();
    await app.make.row('participation_stage', { cohort_id: canohes.cohortId, participation_id: canohes.id, stage: 'engaged', reached_on: '2024-05-07' });
    projectId = await app.make.project(canohes);
    delegate = await app.as('delegate', { participationId: canohes.id });
    ally = await app.as('project_ally', { participationId: canohes.id });
    manager = await app.as('cohort_manager', { cohortId: canohes.cohortId });
  });

  it('are saved from one sentence, and made precise later', async () => {
    const { body } = await delegate.post(at('/effects'), effect('On se parle entre services.'));
    const precise = { statement: 'On se parle entre services.', labels: ['coopération', 'apprentissage', 'Coopération'], expected: false, evidence: 'Réunion du lundi', seenBy: 'l’agente du centre social', toldOn: null };
    expect((await delegate.put(at(`/effects/${body.id}`), precise, version(1))).body).toEqual({ version: 2 });
    await delegate.post(at('/limits'), limit('Le calendrier a été dicté par un recours.'));

    const page = (await delegate.get(at('/effects'))).body;
    expect(page.effects).toMatchObject([{ labels: ['Coopération', 'apprentissage'], expected: false, evidence: 'Réunion du lundi', version: 2, mine: true }]);
    expect(page.limits).toMatchObject([{ statement: 'Le calendrier a été dicté par un recours.' }]);
    expect(page.labels.slice(0, 2)).toEqual(['apprentissage', 'Coopération']);
    expect(await delegate.put(at(`/effects/${body.id}`), precise, version(1))).toMatchObject({ status: 412 });
  });

  it('are told from a link, in its own territory, and corrected by whoever told them alone', async () => {
    const { personId } = await app.make.delegate(canohes);
    const link = await app.link('tell_effect', { personId, cohortId: canohes.cohortId, participationId: canohes.id, recordIds: [projectId] });
    const { body } = await link.post(at('/effects'), effect('Les commerçants viennent.'));
    const { enteredForId: _, ...edit } = effect('Deux commerçants viennent.');
    expect((await link.put(at(`/effects/${body.id}`), edit, version(1))).status).toBe(200);
    const other = (await ally.post(at('/effects'), effect('Autre effet'))).body.id;
    expect((await link.put(at(`/effects/${other}`), edit, version(1))).status).toBe(404);
    const neighbour = await app.make.participation({ cohort_id: canohes.cohortId });
    expect((await link.post(`/participations/${neighbour.id}/effects`, effect('Chez les voisins'))).status).toBe(404);
    expect((await link.get(at('/viewpoints'))).status).toBe(403);
  });

  it('entered for somebody wait for that person’s answer', async () => {
    const { personId } = await app.make.delegate(canohes);
    const { body } = await manager.post(at('/effects'), effect('Le maire écoute davantage.', { enteredForId: personId }));
    expect((await manager.get(at('/effects'))).body.effects).toMatchObject([{ toConfirm: true }]);
    const [letter] = await app.rows<{ linkId: string }>(`SELECT link_id AS "linkId" FROM outbox_message WHERE template = 'statement-letter' AND recipient_id = $1`, [personId]);
    const headers = { 'x-cordee-link': app.keyring.token('personal', letter?.linkId as string) };
    expect((await manager.post(at(`/effects/${body.id}/confirm`))).status).toBe(404);
    const { items } = (await app.nobody.get('/statements', headers)).body;
    expect((await app.nobody.post(`/statements/${items[0].id}/answer`, { answer: 'confirmed' }, headers)).status).toBe(204);
    expect((await manager.get(at('/effects'))).body.effects).toMatchObject([{ toConfirm: false }]);
  });

  it('are counted for a cohort, with the territories whose word is missing', async () => {
    const sicoval = await app.make.participation({ cohort_id: canohes.cohortId });
    await app.make.row('participation_stage', { cohort_id: canohes.cohortId, participation_id: sicoval.id, stage: 'engaged', reached_on: '2024-05-07' });
    await app.make.participation({ cohort_id: canohes.cohortId });
    await delegate.post(at('/effects'), effect('Un effet', { labels: ['apprentissage'] }));
    await delegate.post(at('/effects'), effect('Un autre', { labels: ['apprentissage', 'coopération'] }));
    await delegate.post(at('/limits'), limit('Une limite'));
    await ally.put(at('/viewpoints/ally'), word('Un beau chemin.'), version(0));

    const { body } = await manager.get(`/cohorts/${canohes.cohortId}/effects`);
    expect(body).toMatchObject({ effects: 2, limits: 1, labels: [{ label: 'apprentissage', count: 2 }, { label: 'coopération', count: 1 }] });
    expect(body.withoutAllyViewpoint.map((one: { participationId: string }) => one.participationId)).toEqual([sicoval.id]);
    expect(body.withoutTerritoryViewpoint).toHaveLength(2);
    const observer = await app.as('observer', { cohortId: canohes.cohortId });
    expect((await observer.get(`/cohorts/${canohes.cohortId}/effects`)).status).toBe(403);
  });

  it('a word is noted by anybody of the team, and accepted by the voice alone', async () => {
    expect((await manager.put(at('/viewpoints/territory'), word('On a appris à s’écouter.'), version(0))).body).toEqual({ version: 1 });
    expect(await manager.put(at('/viewpoints/territory'), word('On a appris à s’écouter.', { accepted: true }), version(1))).toMatchObject({ status: 403, body: { code: 'not-yours-to-accept' } });
    expect((await delegate.put(at('/viewpoints/ally'), word('À la place de l’allié'), version(0))).status).toBe(403);
    expect((await delegate.put(at('/viewpoints/territory'), word('On a appris à s’écouter.', { accepted: true }), version(1))).body).toEqual({ version: 2 });
    expect((await manager.get(at('/viewpoints'))).body.territory).toMatchObject({ accepted: true });

    await manager.put(at('/viewpoints/territory'), word('On a appris à se parler.'), version(2));
    expect((await delegate.get(at('/viewpoints'))).body).toMatchObject({ territory: { accepted: false, version: 3 }, ally: null });
    expect(await delegate.put(at('/viewpoints/territory'), word('Trop tard'), version(2))).toMatchObject({ status: 412, body: { current: { body: 'On a appris à se parler.' } } });
  });

  it('a word noted for the mayor is the mayor’s to accept, not a colleague’s', async () => {
    const { personId } = await app.make.delegate(canohes);
    await manager.put(at('/viewpoints/territory'), word('Nous y allons.', { saidBy: 'le maire', enteredForId: personId }), version(0));
    const accepted = word('Nous y allons.', { saidBy: 'le maire', accepted: true });
    expect(await delegate.put(at('/viewpoints/territory'), accepted, version(1))).toMatchObject({ status: 403, body: { code: 'not-yours-to-accept' } });
    const mayor = await app.link('write_viewpoint', { personId, cohortId: canohes.cohortId, participationId: canohes.id, recordIds: [projectId] });
    expect((await mayor.put(at('/viewpoints/territory'), accepted, version(1))).status).toBe(200);
  });

  it('a link opens one’s own side of the two words, and accepts from there', async () => {
    const { personId } = await app.make.delegate(canohes);
    await ally.put(at('/viewpoints/ally'), word('Le mot de l’allié, en attente'), version(0));
    const link = await app.link('write_viewpoint', { personId, cohortId: canohes.cohortId, participationId: canohes.id, recordIds: [projectId] });
    expect((await link.get(at('/viewpoints'))).body).toMatchObject({ ally: null, territory: null, may: { ally: { write: false }, territory: { write: true, accept: true } } });
    expect((await link.put(at('/viewpoints/ally'), word('Pas à moi'), version(1))).status).toBe(404);
    expect((await link.put(at('/viewpoints/territory'), word('Nous continuons.', { accepted: true }), version(0))).status).toBe(200);
  });

  it('are asked for by e-mail, the answer reaching the person who asks', async () => {
    const { personId } = await app.make.delegate(canohes);
    for (const kind of ['effect', 'viewpoint']) {
      expect(await ally.post(at(`/${kind}-requests`), { personIds: [personId], message: null })).toMatchObject({ status: 202, body: { sent: 1 } });
    }
    expect(await app.rows(`SELECT template, reply_to_id AS "replyTo" FROM outbox_message WHERE recipient_id = $1 ORDER BY template`, [personId])).toEqual([
      { template: 'effect-request', replyTo: ally.personId },
      { template: 'viewpoint-request', replyTo: ally.personId },
    ]);
  });

  it.each(['news-request', 'effect-request', 'viewpoint-request'])('the e-mail %s says what is asked and carries its link', (template) => {
    const context = {
      networkName: 'Cordée', timeZone: 'Europe/Paris', recipient: { givenName: 'Gilles', familyName: 'Pradel' }, replyTo: { givenName: 'Solène', familyName: 'M' },
      link: 'https://cordee.example/l#jeton', territoryName: 'Canohès', projectTitle: 'Le <centre> du village', askedBy: 'Solène M', message: 'Juste un mot ?',
    };
    const asked = app.nest.get(MailTemplates).render(template, context);
    expect(asked.subject).toContain('Canohès');
    for (const text of [asked.text, asked.html]) expect(text).toMatch(/https:\/\/cordee\.example\/l#jeton/);
    expect(asked.text).toContain('Juste un mot ?');
    expect(asked.html).not.toContain('<centre>');
  });
});
