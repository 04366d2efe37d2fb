import { useApp } from '../../platform/testing/use-app';
import { Ground, webinar } from '../testing/ground';
import { type Guest, guests, lettersTo } from '../testing/guests';

describe('whom a letter of a gathering reaches', () => {
  const app = useApp();

  const refuse = (personId: string) => app.rows(`INSERT INTO mail_refusal (person_id, kind) VALUES ($1, 'invitation')`, [personId]);
  const leaving = async (template: string, cohortId: string) => (await app.rows(`SELECT FROM outbox_message WHERE template = $1 AND cohort_id = $2 AND withheld IS NULL`, [template, cohortId])).length;

  it('is counted before staff confirm as it leaves, and those to call are named with the reason and their telephone', async () => {
    const made = await Ground.of(app);
    const { cohortId } = made.canohes;
    const id = await made.create();
    const [none, dead, weary, comes] = (await guests(app, made, id, 5)) as [Guest, Guest, Guest, Guest];
    await app.rows('UPDATE person_contact SET email = NULL WHERE person_id = $1', [none.personId]);
    await app.rows('UPDATE person_contact SET undeliverable_at = now() WHERE person_id = $1', [dead.personId]);
    await Promise.all([weary, comes].map(({ personId }) => refuse(personId)));

    const { body: asked } = await made.manager.post(`/gatherings/${id}/reminders/preview`);
    expect(asked.people.map(({ why }: { why: string | null }) => why).sort()).toEqual([null, 'none', 'undeliverable', 'unsubscribed', 'unsubscribed'].sort());
    expect((await made.manager.post(`/gatherings/${id}/reminders`)).body).toMatchObject({ listed: 5, mailed: 1 });
    expect(await leaving('gathering-reminder', cohortId)).toBe(1);

    // What becomes of it is owed to who comes, also when they want no more invitations.
    await comes.answer('yes');
    const told = async (of: string) => (await made.manager.get(`/gatherings/${id}/told?of=${of}`)).body;
    expect(await told('placed')).toMatchObject({ listed: 5, mailed: 2 });
    const cancels = await told('cancellation');
    expect(cancels.toCall.map(({ why, telephone }: { why: string; telephone: string }) => [why, telephone]).sort()).toEqual(
      ['none', 'undeliverable', 'unsubscribed'].map((why) => [why, '06 39 98 00 00']),
    );
    expect((await made.manager.post(`/gatherings/${id}/cancellation`, {})).body).toEqual(cancels);
    expect(await leaving('gathering-cancelled', cohortId)).toBe(cancels.mailed);
    const restores = await told('restoration');
    expect((await made.manager.post(`/gatherings/${id}/restoration`, {})).body).toEqual(restores);
    expect([await leaving('gathering-restored', cohortId), restores.mailed]).toEqual([2, 2]);
  });

  it('is who waits for a place, who is asked again on another day and not told that a place is theirs', async () => {
    const made = await Ground.of(app);
    const written = { ...webinar, format: 'on_site', url: null, place: 'Salle', capacity: 1 };
    const id = await made.create(written);
    const [sits, waits] = (await guests(app, made, id, 2)) as [Guest, Guest];
    for (const guest of [sits, waits]) await guest.answer('yes');
    expect((await made.manager.put(`/gatherings/${id}`, { ...written, heldOn: '2097-07-01', capacity: 5, tell: {} }, { 'if-match': '"1"' })).status).toBe(200);
    for (const { personId } of [sits, waits]) expect(await lettersTo(app, personId)).toMatchObject([{ template: 'gathering-changed', data: { asksAgain: true, answer: 'yes' } }]);
    expect((await made.read(id)).figures).toMatchObject([{ yes: 0, waiting: 0, invited: 2 }]);
    // On the same day more places are given at once.
    for (const guest of [sits, waits]) await guest.answer('yes');
    const { version } = await made.read(id);
    await made.manager.put(`/gatherings/${id}`, { ...written, heldOn: '2097-07-01', capacity: 9, tell: {} }, { 'if-match': `"${version}"` });
    expect((await made.read(id)).figures).toMatchObject([{ yes: 2, waiting: 0 }]);
  });

  it('is told that it is cancelled as long as it stands in their calendar, whatever they unsubscribed from since', async () => {
    const made = await Ground.of(app);
    const id = await made.create();
    const [came, never] = [await app.make.delegate(made.canohes), await app.make.delegate(made.canohes, { category: 'local_agent' })];
    await refuse(never.personId);
    await made.manager.post(`/gatherings/${id}/invitations`);
    await made.manager.put(`/gatherings/${id}/registrations/${(await made.lineOf(id, came.personId)).id}/answer`, { answer: 'yes' });
    await refuse(came.personId);
    const { version } = await made.read(id);
    await made.manager.put(`/gatherings/${id}`, { ...webinar, heldOn: '2097-07-01', tell: {} }, { 'if-match': `"${version}"` });
    expect((await made.lineOf(id, came.personId)).answer).toBeNull();
    expect((await made.manager.get(`/gatherings/${id}/told?of=cancellation`)).body).toMatchObject({ mailed: 1, toCall: [{ why: 'unsubscribed' }] });
    await made.manager.post(`/gatherings/${id}/cancellation`, {});
    const fate = async (personId: string) => app.rows(`SELECT calendar ->> 'method' AS method, withheld FROM outbox_message WHERE recipient_id = $1 AND template = 'gathering-cancelled'`, [personId]);
    expect(await fate(came.personId)).toEqual([{ method: 'cancel', withheld: null }]);
    expect(await fate(never.personId)).toEqual([{ method: 'cancel', withheld: 'unsubscribed' }]);
  });
});
