import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import sharp from 'sharp';
import type { Caller } from '../../platform/testing/caller';
import { useApp } from '../../platform/testing/use-app';
import { expectation, peerRooms, put, whisper } from './testing/rooms';

describe('peer exchanges', () => {
  const app = useApp();
  const rooms = () => peerRooms(app);

  it('are written by whoever keeps the board and by telephones, a card sent twice being one, and nobody’s', async () => {
    const { scribe, phone, id, board } = await rooms();
    const card = await put(scribe, id, whisper);
    expect(card.status).toBe(204);
    expect((await put(phone, id, expectation)).status).toBe(204);
    expect((await put(scribe, id, whisper, card.id)).status).toBe(204);
    const read = (await phone.get(`/peer-boards/${id}`)).body;
    expect(read).toMatchObject({ category: 'elected_official', keeps: false, mayShare: false, gatheringTitle: 'Échanges entre pairs' });
    expect(read.cards.map(({ words }: { words: string }) => words)).toEqual([whisper.words, expectation.words]);
    expect((await board()).cards).toBe(2);
    // Who wrote stands in no row of any table, the audit and the history included.
    for (const personId of [scribe.personId, phone.personId]) {
      const columns = await app.rows<{ name: string }>(`SELECT column_name AS name FROM information_schema.columns WHERE table_name = 'peer_card' AND column_name LIKE '%\\_id'`);
      expect(columns.map(({ name }) => name).sort()).toEqual(['board_id', 'cohort_id', 'gathering_id', 'participation_id']);
      expect(await app.rows('SELECT 1 FROM audit_entry WHERE person_id = $1', [personId])).toEqual([]);
    }
    expect(await app.rows(`SELECT 1 FROM record_change WHERE table_name IN ('peer_card', 'peer_photo')`)).toEqual([]);
    expect((await scribe.put(`/peer-boards/${id}/cards/${randomUUID()}`, { kind: 'stake', towards: null, words: 'x' })).body.errors[0].pointer).toBe('/words');
    expect((await scribe.put(`/peer-boards/${id}/cards/${randomUUID()}`, { kind: 'stake', towards: 'state_agent', words: 'Un enjeu' })).body.errors[0].pointer).toBe('/towards');
  });

  it('are told on « À faire » to whoever keeps one and to members by their own link; a closed door says who keeps the board', async () => {
    const { scribe, manager, canohes, gatheringId, link, change, id, phone } = await peerRooms(app);
    const member = await app.as('person');
    await app.make.delegate(canohes, { person_id: member.personId, category: 'elected_official' });
    await manager.post(`/gatherings/${gatheringId}/registrations`, { personId: member.personId });
    const told = async (who: Caller) => (await who.get('/home')).body.lines.filter(({ kind }: { kind: string }) => kind === 'peer_board').map((line: { recordId: string; count: number | null; link: string | null }) => [line.recordId, line.count, line.link?.slice(0, 3) ?? null]);
    expect(await told(member)).toEqual([]);
    await link(member.personId as string);
    expect([await told(scribe), await told(member)]).toEqual([[[gatheringId, 1, null]], [[gatheringId, null, '/l#']]]);
    expect((await phone.get(`/peer-boards/${id}/door`)).body).toMatchObject({ openToPhones: true, begun: false, member: true, asked: false });
    await change({ scribeId: scribe.personId as string, openToPhones: false });
    expect([await told(member), (await phone.get(`/peer-boards/${id}`)).status]).toEqual([[], 404]);
    expect((await phone.get(`/peer-boards/${id}/door`)).body).toMatchObject({ scribe: expect.any(String), openToPhones: false, member: true });
    // Whoever changed an address after the first card may be the one who signs in with it.
    await change({ scribeId: scribe.personId as string, openToPhones: true });
    await put(scribe, id, whisper);
    expect(await told(member)).toHaveLength(1);
    await app.rows(`UPDATE person_contact SET email = 'elsewhere@example.org' WHERE person_id = $1`, [member.personId]);
    expect(await told(member)).toEqual([]);
  });

  it('leave the room card by card, by whoever keeps the board; withdrawn or reworded, a card is back in it', async () => {
    const { scribe, phone, id, manager, gatheringId, canohes, board } = await rooms();
    const [said, kept] = [await put(phone, id, expectation), await put(scribe, id, whisper)];
    const shared = async (by: Caller) => (await by.get(`/shared-peer-cards?gatheringId=${gatheringId}`)).body.items?.map(({ words }: { words: string }) => words);
    expect(await shared(manager)).toEqual([]);
    expect((await phone.put(`/peer-boards/${id}/cards/${said.id}/sharing`, { shared: true })).body.code).toBe('scribe-shares');
    expect((await scribe.put(`/peer-boards/${id}/cards/${said.id}/sharing`, { shared: true })).status).toBe(204);
    const readers = [manager, await app.as('delegate', { participationId: canohes.id }), await app.as('project_ally', { participationId: canohes.id }), phone];
    for (const reader of readers) expect(await shared(reader)).toEqual([expectation.words]);
    expect(await board()).toMatchObject({ cards: 2, shared: 1 });
    const [line] = (await manager.get(`/shared-peer-cards?cohortId=${canohes.cohortId}&q=INTERLOCUTEUR`)).body.items;
    expect(line).toEqual({
      id: said.id, from: 'elected_official', kind: 'expectation', towards: 'state_agent', words: expectation.words, cohortId: canohes.cohortId, cohortName: 'Occitanie',
      gatheringId, gatheringTitle: 'Échanges entre pairs', heldOn: app.today, participationId: null, territoryName: null,
    });
    expect((await manager.get('/shared-peer-cards?q=préfet')).body.items).toEqual([]);
    expect(await app.rows(`SELECT person_id FROM audit_entry WHERE act = 'share' AND record_id = $1`, [id])).toEqual([{ person_id: scribe.personId }]);

    expect((await phone.put(`/peer-boards/${id}/cards/${said.id}/sharing`, { shared: false })).status).toBe(204);
    for (const reader of readers) expect(await shared(reader)).toEqual([]);
    await scribe.put(`/peer-boards/${id}/cards/${said.id}/sharing`, { shared: true });
    expect((await phone.put(`/peer-boards/${id}/cards/${said.id}/words`, { words: 'Un autre mot' }, { 'if-match': '"1"' })).status).toBe(412);
    expect((await phone.put(`/peer-boards/${id}/cards/${said.id}/words`, { words: 'Un autre mot' }, { 'if-match': '"4"' })).status).toBe(204);
    expect(await shared(manager)).toEqual([]);
    expect((await scribe.delete(`/peer-boards/${id}/cards/${kept.id}`)).status).toBe(204);
    expect((await board()).cards).toBe(1);
  });

  it('are closed to everybody who is not of the group, staff included, by the guards and by the database alone', async () => {
    const { scribe, id, manager, group, canohes, link, gatheringId, board } = await rooms();
    const said = await put(scribe, id, whisper);
    const agents = await board('local_agent');
    const strangers = [
      manager, await app.as('pivot_ally', { cohortId: canohes.cohortId }), await app.as('network_admin'), await app.as('delegate', { participationId: canohes.id, personId: group['elue'] as string }),
      await app.as('observer', { cohortId: canohes.cohortId }), await app.as('person'),
      // A link to this board in the hands of an agent; of somebody who said no; of somebody who is not on the list.
      await link(group['agente'] as string), await link(await app.make.person()),
      await app.link('answer_invitation', { personId: group['elue'] as string, cohortId: canohes.cohortId, recordIds: [gatheringId] }),
    ];
    for (const stranger of strangers) {
      expect([403, 404]).toContain((await stranger.get(`/peer-boards/${id}`)).status);
      expect([403, 404]).toContain((await put(stranger, id, expectation)).status);
      expect([403, 404]).toContain((await stranger.put(`/peer-boards/${id}/cards/${said.id}/sharing`, { shared: true })).status);
      expect([403, 404]).toContain((await stranger.delete(`/peer-boards/${id}/cards/${said.id}`)).status);
      expect(await rowsSeenBy(stranger)).toBe(0);
    }
    // The scribe of one board is a stranger to another, and cannot carry a card there.
    expect((await scribe.get(`/peer-boards/${agents.id}`)).status).toBe(404);
    expect((await put(scribe, agents.id, expectation)).status).toBe(404);
    expect(await rowsSeenBy(scribe)).toBe(1);
    expect(await app.rows('SELECT words FROM peer_card WHERE board_id = ANY ($1)', [[id, agents.id]])).toEqual([{ words: whisper.words }]);
  });

  /** Cards that the bearer of a token sees by row security alone. */
  async function rowsSeenBy({ token }: Caller): Promise<number> {
    const client = new Client({ connectionString: app.database.appUrl });
    await client.connect();
    try {
      await client.query('BEGIN');
      await client.query('SELECT access.enter($1)', [token]);
      return (await client.query('SELECT 1 FROM peer_card')).rows.length;
    } finally {
      await client.end();
    }
  }

  it('open to a telephone as long as its bearer is of the group and telephones are let in, to a scribe until another is named', async () => {
    const { scribe, phone, id, change, group, gatheringId, manager } = await rooms();
    const opens = async (by: Caller) => (await by.get(`/peer-boards/${id}`)).status;
    expect([await opens(phone), await opens(scribe)]).toEqual([200, 200]);
    await app.rows(`UPDATE registration SET category = 'local_agent' WHERE person_id = $1 AND gathering_id = $2`, [group['maire'], gatheringId]);
    expect(await opens(phone)).toBe(404);
    await app.rows(`UPDATE registration SET category = 'elected_official' WHERE person_id = $1 AND gathering_id = $2`, [group['maire'], gatheringId]);
    await change({ scribeId: scribe.personId, openToPhones: false });
    expect([await opens(phone), await opens(scribe)]).toEqual([404, 200]);
    await change({ scribeId: null, openToPhones: true });
    expect([await opens(phone), await opens(scribe)]).toEqual([200, 404]);
    // Where nobody keeps the board, the group shares by itself.
    const { id: card } = await put(phone, id, expectation);
    expect((await phone.put(`/peer-boards/${id}/cards/${card}/sharing`, { shared: true })).status).toBe(204);
    const { version } = (await manager.get(`/gatherings/${gatheringId}/peer-boards`)).body.boards[0];
    expect((await manager.put(`/peer-boards/${id}`, { scribeId: randomUUID(), openToPhones: true }, { 'if-match': `"${version}"` })).body.errors[0].pointer).toBe('/scribeId');
    expect((await manager.put(`/peer-boards/${id}`, { scribeId: null, openToPhones: true }, { 'if-match': '"1"' })).status).toBe(412);
  });

  it('are not listened to by whoever writes the list: staff are of no group, and nobody is named once something was said', async () => {
    const { scribe, id, manager, change, gatheringId, link, phone, board } = await rooms();
    expect((await phone.get(`/peer-boards/${id}`)).body.readers).toHaveLength(3);
    // The manager puts themselves on the list as an elected official, and opens a link.
    await app.make.row('registration', { cohort_id: (await app.rows<{ id: string }>('SELECT cohort_id AS id FROM gathering WHERE id = $1', [gatheringId]))[0]?.id, gathering_id: gatheringId, person_id: manager.personId, category: 'elected_official' });
    expect((await (await link(manager.personId)).get(`/peer-boards/${id}`)).status).toBe(404);
    expect((await board()).people).toBe(2);
    await put(scribe, id, whisper);
    expect((await change({ scribeId: manager.personId, openToPhones: true })).body.code).toBe('board-begun');
    expect((await change({ scribeId: null, openToPhones: true })).status).toBe(204);
    expect((await change({ scribeId: manager.personId, openToPhones: true })).body.code).toBe('board-begun');
    expect((await manager.get(`/peer-boards/${id}`)).status).toBe(403);
  });

  it('have begun at the first photograph as at the first card, even taken away: nobody is named who would read it', async () => {
    const { scribe, manager, change, id } = await rooms();
    const picture = await sharp({ create: { width: 40, height: 30, channels: 3, background: 'white' } }).jpeg().toBuffer();
    const { body } = await scribe.upload(`/peer-boards/${id}/photos?name=paperboard.jpg`, picture);
    expect((await change({ scribeId: manager.personId, openToPhones: true })).body.code).toBe('board-begun');
    expect((await manager.get(`/peer-boards/${id}/photos/${body.id}`)).status).toBe(403);
    expect((await scribe.delete(`/peer-boards/${id}/photos/${body.id}`)).status).toBe(204);
    expect((await change({ scribeId: manager.personId, openToPhones: true })).body.code).toBe('board-begun');
    // Who began it stands in no history.
    expect(await app.rows(`SELECT 1 FROM record_change WHERE record_id = $1 AND person_id = $2`, [id, scribe.personId])).toEqual([]);
  });

  it('are closed once begun: whoever comes on the list, or into the category, afterwards is not of the group', async () => {
    const { scribe, manager, id, gatheringId, canohes, group, link, phone, board } = await rooms();
    await put(scribe, id, whisper);
    const late = (await app.make.delegate(canohes, { category: 'elected_official' })).personId;
    await manager.post(`/gatherings/${gatheringId}/registrations`, { personId: late });
    await app.rows(`UPDATE registration SET category = 'elected_official' WHERE gathering_id = $1 AND person_id = $2`, [gatheringId, group['agente']]);
    for (const personId of [late, group['agente'] as string]) expect((await (await link(personId)).get(`/peer-boards/${id}`)).status).toBe(404);
    expect((await board()).people).toBe(2);
    expect((await manager.post(`/peer-boards/${id}/links`)).body).toEqual({ sent: 3, withoutEmail: 0, already: 0 });
    expect(await app.rows(`SELECT 1 FROM personal_link WHERE person_id = ANY ($1) AND created_by_id = $2`, [[late, group['agente']], manager.personId])).toEqual([]);
    expect((await phone.get(`/peer-boards/${id}`)).body.cards).toHaveLength(1);
  });

  it('send no link to an address that changed once begun', async () => {
    const { scribe, manager, id, change, group } = await rooms();
    await put(scribe, id, whisper);
    await app.rows(`UPDATE person_contact SET email = 'listener@example.org' WHERE person_id = $1`, [group['elue']]);
    expect((await manager.post(`/peer-boards/${id}/links`)).body).toEqual({ sent: 2, withoutEmail: 1, already: 0 });
    expect(await app.rows('SELECT 1 FROM personal_link WHERE person_id = $1', [group['elue']])).toEqual([]);
    expect(await app.rows(`SELECT 1 FROM outbox_message WHERE recipient_id = $1 AND template = 'peer-exchange'`, [group['elue']])).toEqual([]);
    // A mail that still waits would have left for the new address.
    const waiting = () => app.rows(`SELECT 1 FROM outbox_message WHERE recipient_id = $1 AND template = 'peer-exchange' AND state IN ('queued', 'deferred')`, [group['maire']]);
    expect(await waiting()).toHaveLength(1);
    await app.rows(`UPDATE person_contact SET email = 'other@example.org' WHERE person_id = $1`, [group['maire']]);
    expect(await waiting()).toEqual([]);
    expect((await change({ scribeId: null, openToPhones: true })).status).toBe(204);
    expect((await manager.post(`/peer-boards/${id}/links`)).body.code).toBe('address-changed');
  });

  it('send each of the group, and whoever keeps the board, a link of their own to that board alone', async () => {
    const { manager, id, board, scribe, change, group } = await rooms();
    expect((await board()).people).toBe(2);
    expect((await manager.post(`/peer-boards/${id}/links`)).body).toEqual({ sent: 3, withoutEmail: 0, already: 0 });
    // Written to within the hour, nobody is written to again, were two people to press at once.
    const again = await Promise.all([1, 2].map(() => manager.post(`/peer-boards/${id}/links`)));
    expect(again.map(({ body }) => body)).toEqual([1, 2].map(() => ({ sent: 0, withoutEmail: 0, already: 3 })));
    await app.rows(`UPDATE outbox_message SET created_at = created_at - interval '61 minutes' WHERE template = 'peer-exchange'`);
    const twice = await Promise.all([1, 2].map(() => manager.post(`/peer-boards/${id}/links`)));
    expect(twice.map(({ body }) => body.sent).sort()).toEqual([0, 3]);
    // Once more is the same links again; the one that the mayor held already is his.
    expect(await board()).toMatchObject({ reached: 3 });
    const links = await app.rows<{ person: string; records: string[] }>(`SELECT person_id AS person, record_ids AS records FROM personal_link WHERE purpose = 'peer_exchange' AND created_by_id = $1`, [manager.personId]);
    expect(Object.fromEntries(links.map(({ person, records }) => [person, records.length]))).toEqual({ [scribe.personId]: 2, [group['elue'] as string]: 3 });
    await change({ scribeId: group['elue'] as string, openToPhones: true });
    expect(await app.rows(`SELECT 1 FROM personal_link WHERE person_id = $1 AND revoked_at IS NULL`, [scribe.personId])).toEqual([]);
    await change({ scribeId: null, openToPhones: false });
    expect((await manager.post(`/peer-boards/${id}/links`)).body.code).toBe('nobody-there');
  });

  it('refuse a flood: of letters from a board, of cards from a hand', async () => {
    const { manager, id, phone, scribe } = await rooms();
    await manager.post(`/peer-boards/${id}/links`);
    await put(phone, id, whisper);
    await app.rows('UPDATE rate_counter SET count = 120');
    expect((await manager.post(`/peer-boards/${id}/links`)).status).toBe(429);
    expect((await put(phone, id, whisper)).status).toBe(429);
    // Others of the room go on, and the counter tells nobody who typed.
    expect((await put(scribe, id, whisper)).status).toBe(204);
  });

  it('keep the photograph of a paperboard for the group alone', async () => {
    const { scribe, phone, manager, id } = await rooms();
    const picture = await sharp({ create: { width: 40, height: 30, channels: 3, background: 'white' } }).jpeg().toBuffer();
    const made = await scribe.upload(`/peer-boards/${id}/photos?name=paperboard.jpg`, picture);
    expect(made.status).toBe(201);
    expect((await phone.get(`/peer-boards/${id}`)).body.photos).toEqual([{ id: made.body.id, name: 'paperboard.jpg' }]);
    expect(await phone.get(`/peer-boards/${id}/photos/${made.body.id}`)).toMatchObject({ status: 200, headers: { 'content-type': 'image/jpeg' } });
    expect((await manager.get(`/peer-boards/${id}/photos/${made.body.id}`)).status).toBe(403);
    expect((await scribe.upload(`/peer-boards/${id}/photos?name=x.jpg`, Buffer.from('%PDF-1.7'))).status).toBe(422);
    expect((await scribe.delete(`/peer-boards/${id}/photos/${made.body.id}`)).status).toBe(204);
    expect((await phone.get(`/peer-boards/${id}`)).body.photos).toEqual([]);
  });
});
