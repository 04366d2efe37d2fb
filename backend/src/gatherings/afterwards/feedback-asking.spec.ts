import type { Caller } from '../../platform/testing/caller';
import type { MadeParticipation } from '../../platform/testing/rows';
import { useApp } from '../../platform/testing/use-app';
import { FeedbackAsking } from './feedback-asking';

describe('words about a gathering are asked for by themselves', () => {
  const app = useApp();
  let place: MadeParticipation;
  let staff: Caller;

  beforeAll(async () => {
    place = await app.make.participation();
    staff = await app.as('cohort_manager', place);
  });

  const invited = async (more: Record<string, unknown>) => {
    const personId = (more['person_id'] as string | undefined) ?? (await app.make.person({ email: `${Math.random().toString(36).slice(2)}@example.org` }));
    const id = await app.make.row('registration', { cohort_id: place.cohortId, person_id: personId, category: 'local_agent', ...more });
    return { id, personId };
  };
  const asking = () => app.nest.get(FeedbackAsking);
  const asked = (id: string) => app.rows<{ who: string }>(`SELECT recipient_id AS who FROM outbox_message WHERE template = 'gathering-feedback' AND data ->> 'gatheringId' = $1`, [id]).then((rows) => rows.map(({ who }) => who));
  const moments = async (id: string) => (await staff.get(`/gatherings/${id}/letters`)).body.moments;
  /** A day that ended yesterday, its moment this midnight; who came is noted since an hour. */
  const ended = async () => {
    const id = await app.make.gathering(place.cohortId, { held_on: '2024-01-01', from_time: '09:00', to_time: '12:00' });
    await app.rows(`UPDATE gathering SET held_on = access.today() - 2 WHERE id = $1`, [id]);
    await app.rows(`INSERT INTO gathering_half_day (cohort_id, gathering_id, on_date, half) SELECT $1, $2, access.today() - days, 'morning' FROM unnest('{1,2}'::int[]) AS days`, [place.cohortId, id]);
    await app.rows(`DELETE FROM gathering_half_day WHERE gathering_id = $1 AND on_date NOT IN (access.today() - 1, access.today() - 2)`, [id]);
    const momentId = await app.make.row('gathering_moment', { cohort_id: place.cohortId, gathering_id: id, kind: 'feedback', days_before: -1, at_time: '00:00' });
    const come = async (more: Record<string, unknown> = {}, minutes = 60) => {
      const guest = await invited({ ...more, gathering_id: id });
      await app.rows(`INSERT INTO attendance (cohort_id, gathering_id, registration_id, half_day_id, created_at) SELECT $1, $2, $3, h.id, now() - make_interval(mins => $4) FROM gathering_half_day h WHERE h.gathering_id = $2 LIMIT 1`, [place.cohortId, id, guest.id, minutes]);
      return guest.personId;
    };
    return { id, momentId, come };
  };

  it('the morning after the last day: those who came, once, whatever two workers or staff do', async () => {
    const { id, come } = await ended();
    const [came, also] = [await come(), await come()];
    await invited({ gathering_id: id, answer: 'yes', answered_at: 'now' });
    await come({ answer: 'replaced', answered_at: 'now', replacement_name: 'Une collègue' });
    const justNow = await come({}, 0);
    const unreachable = await come();
    await app.rows('UPDATE person_contact SET email = NULL WHERE person_id = $1', [unreachable]);
    expect(await moments(id)).toMatchObject([{ kind: 'feedback', state: 'waiting', people: 2 }]);
    await Promise.all([asking().sendDue(), asking().sendDue()]);
    expect((await asked(id)).sort()).toEqual([came, also].sort());
    expect((await staff.get(`/gatherings/${id}/letters`)).body.sendings).toMatchObject([{ kind: 'feedback', by: null, people: 2 }]);
    expect(await app.rows(`SELECT DISTINCT m.kind, l.purpose, m.reply_to_id FROM outbox_message m JOIN personal_link l ON l.id = m.link_id WHERE m.recipient_id = ANY ($1)`, [[came, also]])).toEqual([{ kind: 'request', purpose: 'give_feedback', reply_to_id: staff.personId }]);
    expect(await app.rows(`SELECT DISTINCT m.data ->> 'cohortName' = c.name AS named FROM outbox_message m JOIN cohort c ON c.id = m.cohort_id WHERE m.recipient_id = ANY ($1)`, [[came, also]])).toEqual([{ named: true }]);
    // By hand, only whoever was not asked; and who was asked by hand is not asked by itself.
    expect((await staff.post(`/gatherings/${id}/afterwards`, { letter: 'feedback', to: 'came' })).body.mailed).toBe(1);
    await app.rows(`UPDATE attendance SET created_at = now() - interval '1 hour' WHERE gathering_id = $1`, [id]);
    await asking().sendDue();
    expect((await asked(id)).sort()).toEqual([came, also, justNow].sort());
  });

  it('never of the mayor of a village who was asked eight things already', async () => {
    const { id, come } = await ended();
    const village = await app.make.participation({ cohort_id: place.cohortId, territory_id: await app.make.territory({ kind: 'commune', population: 230, population_year: 2021, population_list: 'Insee' }) });
    const mayor = await app.make.person({ email: 'mairie.du.haut@example.org' });
    const colleague = await app.make.person({ email: 'adjointe.du.haut@example.org' });
    for (const [person_id, head] of [[mayor, true], [colleague, false]] as const) {
      await app.make.delegate(village, { person_id, head_of_executive: head });
      await come({ person_id, participation_id: village.id });
    }
    for (let asked = 0; asked < 8; asked += 1) await app.link('write_news', { personId: mayor, cohortId: place.cohortId, participationId: village.id, recordIds: [id] });
    await asking().sendDue();
    expect(await asked(id)).toEqual([colleague]);
    await asking().sendDue();
    expect(await asked(id)).toEqual([colleague]);
  });

  it('never when stopped, cancelled, not over, or a fortnight late', async () => {
    const { id, momentId, come } = await ended();
    await come();
    const quiet = async () => asking().sendDue().then(() => asked(id)).then((people) => expect(people).toEqual([]));
    await staff.put(`/gatherings/${id}/moments/${momentId}`, { stopped: true });
    await quiet();
    expect((await moments(id))[0].state).toBe('stopped');
    await staff.put(`/gatherings/${id}/moments/${momentId}`, { stopped: false });
    await app.rows(`UPDATE gathering SET cancelled_at = now() WHERE id = $1`, [id]);
    await quiet();
    expect((await staff.post(`/gatherings/${id}/afterwards`, { letter: 'feedback', to: 'came' })).body.code).toBe('gathering-cancelled');
    await app.rows(`UPDATE gathering SET cancelled_at = NULL WHERE id = $1`, [id]);
    await app.rows(`UPDATE gathering_half_day SET on_date = on_date + 2 WHERE gathering_id = $1`, [id]);
    await quiet();
    await app.rows(`UPDATE gathering_half_day SET on_date = on_date - 20 WHERE gathering_id = $1`, [id]);
    await quiet();
    expect((await moments(id))[0].state).toBe('missed');
  });

  it('is proposed with the first invitation, at one moment that staff choose', async () => {
    const id = await app.make.gathering(place.cohortId, { held_on: '2097-01-01', from_time: '09:00', to_time: '20:30' });
    await app.make.delegate(place);
    await staff.post(`/gatherings/${id}/invitations`, {});
    const proposed = (await moments(id)).find(({ kind }: { kind: string }) => kind === 'feedback');
    expect(proposed).toMatchObject({ daysBefore: -1, atTime: '09:00', leavesAt: '2097-01-02T08:00:00Z', state: 'waiting' });
    const add = (input: object) => staff.post(`/gatherings/${id}/moments`, { kind: 'feedback', ...input });
    expect((await add({ daysBefore: 0 })).body.code).toBe('moment-twice');
    await staff.delete(`/gatherings/${id}/moments/${proposed.id}`);
    expect((await add({ daysBefore: 3 })).body.errors).toMatchObject([{ pointer: '/daysBefore' }]);
    expect((await add({ daysBefore: 0, atTime: '18:00' })).status).toBe(201);
    // The evening itself, but not before it is over.
    expect((await moments(id)).find(({ kind }: { kind: string }) => kind === 'feedback').leavesAt).toBe('2097-01-01T19:30:00Z');
  });
});
