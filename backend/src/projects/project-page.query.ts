import { Injectable } from '@nestjs/common';
import type { Work } from '../platform/database/work';
import { notFound } from '../platform/http/problem';
import type { ProjectPageView } from './project-page.contract';

const name = (person: string) => `${person}.given_name || ' ' || ${person}.family_name`;

/** What a reader may do with a project, by name of the page's `may`. */
const acts = {
  edit: ['pilot_project', 'update'],
  answer: ['project_answer', 'create'],
  readNotes: ['project_note', 'read'],
  writeNotes: ['project_note', 'create'],
  askQuestions: ['note_reading', 'update'],
  tellNews: ['news', 'create'],
  enterDays: ['support_day', 'create'],
  assign: ['support_assignment', 'create'],
  askByMail: ['personal_link', 'create'],
} as const;

/** A territory's project: one page, one statement. Each part is bound to where its reader may read it. */
@Injectable()
export class ProjectPageQuery {
  async read(work: Work, participationId: string): Promise<ProjectPageView> {
    const row = await work.row<Omit<ProjectPageView, 'may'> & { scopes: string[] }>(
      `SELECT pa.id AS "participationId", pa.cohort_id AS "cohortId", ARRAY[pa.cohort_id, pa.id]::text[] AS scopes,
         json_build_object('id', t.id, 'name', t.name, 'kind', t.kind) AS territory,
         (SELECT json_build_object('id', p.id, 'title', p.title, 'shortTitle', p.short_title, 'theme', p.theme, 'summary', p.summary,
            'renamedTo', p.renamed_to, 'version', p.version, 'behalf', access.confirmation_of('pilot_project', p.id)) FROM pilot_project p WHERE p.participation_id = pa.id) AS project,
         coalesce((SELECT json_agg(json_build_object('id', f.id, 'position', f.position, 'kind', f.kind, 'statement', f.statement,
            'answer', a.answer, 'reason', a.reason, 'behalf', access.confirmation_of('project_answer', a.id)) ORDER BY f.position)
          FROM finding f LEFT JOIN project_answer a ON a.finding_id = f.id AND ARRAY[a.cohort_id, a.participation_id] && $3::uuid[]
          WHERE f.participation_id = pa.id AND f.shared_at IS NOT NULL AND ARRAY[pa.cohort_id, pa.id] && $2::uuid[]), '[]') AS findings,
         CASE WHEN ARRAY[pa.cohort_id, pa.id] && $4::uuid[] THEN
           (SELECT json_agg(json_build_object('kind', k.kind, 'state', coalesce(n.state, 'writing'), 'body', coalesce(n.body, ''),
              'questions', coalesce(n.questions, ''), 'readBy', ${name('r')}, 'version', coalesce(n.version, 0),
              'questionsVersion', coalesce(n.questions_version, 0), 'updatedAt', n.updated_at,
              'behalf', access.confirmation_of('project_note', n.id)) ORDER BY k.rank)
            FROM (VALUES ('intent', 1), ('framing', 2), ('feasibility', 3)) k(kind, rank)
              LEFT JOIN project_note n ON n.participation_id = pa.id AND n.kind = k.kind
              LEFT JOIN person r ON r.id = n.read_by_id)
           ELSE '[]' END AS notes,
         CASE WHEN ARRAY[pa.cohort_id, pa.id] && $5::uuid[] THEN json_build_object(
           'budget', pa.support_days_budget, 'used', used.days, 'remaining', greatest(pa.support_days_budget - used.days, 0),
           'allies', coalesce((SELECT json_agg(json_build_object('id', s.id, 'organisationId', s.organisation_id, 'organisationName', o.name,
              'personId', s.person_id, 'personName', ${name('q')}, 'startsOn', s.starts_on, 'endsOn', s.ends_on,
              'days', (SELECT coalesce(sum(d.days), 0) FROM support_day d WHERE d.participation_id = pa.id AND d.organisation_id = s.organisation_id))
              ORDER BY s.starts_on, o.name)
             FROM support_assignment s JOIN organisation o ON o.id = s.organisation_id LEFT JOIN person q ON q.id = s.person_id
             WHERE s.participation_id = pa.id), '[]'),
           'days', coalesce((SELECT json_agg(json_build_object('id', d.id, 'organisationId', d.organisation_id, 'organisationName', o.name,
              'personId', d.person_id, 'personName', ${name('q')}, 'onDate', d.on_date, 'days', d.days, 'whatWasDone', d.what_was_done)
              ORDER BY d.on_date DESC, d.created_at DESC)
             FROM support_day d JOIN organisation o ON o.id = d.organisation_id LEFT JOIN person q ON q.id = d.person_id
             WHERE d.participation_id = pa.id), '[]')) END AS support,
         coalesce((SELECT json_agg(json_build_object('id', w.id, 'kind', w.kind, 'body', w.body, 'toldOn', w.told_on, 'mayBeQuoted', w.may_be_quoted, 'author', ${name('au')},
              'enteredFor', ${name('fo')}, 'toConfirm', w.entered_for_id IS NOT NULL AND w.confirmed_at IS NULL, 'behalf', access.confirmation_of('news', w.id),
              'mine', coalesce(w.entered_for_id, w.author_id) IS NOT DISTINCT FROM $7::uuid, 'version', w.version) ORDER BY w.told_on DESC, w.created_at DESC)
            FROM (SELECT * FROM news n WHERE n.participation_id = pa.id ORDER BY n.told_on DESC, n.created_at DESC LIMIT 60) w
              LEFT JOIN person au ON au.id = w.author_id LEFT JOIN person fo ON fo.id = w.entered_for_id
            WHERE ARRAY[pa.cohort_id, pa.id] && $6::uuid[]), '[]') AS news
       FROM participation pa JOIN territory t ON t.id = pa.territory_id
         CROSS JOIN LATERAL (SELECT coalesce(sum(d.days), 0) AS days FROM support_day d WHERE d.participation_id = pa.id) used
       WHERE pa.id = $1`,
      [
        participationId,
        work.ids('shared_finding', 'read'),
        work.ids('project_answer', 'read'),
        work.ids('project_note', 'read'),
        work.ids('support_day', 'read'),
        work.ids('news', 'read'),
        work.personId,
      ],
    );
    if (!row) throw notFound();
    const { scopes, ...page } = row;
    const may = Object.entries(acts).map(([key, [object, act]]) => [key, work.ids(object, act).some((id) => scopes.includes(id))]);
    return { ...page, may: Object.fromEntries(may) as ProjectPageView['may'] };
  }
}
