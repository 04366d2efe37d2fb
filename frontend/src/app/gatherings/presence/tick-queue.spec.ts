import { jest } from '@jest/globals';
import type { PresenceAcknowledged, PresenceActs } from '../../api';
import { Problem } from '../../core/problem';
import { TickQueue } from './tick-queue';

const away = new Problem(0, 'unreachable', 'Pas de connexion');

function memory() {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

/** A server that answers, or is away while `down` says so. */
function server() {
  const state = { down: false, deaf: false, rows: new Map<string, boolean>(), sent: [] as PresenceActs[] };
  const send = async (body: PresenceActs): Promise<PresenceAcknowledged> => {
    if (state.down) throw away;
    state.sent.push(body);
    for (const act of body.acts) state.rows.set(`${act.registrationId} ${act.halfDayId}`, act.there);
    if (state.deaf) throw away;
    const refused = body.acts
      .filter(({ there, reason }) => !there && !reason)
      .map(({ number }) => ({ number, code: 'reason-required' as const, detail: '' }));
    return {
      acknowledged: body.acts.map(({ number }) => number).filter((number) => !refused.some((one) => one.number === number)),
      refused,
    };
  };
  return { state, send };
}

describe('ticks at the door', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('show at once, wait while the network is away, and leave when it is back', async () => {
    const { state, send } = server();
    const queue = new TickQueue('presence:g', 'tablet', send, () => undefined, memory());
    state.down = true;
    for (const line of ['a', 'b', 'c']) await queue.set(line, 'h', true);
    expect([queue.said('a', 'h'), queue.waiting(), queue.away()]).toEqual([true, 3, true]);
    state.down = false;
    await jest.advanceTimersByTimeAsync(20_000);
    expect([queue.waiting(), queue.away(), state.rows.size]).toEqual([0, false, 3]);
  });

  it('are sent again with the same number when the answer was lost', async () => {
    const { state, send } = server();
    const queue = new TickQueue('presence:g', 'tablet', send, () => undefined, memory());
    state.deaf = true;
    await queue.set('a', 'h', true);
    state.deaf = false;
    await jest.advanceTimersByTimeAsync(20_000);
    expect(state.sent.map(({ tabletId, acts }) => [tabletId, acts.map(({ number }) => number)])).toEqual([
      [expect.any(String), [1]],
      [state.sent[0]?.tabletId, [1]],
    ]);
    expect(queue.waiting()).toBe(0);
  });

  it('survive a reload as ids alone, a reason is never kept, and nothing stays once they are acknowledged', async () => {
    const { state, send } = server();
    const storage = memory();
    state.down = true;
    const before = new TickQueue('presence:g', 'tablet', send, () => undefined, storage);
    await before.set('a', 'h', true, 'Une raison qui nomme quelqu’un');
    before.stop();
    expect([...storage.kept.values()].join()).not.toContain('raison qui');
    state.down = false;
    const after = new TickQueue('presence:g', 'tablet', send, () => undefined, storage);
    await jest.advanceTimersByTimeAsync(1);
    expect([after.waiting(), state.sent[0]?.acts[0]?.registrationId, storage.kept.size]).toEqual([0, 'a', 0]);
  });

  it('that need a reason come back to whoever ticked, and stand again as they were', async () => {
    const back: string[] = [];
    const queue = new TickQueue(
      'presence:g',
      'tablet',
      server().send,
      ({ registrationId }) => back.push(registrationId),
      memory(),
    );
    await queue.set('a', 'h', false);
    expect([back, queue.said('a', 'h'), queue.waiting()]).toEqual([['a'], undefined, 0]);
  });
});
