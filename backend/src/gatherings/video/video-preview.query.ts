import { Injectable } from '@nestjs/common';
import type { Work } from '../../platform/database/work';
import { notFound, problem } from '../../platform/http/problem';
import { candidatesFor } from './recognition';
import type { Span } from './reading/meeting';
import { secondsWithin } from './spans';
import type { VideoCandidate, VideoImportView, VideoKnown } from './video.contract';
import type { VideoImport } from './video-import.entity';
import type { VideoParticipant } from './video-participant.entity';
import { type PoolPerson, VideoPoolQuery } from './video-pool.query';
import { type HalfDayAt, type PlannedTime, windowOf } from './windows';

type Row = Pick<VideoImport, 'id' | 'cohortId' | 'gatheringId' | 'tool' | 'sourceName' | 'version' | 'share' | 'basis'> &
  PlannedTime & { gatheringTitle: string; state: string; span: Span; halfDays: HalfDayAt[] };
type Person = Pick<VideoParticipant, 'id' | 'name' | 'emails' | 'spans' | 'personId' | 'outsider' | 'knownBy'>;

const onClock = (at: number) => new Date(at * 1000).toISOString().slice(0, 16);
const minutes = (seconds: number) => Math.round(seconds / 60);

/** What a file would write, computed each time from what it said: the page shows it, and confirming writes exactly this. */
@Injectable()
export class VideoPreview {
  constructor(private readonly pool: VideoPoolQuery) {}

  async read(work: Work, id: string): Promise<VideoImportView> {
    const row = await work.row<Row>(one, [id]);
    if (!row) throw notFound();
    if (row.state !== 'pending') throw problem(409, 'video-applied', 'Les présences de ce fichier sont notées, et ses heures effacées : déposez-le à nouveau pour le revoir.');
    const people = await work.rows<Person>(
      `SELECT id, name, emails, spans, person_id AS "personId", outsider, known_by AS "knownBy" FROM video_participant WHERE import_id = $1 ORDER BY name, id`,
      [id],
    );
    const noted = await work.rows<{ personId: string; halfDayId: string }>(
      `SELECT r.person_id AS "personId", a.half_day_id AS "halfDayId" FROM attendance a JOIN registration r ON r.id = a.registration_id WHERE a.gathering_id = $1`,
      [row.gatheringId],
    );
    const pool = await this.pool.read(work, row.gatheringId, [], people.flatMap(({ personId }) => personId ?? []));
    return view(row, people, pool, new Set(noted.map(({ personId, halfDayId }) => `${personId} ${halfDayId}`)));
  }
}

function view(row: Row, people: readonly Person[], pool: readonly PoolPerson[], noted: ReadonlySet<string>): VideoImportView {
  const windows = row.halfDays.map((halfDay) => ({ halfDay, window: windowOf(halfDay, row.halfDays, row, row.span, row.basis) }));
  const byPerson = Map.groupBy(people.filter(({ personId }) => personId), ({ personId }) => personId as string);
  const known = pool.flatMap((person) => {
    const shown = byPerson.get(person.personId);
    if (!shown) return [];
    // Both of somebody's names, on both of their devices, are one presence.
    const spans = shown.flatMap((each) => each.spans);
    const halfDays = windows.map(({ halfDay: { id: halfDayId }, window }) => {
      const [there, whole] = [secondsWithin(spans, window), window[1] - window[0]];
      // A share is reached or not to the second; what is shown is rounded down, so that 50 % is never said of an absence.
      return { halfDayId, minutes: minutes(there), share: whole ? Math.floor((there * 100) / whole) : 0, present: whole > 0 && there * 100 >= whole * row.share, noted: noted.has(`${person.personId} ${halfDayId}`) };
    });
    return [{ ...whoOf(person), shown: shown.map(({ id, name, knownBy }) => ({ id, name, knownBy: knownBy ?? 'hand' })), halfDays }];
  }) satisfies VideoKnown[];
  return {
    id: row.id, cohortId: row.cohortId, gatheringId: row.gatheringId, gatheringTitle: row.gatheringTitle, heldOn: row.heldOn, tool: row.tool, sourceName: row.sourceName, version: row.version, share: row.share, basis: row.basis,
    hasPlan: row.fromTime !== null,
    meeting: { from: onClock(row.span[0]), to: onClock(row.span[1]) },
    halfDays: windows.map(({ halfDay, window: [from, to] }) => ({ ...halfDay, from: onClock(from), to: onClock(to), minutes: minutes(to - from) })),
    unknown: people
      .filter(({ personId, outsider }) => !personId && !outsider)
      .map(({ id, name, emails, spans }) => ({ id, name, emails, minutes: minutes(secondsWithin(spans, [-Infinity, Infinity])), candidates: candidatesFor(name, pool).map(whoOf) })),
    known,
    outsiders: people.filter(({ outsider }) => outsider).map(({ id, name }) => ({ id, name })),
    toNote: known.flatMap(({ halfDays }) => halfDays.filter(({ present, noted: already }) => present && !already)).length,
    toAdd: known.filter(({ onList, halfDays }) => !onList && halfDays.some(({ present }) => present)).length,
  };
}

const whoOf = ({ personId, givenName, familyName, territoryName, category, registrationId }: PoolPerson): VideoCandidate => ({
  personId, givenName, familyName, territoryName, category, onList: registrationId !== null,
});

const one = `
  SELECT v.id, v.cohort_id AS "cohortId", v.gathering_id AS "gatheringId", v.tool, v.source_name AS "sourceName", v.version, v.share, v.basis, v.state, v.span, g.title AS "gatheringTitle",
    g.held_on AS "heldOn", to_char(g.from_time, 'HH24:MI') AS "fromTime", to_char(g.to_time, 'HH24:MI') AS "toTime",
    (SELECT coalesce(json_agg(json_build_object('id', h.id, 'onDate', h.on_date, 'half', h.half)
       ORDER BY h.on_date, array_position(ARRAY['morning', 'afternoon', 'evening'], h.half)), '[]') FROM gathering_half_day h WHERE h.gathering_id = g.id) AS "halfDays"
  FROM video_import v JOIN gathering g ON g.id = v.gathering_id WHERE v.id = $1`;
