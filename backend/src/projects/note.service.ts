import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { BehalfService } from '../cohorts/behalf/behalf.service';
import type { Work } from '../platform/database/work';
import { problem } from '../platform/http/problem';
import { stale } from '../platform/http/version';
import type { NoteInput, NoteKind, NoteReadingInput } from './project.contract';
import { ProjectService } from './project.service';

type Kind = z.infer<typeof NoteKind>;
interface Note {
  id: string;
  cohortId: string;
  version: number;
}

/** The three notes: the delegation writes, the readers ask. Reading is not approving, the project is the territory's. */
@Injectable()
export class NoteService {
  constructor(
    private readonly projects: ProjectService,
    private readonly behalf: BehalfService,
  ) {
    behalf.speaks('project_note', {
      words: (work, id, participationId) =>
        work.row(
          `SELECT NULL::uuid AS "personId", CASE kind WHEN 'intent' THEN 'L’idée' WHEN 'framing' THEN 'Le cadre' ELSE 'Est-ce faisable ?' END AS heading,
             body AS shown, version FROM project_note WHERE id = $1 AND participation_id = $2 AND body <> ''`,
          [id, participationId],
        ),
      most: 20_000,
    });
  }

  /** Saves the text; version 0 starts it. Ready means that somebody read it, not that somebody agreed. */
  async write(work: Work, participationId: string, kind: Kind, version: number, { body, state, enteredForId }: NoteInput): Promise<{ version: number }> {
    if (enteredForId) await this.behalf.standIn(work, participationId, enteredForId);
    const project = await this.projects.projectOf(work, participationId);
    if (!enteredForId) refuseOwnWords(work, participationId, project.cohortId);
    const note =
      version === 0
        ? await work.row<Note>(
            `INSERT INTO project_note (cohort_id, participation_id, project_id, kind, body, state) VALUES ($1, $2, $3, $4, $5, $6)
             ON CONFLICT (project_id, kind) DO NOTHING RETURNING id, cohort_id AS "cohortId", version`,
            [project.cohortId, participationId, project.id, kind, body, state],
          )
        : await work.row<Note>(
            `UPDATE project_note SET body = $4, state = $5, version = version + 1, updated_at = now()
             WHERE project_id = $1 AND kind = $2 AND version = $3 AND ($5 <> 'ready' OR read_by_id IS NOT NULL)
             RETURNING id, cohort_id AS "cohortId", version`,
            [project.id, kind, version, body, state],
          );
    if (state === 'ready' && (version === 0 || !note)) await this.refuseUnread(work, project.id, kind);
    if (!note) throw stale(await this.current(work, project.id, kind));
    await work.audit('write', 'project_note', note.id, note.cohortId, enteredForId);
    // A note is saved while it is written: the person is written to once it is handed over to be read.
    if (enteredForId && body.trim()) {
      await this.behalf.enter(work, { participationId, table: 'project_note', recordId: note.id, personId: enteredForId, letter: state === 'writing' ? 'later' : 'now' });
    }
    return { version: note.version };
  }

  /** Staff or the ally have read it, with questions or none. A note still being written is nobody's to read. */
  async read(work: Work, participationId: string, kind: Kind, questionsVersion: number, { questions }: NoteReadingInput): Promise<{ version: number }> {
    const project = await this.projects.projectOf(work, participationId);
    const note = await work.row<Note>(
      `UPDATE project_note SET questions = $4, state = CASE WHEN state = 'ready' THEN state ELSE 'read_with_questions' END, read_by_id = $5,
         questions_version = questions_version + 1, updated_at = now()
       WHERE project_id = $1 AND kind = $2 AND questions_version = $3 AND state <> 'writing'
       RETURNING id, cohort_id AS "cohortId", questions_version AS version`,
      [project.id, kind, questionsVersion, questions, work.personId],
    );
    if (!note) {
      const current = await this.current(work, project.id, kind);
      if (!current.version || current['state'] === 'writing') throw problem(409, 'still-writing', 'Cette note est encore en écriture. L’équipe du territoire dira quand la relire.');
      throw stale({ ...current, version: Number(current['questionsVersion']) });
    }
    await work.audit('read-note', 'project_note', note.id, note.cohortId);
    return { version: note.version };
  }

  private async refuseUnread(work: Work, projectId: string, kind: Kind): Promise<void> {
    const read = await work.row('SELECT 1 FROM project_note WHERE project_id = $1 AND kind = $2 AND read_by_id IS NOT NULL', [projectId, kind]);
    if (!read) throw problem(409, 'not-read-yet', 'Faites-la d’abord relire : l’équipe du parcours ou votre allié·e y répond par des questions.');
  }

  private async current(work: Work, projectId: string, kind: Kind): Promise<{ version: number; [field: string]: unknown }> {
    const row = await work.row<{ version: number }>(
      `SELECT kind, state, body, questions, version, questions_version AS "questionsVersion" FROM project_note WHERE project_id = $1 AND kind = $2`,
      [projectId, kind],
    );
    return row ?? { kind, state: 'writing', body: '', questions: '', version: 0, questionsVersion: 0 };
  }
}

/** A note is the territory's: its ally reads it with questions, and writes it for somebody of the team alone. */
function refuseOwnWords(work: Work, participationId: string, cohortId: string): void {
  const worn = work.actor.hats.filter((hat) => (hat.hat === 'delegate' || hat.hat === 'project_ally' ? hat.participationId === participationId : hat.cohortId === cohortId));
  if (!worn.some(({ hat }) => hat === 'project_ally') || worn.some(({ hat }) => ['delegate', 'cohort_manager', 'pivot_ally'].includes(hat))) return;
  const detail = 'Choisissez pour le compte de qui vous écrivez : la note est celle du territoire.';
  throw problem(403, 'for-somebody', detail, { errors: [{ pointer: '/enteredForId', detail }] });
}
