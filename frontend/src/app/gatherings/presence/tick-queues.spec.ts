import type { PresenceActs } from '../../api';
import type { PresenceApi } from './presence.api';
import { TickQueues } from './tick-queues';

function server() {
  const state = { down: true, sent: [] as PresenceActs[] };
  const record = async (_id: string, body: PresenceActs) => {
    if (state.down) throw new Error('away');
    state.sent.push(body);
    return { acknowledged: body.acts.map(({ number }) => number), refused: [] };
  };
  return { state, api: { record } as unknown as PresenceApi };
}

describe('what a tablet noted in a tab that was thrown away', () => {
  afterEach(() => {
    localStorage.clear();
    sessionStorage.clear();
  });

  it('shows in the next tab and leaves from there, under its own name, and for nobody else', async () => {
    const { state, api } = server();
    const before = new TickQueues('g', 'solene', api, () => undefined);
    await before.set('a', 'h', true, null);
    before.stop();
    sessionStorage.clear();
    state.down = false;

    const somebody = new TickQueues('g', 'youssef', api, () => undefined);
    expect([somebody.said('a', 'h'), somebody.waiting()]).toEqual([undefined, 0]);
    await somebody.flush();
    expect(state.sent).toEqual([]);

    sessionStorage.clear();
    const after = new TickQueues('g', 'solene', api, () => undefined);
    expect(after.said('a', 'h')).toBe(true);
    await after.set('b', 'h', true, null);
    await after.flush();
    expect([after.waiting(), new Set(state.sent.map(({ tabletId }) => tabletId)).size, localStorage.length]).toEqual([0, 2, 0]);
  });
});
