import { Injectable } from '@nestjs/common';
import type { Work } from '../../platform/database/work';
import { notFound, problem } from '../../platform/http/problem';
import { GatheringDoor } from '../guests/gathering-door';
import type { NeedsBoard, NeedsInput, NeedsView, PlaceView, WaitingInput } from './need.contract';

type Person = NeedsBoard['people'][number];
type BoardRow = Pick<NeedsBoard, 'room' | 'inRoom' | 'remote' | 'people' | 'waiting' | 'erasedOn'>;

const told = `'diets', n.diets, 'dietWords', n.diet_words, 'accesses', n.accesses, 'accessWords', n.access_words, 'travels', n.travels, 'travelWords', n.travel_words`;
const room = `(SELECT json_build_object('capacity', f.capacity, 'taken', f.taken, 'waiting', f.waiting) FROM access.room_of(g.id) f)`;

/** What the certificate would say, once the half-day that it says is over: at half past twelve, at six, or when the gathering ends. */
const certifiable = `EXISTS (SELECT FROM access.certificate_lines(NULL, ARRAY[r.id], NULL, NULL, NULL, NULL) l CROSS JOIN jsonb_to_recordset(l.half_days) AS d("onDate" date, half text)
  WHERE coalesce((coalesce(d."onDate", l.held_on) + least(CASE d.half WHEN 'morning' THEN time '12:30' WHEN 'afternoon' THEN time '18:00' ELSE time '23:59' END, l.to_time)) <= access.clock(), true))`;

/** One's own place at a gathering, what one needs there, and the same for whoever welcomes everybody. */
@Injectable()
export class Needs {
  constructor(private readonly door: GatheringDoor) {}

  /** What one person finds beside their answer. */
  async place(work: Work, gatheringId: string, registrationId: string): Promise<PlaceView> {
    const row = await work.row<Omit<PlaceView, 'forward'> & { forwardable: boolean }>(
      `SELECT r.answer, r.attends, CASE WHEN r.waiting_since IS NOT NULL THEN access.waiting_rank(r.id) END AS "waitingRank", to_json(r.seat_given_at) #>> '{}' AS "seatGivenAt",
         CASE WHEN g.capacity IS NOT NULL THEN ${room} END AS room,
         (SELECT json_build_object(${told}) FROM registration_need n WHERE n.registration_id = r.id AND ARRAY[n.registration_id, n.cohort_id, n.person_id] && $3::uuid[]) AS needs,
         (SELECT coalesce(json_agg(json_build_object('name', m.name, 'attends', m.attends)), '[]') FROM access.coming_companions(r.id) m) AS companions,
         ${certifiable} AS certifiable,
         g.requests_closed_at IS NULL AND coalesce(g.held_on >= $4::date, true) AS forwardable
       FROM registration r JOIN gathering g ON g.id = r.gathering_id WHERE r.id = $1 AND r.gathering_id = $2`,
      [registrationId, gatheringId, work.ids('registration_need', 'read'), work.today],
    );
    if (!row) throw notFound();
    const { forwardable, ...view } = row;
    return { ...view, forward: forwardable ? this.door.address(gatheringId) : null };
  }

  /** Until the evening of the day; nothing at all erases the row. */
  async say(work: Work, gatheringId: string, registrationId: string, input: NeedsInput): Promise<void> {
    const known = await work.row<{ cohortId: string; personId: string; over: boolean }>(
      `SELECT r.cohort_id AS "cohortId", r.person_id AS "personId", coalesce(g.held_on < $3::date, false) AS over
       FROM registration r JOIN gathering g ON g.id = r.gathering_id WHERE r.id = $1 AND r.gathering_id = $2`,
      [registrationId, gatheringId, work.today],
    );
    if (!known) throw notFound();
    if (known.over) throw problem(409, 'gathering-over', 'Ce rendez-vous est passé : il n’y a plus rien à prévoir.');
    const needs = { ...input, dietWords: input.dietWords || null, accessWords: input.accessWords || null, travelWords: input.travelWords || null };
    const nothing = Object.values(needs).every((value) => value === null || value.length === 0);
    if (nothing) await work.rows('DELETE FROM registration_need WHERE registration_id = $1 AND gathering_id = $2', [registrationId, gatheringId]);
    else {
      await work.rows(
        `INSERT INTO registration_need (cohort_id, gathering_id, registration_id, person_id, diets, diet_words, accesses, access_words, travels, travel_words)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
         ON CONFLICT (registration_id) DO UPDATE SET diets = EXCLUDED.diets, diet_words = EXCLUDED.diet_words, accesses = EXCLUDED.accesses,
           access_words = EXCLUDED.access_words, travels = EXCLUDED.travels, travel_words = EXCLUDED.travel_words, updated_at = now()`,
        [known.cohortId, gatheringId, registrationId, known.personId, needs.diets, needs.dietWords, needs.accesses, needs.accessWords, needs.travels, needs.travelWords],
      );
    }
    await work.audit(nothing ? 'delete' : 'update', 'registration_need', registrationId, known.cohortId, known.personId === work.personId ? null : known.personId);
  }

  /** For who organises: what to order and to prepare, who waits, who needs what. Only of those who come. */
  async board(work: Work, gatheringId: string): Promise<NeedsBoard> {
    const row = await work.row<BoardRow>(
      `SELECT ${room} AS room, to_char(g.held_on + 28, 'YYYY-MM-DD') AS "erasedOn",
         (SELECT count(*)::int FROM registration r WHERE r.gathering_id = g.id AND r.answer IN ('yes', 'replaced') AND r.replaces_id IS NULL AND r.waiting_since IS NULL
           AND NOT (g.format = 'remote' OR g.format = 'hybrid' AND r.attends IS NOT DISTINCT FROM 'remote')) AS "inRoom",
         (SELECT count(*)::int FROM registration r WHERE r.gathering_id = g.id AND r.answer IN ('yes', 'replaced') AND r.replaces_id IS NULL AND r.waiting_since IS NULL
           AND (g.format = 'remote' OR g.format = 'hybrid' AND r.attends IS NOT DISTINCT FROM 'remote')) AS remote,
         (SELECT coalesce(json_agg(json_build_object('registrationId', r.id, 'name', p.given_name || ' ' || p.family_name, 'territoryName', t.name, 'telephone', c.telephone, ${told}) ORDER BY p.family_name, r.id), '[]')
          FROM registration_need n JOIN registration r ON r.id = n.registration_id JOIN person p ON p.id = r.person_id
            LEFT JOIN person_contact c ON c.person_id = p.id AND ARRAY[c.person_id, c.network_id] && $3::uuid[]
            LEFT JOIN participation v ON v.id = r.participation_id LEFT JOIN territory t ON t.id = v.territory_id
          WHERE n.gathering_id = g.id AND ARRAY[n.registration_id, n.cohort_id, n.person_id] && $2::uuid[] AND r.answer IN ('yes', 'replaced')) AS people,
         (SELECT coalesce(json_agg(json_build_object('registrationId', r.id, 'name', p.given_name || ' ' || p.family_name, 'territoryName', t.name, 'telephone', c.telephone, 'since', r.waiting_since,
            'rank', access.waiting_rank(r.id)) ORDER BY r.waiting_since, r.id), '[]')
          FROM registration r JOIN person p ON p.id = r.person_id LEFT JOIN person_contact c ON c.person_id = p.id AND ARRAY[c.person_id, c.network_id] && $3::uuid[]
            LEFT JOIN participation v ON v.id = r.participation_id LEFT JOIN territory t ON t.id = v.territory_id
          WHERE r.gathering_id = g.id AND r.waiting_since IS NOT NULL) AS waiting
       FROM gathering g WHERE g.id = $1`,
      [gatheringId, work.ids('registration_need', 'read'), work.ids('person_contact', 'read')],
    );
    if (!row) throw notFound();
    // A meal is for whoever eats there: those who follow from afar keep their access needs alone.
    return {
      ...row,
      ...{ diets: counts(row.people, 'diets'), dietWords: said(row.people, 'dietWords') },
      ...{ accesses: counts(row.people, 'accesses'), accessWords: said(row.people, 'accessWords') },
      ...{ travels: counts(row.people, 'travels'), travelWords: said(row.people, 'travelWords') },
    };
  }

  /** To the head of the list, or onto one more chair than was typed: then their e-mail leaves at once. */
  async moveUp(work: Work, gatheringId: string, registrationId: string, { to }: WaitingInput): Promise<void> {
    await work.rows(`SELECT pg_advisory_xact_lock(hashtextextended('seats ' || $1::text, 0))`, [gatheringId]);
    const moved = await work.row<{ cohortId: string; personId: string }>(
      `UPDATE registration r SET waiting_since = CASE WHEN $3 = 'first' THEN (SELECT min(w.waiting_since) FROM registration w WHERE w.gathering_id = $2) - interval '1 second' END, updated_at = now()
       WHERE r.id = $1 AND r.gathering_id = $2 AND r.waiting_since IS NOT NULL RETURNING cohort_id AS "cohortId", person_id AS "personId"`,
      [registrationId, gatheringId, to],
    );
    if (!moved) throw problem(409, 'not-waiting', 'Cette personne n’est plus en liste d’attente.');
    await work.audit('move up', 'registration', registrationId, moved.cohortId, moved.personId);
  }
}

function counts<K extends 'diets' | 'accesses' | 'travels'>(people: Person[], of: K): { kind: NeedsView[K][number]; count: number }[] {
  const seen = new Map<NeedsView[K][number], number>();
  for (const person of people) for (const kind of person[of]) seen.set(kind, (seen.get(kind) ?? 0) + 1);
  return [...seen].map(([kind, count]) => ({ kind, count })).sort((a, b) => b.count - a.count || a.kind.localeCompare(b.kind));
}

const said = (people: Person[], of: 'dietWords' | 'accessWords' | 'travelWords') => people.flatMap((person) => person[of] ?? []).sort((a, b) => a.localeCompare(b, 'fr'));
