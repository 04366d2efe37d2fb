import { Injectable } from '@nestjs/common';
import type { Work } from '../../platform/database/work';
import { notFound, problem } from '../../platform/http/problem';
import type { SavedViewChange, SavedViewInput, SavedViewLine } from './saved-view.contract';
import { SavedView } from './saved-view.entity';

/** Views of lists: one saves them for oneself; staff share them with the staff of their cohort. */
@Injectable()
export class SavedViewService {
  /** One's own first, then what colleagues share; `path` keeps those of one page. */
  async list(work: Work, path?: string) {
    const items = await work.rows<SavedViewLine>(
      `SELECT v.id, v.name, v.address, v.person_id = $1 AS mine, p.given_name || ' ' || p.family_name AS "savedBy",
         CASE WHEN c.id IS NOT NULL THEN json_build_object('id', c.id, 'name', c.name) END AS cohort,
         ARRAY[v.person_id, v.cohort_id] && $3::uuid[] AS "mayDelete"
       FROM saved_view v LEFT JOIN cohort c ON c.id = v.cohort_id LEFT JOIN person p ON p.id = v.person_id
       WHERE ARRAY[v.person_id, v.cohort_id] && $2::uuid[] AND ($4::text IS NULL OR split_part(v.address, '?', 1) = $4)
       ORDER BY v.person_id = $1 DESC, lower(v.name), v.id LIMIT 200`,
      [work.personId, work.ids('saved_view', 'read'), work.ids('saved_view', 'delete'), path ?? null],
    );
    const shareWith = await work.rows<{ id: string; name: string }>('SELECT id, name FROM cohort WHERE id = ANY ($1::uuid[]) ORDER BY starts_on DESC, name', [
      work.ids('shared_view', 'create'),
    ]);
    return { items, shareWith };
  }

  async save(work: Work, input: SavedViewInput): Promise<{ id: string }> {
    refuseForeign(work, input.cohortId);
    const { identifiers } = await work.manager.insert(SavedView, { ...input, personId: work.personId });
    const id = identifiers[0]?.['id'] as string;
    await work.audit('create', 'saved_view', id, input.cohortId);
    return { id };
  }

  /** Only whoever saved it renames it, shares it or keeps it for themselves again. */
  async change(work: Work, id: string, input: SavedViewChange): Promise<void> {
    refuseForeign(work, input.cohortId);
    const { affected } = await work.manager.update(SavedView, { id, personId: work.personId }, input);
    if (!affected) throw notFound();
    await work.audit('update', 'saved_view', id, input.cohortId);
  }

  async remove(work: Work, id: string): Promise<void> {
    const { affected } = await work.manager.delete(SavedView, { id });
    if (!affected) throw notFound();
    await work.audit('delete', 'saved_view', id);
  }
}

function refuseForeign(work: Work, cohortId: string | null): void {
  if (cohortId && !work.ids('shared_view', 'create').includes(cohortId)) throw problem(403, 'forbidden', 'Vous partagez une vue avec l’équipe de vos parcours seulement.');
}
