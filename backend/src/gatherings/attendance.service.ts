import { Injectable } from '@nestjs/common';
import type { Work } from '../platform/database/work';
import { notFound, problem } from '../platform/http/problem';

interface Day {
  cohortId: string;
  heldOn: string | null;
}

/** Presence by half-day. A tick is a fact of its own: setting or taking it twice changes nothing. */
@Injectable()
export class AttendanceService {
  async tick(work: Work, gatheringId: string, registrationId: string, halfDayId: string): Promise<void> {
    const { cohortId } = await this.begun(work, gatheringId);
    const pair = await work.row('SELECT 1 FROM registration r JOIN gathering_half_day h ON h.gathering_id = r.gathering_id WHERE r.id = $2 AND h.id = $3 AND r.gathering_id = $1', [
      gatheringId,
      registrationId,
      halfDayId,
    ]);
    if (!pair) throw notFound();
    const ticked = await work.row(
      `INSERT INTO attendance (cohort_id, gathering_id, registration_id, half_day_id, noted_by_id) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (registration_id, half_day_id) DO NOTHING RETURNING id`,
      [cohortId, gatheringId, registrationId, halfDayId, work.personId],
    );
    if (ticked) await work.audit('tick', 'attendance', registrationId, cohortId);
  }

  async untick(work: Work, gatheringId: string, registrationId: string, halfDayId: string): Promise<void> {
    const row = await work.row<{ cohortId: string }>(
      `DELETE FROM attendance WHERE gathering_id = $1 AND registration_id = $2 AND half_day_id = $3 RETURNING cohort_id AS "cohortId"`,
      [gatheringId, registrationId, halfDayId],
    );
    if (row) await work.audit('untick', 'attendance', registrationId, row.cohortId);
  }

  /** Everybody who said they come, or that somebody comes for them: nobody else can be presumed present. */
  async tickExpected(work: Work, gatheringId: string, halfDayId: string): Promise<{ ticked: number }> {
    const { cohortId } = await this.begun(work, gatheringId);
    if (!(await work.row('SELECT 1 FROM gathering_half_day WHERE id = $2 AND gathering_id = $1', [gatheringId, halfDayId]))) throw notFound();
    const rows = await work.rows(
      `INSERT INTO attendance (cohort_id, gathering_id, registration_id, half_day_id, noted_by_id)
       SELECT r.cohort_id, r.gathering_id, r.id, $2, $3 FROM registration r WHERE r.gathering_id = $1 AND r.answer IN ('yes', 'replaced')
       ON CONFLICT (registration_id, half_day_id) DO NOTHING RETURNING id`,
      [gatheringId, halfDayId, work.personId],
    );
    if (rows.length > 0) await work.audit('tick-expected', 'attendance', gatheringId, cohortId);
    return { ticked: rows.length };
  }

  /** A proof of presence is never written before the day. */
  private async begun(work: Work, gatheringId: string): Promise<Day> {
    const day = await work.row<Day>('SELECT cohort_id AS "cohortId", held_on AS "heldOn" FROM gathering WHERE id = $1', [gatheringId]);
    if (!day) throw notFound();
    if (day.heldOn !== null && day.heldOn > work.today) {
      throw problem(409, 'gathering-to-come', 'Ce rendez-vous n’a pas encore eu lieu : les présences se notent le jour même ou après.');
    }
    return day;
  }
}
