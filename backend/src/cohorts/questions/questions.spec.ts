import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Database } from '../../platform/database/database';
import { MailTemplates } from '../../platform/mail/mail-templates';
import { Outbox } from '../../platform/mail/outbox';
import type { Caller } from '../../platform/testing/caller';
import type { MadeParticipation } from '../../platform/testing/rows';
import { useApp } from '../../platform/testing/use-app';

describe('questions received', () => {
  const app = useApp();
  let manager: Caller;
  let place: MadeParticipation;
  const path = () => `/cohorts/${place.cohortId}/questions`;
  const question = { askedBy: 'La mairie d’Essai', askedOn: '2024-06-03', way: 'telephone', words: 'Qui paie le repas ?' };

  beforeAll(async () => {
    place = await app.make.participation();
    manager = await app.as('cohort_manager', place);
  });

  it.each([
    ['a Monday waits until Thursday', '2024-06-03', '2024-06-06'],
    ['a Thursday jumps the weekend', '2024-06-06', '2024-06-11'],
    ['a Saturday counts from Monday', '2024-06-08', '2024-06-12'],
    ['Easter Monday is nobody’s', '2024-03-28', '2024-04-03'],
    ['Ascension and the eighth of May', '2024-05-07', '2024-05-14'],
    ['Whit Monday', '2025-06-05', '2025-06-11'],
    ['the first of May', '2026-04-30', '2026-05-06'],
    ['Christmas and New Year', '2024-12-24', '2024-12-30'],
    ['All Saints', '2024-10-31', '2024-11-06'],
    ['the fourteenth of July', '2025-07-11', '2025-07-17'],
  ])('%s', async (_what, asked, due) => {
    expect(await app.rows('SELECT access.working_day_after($1, 3) AS due', [asked])).toEqual([{ due }]);
  });

  it('finds Easter as the almanac does', async () => {
    const known = ['2000-04-24', '2008-03-24', '2011-04-25', '2016-03-28', '2024-04-01', '2025-04-21', '2026-04-06', '2027-03-29', '2038-04-26'];
    expect(await app.rows('SELECT d::text AS day FROM unnest($1::date[]) d WHERE NOT access.is_holiday(d)', [known])).toEqual([]);
    const [{ holidays }] = (await app.rows<{ holidays: number }>(`SELECT count(*)::int AS holidays FROM generate_series('2025-01-01'::date, '2025-12-31', '1 day') d WHERE access.is_holiday(d::date)`)) as [{ holidays: number }];
    expect(holidays).toBe(11);
  });

  it('are noted in one line, taken, answered, and shown late after three working days, at home too', async () => {
    const { id } = (await manager.post(path(), { ...question, participationId: place.id, takerId: manager.personId })).body;
    await manager.post(path(), { ...question, words: 'Demain matin, où ?', askedOn: app.today });
    const late = (await manager.get(`${path()}?state=late`)).body.items;
    expect(late).toEqual([expect.objectContaining({ id, late: true, dueOn: '2024-06-06', taker: expect.objectContaining({ id: manager.personId }) })]);
    expect((await manager.get('/home')).body.watch.filter(({ kind }: { kind: string }) => kind === 'questions_waiting')).toEqual([
      expect.objectContaining({ count: 1, on: '2024-06-06', subject: 'La mairie d’Essai' }),
    ]);
    expect((await manager.put(`${path()}/${id}/answer`, { answeredOn: '2024-06-01' })).body.code).toBe('answered-before-asked');
    expect((await manager.put(`${path()}/${id}/answer`, { answeredOn: '2024-06-05', answer: 'Le parcours.' })).status).toBe(204);
    expect((await manager.get(`${path()}?state=late`)).body.items).toEqual([]);
    expect((await manager.get(`${path()}?state=answered&search=REPAS`)).body.items).toHaveLength(1);
    expect((await manager.get('/home')).body.watch.some(({ kind }: { kind: string }) => kind === 'questions_waiting')).toBe(false);
  });

  it('refuse tomorrow, a territory of another cohort, and are the staff’s alone', async () => {
    expect((await manager.post(path(), { ...question, askedOn: '2999-01-01' })).body.code).toBe('in-the-future');
    expect((await manager.post(path(), { ...question, participationId: (await app.make.participation()).id })).body.code).toBe('unknown-territory');
    expect((await (await app.as('pivot_ally', place)).post(path(), question)).status).toBe(201);
    expect((await (await app.as('delegate', { participationId: place.id })).get(path())).status).toBe(403);
    expect((await (await app.as('observer', place)).get(path())).status).toBe(403);
    expect((await (await app.as('cohort_manager', await app.make.participation())).get(path())).status).toBe(404);
  });

  describe('an answer to an e-mail', () => {
    const templates = readdirSync(join(__dirname, '../..'), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\/mail\/.*\.subject\.hbs$/.test(file.replaceAll('\\', '/')) && !file.includes('testing'))
      .map((file) => file.replace(/^.*[\\/]/, '').replace('.subject.hbs', ''));
    const letters = templates.filter((name) => !name.startsWith('account-') && !name.startsWith('own-data-'));
    const replyTo = async (id: string) => (await app.rows<{ id: string | null }>('SELECT reply_to_id AS id FROM outbox_message WHERE id = $1', [id]))[0]?.id;
    const post = (caller: Caller, letter: { template?: string; replyToId?: string } = {}) =>
      app.nest.get(Database).run(caller.token, undefined, async (work) => {
        const recipientId = await app.make.person();
        const [id] = await app.nest.get(Outbox).post(work, [{ template: 'news-request', sensitivity: 'collective', cohortId: place.cohortId, recipientId, recipientKind: 'membre', data: {}, ...letter }]);
        return id as string;
      });

    it.each(letters)('%s reaches a named person of the cohort, and says who', async (template) => {
      expect(await replyTo(await post(manager, { template }))).toBe(manager.personId);
      const context = { networkName: 'Réseau', timeZone: 'Europe/Paris', recipient: { givenName: 'Zoé', familyName: 'Ferré' }, link: 'https://example.org/l', heldOn: '2024-06-03', on: '2024-06-03' };
      const mail = app.nest.get(MailTemplates).render(template, { ...context, startsOn: '2024-06-03', endsOn: '2024-07-03', days: 8, replyTo: { givenName: 'Maya', familyName: 'Qui-répond' } });
      expect(mail.text).toContain('Maya Qui-répond');
      expect(mail.html).toContain('Maya Qui-répond');
    });

    it('reaches the cohort’s contact when whoever wrote has no address, else its manager; nobody outside the team', async () => {
      const [pivot, other] = [await app.as('pivot_ally', place), await app.as('pivot_ally', place)];
      const delegate = await app.make.delegate(place);
      expect(await replyTo(await post(manager, { replyToId: delegate.personId }))).toBe(manager.personId);
      await app.rows('UPDATE person_contact SET email = NULL WHERE person_id = $1', [other.personId]);
      expect(await replyTo(await post(other))).toBe(manager.personId);
      expect((await manager.put(`/cohorts/${place.cohortId}/contact`, { personId: delegate.personId })).body.code).toBe('unfit-contact');
      expect((await manager.put(`/cohorts/${place.cohortId}/contact`, { personId: pivot.personId })).status).toBe(204);
      const waiting = await post(other);
      expect(await replyTo(waiting)).toBe(pivot.personId);
      expect((await manager.get(`/cohorts/${place.cohortId}/question-ground`)).body.contact.id).toBe(pivot.personId);
      await app.rows('DELETE FROM person_contact WHERE person_id = $1', [pivot.personId]);
      expect(await replyTo(waiting)).toBe(manager.personId);
    });

    it('would reach nobody: the letter does not leave', async () => {
      await app.rows('UPDATE person_contact SET email = NULL WHERE person_id IN (SELECT person_id FROM hat WHERE cohort_id = $1)', [place.cohortId]);
      await expect(post(manager)).rejects.toMatchObject({ constraint: 'outbox_message_somebody_answers' });
    });
  });
});
