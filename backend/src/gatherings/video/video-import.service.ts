import { Injectable } from '@nestjs/common';
import type { Work } from '../../platform/database/work';
import type { Upload } from '../../platform/files/files.service';
import { notFound, problem } from '../../platform/http/problem';
import { stale } from '../../platform/http/version';
import { longDate } from '../../platform/mail/typography';
import { RegistrationService } from '../registration.service';
import type { Meeting } from './reading/meeting';
import { ParticipantsReader } from './reading/participants-reader';
import { type Aliases, recognise } from './recognition';
import type { VideoRule, VideoUpload } from './video.contract';
import { VideoImport } from './video-import.entity';
import { VideoParticipant } from './video-participant.entity';
import { VideoPoolQuery } from './video-pool.query';
import { VideoPreview } from './video-preview.query';
import { dayOf } from './windows';

interface Day {
  cohortId: string;
  heldOn: string | null;
  timed: boolean;
  days: string[];
  timeZone: string;
}

/** A participants' file from its bytes to presences. Nothing is written on the gathering until somebody confirms what they saw. */
@Injectable()
export class VideoImportService {
  constructor(
    private readonly reader: ParticipantsReader,
    private readonly pool: VideoPoolQuery,
    private readonly preview: VideoPreview,
    private readonly registrations: RegistrationService,
  ) {}

  /** Reads the file, recognises whom it can, and keeps what it says of people until confirmed or dropped. */
  async open(work: Work, gatheringId: string, file: Upload, { name }: VideoUpload): Promise<{ id: string }> {
    const day = await this.day(work, gatheringId);
    const { days, timeZone, cohortId } = day;
    const meeting = await this.reader.read(new Uint8Array(await file.read()), { days, timeZone });
    refuseOtherDay(meeting, day);
    const { identifiers } = await work.manager.insert(VideoImport, {
      cohortId, gatheringId, tool: meeting.tool, sourceName: name || null, span: meeting.span, basis: day.timed ? 'planned' : 'meeting', createdById: work.personId,
    });
    const id = (identifiers[0] as { id: string }).id;
    const pool = await this.pool.read(work, gatheringId, meeting.people.flatMap(({ emails }) => emails), []);
    const aliases = await this.aliases(work, cohortId);
    await work.manager.insert(VideoParticipant, meeting.people.map((person) => ({ cohortId, gatheringId, importId: id, ...person, ...recognise(person, pool, aliases) })), );
    await work.audit('create', 'video_import', id, cohortId);
    return { id };
  }

  /** From which share of which time somebody was there. */
  async rule(work: Work, id: string, { share, basis }: VideoRule): Promise<void> {
    const { gatheringId } = await this.pending(work, id);
    if (basis === 'planned' && !(await this.day(work, gatheringId)).timed) {
      throw problem(422, 'no-planned-time', 'Ce rendez-vous n’a pas d’heures prévues : comptez sur la durée de la réunion.', { errors: [{ pointer: '/basis', detail: 'Choisissez la durée de la réunion, ou donnez des heures au rendez-vous.' }] });
    }
    await work.rows('UPDATE video_import SET share = $2, basis = $3, version = version + 1, updated_at = now() WHERE id = $1', [id, share, basis]);
  }

  /** Writes exactly the preview of this version, then erases names and hours: only presences remain. */
  async apply(work: Work, id: string, version: number): Promise<{ noted: number; added: number }> {
    const known = await this.pending(work, id);
    const view = await this.preview.read(work, id);
    if (known.version !== version) throw stale(view);
    const present = view.known.filter(({ halfDays }) => halfDays.some((halfDay) => halfDay.present));
    for (const { personId } of present.filter(({ onList }) => !onList)) await this.registrations.add(work, known.gatheringId, { personId, category: null, participationId: null });
    const ticks = present.flatMap(({ personId, halfDays }) => halfDays.filter((halfDay) => halfDay.present).map(({ halfDayId }) => ({ personId, halfDayId })));
    // Once the list is closed, what is added says why.
    await work.rows(`SELECT set_config('cordee.reason', CASE WHEN g.presence_closed_at IS NULL THEN '' ELSE 'Fichier de la visio' END, true) FROM gathering g WHERE g.id = $1`, [known.gatheringId]);
    const written = await work.rows(
      `INSERT INTO attendance (cohort_id, gathering_id, registration_id, half_day_id, noted_by_id, source)
       SELECT r.cohort_id, r.gathering_id, r.id, h.id, $3, 'video' FROM jsonb_to_recordset($2::jsonb) AS x("personId" uuid, "halfDayId" uuid)
         JOIN registration r ON r.gathering_id = $1 AND r.person_id = x."personId" JOIN gathering_half_day h ON h.id = x."halfDayId" AND h.gathering_id = $1
       ORDER BY 3, 4 ON CONFLICT (registration_id, half_day_id) DO NOTHING RETURNING id`,
      [known.gatheringId, JSON.stringify(ticks), work.personId],
    );
    await work.rows('DELETE FROM video_participant WHERE import_id = $1', [id]);
    await work.rows(
      `UPDATE video_import SET state = 'applied', span = NULL, source_name = NULL, noted = $2, applied_at = now(), applied_by_id = $3, version = version + 1, updated_at = now() WHERE id = $1`,
      [id, written.length, work.personId],
    );
    await work.audit('apply', 'video_import', id, known.cohortId);
    return { noted: written.length, added: view.toAdd };
  }

  async drop(work: Work, id: string): Promise<void> {
    const { cohortId } = await this.pending(work, id);
    await work.manager.delete(VideoImport, { id });
    await work.audit('delete', 'video_import', id, cohortId);
  }

  /** The file that waits, held until the end of the transaction. */
  async pending(work: Work, id: string): Promise<Pick<VideoImport, 'cohortId' | 'gatheringId' | 'version'>> {
    const row = await work.row<Pick<VideoImport, 'cohortId' | 'gatheringId' | 'version' | 'state'>>(
      'SELECT cohort_id AS "cohortId", gathering_id AS "gatheringId", version, state FROM video_import WHERE id = $1 FOR UPDATE',
      [id],
    );
    if (!row) throw notFound();
    if (row.state !== 'pending') throw problem(409, 'video-applied', 'Les présences de ce fichier sont déjà notées, et ses heures effacées.');
    return row;
  }

  private async aliases(work: Work, cohortId: string): Promise<Aliases> {
    const rows = await work.rows<{ alias: string; personId: string | null }>('SELECT alias, person_id AS "personId" FROM video_alias WHERE cohort_id = $1', [cohortId]);
    return new Map(rows.map(({ alias, personId }) => [alias, personId]));
  }

  private async day(work: Work, gatheringId: string): Promise<Day> {
    const day = await work.row<Day>(
      `SELECT g.cohort_id AS "cohortId", g.held_on AS "heldOn", g.from_time IS NOT NULL AS timed, n.time_zone AS "timeZone",
         ARRAY(SELECT DISTINCT coalesce(h.on_date, g.held_on)::text FROM gathering_half_day h WHERE h.gathering_id = g.id AND coalesce(h.on_date, g.held_on) IS NOT NULL) AS days
       FROM gathering g CROSS JOIN network n WHERE g.id = $1`,
      [gatheringId],
    );
    if (!day) throw notFound();
    if (day.heldOn !== null && day.heldOn > work.today) throw problem(409, 'gathering-to-come', 'Ce rendez-vous n’a pas encore eu lieu : les présences se notent le jour même ou après.');
    return day;
  }
}

/** The file of another day would make everybody absent. */
function refuseOtherDay({ span }: Meeting, { days, timeZone }: Day): void {
  const held = [dayOf(span[0]), dayOf(span[1])];
  if (!days.length || days.some((day) => held.includes(day))) return;
  const words = days.map((day) => longDate(day, timeZone)).join(' et le ');
  const detail = `Ce fichier est celui d’une réunion du ${longDate(held[0] as string, timeZone)} ; ce rendez-vous a lieu le ${words}. Déposez-le sur le bon rendez-vous.`;
  throw problem(422, 'other-day', detail, { errors: [{ pointer: '/file', detail }] });
}
