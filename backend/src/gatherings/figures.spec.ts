import fc from 'fast-check';
import { useApp } from '../platform/testing/use-app';
import type { Caller } from '../platform/testing/caller';
import type { CategoryFigures } from './gathering.contract';

const categories = ['elected_official', 'local_agent', 'state_agent'] as const;

type Act = { do: 'answer'; who: number; answer: 'yes' | 'no' | 'replaced' } | { do: 'tick' | 'untick'; who: number; half: number };

const acts = fc.oneof(
  fc.record({ do: fc.constant('answer' as const), who: fc.nat(5), answer: fc.constantFrom('yes' as const, 'no' as const, 'replaced' as const) }),
  fc.record({ do: fc.constantFrom('tick' as const, 'untick' as const), who: fc.nat(5), half: fc.nat(1) }),
);

describe('figures of a gathering', () => {
  const app = useApp();
  let manager: Caller;
  let gathering: string;
  let lines: { id: string; category: string }[];
  let halfDays: { id: string }[];

  beforeAll(async () => {
    const participation = await app.make.participation();
    for (let index = 0; index < 6; index += 1) await app.make.delegate(participation, { category: categories[index % 3] });
    manager = await app.as('cohort_manager', { cohortId: participation.cohortId });
    const before = new Date(Date.parse(app.today) - 86_400_000).toISOString().slice(0, 10);
    const mornings = [before, app.today].map((onDate) => ({ onDate, half: 'morning' }));
    const input = { nature: 'common_day', format: 'on_site', title: 'Journée', heldOn: app.today, halfDays: mornings };
    gathering = (await manager.post(`/cohorts/${participation.cohortId}/gatherings`, input)).body.id;
    await manager.post(`/gatherings/${gathering}/invitations`);
    ({ registrations: lines, halfDays } = (await manager.get(`/gatherings/${gathering}`)).body);
  });

  async function play(act: Act): Promise<void> {
    const line = `/gatherings/${gathering}/registrations/${lines[act.who]?.id}`;
    const answer =
      act.do === 'answer' ? manager.put(`${line}/answer`, { answer: act.answer }) : act.do === 'tick' ? manager.put(`${line}/presence/${halfDays[act.half]?.id}`) : manager.delete(`${line}/presence/${halfDays[act.half]?.id}`);
    expect((await answer).status).toBe(204);
  }

  const forget = async () => {
    await app.rows('DELETE FROM attendance WHERE gathering_id = $1', [gathering]);
    await app.rows('UPDATE registration SET answer = NULL, answered_at = NULL, replacement_name = NULL WHERE gathering_id = $1', [gathering]);
  };

  /** What a person with a pencil would find, keeping for each line the last answer and for each cell the last stroke. */
  function recount(played: Act[]): CategoryFigures[] {
    return categories.map((category) => {
      const mine = lines.flatMap((line, who) => (line.category === category ? [who] : []));
      const last = (who: number) => played.findLast((act): act is Extract<Act, { do: 'answer' }> => act.do === 'answer' && act.who === who)?.answer;
      const came = (who: number) => [0, 1].some((half) => played.findLast((act) => act.do !== 'answer' && act.who === who && act.half === half)?.do === 'tick');
      const count = (answer: string) => mine.filter((who) => last(who) === answer).length;
      return { category, invited: mine.length, yes: count('yes'), replaced: count('replaced'), no: count('no'), came: mine.filter(came).length, waiting: 0 };
    });
  }

  const counted = async () => (await manager.get(`/gatherings/${gathering}`)).body.figures as CategoryFigures[];

  it('equal a recount by hand, however answers and ticks are repeated', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(acts, { maxLength: 10 }), async (played) => {
        await forget();
        for (const act of played) {
          await play(act);
          await play(act);
        }
        expect(await counted()).toEqual(recount(played));
      }),
      { numRuns: 12 },
    );
  });

  it('do not depend on the order in which different people answer and are ticked', async () => {
    const shuffled = fc
      .uniqueArray(acts, { maxLength: 10, selector: (act) => `${act.who} ${act.do === 'answer' ? 'answer' : act.half}` })
      .chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length })));
    await fc.assert(
      fc.asyncProperty(shuffled, async ([one, other]) => {
        await forget();
        for (const act of one) await play(act);
        const first = await counted();
        await forget();
        for (const act of other) await play(act);
        expect(await counted()).toEqual(first);
      }),
      { numRuns: 6 },
    );
  });
});
