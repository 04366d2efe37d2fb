import type { Caller } from '../../platform/testing/caller';
import type { MadeParticipation } from '../../platform/testing/rows';
import { useApp } from '../../platform/testing/use-app';

const days = (count: number) => new Date(Date.now() + count * 86_400_000).toLocaleDateString('sv', { timeZone: 'Europe/Paris' });

describe('« À faire »', () => {
  const app = useApp();
  let cohortId: string;
  let place: MadeParticipation;
  const at = () => ({ cohort_id: cohortId, participation_id: place.id });
  const home = async (caller: Caller) => (await caller.get('/home')).body;
  const kinds = (lines: { kind: string }[]) => lines.map(({ kind }) => kind);

  beforeEach(async () => {
    cohortId = await app.make.cohort();
    place = await app.make.participation({ cohort_id: cohortId });
    await app.make.row('participation_stage', { ...at(), stage: 'engaged', reached_on: '2024-04-02' });
  });

  it('gives a territory three lines at most, the most pressing first, each with its minutes', async () => {
    const { personId } = await app.make.delegate(place);
    const delegate = await app.as('delegate', { participationId: place.id, personId });
    const projectId = await app.make.project(place);
    for (const kind of ['intent', 'framing', 'feasibility']) await app.make.row('project_note', { ...at(), project_id: projectId, kind });
    await app.rows(`UPDATE project_note SET state = 'read_with_questions' WHERE project_id = $1 AND kind = 'intent'`, [projectId]);
    const gathering_id = await app.make.gathering(cohortId, { held_on: days(8) });
    await app.make.row('registration', { ...at(), gathering_id, person_id: personId, category: 'elected_official', invited_at: 'now' });
    const { lines, watch } = await home(delegate);
    expect(lines).toMatchObject([
      { kind: 'answer_invitation', section: 'owed', minutes: 1, recordId: gathering_id, participationId: place.id },
      { kind: 'note_read', section: 'answered', minutes: 10, subject: 'intent', recordId: projectId },
      { kind: 'write_note', section: 'owed', minutes: 20, subject: 'framing' },
    ]);
    expect(watch).toEqual([]);
  });

  it('shows what somebody is invited to in a cohort that is not theirs, by the link of their own letter, until it is answered « non »', async () => {
    const { personId } = await app.make.delegate(place);
    const delegate = await app.as('delegate', { participationId: place.id, personId });
    const elsewhere = await app.make.cohort();
    const gathering_id = await app.make.gathering(elsewhere, { held_on: days(8), title: 'Voyage apprenant' });
    const registration = await app.make.row('registration', { cohort_id: elsewhere, gathering_id, person_id: personId, category: 'elected_official', invited_at: 'now' });
    const link = await app.link('answer_invitation', { personId, cohortId: elsewhere, recordIds: [registration, gathering_id] });
    const theirs = async () => (await home(delegate)).lines.filter((line: { subject: string | null }) => line.subject === 'Voyage apprenant');
    const [line] = await theirs();
    expect(line).toMatchObject({ kind: 'answer_invitation', section: 'owed', recordId: gathering_id, link: expect.stringMatching(/^\/l#[\w-]{40,}$/) });
    await app.rows(`UPDATE registration SET answer = 'yes', answered_at = now() WHERE id = $1`, [registration]);
    expect(await theirs()).toMatchObject([{ kind: 'next_gathering', section: 'coming', link: line.link }]);
    await app.rows(`UPDATE registration SET answer = 'no' WHERE id = $1`, [registration]);
    expect(await theirs()).toEqual([]);
    // A link never leads to another, and nobody is shown somebody else's.
    await app.rows(`UPDATE registration SET answer = NULL, answered_at = NULL WHERE id = $1`, [registration]);
    expect((await home(await app.as('delegate', { participationId: place.id }))).lines).not.toContainEqual(expect.objectContaining({ recordId: gathering_id }));
    expect((await link.get('/home')).status).toBe(401);
  });

  it('tells a delegate which dates await an invitation, and not those to which others are invited', async () => {
    const delegate = await app.as('delegate', { participationId: place.id });
    const manager = await app.as('cohort_manager', { cohortId });
    const [elsewhere, bare] = [await app.make.gathering(cohortId, { held_on: days(4) }), await app.make.gathering(cohortId, { held_on: days(6) })];
    const neighbour = await app.make.participation({ cohort_id: cohortId });
    await app.make.row('registration', { cohort_id: cohortId, participation_id: neighbour.id, gathering_id: elsewhere, person_id: await app.make.person(), category: 'local_agent', invited_at: 'now' });
    const coming = async (as: typeof delegate) => (await home(as)).lines.filter(({ kind }: { kind: string }) => kind === 'next_gathering').map(({ recordId, count, of }: { recordId: string; count: number; of: number }) => [recordId, count, of]);
    expect(await coming(delegate)).toEqual([[bare, 0, null]]);
    expect(await coming(manager)).toEqual([[elsewhere, null, 1], [bare, 0, 1]]);
  });

  it('tells whoever prepares something what, and for when, until it is ticked', async () => {
    const { personId } = await app.make.delegate(place);
    const delegate = await app.as('delegate', { participationId: place.id, personId });
    const gathering = (values: Record<string, unknown>) => app.make.gathering(cohortId, values);
    const task = (gathering_id: string, words: string, person_id: string | null = personId) => app.make.row('gathering_task', { cohort_id: cohortId, gathering_id, words, person_id });
    const [soon, past, cancelled] = [await gathering({ held_on: days(8) }), await gathering({ held_on: days(-1) }), await gathering({ held_on: days(3), cancelled_at: 'now' })];
    const own = await task(soon, 'Apporter la carte');
    await task(soon, 'Réserver la salle', null);
    await task(past, 'Relire le compte rendu');
    await task(cancelled, 'Imprimer les badges');
    const tasks = async () => (await home(delegate)).lines.filter(({ kind }: { kind: string }) => kind === 'prepare_task');
    expect(await tasks()).toEqual([expect.objectContaining({ section: 'owed', subject: 'Apporter la carte', on: days(8), recordId: soon, taskId: own })]);
    expect((await delegate.put(`/gatherings/${soon}/tasks/${own}/done`)).status).toBe(204);
    expect(await tasks()).toEqual([]);
  });

  it('asks for news of a month ago, and no more once they were told', async () => {
    const delegate = await app.as('delegate', { participationId: place.id });
    await app.make.project(place);
    expect(kinds((await home(delegate)).lines)).toEqual(['tell_news']);
    await app.make.row('news', { ...at(), body: 'Premier atelier', told_on: days(-2) });
    expect(kinds((await home(delegate)).lines)).toEqual([]);
  });

  it('tells an ally the days left and the word that is awaited, an interviewer the interviews to hold', async () => {
    await app.make.row('cohort_phase', { cohort_id: cohortId, phase: 'evaluation', starts_on: days(-5), ends_on: days(20) });
    expect((await home(await app.as('project_ally', { participationId: place.id }))).lines).toMatchObject([
      { kind: 'give_viewpoint', subject: 'ally' },
      { kind: 'tell_effect', minutes: 2 },
      { kind: 'support_days', count: 0, of: 8 },
    ]);
    const diagnosticId = await app.make.diagnostic(place, { state: 'interviews' });
    await app.make.row('interview_plan', { ...at(), diagnostic_id: diagnosticId, category: 'resident', planned: 6 });
    expect((await home(await app.as('interviewer', { diagnosticId }))).lines).toMatchObject([{ kind: 'hold_interviews', recordId: diagnosticId, count: 0, of: 6 }]);
  });

  it('offers staff what they may want to look at, in their cohorts alone', async () => {
    const manager = await app.as('cohort_manager', { cohortId });
    await app.make.delegate(place);
    const projectId = await app.make.project(place);
    await app.make.row('project_note', { ...at(), project_id: projectId, kind: 'intent', state: 'to_read' });
    await app.make.row('support_day', { ...at(), organisation_id: await app.make.organisation(), on_date: days(-3), days: 3, what_was_done: 'Atelier' });
    await app.make.row('support_day', { ...at(), organisation_id: await app.make.organisation(), on_date: days(-2), days: 3, what_was_done: 'Atelier' });
    await app.make.row('cohort_phase', { cohort_id: cohortId, phase: 'diagnostic', starts_on: days(-90), ends_on: days(-3) });
    const diagnosticId = await app.make.diagnostic(place, { state: 'analysis' });
    const gathering_id = await app.make.gathering(cohortId, { title: 'Webinaire 3', held_on: days(8) });
    for (const answer of [null, null, 'yes']) {
      const person_id = await app.make.person();
      await app.make.row('registration', { ...at(), gathering_id, person_id, invited_at: 'now', answer, answered_at: answer && 'now' });
    }
    const { watch } = await home(manager);
    expect(watch).toMatchObject([
      { kind: 'invitations_unanswered', recordId: gathering_id, count: 2, of: 3, subject: 'Webinaire 3' },
      { kind: 'note_to_read', subject: 'intent', recordId: projectId },
      { kind: 'seats_to_fill', count: 3, seats: { elected_official: { agreed: 1 }, state_agent: { agreed: 0 } } },
      { kind: 'diagnostic_late', recordId: diagnosticId },
      { kind: 'support_nearly_used', count: 6, of: 8 },
      { kind: 'no_news' },
    ]);
    expect((await home(await app.as('pivot_ally', { cohortId: await app.make.cohort() }))).watch).toEqual([]);
    expect((await home(await app.as('observer', { cohortId }))).watch).toEqual([]);
  });

  it('dates what happened by the network’s own day, whatever zone the database keeps', async () => {
    await app.rows(`UPDATE network SET time_zone = 'Pacific/Kiritimati'`);
    try {
      const delegate = await app.as('delegate', { participationId: place.id });
      const project_id = await app.make.project(place);
      await app.make.row('project_note', { ...at(), project_id, kind: 'intent', state: 'read_with_questions', updated_at: '2026-03-01T10:30:00Z' });
      await app.make.row('project_note', { ...at(), project_id, kind: 'framing', state: 'to_read', updated_at: '2026-03-01T10:30:00Z' });
      expect((await home(delegate)).lines).toContainEqual(expect.objectContaining({ kind: 'note_read', on: '2026-03-02' }));
      expect((await home(await app.as('cohort_manager', { cohortId }))).watch).toContainEqual(expect.objectContaining({ kind: 'note_to_read', on: '2026-03-02' }));
    } finally {
      await app.rows(`UPDATE network SET time_zone = 'Europe/Paris'`);
    }
  });

  it('offers staff the territories being recruited whose next step is past, and those without one', async () => {
    const manager = await app.as('cohort_manager', { cohortId });
    const lead = async (name: string, next_step: string | null, next_on: string | null) => {
      const { id } = await app.make.participation({ cohort_id: cohortId, territory_id: await app.make.territory({ name }) });
      await app.make.row('participation_stage', { cohort_id: cohortId, participation_id: id, stage: 'approached', reached_on: days(-30), next_step, next_on });
      return id;
    };
    const late = await lead('Castelvire', 'Rappeler', days(-1));
    await lead('Montclary', 'Rappeler', days(0));
    await lead('Puechmirel', null, null);
    const left = await lead('Salviargues', null, null);
    await app.make.row('participation_stage', { cohort_id: cohortId, participation_id: left, stage: 'did_not_follow_up', reached_on: days(-3) });
    expect((await home(manager)).watch.filter(({ kind }: { kind: string }) => kind.startsWith('lead'))).toMatchObject([
      { kind: 'lead_step_past', participationId: late, territoryName: 'Castelvire', subject: 'Rappeler', on: days(-1) },
      { kind: 'leads_without_step', participationId: null, count: 1, subject: 'Puechmirel' },
    ]);
  });

  it('puts a line aside until a day for whoever asked, loses nothing, and gives it back on that day or sooner', async () => {
    const [manager, colleague] = [await app.as('cohort_manager', { cohortId }), await app.as('pivot_ally', { cohortId })];
    const noNews = async (caller: Caller) => (await home(caller)).watch.find(({ kind }: { kind: string }) => kind === 'no_news');
    const { line, rest } = await noNews(manager);
    expect(rest).toBeNull();
    const { id } = (await manager.post('/watch-rests', { line, until: days(7) })).body;
    expect((await noNews(manager)).rest).toEqual({ id, until: days(7) });
    expect((await home(manager)).watch.at(-1).kind).toBe('no_news');
    expect((await noNews(colleague)).rest).toBeNull();
    expect((await colleague.delete(`/watch-rests/${id}`)).status).toBe(404);
    expect((await manager.post('/watch-rests', { line, until: days(30) })).body.id).toBe(id);
    for (const until of [days(0), days(400)]) expect((await manager.post('/watch-rests', { line, until })).body.errors[0].pointer).toBe('/until');
    await app.rows('UPDATE watch_rest SET until = $1 WHERE id = $2', [days(0), id]);
    expect((await noNews(manager)).rest).toBeNull();
    const again = (await manager.post('/watch-rests', { line, until: days(2) })).body.id;
    expect((await manager.delete(`/watch-rests/${again}`)).status).toBe(204);
    expect((await noNews(manager)).rest).toBeNull();
  });

  it('puts one of two busy times of the same name aside without the other', async () => {
    const manager = await app.as('cohort_manager', { cohortId });
    const other = await app.make.participation({ cohort_id: cohortId });
    await app.make.row('participation_stage', { cohort_id: cohortId, participation_id: other.id, stage: 'engaged', reached_on: '2024-04-02' });
    for (const { id, territoryId } of [place, other]) {
      for (const ahead of [8, 29]) {
        await app.make.row('busy_period', { cohort_id: cohortId, participation_id: id, territory_id: territoryId, kind: 'high_season', label: 'Vendanges', starts_on: days(ahead), ends_on: days(ahead + 2), yearly: false });
      }
    }
    const harvests = async () => (await home(manager)).watch.filter(({ subject }: { subject: string }) => subject === 'Vendanges');
    const [first, second] = await harvests();
    expect([first, second]).toMatchObject([{ on: days(8), count: 2, participationId: null }, { on: days(29), count: 2, participationId: null }]);
    expect(first.line).not.toBe(second.line);
    await manager.post('/watch-rests', { line: first.line, until: days(2) });
    expect((await harvests()).map(({ on, rest }: { on: string; rest: object | null }) => [on, rest !== null])).toEqual([[days(29), false], [days(8), true]]);
  });

  it('shows the sixty most pressing lines, and all those put aside below them', async () => {
    const manager = await app.as('cohort_manager', { cohortId });
    const [{ line }] = (await home(manager)).watch;
    await manager.post('/watch-rests', { line, until: days(2) });
    await app.rows(`INSERT INTO busy_period (cohort_id, participation_id, territory_id, kind, label, starts_on, ends_on, yearly)
      SELECT $1, $2, $3, 'high_season', 'Foire ' || n, $4, $4, false FROM generate_series(1, 70) n`, [cohortId, place.id, place.territoryId, days(5)]);
    const { watch } = await home(manager);
    expect([watch.length, watch.at(-1).line, watch.at(-1).rest !== null]).toEqual([61, line, true]);
  });

  it('leaves a territory that finished its path in peace, but for the words still awaited', async () => {
    const manager = await app.as('cohort_manager', { cohortId });
    await app.make.row('participation_stage', { ...at(), stage: 'completed', reached_on: '2025-06-30' });
    await app.make.row('cohort_phase', { cohort_id: cohortId, phase: 'evaluation', starts_on: '2024-11-01', ends_on: '2025-06-30' });
    await app.make.row('viewpoint', { ...at(), side: 'territory', body: 'Un bon chemin', said_by: 'la délégation', collected_on: '2025-01-21' });
    expect((await home(manager)).watch).toMatchObject([{ kind: 'viewpoint_missing', subject: 'ally', participationId: place.id }]);
  });
});
