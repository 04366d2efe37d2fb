import { Injectable } from '@nestjs/common';
import { Keyring } from '../../platform/crypto/keyring';
import type { Work } from '../../platform/database/work';
import { notFound } from '../../platform/http/problem';
import { grouped, type Said } from './feedback-groups';
import { type FeedbackInput, type FeedbackOwn, type FeedbackQuestions, type FeedbackView, usualQuestions } from './feedback.contract';

/**
 * Three questions after a gathering. What somebody says is kept without them: no author, no hour, no line in the audit or in
 * the history, and a mark that the database alone cannot trace back to their invitation.
 */
@Injectable()
export class FeedbackService {
  constructor(private readonly keyring: Keyring) {}

  /** What staff read: never a name, but of whoever chose to sign. */
  async read(work: Work, gatheringId: string): Promise<FeedbackView> {
    const row = await work.row<{ cohortId: string; questions: string[] | null; said: Said[]; asked: number }>(
      `SELECT g.cohort_id AS "cohortId", (SELECT f.questions FROM feedback_form f WHERE f.gathering_id = g.id) AS questions,
         (SELECT coalesce(json_agg(json_build_object('category', f.category, 'answers', f.answers, 'signed', p.given_name || ' ' || p.family_name) ORDER BY md5(f.mark)), '[]')
           FROM feedback f LEFT JOIN person p ON p.id = f.signed_by_id WHERE f.gathering_id = g.id AND ARRAY[f.cohort_id, f.gathering_id] && $2::uuid[]) AS said,
         (SELECT count(DISTINCT o.recipient_id)::int FROM outbox_message o WHERE o.cohort_id = g.cohort_id AND o.template = 'gathering-feedback' AND o.data ->> 'gatheringId' = g.id::text) AS asked
       FROM gathering g WHERE g.id = $1`,
      [gatheringId, work.ids('feedback', 'read')],
    );
    if (!row) throw notFound();
    const questions = row.questions ?? usualQuestions;
    const may = (object: string, act: 'create' | 'update') => work.ids(object, act).includes(row.cohortId);
    return { questions, people: row.said.length, asked: row.asked, groups: grouped(questions, row.said), may: { word: may('feedback_form', 'update'), ask: may('registration', 'create') } };
  }

  async word(work: Work, gatheringId: string, { questions }: FeedbackQuestions): Promise<void> {
    const row = await work.row<{ id: string; cohortId: string }>(
      `INSERT INTO feedback_form (cohort_id, gathering_id, questions) SELECT g.cohort_id, g.id, $2::text[] FROM gathering g WHERE g.id = $1
       ON CONFLICT (gathering_id) DO UPDATE SET questions = EXCLUDED.questions, updated_at = now() RETURNING id, cohort_id AS "cohortId"`,
      [gatheringId, questions],
    );
    if (!row) throw notFound();
    await work.audit('update', 'feedback_form', row.id, row.cohortId);
  }

  async own(work: Work, registrationId: string): Promise<FeedbackOwn> {
    const row = await work.row<Omit<FeedbackOwn, 'questions' | 'answers' | 'signed'> & { questions: string[] | null; own: { answers: string[]; signed: boolean } | null }>(
      `SELECT json_build_object('id', g.id, 'title', g.title, 'heldOn', g.held_on) AS gathering, (SELECT f.questions FROM feedback_form f WHERE f.gathering_id = g.id) AS questions,
         p.given_name || ' ' || p.family_name AS name, access.own_feedback(r.id, $2) AS own
       FROM registration r JOIN gathering g ON g.id = r.gathering_id JOIN person p ON p.id = r.person_id WHERE r.id = $1 AND r.person_id = $3`,
      [registrationId, this.mark(registrationId), work.personId],
    );
    if (!row) throw notFound();
    const { own, questions, ...view } = row;
    return { ...view, questions: questions ?? usualQuestions, answers: own?.answers ?? ['', '', ''], signed: own?.signed ?? false };
  }

  async give(work: Work, registrationId: string, { answers, signed }: FeedbackInput): Promise<void> {
    const row = await work.row<{ given: boolean }>('SELECT access.give_feedback($1, $2, $3::text[], $4) AS given', [registrationId, this.mark(registrationId), answers, signed]);
    if (!row?.given) throw notFound();
  }

  private mark = (registrationId: string) => this.keyring.proof('feedback', registrationId);
}
