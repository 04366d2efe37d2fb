import { Injectable } from '@nestjs/common';
import { BehalfService } from '../cohorts/behalf/behalf.service';
import type { Work } from '../platform/database/work';
import { notFound, problem } from '../platform/http/problem';
import { stale } from '../platform/http/version';
import type { AnswerInput, PilotProjectInput } from './project.contract';

/** Writes of the project itself and of its answers to the diagnostic's points. */
@Injectable()
export class ProjectService {
  constructor(private readonly behalf: BehalfService) {
    behalf.speaks('pilot_project', {
      words: (work, id, participationId) =>
        work.row(
          `SELECT NULL::uuid AS "personId", 'Le projet : ' || title AS heading, summary AS shown, version FROM pilot_project WHERE id = $1 AND participation_id = $2 AND summary <> ''`,
          [id, participationId],
        ),
      most: 4000,
    });
    behalf.speaks('project_answer', {
      // By its number: no link, and no letter, carries what a diagnostic says.
      words: (work, id, participationId) =>
        work.row(
          `SELECT NULL::uuid AS "personId", 'Votre réponse au point ' || f.position || ' du diagnostic' AS heading,
             CASE a.answer WHEN 'taken_up' THEN 'Repris dans le projet' WHEN 'later' THEN 'Plus tard' ELSE 'Non' END || coalesce(' : ' || a.reason, '') AS shown, NULL::int AS version
           FROM project_answer a JOIN finding f ON f.id = a.finding_id WHERE a.id = $1 AND a.participation_id = $2`,
          [id, participationId],
        ),
      most: 10,
      choices: [
        { value: 'taken_up', label: 'Repris dans le projet' },
        { value: 'later', label: 'Plus tard' },
        { value: 'no', label: 'Non', why: true },
      ],
    });
  }

  /** A participation has one pilot project. */
  async create(work: Work, participationId: string, { title, shortTitle, theme, summary, renamedTo, enteredForId }: PilotProjectInput): Promise<{ id: string }> {
    if (enteredForId) await this.behalf.standIn(work, participationId, enteredForId);
    const row = await work.row<{ id: string; cohortId: string }>(
      `INSERT INTO pilot_project (cohort_id, participation_id, title, short_title, theme, summary, renamed_to)
       SELECT cohort_id, id, $2, $3, $4, $5, $6 FROM participation WHERE id = $1 RETURNING id, cohort_id AS "cohortId"`,
      [participationId, title, shortTitle, theme, summary, renamedTo],
    );
    if (!row) throw notFound();
    await work.audit('create', 'pilot_project', row.id, row.cohortId, enteredForId);
    await this.standFor(work, participationId, row.id, summary, enteredForId);
    return { id: row.id };
  }

  /** Replaces the project's own words, unless somebody saved them in between. */
  async update(work: Work, participationId: string, version: number, { title, shortTitle, theme, summary, renamedTo, enteredForId }: PilotProjectInput): Promise<{ version: number }> {
    if (enteredForId) await this.behalf.standIn(work, participationId, enteredForId);
    const row = await work.row<{ id: string; cohortId: string; version: number }>(
      `UPDATE pilot_project SET title = $3, short_title = $4, theme = $5, summary = $6, renamed_to = $7, version = version + 1, updated_at = now()
       WHERE participation_id = $1 AND version = $2 RETURNING id, cohort_id AS "cohortId", version`,
      [participationId, version, title, shortTitle, theme, summary, renamedTo],
    );
    if (!row) throw await this.outdated(work, participationId);
    await work.audit('update', 'pilot_project', row.id, row.cohortId, enteredForId);
    await this.standFor(work, participationId, row.id, summary, enteredForId);
    return { version: row.version };
  }

  /** Only a point that was shared with the territory can be answered, and by one's own project. */
  async answer(work: Work, participationId: string, findingId: string, { answer, reason, enteredForId }: AnswerInput): Promise<void> {
    if (enteredForId) await this.behalf.standIn(work, participationId, enteredForId);
    const project = await this.projectOf(work, participationId);
    const row = await work.row<{ id: string }>(
      `INSERT INTO project_answer (cohort_id, participation_id, project_id, finding_id, answer, reason, answered_by_id)
       SELECT f.cohort_id, f.participation_id, $3, f.id, $4, $5, $6 FROM finding f
       WHERE f.id = $1 AND f.participation_id = $2 AND f.shared_at IS NOT NULL
       ON CONFLICT (project_id, finding_id) DO UPDATE
         SET answer = EXCLUDED.answer, reason = EXCLUDED.reason, answered_by_id = EXCLUDED.answered_by_id, updated_at = now()
       RETURNING id`,
      [findingId, participationId, project.id, answer, reason || null, work.personId],
    );
    if (!row) throw notFound();
    await work.audit('answer', 'project_answer', row.id, project.cohortId, enteredForId);
    if (enteredForId) await this.behalf.enter(work, { participationId, table: 'project_answer', recordId: row.id, personId: enteredForId, letter: 'now' });
    else await this.behalf.again(work, participationId, 'project_answer', row.id);
  }

  /** The project of a participation, without which there is nothing to write about. */
  async projectOf(work: Work, participationId: string): Promise<{ id: string; cohortId: string }> {
    const row = await work.row<{ id: string; cohortId: string }>('SELECT id, cohort_id AS "cohortId" FROM pilot_project WHERE participation_id = $1', [participationId]);
    if (!row) throw problem(409, 'no-project-yet', 'Le projet n’a pas encore de titre. Commencez par là.');
    return row;
  }

  private async standFor(work: Work, participationId: string, recordId: string, summary: string, personId: string | null): Promise<void> {
    if (personId && summary) await this.behalf.enter(work, { participationId, table: 'pilot_project', recordId, personId, letter: 'now' });
  }

  private async outdated(work: Work, participationId: string) {
    const current = await work.row<{ version: number }>(
      `SELECT title, short_title AS "shortTitle", theme, summary, renamed_to AS "renamedTo", version FROM pilot_project WHERE participation_id = $1`,
      [participationId],
    );
    return current ? stale(current) : notFound();
  }
}
