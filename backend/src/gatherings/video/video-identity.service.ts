import { Injectable } from '@nestjs/common';
import type { Work } from '../../platform/database/work';
import { notFound, problem } from '../../platform/http/problem';
import { aliasOf, namesSomebody } from './spoken-names';
import type { VideoAnswer } from './video.contract';
import { VideoImportService } from './video-import.service';

interface Named {
  name: string;
  emails: string[];
}

/** Says who a name of a file is, once, and remembers it for the next file of the cohort; and forgets it when asked. */
@Injectable()
export class VideoIdentityService {
  constructor(private readonly imports: VideoImportService) {}

  /** Every device of the file under the same name is the same person. Taking the answer back forgets it. */
  async answer(work: Work, id: string, participantId: string, { personId, outsider }: VideoAnswer): Promise<void> {
    const { cohortId } = await this.imports.pending(work, id);
    const named = await work.row<Named>('SELECT name, emails FROM video_participant WHERE id = $1 AND import_id = $2', [participantId, id]);
    if (!named) throw notFound();
    if (personId && !(await work.row('SELECT 1 FROM person WHERE id = $1 AND ARRAY[id, network_id] && $2::uuid[]', [personId, work.ids('person', 'read')]))) {
      throw problem(422, 'unknown-person', 'Choisissez une personne de l’annuaire.', { errors: [{ pointer: '/personId', detail: 'Choisissez une personne de l’annuaire.' }] });
    }
    const alias = aliasOf(named.name);
    const others = namesSomebody(named.name) ? await work.rows<{ id: string } & Named>('SELECT id, name, emails FROM video_participant WHERE import_id = $1 AND emails = $2', [id, '{}']) : [];
    const same = [participantId, ...others.filter(({ name }) => aliasOf(name) === alias).map((other) => other.id)];
    await work.rows(`UPDATE video_participant SET person_id = $3, outsider = $4, known_by = CASE WHEN $3::uuid IS NULL THEN NULL ELSE 'hand' END, updated_at = now() WHERE import_id = $1 AND id = ANY ($2::uuid[])`, [
      id, same, personId, outsider,
    ]);
    await this.remember(work, cohortId, named, alias, personId, outsider);
    await work.rows('UPDATE video_import SET version = version + 1, updated_at = now() WHERE id = $1', [id]);
    await work.audit('identify', 'video_import', id, cohortId, personId);
  }

  async forget(work: Work, aliasId: string): Promise<void> {
    const row = await work.row<{ cohortId: string }>('DELETE FROM video_alias WHERE id = $1 RETURNING cohort_id AS "cohortId"', [aliasId]);
    if (!row) throw notFound();
    await work.audit('forget', 'video_alias', aliasId, row.cohortId);
  }

  private async remember(work: Work, cohortId: string, { name, emails }: Named, alias: string, personId: string | null, outsider: boolean): Promise<void> {
    const keys = [...emails.map((email) => ({ alias: email, shown: email })), ...(namesSomebody(name) && alias ? [{ alias: alias.slice(0, 254), shown: name }] : [])];
    if (!personId && !outsider) {
      await work.rows('DELETE FROM video_alias WHERE cohort_id = $1 AND alias = ANY ($2)', [cohortId, keys.map((key) => key.alias)]);
      return;
    }
    await work.rows(
      `INSERT INTO video_alias (cohort_id, alias, shown, person_id, created_by_id)
       SELECT $1, k.alias, k.shown, $3, $4 FROM jsonb_to_recordset($2::jsonb) AS k(alias text, shown text)
       ON CONFLICT (cohort_id, alias) DO UPDATE SET shown = EXCLUDED.shown, person_id = EXCLUDED.person_id, created_by_id = EXCLUDED.created_by_id, updated_at = now()`,
      [cohortId, JSON.stringify(keys), personId, work.personId],
    );
  }
}
