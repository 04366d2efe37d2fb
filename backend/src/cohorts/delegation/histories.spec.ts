import fc from 'fast-check';
import { randomInt } from 'node:crypto';
import { Database } from '../../platform/database/database';
import type { Work } from '../../platform/database/work';
import { useApp } from '../../platform/testing/use-app';
import type { DelegateInput } from './delegate.contract';
import { inside, seatsOf } from './delegate.contract';
import { DelegationService } from './delegation.service';

/** `DELEGATION_HISTORIES=10000` plays them all; the seed is told, and given again with `DELEGATION_SEED`. */
const histories = Number(process.env['DELEGATION_HISTORIES'] ?? 250);
const seed = Number(process.env['DELEGATION_SEED'] ?? randomInt(2 ** 30));
const batch = 250;
const horizon = 50;
const people = 4;
const quartet = ['elected_official', 'local_agent', 'socio_economic_actor', 'state_agent'] as const;

const day = (offset: number) => new Date(Date.UTC(2024, 0, 1 + offset)).toISOString().slice(0, 10);
const dates = Array.from({ length: horizon + 1 }, (_, offset) => day(offset));

type Status = 'foreseen' | 'agreed';
type Act =
  | { act: 'add'; person: number; team: number; category: number; status: Status; from: number; length: number | null; substitute: boolean }
  | { act: 'agree'; which: number; on: number }
  | { act: 'end'; which: number; on: number; by: number | null; status: Status }
  | { act: 'change'; which: number; from: number; length: number | null }
  | { act: 'remove'; which: number };

interface Stay {
  id: string;
  person: number;
  team: number;
  category: string;
  status: Status;
  from: number;
  to: number;
  substitute: boolean;
}

const at = fc.nat({ max: 40 });
const length = fc.option(fc.nat({ max: 15 }));
const status = fc.constantFrom<Status>('foreseen', 'agreed');
const which = fc.nat({ max: 9 });
const person = fc.nat({ max: people - 1 });
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ act: fc.constant('add' as const), person, team: fc.nat({ max: 3 }), category: fc.nat({ max: 3 }), status, from: at, length, substitute: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('agree' as const), which, on: at }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('end' as const), which, on: at, by: fc.option(person), status }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('change' as const), which, from: at, length }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('remove' as const), which }) },
);

/** The naive team: every day of every stay is looked at, one by one. `null` says that the act must be refused. */
function naive(stays: readonly Stay[], wished: Act): Stay[] | null {
  const after = played(stays, wished);
  if (!after || after.some(({ from, to }) => to < from)) return null;
  for (let today = 0; today <= horizon + 60; today++) {
    const there = after.filter((stay) => stay.from <= today && today <= stay.to).map((stay) => `${stay.team} ${stay.person}`);
    if (new Set(there).size < there.length) return null;
  }
  return after;
}

function played(stays: readonly Stay[], wished: Act): Stay[] | null {
  const to = (from: number, days: number | null) => (days === null ? Infinity : from + days);
  if (wished.act === 'add') {
    const { person: who, team, category, status: said, from, length: days, substitute } = wished;
    return [...stays, { id: 'new', person: who, team, category: team === 2 ? 'resident' : (quartet[category] as string), status: said, from, to: to(from, days), substitute }];
  }
  const one = stays[wished.which % Math.max(stays.length, 1)];
  if (!one) return null;
  const others = stays.filter((stay) => stay !== one);
  if (wished.act === 'remove') return others;
  if (wished.act === 'change') return [...others, { ...one, from: wished.from, to: to(wished.from, wished.length) }];
  if (wished.act === 'agree') {
    if (one.status === 'agreed' || wished.on > one.to) return null;
    if (wished.on <= one.from) return [...others, { ...one, status: 'agreed', from: wished.on }];
    return [...others, { ...one, to: wished.on - 1 }, { ...one, id: 'new', status: 'agreed', from: wished.on }];
  }
  if (wished.on < one.from) return null;
  const ended = [...others, { ...one, to: wished.on }];
  return wished.by === null ? ended : [...ended, { ...one, id: 'new', person: wished.by, status: wished.status, from: wished.on + 1, to: Infinity }];
}

describe('ten thousand histories of teams', () => {
  const app = useApp();

  it(`read on any day as a naive model does, hats included; what overlaps is refused by the database (seed ${seed}, ${histories} histories)`, async () => {
    const cohortId = await app.make.cohort();
    const manager = await app.as('cohort_manager', { cohortId });
    const persons = await Promise.all(Array.from({ length: people }, () => app.make.person()));
    // The last one has no account, hence no hat.
    for (const id of persons.slice(0, -1)) await app.rows('INSERT INTO account (person_id) VALUES ($1)', [id]);
    const [service, database] = [app.nest.get(DelegationService), app.nest.get(Database)];
    const wished = fc.sample(fc.array(act, { minLength: 3, maxLength: 9 }), { numRuns: histories, seed });
    let [done, refused] = [0, 0];

    for (let start = 0; start < histories; start += batch) {
      const lives = wished.slice(start, start + batch);
      const places = await makePlaces(cohortId, start, lives.length);
      const models: Stay[][] = lives.map(() => []);
      await database.run(manager.token, undefined, async (work) => {
        for (const [index, life] of lives.entries()) {
          for (const one of life) {
            const expected = naive(models[index] as Stay[], one);
            if (one.act !== 'add' && !models[index]?.length) continue;
            const made = await tried(work, () => perform(work, service, places[index] as Place, persons, models[index] as Stay[], one));
            if (made.ok !== (expected !== null)) throw new Error(`history ${start + index} ${JSON.stringify(life)}: ${JSON.stringify(one)} was ${made.ok ? 'accepted' : 'refused'}`);
            if (expected) models[index] = expected.map((stay) => (stay.id === 'new' ? { ...stay, id: made.id as string } : stay));
            if (expected) done += 1;
            else refused += 1;
          }
        }
      });
      const read = await readDays(places);
      const told = models.map((stays) => dates.map((_, today) => sayDay(stays.filter(({ from, to }) => from <= today && today <= to))));
      for (const [index, days] of told.entries()) {
        if (JSON.stringify(read[index]) !== JSON.stringify(days)) expect({ history: start + index, acts: lives[index], days: read[index] }).toEqual({ history: start + index, acts: lives[index], days });
      }
    }
    expect([done > refused, refused > histories / 4]).toEqual([true, true]);

    function sayDay(there: readonly Stay[]) {
      const seats = quartet.map((category) => (['agreed', 'foreseen'] as const).map((said) => there.filter((stay) => stay.team < 2 && !stay.substitute && stay.category === category && stay.status === said).length));
      return {
        there: there.map((stay) => `${stay.team} ${stay.person} ${stay.category} ${stay.status}`).sort(),
        seats,
        hats: [...new Set(there.filter((stay) => stay.status === 'agreed' && stay.person < people - 1).map((stay) => stay.person))].sort(),
      };
    }

    async function readDays(places: Place[]) {
      const rows = await app.rows<{ place: number; there: string[]; seats: Record<string, Record<Status, number>>; hats: number[] }>(
        `SELECT p.place::int, seen.there, seen.seats, worn.hats
         FROM unnest($1::uuid[]) WITH ORDINALITY p(id, place) CROSS JOIN generate_series(0, ${horizon}) x(n)
           CROSS JOIN LATERAL (SELECT '2024-01-01'::date + x.n AS day) z
           CROSS JOIN LATERAL (
             SELECT coalesce(array_agg(format('%s %s %s %s', CASE WHEN g.rank IS NOT NULL THEN g.rank - 1 WHEN g.kind = 'residents' THEN 2 ELSE 3 END,
                 array_position($2::uuid[], d.person_id) - 1, d.category, d.status)), '{}') AS there, ${seatsOf('d')} AS seats
             FROM delegate d JOIN delegation g ON g.id = d.delegation_id WHERE d.participation_id = p.id AND ${inside('d', 'z.day')}) seen
           CROSS JOIN LATERAL (SELECT coalesce(array_agg(array_position($2::uuid[], h.person_id) - 1), '{}') AS hats
             FROM hat h WHERE h.participation_id = p.id AND h.hat = 'delegate' AND access.live_on(h, z.day)) worn
         ORDER BY 1, x.n`,
        [places.map(({ id }) => id), persons],
      );
      const read: unknown[][] = places.map(() => []);
      for (const { place, there, seats, hats } of rows) {
        read[place - 1]?.push({ there: there.sort(), seats: quartet.map((category) => [seats[category]?.agreed, seats[category]?.foreseen]), hats: hats.sort() });
      }
      return read;
    }
  }, 600_000);

  interface Place {
    id: string;
    teams: string[];
  }

  async function makePlaces(cohortId: string, after: number, count: number): Promise<Place[]> {
    return app.rows<Place>(
      `WITH t AS (INSERT INTO territory (name, kind, insee_code) SELECT 'Essai ' || n, 'commune', lpad(n::text, 5, '0') FROM generate_series($3::int + 1, $3::int + $2::int) n RETURNING id)
       INSERT INTO participation (cohort_id, territory_id) SELECT $1, id FROM t RETURNING id`,
      [cohortId, count, after],
    ).then(async (made) => {
      const ids = made.map(({ id }) => id);
      await app.rows(
        `INSERT INTO delegation (cohort_id, participation_id, kind, name, rank) SELECT $1, p, k.kind, 'Essai', k.rank
         FROM unnest($2::uuid[]) p CROSS JOIN (VALUES ('quartet', 2), ('residents', NULL), ('project_group', NULL)) k(kind, rank)`,
        [cohortId, ids],
      );
      return app.rows<Place>(
        `SELECT p.id, (SELECT array_agg(g.id ORDER BY g.rank NULLS LAST, g.kind = 'project_group') FROM delegation g WHERE g.participation_id = p.id) AS teams
         FROM unnest($1::uuid[]) WITH ORDINALITY p(id, place) ORDER BY p.place`,
        [ids],
      );
    });
  }
});

async function perform(work: Work, service: DelegationService, place: { id: string; teams: string[] }, persons: string[], stays: Stay[], one: Act): Promise<string | undefined> {
  const until = (from: number, days: number | null) => (days === null ? null : day(from + days));
  if (one.act === 'add') {
    const category = (one.team === 2 ? 'resident' : quartet[one.category]) as DelegateInput['category'];
    // The main team and the group of inhabitants are found without their names.
    const delegationId = one.team === 0 || one.team === 2 ? null : (place.teams[one.team] as string);
    const who = { personId: persons[one.person] as string };
    return (await service.add(work, place.id, { who, delegationId, category, status: one.status, substitute: one.substitute, startsOn: day(one.from), endsOn: until(one.from, one.length) })).id;
  }
  const stay = stays[one.which % stays.length] as Stay;
  if (one.act === 'agree') return (await service.agree(work, place.id, stay.id, day(one.on))).id;
  if (one.act === 'remove') return void (await service.remove(work, place.id, stay.id));
  if (one.act === 'change') {
    const category = stay.category as DelegateInput['category'];
    return void (await service.change(work, place.id, stay.id, { category, roleTitle: null, headOfExecutive: false, startsOn: day(one.from), endsOn: until(one.from, one.length) }));
  }
  const replacedBy = one.by === null ? null : { who: { personId: persons[one.by] as string }, status: one.status, roleTitle: null };
  return (await service.end(work, place.id, stay.id, { lastDay: day(one.on), replacedBy }))?.id;
}

/** Whether an act went through; a refused one leaves nothing behind. */
async function tried(work: Work, doing: () => Promise<string | undefined>): Promise<{ ok: boolean; id?: string | undefined }> {
  await work.rows('SAVEPOINT one');
  try {
    const id = await doing();
    await work.rows('RELEASE SAVEPOINT one');
    return { ok: true, id };
  } catch (error) {
    const { code, constraint, status } = error as { code?: string; constraint?: string; status?: number };
    const known = (code === '23P01' && constraint === 'delegate_once_at_a_time') || [409, 422].includes(status ?? (error as { getStatus?: () => number }).getStatus?.() ?? 0);
    if (!known) throw error;
    await work.rows('ROLLBACK TO SAVEPOINT one');
    return { ok: false };
  }
}
