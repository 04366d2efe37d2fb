import { Injectable } from '@nestjs/common';
import { inside } from '../cohorts/delegation/delegate.contract';
import type { Work } from '../platform/database/work';
import { notFound } from '../platform/http/problem';
import type { StoryView } from './story.contract';

type Row = Omit<StoryView, 'companions' | 'notes' | 'diagnostic' | 'answers' | 'lived' | 'may' | 'project'> & {
  lived: StoryView['lived'];
  project: { title: string; summary: string; theme: string | null } | null;
  told: Pick<StoryView, 'companions' | 'notes' | 'diagnostic'> | null;
};

/** $1 the territory, $2 today, $3 the reader, $4 gatherings and $5 resources that the reader may see, $6 stages whose next step is theirs to read. */
const statement = `
  SELECT $2::date AS "on", json_build_object('id', c.id, 'name', c.name, 'startsOn', c.starts_on) AS cohort, t.name AS "territoryName",
    (SELECT json_build_object('stage', s.stage, 'reachedOn', s.reached_on) FROM participation_stage s
      WHERE s.participation_id = p.id AND s.reached_on <= $2::date ORDER BY s.reached_on DESC, s.created_at DESC LIMIT 1) AS stage,
    (SELECT coalesce(json_agg(json_build_object('phase', f.phase, 'startsOn', f.starts_on, 'endsOn', f.ends_on) ORDER BY f.starts_on), '[]')
      FROM cohort_phase f WHERE f.cohort_id = c.id AND $2::date BETWEEN f.starts_on AND f.ends_on) AS phases,
    (SELECT coalesce(json_agg(json_build_object('on', l.on_day, 'kind', l.kind, 'words', l.words, 'place', l.place) ORDER BY l.on_day, l.kind), '[]') FROM (
      SELECT s.reached_on AS on_day, 'stage' AS kind, s.stage AS words, NULL AS place FROM participation_stage s
        WHERE s.participation_id = p.id AND s.reached_on <= $2::date AND s.stage IN ('engaged', 'paused', 'completed', 'stopped')
      UNION ALL SELECT g.held_on, 'gathering', g.title, g.place FROM gathering g
        WHERE g.cohort_id = c.id AND g.held_on < $2::date AND g.cancelled_at IS NULL AND ARRAY[g.id, g.cohort_id] && $4::uuid[]) l) AS lived,
    (SELECT coalesce(json_agg(json_build_object('name', x.given_name || ' ' || x.family_name, 'roleTitle', coalesce(d.role_title, x.role_title), 'organisation', o.name,
        'category', d.category, 'status', d.status, 'headOfExecutive', d.head_of_executive, 'substitute', d.substitute, 'startsOn', d.starts_on, 'self', d.person_id = $3,
        'group', CASE WHEN g.kind = 'quartet' AND g.rank = 1 THEN '' WHEN g.name <> '' THEN g.name ELSE g.kind END)
        ORDER BY g.rank NULLS LAST, g.created_at, g.kind, g.name, array_position(ARRAY['elected_official', 'local_agent', 'socio_economic_actor', 'state_agent', 'resident'], d.category),
          d.substitute, d.head_of_executive DESC, x.family_name, x.given_name), '[]')
      FROM delegate d JOIN delegation g ON g.id = d.delegation_id JOIN person x ON x.id = d.person_id LEFT JOIN organisation o ON o.id = x.organisation_id
      WHERE d.participation_id = p.id AND ${inside('d', '$2::date')}) AS team,
    (SELECT json_build_object('title', coalesce(pp.renamed_to, pp.title), 'summary', pp.summary, 'theme', pp.theme) FROM pilot_project pp WHERE pp.participation_id = p.id) AS project,
    (SELECT coalesce(json_agg(json_build_object('kind', w.kind, 'body', w.body, 'toldOn', w.told_on) ORDER BY w.told_on DESC, w.id), '[]')
      FROM (SELECT * FROM news w WHERE w.participation_id = p.id AND (w.entered_for_id IS NULL OR w.confirmed_at IS NOT NULL) ORDER BY w.told_on DESC, w.id LIMIT 4) w) AS news,
    (SELECT coalesce(json_agg(json_build_object('id', r.id, 'gathering', g.title, 'heldOn', g.held_on, 'kind', r.kind, 'title', r.title, 'url', r.url, 'summary', r.summary,
        'file', CASE WHEN f.id IS NOT NULL THEN json_build_object('name', f.name, 'bytes', f.bytes, 'mediaType', f.media_type) END) ORDER BY g.held_on DESC, r.created_at, r.title), '[]')
      FROM resource r JOIN gathering g ON g.id = r.gathering_id LEFT JOIN stored_file f ON f.id = r.file_id WHERE r.cohort_id = c.id AND r.kind <> 'teaching_kit' AND ARRAY[r.cohort_id, r.gathering_id] && $5::uuid[]) AS readings,
    (SELECT coalesce(json_agg(json_build_object('id', g.id, 'title', g.title, 'heldOn', g.held_on, 'fromTime', to_char(g.from_time, 'HH24:MI'), 'place', g.place) ORDER BY g.held_on, g.id), '[]')
      FROM (SELECT * FROM gathering g WHERE g.cohort_id = c.id AND g.held_on >= $2::date AND g.cancelled_at IS NULL AND ARRAY[g.id, g.cohort_id] && $4::uuid[] ORDER BY g.held_on, g.id LIMIT 4) g) AS coming,
    (SELECT nullif(s.next_step, '') FROM participation_stage s WHERE s.participation_id = p.id AND ARRAY[s.cohort_id, s.participation_id] && $6::uuid[]
      ORDER BY s.reached_on DESC, s.created_at DESC LIMIT 1) AS "nextStep",
    (SELECT coalesce(json_agg(json_build_object('kind', i.kind, 'words', i.words, 'from', x.given_name || ' ' || x.family_name) ORDER BY i.created_at, i.kind, i.words), '[]')
      FROM handover_item i JOIN handover h ON h.id = i.handover_id JOIN delegate d ON d.id = h.delegate_id JOIN person x ON x.id = d.person_id
      WHERE i.participation_id = p.id AND i.fate = 'taken' AND i.taker_id = $3 AND i.kind IN ('note', 'next_step', 'ask', 'invitation', 'confirmation')) AS taken,
    access.story_of(p.id) AS told
  FROM participation p JOIN cohort c ON c.id = p.cohort_id JOIN territory t ON t.id = p.territory_id WHERE p.id = $1`;

/** « Reprendre le fil »: a territory's story on one page, the same for whoever joins. */
@Injectable()
export class StoryQuery {
  /** `readerId`: whose page it is; staff look at somebody's as that person would see it. */
  async read(work: Work, participationId: string, readerId: string): Promise<StoryView> {
    const reads = (object: string) => work.ids(object, 'read');
    const values = [participationId, work.today, readerId, reads('gathering'), reads('resource'), reads('participation_stage')];
    const row = await work.row<Row>(statement, values);
    if (!row?.told) throw notFound();
    const { told, project, lived, ...story } = row;
    const given = told.diagnostic && { on: told.diagnostic.restitutedOn, kind: 'restitution' as const, words: '', place: null };
    return {
      ...story,
      ...told,
      lived: [...lived, ...(given ? [given] : [])].sort((a, b) => a.on.localeCompare(b.on)),
      project: project && { title: project.title, theme: project.theme, sentence: firstSentence(project.summary) },
      answers: await this.answers(work, participationId),
      may: { send: work.ids('story', 'create').includes(story.cohort.id) },
    };
  }

  /** The points themselves are for the territory's own people, signed in: no link reads a word of a diagnostic, and staff preview what the link shows. */
  private async answers(work: Work, participationId: string): Promise<StoryView['answers']> {
    if (work.actor.kind !== 'session' || !work.ids('shared_finding', 'read').includes(participationId)) return null;
    return work.rows(
      `SELECT f.statement, a.answer, a.reason FROM finding f JOIN diagnostic d ON d.id = f.diagnostic_id LEFT JOIN project_answer a ON a.finding_id = f.id
       WHERE f.participation_id = $1 AND f.shared_at IS NOT NULL AND d.state = 'restituted' AND d.restituted_on <= $2::date
         AND ARRAY[f.cohort_id, f.participation_id] && $3::uuid[] ORDER BY f.position`,
      [participationId, work.today, work.ids('shared_finding', 'read')],
    );
  }
}

/** The first sentence of a summary, cut at a word when it is endless. */
function firstSentence(text: string): string {
  const [sentence = ''] = text.trim().split(/(?<=[.!?…])\s+/u);
  return sentence.length <= 320 ? sentence : `${sentence.slice(0, 320).replace(/\s+\S*$/u, '')}…`;
}
