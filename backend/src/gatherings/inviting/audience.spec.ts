import { useApp } from '../../platform/testing/use-app';
import { Ground } from '../testing/ground';

describe('an audience', () => {
  const app = useApp();

  async function meeting() {
    const made = await Ground.of(app);
    const id = await made.create();
    const preview = async (audience: object) => (await made.manager.post(`/gatherings/${id}/invitations/preview`, { audience })).body;
    const names = async (audience: object) => ((await preview(audience)).invitees as { personId: string }[]).map(({ personId }) => personId);
    return { ...made, id, preview, names, cohortId: made.canohes.cohortId };
  }

  it('is teams, allies, staff, partners and those of another gathering, everybody once, and each is told why', async () => {
    const { names, preview, canohes, vigan, manager, create, cohortId } = await meeting();
    const elected = await app.make.delegate(canohes);
    const ally = await app.as('project_ally', { participationId: vigan.id });
    const elsewhere = await app.as('project_ally', { participationId: (await app.make.participation()).id });
    const observer = await app.as('observer', { cohortId });
    const funder = await app.make.organisation({ name: 'Région' });
    await app.make.row('cohort_partner', { cohort_id: cohortId, organisation_id: funder, role: 'funder' });
    const officer = await app.make.person();
    await app.make.row('person_role', { person_id: officer, organisation_id: funder, title: 'Chargée de mission' });
    const former = await create({ title: 'Lancement', heldOn: '2024-06-24', alreadyHeld: true });
    const [came, away] = [await app.make.person(), await app.make.person()];
    const line = await app.make.row('registration', { cohort_id: cohortId, gathering_id: former, person_id: came, invited_at: 'now' });
    await app.make.row('registration', { cohort_id: cohortId, gathering_id: former, person_id: away, invited_at: 'now' });
    const [half] = await app.rows<{ id: string }>('SELECT id FROM gathering_half_day WHERE gathering_id = $1 LIMIT 1', [former]);
    await app.make.row('attendance', { cohort_id: cohortId, gathering_id: former, registration_id: line, half_day_id: half?.id });

    expect(await names({ rules: [{ kind: 'allies' }] })).toEqual([ally.personId]);
    expect(await names({ rules: [{ kind: 'allies', participationIds: [canohes.id] }] })).toEqual([]);
    expect(await names({ rules: [{ kind: 'staff' }] })).toEqual([manager.personId]);
    expect((await names({ rules: [{ kind: 'partners' }] })).sort()).toEqual([observer.personId, officer].sort());
    expect(await names({ rules: [{ kind: 'gathering', gatheringId: former, which: 'came' }] })).toEqual([came]);
    expect(await names({ rules: [{ kind: 'gathering', gatheringId: former, which: 'absent' }] })).toEqual([away]);
    expect((await names({ rules: [{ kind: 'everybody' }] })).sort()).toEqual([elected.personId, ally.personId, manager.personId].sort());
    expect(await names({ rules: [{ kind: 'everybody' }] })).not.toContain(elsewhere.personId);

    const { invitees } = await preview({ rules: [{ kind: 'delegates' }, { kind: 'allies' }, { kind: 'everybody' }, { kind: 'gathering', gatheringId: former, which: 'came' }], added: [elected.personId] });
    expect(new Set(invitees.map(({ personId }: { personId: string }) => personId)).size).toBe(invitees.length);
    const told = Object.fromEntries(invitees.map(({ personId, why, reasons }: { personId: string; why: string; reasons: number[] }) => [personId, { why, reasons }]));
    expect(told[elected.personId]).toEqual({ why: 'Vous faites partie de l’équipe de Canohès\u00a0: ce rendez-vous est aussi le vôtre.', reasons: [-1, 0, 2] });
    expect(told[ally.personId]).toEqual({ why: 'Vous accompagnez Le Vigan\u00a0: ce rendez-vous est aussi le vôtre.', reasons: [1, 2] });
    expect(told[came].why).toBe('Vous étiez au rendez-vous «\u00a0Lancement\u00a0».');
  });

  it('shows before anything leaves who has no address, who wants no e-mail, who is there twice, who was taken out', async () => {
    const { preview, canohes, id, manager } = await meeting();
    const mute = await app.make.delegate(canohes);
    await app.rows('UPDATE person_contact SET email = NULL WHERE person_id = $1', [mute.personId]);
    const twice = async () => app.make.delegate(canohes, { person_id: await app.make.person({ givenName: 'Zoé', familyName: 'Ferré' }) });
    const [one, two] = [await twice(), await twice()];
    const weary = await app.make.delegate(canohes);
    await app.make.row('mail_refusal', { person_id: weary.personId, kind: 'invitation' });
    const outsider = await app.make.person();
    const { invitees } = await preview({ rules: [{ kind: 'delegates' }], added: [outsider], removed: [two.personId] });
    const of = (personId: string) => invitees.find((invitee: { personId: string }) => invitee.personId === personId);
    expect(of(mute.personId)).toMatchObject({ hasEmail: false, telephone: '06 39 98 00 00' });
    expect([of(one.personId).namesake, of(two.personId).namesake, of(weary.personId).namesake]).toEqual([true, true, false]);
    expect(of(two.personId).removed).toBe(true);
    expect(of(weary.personId).unsubscribed).toBe(true);
    expect(of(outsider)).toMatchObject({ reasons: [-1], category: null, territoryName: null, why: 'L’équipe du parcours vous y invite.' });
    expect(await app.rows('SELECT 1 FROM registration WHERE gathering_id = $1', [id])).toEqual([]);
    expect(await manager.post(`/gatherings/${id}/invitations`, { audience: { rules: [], added: [outsider] } })).toMatchObject({ body: { listed: 1, mailed: 1 } });
  });

  it('that means nobody sends nothing and says which field', async () => {
    const { manager, id, canohes } = await meeting();
    const { personId } = await app.make.delegate(canohes);
    const refused = async (audience: object) => (await manager.post(`/gatherings/${id}/invitations`, { audience })) as unknown as { status: number; body: { code: string; errors: { pointer: string }[] } };
    for (const audience of [{ rules: [] }, { rules: [{ kind: 'allies' }] }, { rules: [{ kind: 'delegates' }], removed: [personId] }]) {
      expect(await refused(audience)).toMatchObject({ status: 422, body: { code: 'empty-audience', errors: [{ pointer: '/audience/rules' }] } });
    }
    expect(await app.rows('SELECT 1 FROM gathering_sending WHERE gathering_id = $1 UNION ALL SELECT 1 FROM gathering_moment WHERE gathering_id = $1', [id])).toEqual([]);
  });

  it('is kept as sent, with each name, its reason and the state of its letter', async () => {
    const { manager, id, canohes, vigan } = await meeting();
    const [inside, out] = [await app.make.delegate(canohes), await app.make.delegate(vigan)];
    const mute = await app.make.delegate(canohes);
    await app.rows('UPDATE person_contact SET email = NULL WHERE person_id = $1', [mute.personId]);
    const audience = { rules: [{ kind: 'delegates', categories: ['elected_official'] }], added: [], removed: [out.personId] };
    await manager.post(`/gatherings/${id}/invitations`, { audience, message: 'À bientôt' });
    const { body: letters } = await manager.get(`/gatherings/${id}/letters`);
    expect(letters.sendings).toMatchObject([{ kind: 'invitation', people: 2, sent: 0, unaddressed: 1 }]);
    expect(letters.moments).toMatchObject([
      { kind: 'reminder', daysBefore: 7, state: 'waiting', leavesAt: '2097-06-17T07:00:00Z', people: 1 },
      { kind: 'reminder', daysBefore: 1, state: 'waiting', withLink: true },
      { kind: 'feedback', daysBefore: -1, state: 'waiting', people: 0 },
    ]);
    // Who leaves the team since stays in what was sent.
    await app.rows(`UPDATE delegate SET ends_on = '2024-12-31' WHERE person_id = $1`, [inside.personId]);
    const { body: sent } = await manager.get(`/gatherings/${id}/sendings/${letters.sendings[0].id}`);
    expect(sent).toMatchObject({ audience: { rules: [{ kind: 'delegates', categories: ['elected_official'] }], removed: [out.personId] }, letter: expect.stringContaining('À bientôt') });
    expect(sent.names[out.personId]).toMatch(/^Maya/);
    expect(sent.recipients).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ personId: inside.personId, state: 'queued', why: expect.stringContaining('équipe de Canohès') }),
        expect.objectContaining({ personId: mute.personId, state: 'none' }),
      ]),
    );
    const later = await app.make.delegate(vigan, { category: 'elected_official' });
    expect((await manager.post(`/gatherings/${id}/invitations`, { audience: { rules: [{ kind: 'delegates' }], removed: [out.personId] } })).body).toMatchObject({ listed: 1 });
    expect((await app.rows('SELECT recipient_id FROM outbox_message WHERE recipient_id = ANY ($1)', [[inside.personId, later.personId]])).length).toBe(2);
    const delegate = await app.as('delegate', { participationId: canohes.id });
    expect((await delegate.get(`/gatherings/${id}/letters`)).status).toBe(403);
  });

  // AUDIENCE=500 makes it a real one and prints how long it took: no time is asserted, machines differ.
  it('of many is previewed and queued whole, each letter once', async () => {
    const many = Number(process.env['AUDIENCE'] ?? 12);
    const { preview, manager, canohes, vigan, id } = await meeting();
    for (let index = 0; index < many; index += 1) await app.make.delegate(index % 2 ? canohes : vigan, { category: ['elected_official', 'local_agent', 'state_agent'][index % 3] });
    await app.rows('ANALYZE');
    const audience = { rules: [{ kind: 'delegates' }, { kind: 'allies' }, { kind: 'partners' }] };
    const times: number[] = [];
    for (let turn = 0; turn < Math.max(1, many / 10); turn += 1) {
      const began = performance.now();
      expect((await preview(audience)).invitees).toHaveLength(many);
      times.push(performance.now() - began);
    }
    const began = performance.now();
    expect((await manager.post(`/gatherings/${id}/invitations`, { audience })).body).toMatchObject({ listed: many, mailed: many });
    const queued = performance.now() - began;
    const [written] = await app.rows<{ letters: number; people: number }>(`SELECT count(*)::int AS letters, count(DISTINCT recipient_id)::int AS people FROM outbox_message WHERE data ->> 'gatheringId' = $1`, [id]);
    expect(written).toEqual({ letters: many, people: many });
    times.sort((a, b) => a - b);
    if (process.env['AUDIENCE']) process.stdout.write(`${many} people: preview fastest ${times[0]?.toFixed(0)} ms, p50 ${times[Math.floor(times.length / 2)]?.toFixed(0)} ms, p95 ${times[Math.floor(times.length * 0.95)]?.toFixed(0)} ms; queued in ${queued.toFixed(0)} ms\n`);
  }, 120_000);
});
