import { randomUUID } from 'node:crypto';
import type { Caller } from '../../../platform/testing/caller';
import type { TestApp } from '../../../platform/testing/use-app';
import { Ground } from '../../testing/ground';

export const expectation = { kind: 'expectation', towards: 'state_agent', words: 'Un interlocuteur unique, joignable' };
export const whisper = { kind: 'obstacle', towards: null, words: 'Le préfet ne répond jamais à nos lettres' };

/** A gathering with its four boards, an elected official kept as scribe, another one by telephone, and an agent beside. */
export async function peerRooms(app: TestApp) {
  const ground = await Ground.of(app);
  const { manager, create, canohes } = ground;
  const gatheringId = await create({ nature: 'peer_exchange', heldOn: app.today, title: 'Échanges entre pairs' });
  const group: Record<string, string> = {};
  for (const [name, category] of Object.entries({ elue: 'elected_official', maire: 'elected_official', agente: 'local_agent' })) {
    group[name] = (await app.make.delegate(canohes, { category })).personId;
    await manager.post(`/gatherings/${gatheringId}/registrations`, { personId: group[name] });
  }
  expect((await manager.put(`/gatherings/${gatheringId}/peer-boards`, {})).status).toBe(204);
  expect((await manager.put(`/gatherings/${gatheringId}/peer-boards`, {})).status).toBe(204);
  const boards = async () => (await manager.get(`/gatherings/${gatheringId}/peer-boards`)).body.boards as { id: string; category: string; version: number; cards: number; shared: number; scribe: unknown; people: number; reached: number }[];
  const board = async (category = 'elected_official') => (await boards()).find((one) => one.category === category) as Awaited<ReturnType<typeof boards>>[number];
  const change = async (input: { scribeId: string | null; openToPhones: boolean }) => {
    const { id, version } = await board();
    return manager.put(`/peer-boards/${id}`, input, { 'if-match': `"${version}"` });
  };
  const scribe = await app.as('person');
  await change({ scribeId: scribe.personId, openToPhones: true });
  const { id } = await board();
  const link = (personId: string, ...records: string[]) => app.link('peer_exchange', { personId, cohortId: canohes.cohortId, recordIds: [id, gatheringId, ...records] });
  return { ...ground, gatheringId, group, board, boards, change, scribe, id, link, phone: await link(group['maire'] as string) };
}

/** A card, as whoever is in the room types it. */
export const put = (by: Caller, boardId: string, card: object, id: string = randomUUID()) => by.put(`/peer-boards/${boardId}/cards/${id}`, card).then(({ status }) => ({ status, id }));
