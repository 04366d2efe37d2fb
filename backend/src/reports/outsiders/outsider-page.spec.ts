import { MailLinks } from '../../platform/mail/mail-links';
import type { Caller } from '../../platform/testing/caller';
import type { MadeParticipation } from '../../platform/testing/rows';
import { useApp } from '../../platform/testing/use-app';

describe('the page for those outside', () => {
  const app = useApp();
  let barre: MadeParticipation;
  let manager: Caller;
  const at = (path = '') => `/participations/${barre.id}${path}`;
  const contact = (more: object = {}) => ({ contactPersonId: manager.personId, contactEmail: 'bonjour@parcours.example.org', contactTelephone: null, contactAgrees: true, ...more });
  const open = (token: string) => app.nobody.get('/outsider-page', { 'x-cordee-page': token });

  beforeEach(async () => {
    barre = await app.make.participation({ territory_id: await app.make.territory({ name: 'Barre' }) });
    await app.make.row('participation_stage', { cohort_id: barre.cohortId, participation_id: barre.id, stage: 'engaged', reached_on: '2024-04-01' });
    await app.make.project(barre, { title: 'Le hameau' });
    await app.make.delegate(barre, { person_id: await app.make.person({ givenName: 'Jean', familyName: 'Meyrueis' }), role_title: 'maire' });
    await app.make.delegate(barre, { person_id: await app.make.person({ familyName: 'Pressenti' }), status: 'foreseen' });
    await app.make.delegate(barre, { person_id: await app.make.person({ familyName: 'Habitante' }), category: 'resident' });
    manager = await app.as('cohort_manager', { cohortId: barre.cohortId });
  });

  async function made(path = at('/outsider-pages'), input: object = contact()): Promise<{ id: string; token: string }> {
    const { status, body } = await manager.post(path, input);
    expect(status).toBe(201);
    const { items } = (await manager.get(path)).body;
    return { id: body.id, token: (items[0].address as string).split('#')[1] as string };
  }

  it('opens to anybody who holds its link, with who does what and one contact', async () => {
    const { token } = await made();
    const { status, body } = await open(token);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      territory: { name: 'Barre', since: '2024-04-01' }, project: 'Le hameau', days: 8, residents: 1,
      team: [{ name: 'Jean Meyrueis', role: 'maire', category: 'elected_official' }],
      contact: { email: 'bonjour@parcours.example.org', telephone: null },
    });
  });

  it('lets nothing out but that: no other address or number, nobody foreseen, no inhabitant’s name, nothing of a diagnostic', async () => {
    const diagnosticId = await app.make.diagnostic(barre, { state: 'restituted', first_reading_on: '2024-09-01', restituted_on: '2024-09-15' });
    await app.make.row('finding', { cohort_id: barre.cohortId, participation_id: barre.id, diagnostic_id: diagnosticId, position: 1, kind: 'strength', statement: 'Un constat secret', shared_at: '2024-09-02' });
    for (const path of [at('/outsider-pages'), `/cohorts/${barre.cohortId}/outsider-pages`]) {
      const text = JSON.stringify((await open((await made(path)).token)).body);
      expect(text.match(/[\w.+-]+@[\w.-]+/g)).toEqual(['bonjour@parcours.example.org']);
      expect(text).not.toMatch(/0[1-9](?:[ .]?\d{2}){4}/);
      for (const never of ['Pressenti', 'Habitante', 'secret', '2024-09', 'diagnosticId', diagnosticId, barre.id]) expect(text).not.toContain(never);
    }
  });

  it('of a cohort names its territories that engaged, and no other', async () => {
    await app.make.participation({ cohort_id: barre.cohortId, territory_id: await app.make.territory({ name: 'Nulle-Part' }) });
    const { token } = await made(`/cohorts/${barre.cohortId}/outsider-pages`);
    expect((await open(token)).body).toMatchObject({ territory: null, territories: [{ name: 'Barre', project: 'Le hameau' }] });
  });

  it('is gone once revoked, and an unknown link was never there', async () => {
    const { id, token } = await made();
    const other = await made();
    expect((await manager.post(`/outsider-pages/${id}/revoke`)).status).toBe(204);
    expect(await open(token)).toMatchObject({ status: 410, body: { code: 'link-revoked' } });
    expect((await open(other.token)).status).toBe(200);
    expect(await open('inconnu')).toMatchObject({ status: 404, body: { code: 'link-unknown' } });
    expect((await app.nobody.get('/outsider-page')).status).toBe(404);
    const { items } = (await manager.get(at('/outsider-pages'))).body as { items: { id: string; address: string | null; revokedBy: string | null; createdBy: string }[] };
    expect(items.find((one) => one.id === id)).toMatchObject({ address: null, revokedBy: expect.any(String), createdBy: expect.stringContaining('Maya') });
    expect((await manager.post(`/outsider-pages/${id}/letters`, { personId: manager.personId })).body.code).toBe('page-revoked');
  });

  it('opens nothing else: its token is no link and no session', async () => {
    const { token } = await made();
    for (const path of ['/link', '/auth/me', at(), at('/news'), at('/outsider-pages')]) {
      expect([path, (await app.nobody.get(path, { 'x-cordee-link': token })).status]).toEqual([path, path === '/link' ? 410 : 401]);
    }
    const [row] = await app.rows<{ hash: Buffer }>('SELECT token_hash AS hash FROM outsider_page LIMIT 1');
    expect((await open((row?.hash as Buffer).toString('hex'))).status).toBe(404);
  });

  it('names a contact who agreed, of this path, by an address or a number', async () => {
    const pages = at('/outsider-pages');
    expect((await manager.post(pages, contact({ contactAgrees: false }))).status).toBe(400);
    expect((await manager.post(pages, contact({ contactEmail: null }))).status).toBe(400);
    expect((await manager.post(pages, contact({ contactPersonId: await app.make.person() }))).body.code).toBe('unknown-contact');
  });

  it('is made and handed out by staff, shown to the territory, and unknown to an observer', async () => {
    const { id } = await made();
    const delegate = await app.as('delegate', { participationId: barre.id });
    expect((await delegate.get(`/outsider-pages/${id}`)).body.content.territory.name).toBe('Barre');
    const { items, contacts } = (await delegate.get(at('/outsider-pages'))).body;
    expect([items[0].address, contacts]).toEqual([null, []]);
    expect((await delegate.post(at('/outsider-pages'), contact())).status).toBe(403);
    expect((await delegate.post(`/outsider-pages/${id}/revoke`)).status).toBe(403);
    const observer = await app.as('observer', { cohortId: barre.cohortId });
    expect((await observer.get(`/outsider-pages/${id}`)).status).toBe(404);
    const neighbour = await app.as('cohort_manager', { cohortId: await app.make.cohort() });
    expect((await neighbour.get(`/outsider-pages/${id}`)).status).toBe(404);
  });

  it('goes by e-mail to somebody of the directory, with its own address', async () => {
    const { id, token } = await made();
    const reader = await app.make.person();
    expect((await manager.post(`/outsider-pages/${id}/letters`, { personId: reader, message: 'Pour votre conseil.' })).status).toBe(204);
    expect((await manager.get(at('/outsider-pages'))).body.items[0].sent).toMatchObject([{ to: expect.stringContaining('Maya') }]);
    expect(app.nest.get(MailLinks).address({ template: 'outsider-page', linkId: id })).toMatch(new RegExp(`/p#${token}$`));
  });
});
