import type { Caller } from '../../platform/testing/caller';
import type { MadeParticipation } from '../../platform/testing/rows';
import { useApp } from '../../platform/testing/use-app';
import type { NewsletterView } from './newsletter.contract';

const teams = { rules: [{ kind: 'delegates' }, { kind: 'allies' }] };
const everyone = { rules: [...teams.rules, { kind: 'staff' }] };
const period = { title: 'Ce que le printemps a changé', fromOn: '2024-05-01', toOn: '2024-06-30' };

describe('the newsletter', () => {
  const app = useApp();
  let barre: MadeParticipation;
  let manager: Caller;
  let jean: string;

  beforeEach(async () => {
    barre = await app.make.participation({ territory_id: await app.make.territory({ name: 'Barre' }) });
    jean = await app.make.person({ givenName: 'Jean', familyName: 'Meyrueis' });
    await app.make.delegate(barre, { person_id: jean });
    manager = await app.as('cohort_manager', { cohortId: barre.cohortId });
  });

  const tell = (body: string, more: object = {}) =>
    app.make.row('news', { cohort_id: barre.cohortId, participation_id: barre.id, author_id: jean, told_on: '2024-06-01', body, ...more });
  const begin = async (input: object = period, who = manager) => (await who.post(`/cohorts/${barre.cohortId}/newsletters`, input)).body.id as string;
  const read = async (id: string, who = manager) => (await who.get(`/newsletters/${id}`)).body as NewsletterView;
  const section = (view: NewsletterView, kind: string) => view.sections.find((one) => one.kind === kind)!;
  const write = async (id: string, kind: string, more: object) => {
    const sectionId = section(await read(id), kind).id;
    return manager.post(`/newsletters/${id}/items`, { sectionId, title: null, body: '', url: null, signature: null, quotedPersonId: null, ...more });
  };

  const coming = async ({ days, invited = true, ...columns }: { days: number; invited?: boolean } & Record<string, unknown>) => {
    const [day] = await app.rows<{ on: string }>('SELECT (access.today() + $1::int)::text AS on', [days]);
    const gatheringId = await app.make.gathering(barre.cohortId, { held_on: day?.on, ...columns });
    if (invited) await app.make.row('registration', { cohort_id: barre.cohortId, gathering_id: gatheringId, person_id: jean, invited_at: '2024-06-01' });
  };

  it('announces the next dates in their order, six at most, those to which somebody was invited, and tells the others in a line', async () => {
    await coming({ days: 0, from_time: '00:00', title: 'A commencé' });
    await coming({ days: 3, title: 'Personne n’est invité', invited: false });
    await coming({ days: 5, from_time: '14:00', title: 'D’après-midi' });
    await coming({ days: 5, from_time: '09:00', title: 'Du matin' });
    for (const days of [50, 11, 12, 13, 14, 15, 60]) await coming({ days, title: `Dans ${days} jours` });
    const media = await app.as('storyteller', { cohortId: barre.cohortId });
    const items = section(await read(await begin(period, media), media), 'coming').items;
    expect(items.map(({ title }) => title)).toEqual(['Du matin', 'D’après-midi', 'Dans 11 jours', 'Dans 12 jours', 'Dans 13 jours', 'Dans 14 jours', null]);
    expect(items.at(-1)?.body).toMatch(/^Et 3 autres d’ici \p{L}+\.$/u);
  });

  it('opens in seven sections, filled from what happened, what was agreed to and what is coming', async () => {
    const held = await app.make.gathering(barre.cohortId, { nature: 'webinar', title: 'Coopérer', held_on: '2024-05-14', purpose: 'Ce que coopérer demande.' });
    await app.make.row('resource', { cohort_id: barre.cohortId, gathering_id: held, kind: 'slides', title: 'Diapos', url: 'https://exemple.org/diapos' });
    await app.make.row('resource', { cohort_id: barre.cohortId, gathering_id: held, kind: 'replay', title: 'Le film', url: 'https://exemple.org/film' });
    const day = await app.make.gathering(barre.cohortId, { nature: 'common_day', title: 'Journée à Alès', held_on: '2024-06-04', purpose: 'Se retrouver.' });
    await app.make.row('resource', { cohort_id: barre.cohortId, gathering_id: day, kind: 'summary', title: 'L’essentiel', summary: 'Deux sujets pour l’année : l’eau et les haies.', url: 'https://exemple.org/essentiel' });
    await coming({ days: 10, title: 'Bientôt', place: 'Alès' });
    await app.make.gathering(barre.cohortId, { nature: 'common_day', title: 'Avant la période', held_on: '2024-01-09' });
    await tell('La place est ouverte.', { may_be_quoted: true });
    await tell('Rien à citer.');
    const view = await read(await begin());
    expect(view.sections.map(({ heading }) => heading)).toEqual(['Édito', 'En théorie', 'En pratique', 'Les nouvelles des territoires', 'En chantier', 'À suivre', 'Inspiration']);
    const told = Object.fromEntries(view.sections.map(({ kind, items }) => [kind, items.map(({ title, body, url, agreement }) => ({ title, body, url, agreement }))]));
    expect(told).toMatchObject({
      editorial: [], works: [],
      theory: [{ title: 'Coopérer', body: 'Ce que coopérer demande.', url: 'https://exemple.org/diapos' }],
      // What was kept of a day, rather than what was expected of it.
      practice: [{ title: 'Journée à Alès', body: 'Deux sujets pour l’année : l’eau et les haies.' }],
      territories: [{ title: 'Barre', body: 'La place est ouverte.', agreement: 'own' }],
      coming: [{ title: 'Bientôt', body: expect.stringMatching(/Alès\.$/) }],
      inspiration: [{ title: 'Coopérer', body: 'Le film.', url: 'https://exemple.org/film' }],
    });
    const { items } = (await manager.get(`/newsletters/${view.id}/proposals`)).body;
    expect(items).toEqual([expect.objectContaining({ body: 'Rien à citer.', toReread: true })]);
  });

  it('proposes news to the embedded media only when their authors agreed, and lets them neither send nor ask', async () => {
    await tell('La place est ouverte.', { may_be_quoted: true });
    await tell('Le maire hésite.');
    const media = await app.as('storyteller', { cohortId: barre.cohortId });
    const id = await begin(period, media);
    expect(section(await read(id, media), 'territories').items.map(({ body }) => body)).toEqual(['La place est ouverte.']);
    expect((await media.get(`/newsletters/${id}/proposals`)).body.items).toEqual([]);
    expect((await media.post(`/newsletters/${id}/issue`, { audience: everyone, public: false })).status).toBe(403);
    const [item] = section(await read(id, media), 'territories').items;
    expect((await media.post(`/newsletters/${id}/items/${item?.id}/rereadings`)).status).toBe(403);
  });

  it('keeps the names given to its sections for the next number', async () => {
    const first = await read(await begin());
    const { id, version } = section(first, 'works');
    await manager.put(`/newsletters/${first.id}/sections/${id}`, { heading: 'Dans l’atelier' }, { 'if-match': `"${version}"` });
    const second = await read(await begin({ ...period, fromOn: '2024-07-01', toOn: '2024-08-31' }));
    expect([second.number, section(second, 'works').heading]).toEqual([2, 'Dans l’atelier']);
  });

  it('does not leave while somebody quoted has not said yes to these very words', async () => {
    const id = await begin();
    const { body } = await write(id, 'territories', { body: 'Nous avons osé.', quotedPersonId: jean, signature: 'Jean Meyrueis' });
    const sending = () => manager.post(`/newsletters/${id}/issue`, { audience: everyone, public: false });
    expect(await sending()).toMatchObject({ status: 409, body: { code: 'quotes-to-reread', errors: [{ pointer: `/items/${body.id}` }] } });

    const asked = await manager.post(`/newsletters/${id}/items/${body.id}/rereadings`);
    expect(asked.status).toBe(201);
    const phone = await app.link('reread_quote', { personId: jean, cohortId: barre.cohortId, recordIds: [asked.body.id] });
    expect((await phone.get('/rereadings')).body.items).toEqual([expect.objectContaining({ body: 'Nous avons osé.', state: 'asked' })]);
    expect((await phone.post(`/rereadings/${asked.body.id}/answer`, { answer: 'agreed', word: 'Merci.' })).status).toBe(204);
    expect(section(await read(id), 'territories').items[0]).toMatchObject({ agreement: 'agreed', word: 'Merci.' });

    const { version } = section(await read(id), 'territories').items[0]!;
    const changed = { sectionId: section(await read(id), 'territories').id, title: null, body: 'Nous avons tout osé.', url: null, signature: 'Jean Meyrueis', quotedPersonId: jean };
    await manager.put(`/newsletters/${id}/items/${body.id}`, changed, { 'if-match': `"${version}"` });
    expect(section(await read(id), 'territories').items[0]?.agreement).toBe('moved');
    expect((await sending()).status).toBe(409);
  });

  it('does not leave once refused, under whatever name; nor do one’s own words under another title', async () => {
    const id = await begin();
    const { body } = await write(id, 'territories', { body: 'Nous avons osé.', quotedPersonId: jean, signature: 'Jean Meyrueis' });
    const asked = (await manager.post(`/newsletters/${id}/items/${body.id}/rereadings`)).body.id as string;
    const phone = await app.link('reread_quote', { personId: jean, cohortId: barre.cohortId, recordIds: [asked] });
    const told = () => app.rows(`SELECT template, recipient_id AS "to", reply_to_id AS "from", data ->> 'word' AS word FROM outbox_message WHERE template = 'newsletter-quote-refused' AND cohort_id = $1`, [barre.cohortId]);
    const watched = async () => (await manager.get('/home')).body.watch.filter(({ kind }: { kind: string }) => kind === 'quotes_refused').map((line: { recordId: string; subject: string }) => [line.recordId, line.subject]);
    for (const word of ['Pas encore voté.', 'Non.']) await phone.post(`/rereadings/${asked}/answer`, { answer: 'refused', word });
    expect(await told()).toEqual([{ template: 'newsletter-quote-refused', to: manager.personId, from: jean, word: 'Pas encore voté.' }]);
    for (const turn of [1, 2, 3, 4]) {
      await phone.post(`/rereadings/${asked}/answer`, { answer: 'agreed', word: String(turn) });
      await Promise.all([1, 2].map(() => phone.post(`/rereadings/${asked}/answer`, { answer: 'refused', word: 'Non.' })));
    }
    expect(await told()).toHaveLength(3);
    expect(await watched()).toEqual([[id, 'Jean Meyrueis']]);
    const view = await read(id);
    const edit = (more: object) => manager.put(`/newsletters/${id}/items/${body.id}`, { sectionId: section(view, 'territories').id, title: null, body: 'Nous avons osé.', url: null, signature: null, quotedPersonId: null, ...more }, { 'if-match': '"1"' });
    expect((await edit({ signature: 'Jean Meyrueis' })).body.code).toBe('signed-by-nobody');
    await edit({});
    expect(section(await read(id), 'territories').items[0]?.agreement).toBe('refused');
    expect((await manager.post(`/newsletters/${id}/issue`, { audience: everyone, public: true })).body.code).toBe('quotes-to-reread');

    const newsId = await tell('La place est ouverte.', { may_be_quoted: true });
    const own = await write(id, 'territories', { title: 'Le maire a tout raté', body: 'La place est ouverte.', quotedPersonId: jean, source: { table: 'news', id: newsId } });
    expect(section(await read(id), 'territories').items.find((item) => item.id === own.body.id)?.agreement).toBe('to_ask');
  });

  it('takes the words that the quoted person prefers, and none once they refuse', async () => {
    const id = await begin();
    const { body } = await write(id, 'territories', { body: 'Nous avons osé.', quotedPersonId: jean });
    const ask = async () => (await manager.post(`/newsletters/${id}/items/${body.id}/rereadings`)).body.id as string;
    const link = (rereadingId: string) => app.link('reread_quote', { personId: jean, cohortId: barre.cohortId, recordIds: [rereadingId] });
    const first = await ask();
    const phone = await link(first);
    expect((await phone.post(`/rereadings/${first}/answer`, { answer: 'changed', body: ' ' })).status).toBe(400);
    await phone.post(`/rereadings/${first}/answer`, { answer: 'changed', body: 'Nous avons essayé.' });
    expect(section(await read(id), 'territories').items[0]).toMatchObject({ body: 'Nous avons essayé.', agreement: 'agreed' });
    await phone.post(`/rereadings/${first}/answer`, { answer: 'refused' });
    expect(section(await read(id), 'territories').items[0]?.agreement).toBe('refused');
    const second = await ask();
    expect((await phone.post(`/rereadings/${first}/answer`, { answer: 'agreed' })).status).toBe(410);
    expect((await phone.post(`/rereadings/${second}/answer`, { answer: 'agreed' })).status).toBe(404);
  });

  it('takes as text the marks of whoever is quoted, in their answer and in their own news, and refuses an address with a name before the host', async () => {
    const link = '[la page](https://evil.example/) et **fort**';
    await tell(link, { may_be_quoted: true });
    const id = await begin();
    const { body } = await write(id, 'editorial', { body: 'Nous avons **osé**.', quotedPersonId: jean });
    const asked = (await manager.post(`/newsletters/${id}/items/${body.id}/rereadings`)).body.id as string;
    const phone = await app.link('reread_quote', { personId: jean, cohortId: barre.cohortId, recordIds: [asked] });
    expect((await phone.get('/rereadings')).body.items[0]).toMatchObject({ body: 'Nous avons osé.', blocks: [{ lines: [[{ text: 'Nous avons ' }, { text: 'osé', strong: true }, { text: '.' }]] }] });
    await phone.post(`/rereadings/${asked}/answer`, { answer: 'changed', body: `\u202E${link}` });
    const view = await read(id);
    for (const kind of ['editorial', 'territories']) expect(section(view, kind).items.map(({ blocks, agreement }) => [blocks, agreement])).toEqual([[[{ list: false, lines: [[{ text: link }]] }], kind === 'editorial' ? 'agreed' : 'own']]);
    expect((await phone.get('/rereadings')).body.items[0].body).toBe(link);
    expect((await write(id, 'editorial', { body: 'Un mot.', url: 'https://www.laregion.fr:x@evil.example/' })).body.errors[0].pointer).toBe('/url');
  });

  it('goes to each person once, with why, and is frozen as it left', async () => {
    const ally = await app.make.person({ givenName: 'Lise' });
    await app.make.row('support_assignment', { cohort_id: barre.cohortId, participation_id: barre.id, organisation_id: await app.make.organisation(), person_id: ally, starts_on: '2024-05-01' });
    const silent = await app.make.person({ familyName: 'Sans-Adresse' });
    await app.rows('UPDATE person_contact SET email = NULL WHERE person_id = $1', [silent]);
    await app.make.delegate(barre, { person_id: silent, category: 'local_agent' });
    const id = await begin();
    await write(id, 'editorial', { body: 'Bonjour à toutes et tous.\n\nLe printemps est là.' });
    const { readers, count } = (await manager.post(`/newsletters/${id}/audience`, { ...everyone, added: [jean], removed: [manager.personId] })).body;
    expect(readers.map(({ name, why, hasEmail }: { name: string; why: string; hasEmail: boolean }) => [name.split(' ')[0], why, hasEmail])).toEqual(
      expect.arrayContaining([['Jean', 'élu·e, Barre', true], ['Lise', 'allié·e, Barre', true]]),
    );
    expect([readers.length, count]).toEqual([3, 2]);
    const { status, body } = await manager.post(`/newsletters/${id}/issue`, { audience: { ...everyone, removed: [manager.personId] }, public: false });
    expect(status).toBe(201);
    expect(await app.rows(`SELECT recipient_id AS to, sensitivity FROM outbox_message WHERE template = 'newsletter' ORDER BY recipient_kind`)).toEqual([
      { to: ally, sensitivity: 'collective' }, { to: jean, sensitivity: 'collective' },
    ]);
    expect((await manager.post(`/newsletters/${id}/issue`, { audience: everyone, public: false })).body.code).toBe('newsletter-sent');
    expect((await write(id, 'editorial', { body: 'Trop tard.' })).body.code).toBe('newsletter-sent');
    const delegate = await app.as('delegate', { participationId: barre.id });
    expect((await delegate.get(`/newsletter-issues/${body.id}`)).body.content.sections).toEqual([
      { kind: 'editorial', heading: 'Édito', items: [{ title: null, body: 'Bonjour à toutes et tous.\n\nLe printemps est là.', blocks: ['Bonjour à toutes et tous.', 'Le printemps est là.'].map((text) => ({ list: false, lines: [[{ text }]] })), url: null, signature: null }] },
    ]);
    expect((await delegate.get(`/newsletters/${id}`)).status).toBe(404);
    expect((await delegate.get(`/cohorts/${barre.cohortId}/newsletters`)).body).toMatchObject({ drafts: [], issues: [{ id: body.id }], next: null });
  });

  it('is for an audience stated as gatherings state it: kinds of one territory, its allies, who came, an evaluator, and the rule is kept as sent', async () => {
    const vigan = await app.make.participation({ cohort_id: barre.cohortId, territory_id: await app.make.territory({ name: 'Le Vigan' }) });
    const [agent, evaluator] = [await app.make.delegate(vigan, { category: 'local_agent' }), await app.as('evaluator', { cohortId: barre.cohortId })];
    const ally = await app.make.person();
    await app.make.row('support_assignment', { cohort_id: barre.cohortId, participation_id: vigan.id, organisation_id: await app.make.organisation(), person_id: ally, starts_on: '2024-05-01' });
    const held = await app.make.gathering(barre.cohortId, { held_on: '2024-05-14' });
    await app.make.row('registration', { cohort_id: barre.cohortId, gathering_id: held, person_id: jean, invited_at: '2024-05-01' });
    const id = await begin();
    await write(id, 'editorial', { body: 'Un mot.' });
    const whom = async (rules: object[]) => ((await manager.post(`/newsletters/${id}/audience`, { rules })).body.readers as { personId: string; why: string }[]).map(({ personId, why }) => [personId, why]);
    expect(await whom([{ kind: 'delegates', categories: ['local_agent'] }])).toEqual([[agent.personId, 'agent·e, Le Vigan']]);
    expect(await whom([{ kind: 'delegates', participationIds: [barre.id] }])).toEqual([[jean, 'élu·e, Barre']]);
    expect(await whom([{ kind: 'allies', participationIds: [vigan.id] }])).toEqual([[ally, 'allié·e, Le Vigan']]);
    expect(await whom([{ kind: 'gathering', gatheringId: held, which: 'silent' }])).toEqual([[jean, 'liste d’un rendez-vous']]);
    expect(await whom([{ kind: 'partners' }])).toEqual([[evaluator.personId, 'financeur, évaluation ou média']]);
    const audience = { rules: [{ kind: 'delegates', participationIds: [vigan.id], foreseen: false, beside: false }], added: [jean], removed: [] };
    await manager.post(`/newsletters/${id}/issue`, { audience, public: false });
    expect(await app.rows('SELECT audience, recipients FROM newsletter_issue WHERE newsletter_id = $1', [id])).toEqual([{ audience, recipients: 2 }]);
  });

  it('is tried by whoever sends it, on themselves alone, marked so, and stays a draft', async () => {
    const id = await begin();
    await write(id, 'editorial', { body: 'Nous avons osé.', quotedPersonId: jean });
    expect((await (await app.as('storyteller', { cohortId: barre.cohortId })).post(`/newsletters/${id}/trial`)).status).toBe(403);
    expect((await manager.post(`/newsletters/${id}/trial`)).status).toBe(204);
    expect(await app.rows(`SELECT recipient_id AS to, data ->> 'trial' AS trial FROM outbox_message WHERE template = 'newsletter' AND cohort_id = $1`, [barre.cohortId])).toEqual([{ to: manager.personId, trial: 'true' }]);
    expect((await read(id)).issue).toBeNull();
  });

  it('is not sent to whoever refused newsletters, and says so before', async () => {
    await app.make.row('mail_refusal', { person_id: jean, kind: 'newsletter' });
    const id = await begin();
    await write(id, 'editorial', { body: 'Un mot.' });
    const { readers, count } = (await manager.post(`/newsletters/${id}/audience`, teams)).body;
    expect([readers, count]).toEqual([[expect.objectContaining({ personId: jean, refuses: true })], 0]);
    expect((await manager.post(`/newsletters/${id}/issue`, { audience: teams, public: false })).body.code).toBe('nobody-to-write-to');
  });

  it('is not sent empty, to nobody, or with an address that is none', async () => {
    const id = await begin({ title: 'Vide', fromOn: '2020-01-01', toOn: '2020-02-01' });
    const send = (audience: object) => manager.post(`/newsletters/${id}/issue`, { audience, public: false });
    expect((await send(everyone)).body.code).toBe('newsletter-empty');
    await write(id, 'editorial', { body: 'Un mot.' });
    expect(await send({ rules: [] })).toMatchObject({ status: 422, body: { code: 'nobody-to-write-to', errors: [{ pointer: '/audience/rules' }] } });
    expect((await write(id, 'editorial', { body: 'Un mot.', url: 'javascript:alert(1)' })).status).toBe(400);
    expect((await manager.post(`/cohorts/${barre.cohortId}/newsletters`, { ...period, toOn: '2024-01-01' })).body.errors[0].pointer).toBe('/toOn');
    expect(await app.rows('SELECT 1 FROM newsletter_issue WHERE newsletter_id = $1', [id])).toEqual([]);
  });

  it('is a page without an account only while staff keep it public', async () => {
    const id = await begin();
    await write(id, 'editorial', { body: 'Un mot.' });
    const { body } = await manager.post(`/newsletters/${id}/issue`, { audience: everyone, public: false });
    const page = () => app.nobody.get(`/public-newsletters/${body.id}`);
    expect((await page()).status).toBe(404);
    await manager.put(`/newsletter-issues/${body.id}/publication`, { public: true });
    expect((await page()).body).toMatchObject({ content: { title: period.title }, others: [] });
    await manager.put(`/newsletter-issues/${body.id}/publication`, { public: false });
    expect((await page()).status).toBe(404);
  });
});
