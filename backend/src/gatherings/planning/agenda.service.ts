import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Work } from '../../platform/database/work';
import { notFound, problem } from '../../platform/http/problem';
import { stale } from '../../platform/http/version';
import { GatheringPageQuery } from '../gathering-page.query';
import type { AgendaInput, TaskInput } from './sequence.contract';

const rowsOf = `jsonb_to_recordset($2::jsonb) AS w(id uuid, "dayNumber" integer, "fromTime" time, "toTime" time, kind text, title text, details text, place text)`;

/** What happens within a gathering, who speaks, and who prepares what. */
@Injectable()
export class AgendaService {
  constructor(private readonly pages: GatheringPageQuery) {}

  /** Saves the whole agenda over the version that was read. A sequence that stays keeps its id, and so what hangs on it. */
  async save(work: Work, gatheringId: string, version: number, input: AgendaInput): Promise<void> {
    const before = await work.row<{ cohortId: string; version: number }>('SELECT cohort_id AS "cohortId", version FROM gathering WHERE id = $1 FOR UPDATE', [gatheringId]);
    if (!before) throw notFound();
    if (before.version !== version) throw stale(await this.pages.read(work, gatheringId));
    const known = new Set((await work.rows<{ id: string }>('SELECT id FROM gathering_sequence WHERE gathering_id = $1', [gatheringId])).map(({ id }) => id));
    const sequences = input.sequences.map((one) => ({ ...one, fresh: one.id === null, id: one.id ?? randomUUID() }));
    const foreign = sequences.findIndex(({ fresh, id }) => !fresh && !known.has(id));
    if (foreign >= 0) throw refused(`/sequences/${foreign}/id`, 'Cette séquence n’existe plus : rechargez la page.');

    await work.rows(`DELETE FROM gathering_sequence s WHERE s.gathering_id = $1 AND s.id <> ALL ($2::uuid[])`, [gatheringId, sequences.map(({ id }) => id)]);
    await work.rows(
      `UPDATE gathering_sequence s SET day_number = w."dayNumber", from_time = w."fromTime", to_time = w."toTime", kind = w.kind, title = w.title, details = w.details, place = w.place, updated_at = now()
       FROM ${rowsOf} WHERE s.id = w.id AND s.gathering_id = $1
         AND (s.day_number, s.from_time, s.to_time, s.kind, s.title, s.details, s.place) IS DISTINCT FROM (w."dayNumber", w."fromTime", w."toTime", w.kind, w.title, w.details, w.place)`,
      [gatheringId, JSON.stringify(sequences.filter(({ fresh }) => !fresh))],
    );
    await work.rows(
      `INSERT INTO gathering_sequence (id, cohort_id, gathering_id, day_number, from_time, to_time, kind, title, details, place)
       SELECT w.id, $3::uuid, $1::uuid, w."dayNumber", w."fromTime", w."toTime", w.kind, w.title, w.details, w.place FROM ${rowsOf}`,
      [gatheringId, JSON.stringify(sequences.filter(({ fresh }) => fresh)), before.cohortId],
    );
    await this.setSpeakers(work, gatheringId, before.cohortId, sequences);
    await work.rows('UPDATE gathering SET version = version + 1, updated_at = now() WHERE id = $1', [gatheringId]);
    await work.audit('update', 'gathering_sequence', gatheringId, before.cohortId);
  }

  async addTask(work: Work, gatheringId: string, { words, sequenceId, personId, who }: TaskInput): Promise<{ id: string }> {
    await this.checkTask(work, gatheringId, { sequenceId, personId });
    const row = await work.row<{ id: string; cohortId: string }>(
      `INSERT INTO gathering_task (cohort_id, gathering_id, sequence_id, words, person_id, who)
       SELECT g.cohort_id, g.id, $2, $3, $4, $5 FROM gathering g WHERE g.id = $1 RETURNING id, cohort_id AS "cohortId"`,
      [gatheringId, sequenceId, words, personId, who],
    );
    if (!row) throw notFound();
    await work.audit('create', 'gathering_task', row.id, row.cohortId);
    return { id: row.id };
  }

  async changeTask(work: Work, gatheringId: string, id: string, { words, sequenceId, personId, who }: TaskInput): Promise<void> {
    await this.checkTask(work, gatheringId, { sequenceId, personId });
    const row = await work.row<{ cohortId: string }>(
      `UPDATE gathering_task SET words = $3, sequence_id = $4, person_id = $5, who = $6, updated_at = now() WHERE id = $1 AND gathering_id = $2 RETURNING cohort_id AS "cohortId"`,
      [id, gatheringId, words, sequenceId, personId, who],
    );
    if (!row) throw notFound();
    await work.audit('update', 'gathering_task', id, row.cohortId);
  }

  /** Done, by staff or by whoever prepares it; done twice is done once. */
  async tick(work: Work, gatheringId: string, id: string, done: boolean): Promise<void> {
    const task = await work.row<{ cohortId: string; done: boolean }>('SELECT cohort_id AS "cohortId", done_at IS NOT NULL AS done FROM gathering_task WHERE id = $1 AND gathering_id = $2', [id, gatheringId]);
    if (!task) throw notFound();
    if (task.done === done) return;
    await work.rows(
      `UPDATE gathering_task SET done_at = CASE WHEN $3 THEN now() END, done_by_id = CASE WHEN $3 THEN $4::uuid END, updated_at = now() WHERE id = $1 AND gathering_id = $2`,
      [id, gatheringId, done, work.personId],
    );
    await work.audit(done ? 'tick' : 'untick', 'gathering_task', id, task.cohortId);
  }

  async removeTask(work: Work, gatheringId: string, id: string): Promise<void> {
    const row = await work.row<{ cohortId: string }>('DELETE FROM gathering_task WHERE id = $1 AND gathering_id = $2 RETURNING cohort_id AS "cohortId"', [id, gatheringId]);
    if (!row) throw notFound();
    await work.audit('delete', 'gathering_task', id, row.cohortId);
  }

  /** Names are those of the day on which they were written: a guest reads them without reading the directory. */
  private async setSpeakers(work: Work, gatheringId: string, cohortId: string, sequences: (AgendaInput['sequences'][number] & { id: string })[]): Promise<void> {
    const wanted = sequences.flatMap(({ id, speakers }, place) => speakers.map((speaker, rank) => ({ ...speaker, sequenceId: id, place: rank, pointer: `/sequences/${place}/speakers/${rank}/personId` })));
    const people = wanted.flatMap(({ personId }) => (personId ? [personId] : []));
    const names = new Map((await work.rows<{ id: string; name: string }>(`SELECT id, concat_ws(' ', given_name, family_name) AS name FROM person WHERE id = ANY ($1)`, [people])).map(({ id, name }) => [id, name]));
    const unknown = wanted.find(({ personId }) => personId !== null && !names.has(personId));
    if (unknown) throw refused(unknown.pointer, 'Choisissez une personne de l’annuaire.');
    await work.rows('DELETE FROM sequence_speaker WHERE gathering_id = $1', [gatheringId]);
    await work.rows(
      `INSERT INTO sequence_speaker (cohort_id, gathering_id, sequence_id, person_id, name, place)
       SELECT $3::uuid, $1::uuid, w."sequenceId", w."personId", w.name, w.place FROM jsonb_to_recordset($2::jsonb) AS w("sequenceId" uuid, "personId" uuid, name text, place integer)`,
      [gatheringId, JSON.stringify(wanted.map((one) => ({ ...one, name: one.personId ? names.get(one.personId) : one.name }))), cohortId],
    );
  }

  private async checkTask(work: Work, gatheringId: string, { sequenceId, personId }: Pick<TaskInput, 'sequenceId' | 'personId'>): Promise<void> {
    if (sequenceId && !(await work.row('SELECT 1 FROM gathering_sequence WHERE id = $1 AND gathering_id = $2', [sequenceId, gatheringId]))) {
      throw refused('/sequenceId', 'Cette séquence n’est pas de ce rendez-vous.');
    }
    if (personId && !(await work.row('SELECT 1 FROM person WHERE id = $1', [personId]))) throw refused('/personId', 'Choisissez une personne de l’annuaire.');
  }
}

const refused = (pointer: string, detail: string) => problem(422, 'not-usable', 'Une partie de la saisie ne peut pas être enregistrée.', { errors: [{ pointer, detail }] });
