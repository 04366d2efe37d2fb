import { Client } from 'pg';
import { Keyring } from '../../platform/crypto/keyring';
import { useApp } from '../../platform/testing/use-app';
import { PeerUpkeep } from './peer-upkeep';
import { peerRooms, put, whisper } from './testing/rooms';

describe('a room that has begun', () => {
  const app = useApp();

  /** The room with its first card, by two elected officials; a third on the list since, and a listener of the programme. */
  async function begun() {
    const room = await peerRooms(app);
    const { manager, id, group, link, scribe, canohes, gatheringId } = room;
    await put(scribe, id, whisper);
    const late = (await app.make.delegate(canohes, { category: 'elected_official' })).personId;
    await manager.post(`/gatherings/${gatheringId}/registrations`, { personId: late });
    const ask = (personId: string, asScribe = false) => manager.post(`/peer-boards/${id}/entries`, { personId, asScribe });
    const opens = async (by: { get: (path: string) => Promise<{ status: number }> }) => (await by.get(`/peer-boards/${id}`)).status;
    return { ...room, late, ask, opens, mayor: room.phone, elue: await link(group['elue'] as string) };
  }

  const answer = (by: { put: (path: string, body: object) => Promise<{ status: number; body: { code?: string } }> }, boardId: string, entryId: string, agreed: boolean) =>
    by.put(`/peer-boards/${boardId}/entries/${entryId}/answer`, { agreed });

  it('lets somebody in when two of its group say yes, and not before: neither staff, nor the scribe, nor who would come in', async () => {
    const { late, ask, opens, mayor, elue, id, link, manager, scribe, board } = await begun();
    const newcomer = await link(late);
    const { body, status } = await ask(late);
    expect(status).toBe(201);
    expect((await ask(late)).body.code).toBe('entry-asked');
    expect(await opens(newcomer)).toBe(404);
    expect((await answer(newcomer, id, body.id, true)).status).toBe(404);
    expect((await answer(manager, id, body.id, true)).status).toBe(403);
    expect((await answer(scribe, id, body.id, true)).body.code).toBe('group-answers');
    expect((await answer(mayor, id, body.id, true)).status).toBe(204);
    expect((await answer(mayor, id, body.id, true)).status).toBe(204);
    expect(await opens(newcomer)).toBe(404);
    expect((await mayor.get(`/peer-boards/${id}`)).body.entries).toMatchObject([{ state: 'waiting', agreed: 1, needed: 2, answered: true }]);
    expect((await answer(elue, id, body.id, true)).status).toBe(204);
    expect(await opens(newcomer)).toBe(200);
    expect((await board()).people).toBe(3);
    expect(await app.rows('SELECT agreed_ids FROM peer_entry WHERE id = $1', [body.id])).toEqual([{ agreed_ids: [] }]);
    expect(await app.rows(`SELECT act FROM audit_entry WHERE record_id = $1 AND act IN ('ask entry', 'open room') ORDER BY id`, [id])).toEqual([{ act: 'ask entry' }, { act: 'open room' }]);
    // One no, even afterwards, takes them out again, and nobody asks twice.
    expect((await answer(elue, id, body.id, false)).status).toBe(204);
    expect(await opens(newcomer)).toBe(401);
    expect(await opens(await link(late))).toBe(404);
    expect((await answer(mayor, id, body.id, true)).body.code).toBe('entry-refused');
    expect((await ask(late)).body.code).toBe('entry-asked');
  });

  it('is asked, and the request taken back while it waits, by a pivot ally as by who runs the programme', async () => {
    const { late, canohes, id, board } = await begun();
    const pivot = await app.as('pivot_ally', { cohortId: canohes.cohortId });
    const { body } = await pivot.post(`/peer-boards/${id}/entries`, { personId: late, asScribe: false });
    expect((await pivot.delete(`/peer-boards/${id}/entries/${body.id}`)).status).toBe(204);
    expect(await board()).toMatchObject({ entries: [] });
  });

  it('gets another scribe in the same way, the one before losing the room; staff who are on the list stay out of it', async () => {
    const { ask, opens, mayor, elue, id, manager, scribe, change } = await begun();
    const next = await app.as('person');
    const { body } = await ask(next.personId, true);
    // A colleague of the programme on the list votes for nobody, and who asked does not answer.
    await answer(mayor, id, body.id, true);
    expect(await opens(next)).toBe(404);
    expect(await opens(scribe)).toBe(200);
    await answer(elue, id, body.id, true);
    expect([await opens(next), await opens(scribe)]).toEqual([200, 404]);
    const { body: own } = await ask(manager.personId, true);
    expect((await answer(next, id, own.id, true)).body.code).toBe('group-answers');
    expect((await change({ scribeId: manager.personId, openToPhones: true })).body.code).toBe('board-begun');
  });

  it('lets a member whose address changed find their way back by the word of the others, never by their own', async () => {
    const { ask, mayor, elue, id, group, manager } = await begun();
    await app.rows(`UPDATE person_contact SET email = 'nouvelle-adresse@example.org' WHERE person_id = $1`, [group['elue']]);
    expect((await manager.post(`/peer-boards/${id}/links`)).body.sent).toBe(2);
    const { body } = await ask(group['elue'] as string);
    expect((await answer(elue, id, body.id, true)).body.code).toBe('own-entry');
    expect((await answer(mayor, id, body.id, true)).status).toBe(204);
    expect((await manager.post(`/peer-boards/${id}/links`)).body).toMatchObject({ sent: 1, already: 2 });
  });

  it('asks as many as were there at the first card, whoever is taken off the list since', async () => {
    const { ask, late, mayor, elue, id, group, gatheringId, link, opens } = await begun();
    const { body } = await ask(late);
    await app.rows(`UPDATE registration SET answer = 'no', answered_at = now() WHERE gathering_id = $1 AND person_id = $2`, [gatheringId, group['elue']]);
    expect((await answer(elue, id, body.id, true)).status).toBe(404);
    expect((await answer(mayor, id, body.id, true)).status).toBe(204);
    expect(await opens(await link(late))).toBe(404);
  });

  it('stays closed in the database, whatever the application is made to write', async () => {
    const { id, manager, late } = await begun();
    const application = new Client({ connectionString: app.database.appUrl });
    await application.connect();
    try {
      await application.query('BEGIN');
      await application.query('SELECT access.enter($1)', [manager.token]);
      for (const statement of ['group_ids = group_ids || $2::uuid', 'scribe_id = $2::uuid', 'begun_at = NULL, version = version + cardinality(ARRAY[$2::uuid])']) {
        await application.query('SAVEPOINT before');
        await expect(application.query(`UPDATE peer_board SET ${statement} WHERE id = $1`, [id, late])).rejects.toMatchObject({ constraint: 'peer_board_closed' });
        await application.query('ROLLBACK TO before');
      }
    } finally {
      await application.end();
    }
  });

  it('shows who is of the group before the first card, to those in it and to staff', async () => {
    const { board, scribe, id, manager } = await peerRooms(app);
    const names = (await scribe.get(`/peer-boards/${id}`)).body;
    expect(names).toMatchObject({ begun: false, erasedOn: null });
    expect(names.group).toHaveLength(2);
    expect(await board()).toMatchObject({ begun: false, group: names.group });
    expect((await manager.post(`/peer-boards/${id}/entries`, { personId: manager.personId, asScribe: true })).body.code).toBe('board-not-begun');
  });

  it('keeps a member whose records are merged; no other mailbox comes in that way', async () => {
    const { id, group, manager, opens, link, change, elue } = await begun();
    const merge = (keptId: string, goneId: string, email: boolean) => manager.post(`/people/${keptId}/merge`, { goneId, choices: { givenName: false, familyName: false, email, telephone: false } });
    // A listener holds a link to this board and takes the record of a member over: their mailbox stays out.
    const listener = await app.make.person({ email: 'listener@example.org' });
    const ear = await link(listener);
    expect((await merge(listener, group['maire'] as string, false)).status).toBe(200);
    expect(await opens(ear)).toBe(401);
    expect((await manager.post(`/peer-boards/${id}/links`)).body.sent).toBe(2);
    expect(await app.rows('SELECT 1 FROM personal_link WHERE person_id = $1 AND revoked_at IS NULL', [listener])).toEqual([]);
    // Two records of one person, the member's own address kept: still of the group, with a link to the same mailbox.
    const twin = await app.make.person();
    await app.rows('DELETE FROM person_contact WHERE person_id = $1', [twin]);
    expect(await opens(elue)).toBe(200);
    expect((await merge(twin, group['elue'] as string, true)).status).toBe(200);
    expect((await manager.post(`/peer-boards/${id}/links`)).body).toMatchObject({ sent: 1, already: 1 });
    expect(await opens(await link(twin))).toBe(200);
    // A scribe merged into somebody's account hands no board over.
    await app.rows('UPDATE peer_board SET begun_at = NULL WHERE id = $1', [id]);
    const keeper = await app.make.person({ email: 'keeper@example.org' });
    await change({ scribeId: keeper, openToPhones: true });
    await app.rows('UPDATE peer_board SET begun_at = now() WHERE id = $1', [id]);
    const colleague = await app.as('person');
    expect((await merge(colleague.personId, keeper, false)).status).toBe(200);
    expect(await opens(colleague)).toBe(404);
    expect(await app.rows('SELECT scribe_id FROM peer_board WHERE id = $1', [id])).toEqual([{ scribe_id: null }]);
  });

  it('asks as many when two of its members turn out to be one record: merging them lowers no vote, and the scribe is the voice that is missing', async () => {
    const { ask, late, mayor, id, group, manager, link, opens, scribe, canohes, gatheringId } = await begun();
    const { body } = await ask(late);
    const choices = { givenName: false, familyName: false, email: false, telephone: false };
    expect((await manager.post(`/people/${group['maire']}/merge`, { goneId: group['elue'], choices })).status).toBe(200);
    expect((await answer(mayor, id, body.id, true)).status).toBe(204);
    expect((await mayor.get(`/peer-boards/${id}`)).body.entries).toMatchObject([{ state: 'waiting', agreed: 1, needed: 2 }]);
    expect(await opens(await link(late))).toBe(404);
    expect((await answer(manager, id, body.id, true)).status).toBe(403);
    expect((await answer(scribe, id, body.id, true)).status).toBe(204);
    expect(await opens(await link(late))).toBe(200);
    // Never alone: the next newcomer waits for the member as well.
    const next = (await app.make.delegate(canohes, { category: 'elected_official' })).personId;
    await manager.post(`/gatherings/${gatheringId}/registrations`, { personId: next });
    const { body: other } = await ask(next);
    expect((await answer(scribe, id, other.id, true)).body.code).toBe('group-answers');
    expect(await opens(await link(next))).toBe(404);
  });

  it('erases what was not shared ninety days after the last card, and says when', async () => {
    const { id, scribe, mayor } = await begun();
    const shared = await put(scribe, id, { kind: 'stake', towards: null, words: 'Ce que tous lisent' });
    await scribe.put(`/peer-boards/${id}/cards/${shared.id}/sharing`, { shared: true });
    const { erasedOn } = (await mayor.get(`/peer-boards/${id}`)).body;
    expect((Date.parse(erasedOn) - Date.parse(app.today)) / 86_400_000).toBe(90);
    const upkeep = app.nest.get(PeerUpkeep, { strict: false });
    await upkeep.forget();
    expect((await mayor.get(`/peer-boards/${id}`)).body.cards).toHaveLength(2);
    await app.rows(`UPDATE gathering SET held_on = held_on - 100 WHERE id = (SELECT gathering_id FROM peer_board WHERE id = $1)`, [id]);
    await app.rows(`UPDATE peer_board SET begun_at = begun_at - interval '100 days' WHERE id = $1`, [id]);
    await upkeep.forget();
    expect((await mayor.get(`/peer-boards/${id}`)).body.cards).toHaveLength(2);
    await app.rows(`UPDATE peer_card SET updated_at = updated_at - interval '90 days' WHERE board_id = $1`, [id]);
    expect(await upkeep.forget()).toBe(1);
    expect((await mayor.get(`/peer-boards/${id}`)).body.cards).toMatchObject([{ words: 'Ce que tous lisent', shared: true }]);
    await expect(app.rows('SELECT access.forget_peer_cards($1)', [app.nest.get(Keyring, { strict: false }).proof('other')])).rejects.toMatchObject({ code: '42501' });
  });
});
