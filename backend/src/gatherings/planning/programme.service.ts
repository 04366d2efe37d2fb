import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Work } from '../../platform/database/work';
import { Problem, problem } from '../../platform/http/problem';
import { GatheringService } from '../gathering.service';
import type { ProgrammeInput } from './programme.contract';

/** Plans several gatherings in one act: a series, or another cohort's programme. */
@Injectable()
export class ProgrammeService {
  constructor(private readonly gatherings: GatheringService) {}

  /** All of them, or none: what is refused of one is named with its place, and nothing is kept. The first one's id answers for all. */
  async create(work: Work, cohortId: string, { gatherings }: ProgrammeInput): Promise<{ id: string }> {
    // One batch in the history, whatever it is made of.
    await work.batch(randomUUID());
    const ids: string[] = [];
    for (const [place, { gathering, copyOf }] of gatherings.entries()) {
      const { id } = await this.gatherings.create(work, cohortId, gathering).catch((refusal: unknown) => Promise.reject(placed(refusal, place)));
      if (copyOf !== null) await this.takeAgenda(work, copyOf, id, place);
      ids.push(id);
    }
    return { id: ids[0] as string };
  }

  /** The agenda and what is to prepare, as something to do again: who spoke and who prepared was of the other programme. */
  private async takeAgenda(work: Work, sourceId: string, id: string, place: number): Promise<void> {
    const reach = work.ids('gathering', 'read');
    const source = await work.row('SELECT 1 FROM gathering WHERE id = $1 AND ARRAY[id, cohort_id] && $2::uuid[]', [sourceId, reach]);
    if (!source) {
      const detail = 'Ce rendez-vous n’existe plus, ou il ne vous est pas ouvert.';
      throw problem(422, 'unknown-source', 'Un des rendez-vous à reprendre n’est plus là.', { errors: [{ pointer: `/gatherings/${place}/copyOf`, detail }] });
    }
    const taken = await work.rows<{ was: string; id: string }>(
      `SELECT q.id AS was, gen_random_uuid() AS id FROM gathering_sequence q WHERE q.gathering_id = $1 AND ARRAY[q.gathering_id, q.cohort_id] && $2::uuid[]`,
      [sourceId, work.ids('gathering_sequence', 'read')],
    );
    const pairs = JSON.stringify(taken);
    await work.rows(
      // The name of a visio's room goes along: it is made anew with the meeting, and tells two workshops of one hour apart. A hall stays in its town.
      `INSERT INTO gathering_sequence (id, cohort_id, gathering_id, day_number, from_time, to_time, kind, title, details, place)
       SELECT w.id, g.cohort_id, g.id, q.day_number, q.from_time, q.to_time, q.kind, q.title, q.details, CASE WHEN s.format = 'remote' AND g.format = 'remote' THEN q.place END
       FROM jsonb_to_recordset($2::jsonb) AS w(was uuid, id uuid) JOIN gathering_sequence q ON q.id = w.was JOIN gathering s ON s.id = q.gathering_id JOIN gathering g ON g.id = $1`,
      [id, pairs],
    );
    await work.rows(
      // One act writes them all at one moment: a microsecond between two keeps them in the order in which they were first written.
      `INSERT INTO gathering_task (cohort_id, gathering_id, sequence_id, words, created_at)
       SELECT g.cohort_id, g.id, w.id, k.words, now() + row_number() OVER (ORDER BY k.created_at, k.id) * interval '1 microsecond'
       FROM gathering_task k JOIN gathering g ON g.id = $2 LEFT JOIN jsonb_to_recordset($4::jsonb) AS w(was uuid, id uuid) ON w.was = k.sequence_id
       WHERE k.gathering_id = $1 AND ARRAY[k.gathering_id, k.cohort_id] && $3::uuid[]`,
      [sourceId, id, work.ids('gathering_task', 'read'), pairs],
    );
  }
}

/** The same refusal, its fields named where they stand in the whole. */
function placed(refusal: unknown, place: number): unknown {
  if (!(refusal instanceof Problem)) return refusal;
  const { status, code, detail, errors } = refusal.view;
  return problem(status, code, `Rendez-vous ${place + 1} : ${detail}`, { errors: errors?.map((fault) => ({ ...fault, pointer: `/gatherings/${place}/gathering${fault.pointer}` })) });
}
