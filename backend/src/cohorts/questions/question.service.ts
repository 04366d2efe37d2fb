import { Injectable } from '@nestjs/common';
import type { Work } from '../../platform/database/work';
import { notFound, problem } from '../../platform/http/problem';
import type { QuestionAnswer, QuestionInput } from './question.contract';
import { Question } from './question.entity';

/** The log of what is asked between two meetings, kept by hand. */
@Injectable()
export class QuestionService {
  async note(work: Work, cohortId: string, input: QuestionInput): Promise<{ id: string }> {
    await this.check(work, cohortId, input);
    const { identifiers } = await work.manager.insert(Question, { ...input, cohortId, notedById: work.personId });
    const id = identifiers[0]?.['id'] as string;
    await work.audit('create', 'question', id, cohortId);
    return { id };
  }

  async change(work: Work, cohortId: string, id: string, input: QuestionInput): Promise<void> {
    await this.check(work, cohortId, input);
    const { affected } = await work.manager.update(Question, { id, cohortId }, input);
    if (!affected) throw notFound();
    await work.audit('update', 'question', id, cohortId);
  }

  /** Answered on a day, with how; without a day it waits again. */
  async answer(work: Work, cohortId: string, id: string, { answeredOn, answer }: QuestionAnswer): Promise<void> {
    if (answeredOn && answeredOn > work.today) throw later('/answeredOn');
    const { affected } = await work.manager.update(Question, { id, cohortId }, { answeredOn, answer, answeredById: answeredOn && work.personId });
    if (!affected) throw notFound();
    await work.audit('answer', 'question', id, cohortId);
  }

  async remove(work: Work, cohortId: string, id: string): Promise<void> {
    const { affected } = await work.manager.delete(Question, { id, cohortId });
    if (!affected) throw notFound();
    await work.audit('delete', 'question', id, cohortId);
  }

  /** Who reads the answers to the cohort's e-mails; nobody named, it is its manager. */
  async nameContact(work: Work, cohortId: string, personId: string | null): Promise<void> {
    const fit = !personId || (await work.row<{ fit: boolean }>('SELECT access.may_be_answered($1, $2) AS fit', [personId, cohortId]))?.fit;
    if (!fit) throw problem(422, 'unfit-contact', 'Choisissez quelqu’un de l’équipe du parcours qui a une adresse e-mail.', { errors: [{ pointer: '/personId', detail: 'Sans adresse, personne ne lirait les réponses.' }] });
    const row = await work.row('UPDATE cohort SET contact_id = $2, updated_at = now() WHERE id = $1 RETURNING id', [cohortId, personId]);
    if (!row) throw notFound();
    await work.audit('update', 'cohort', cohortId, cohortId);
  }

  private async check(work: Work, cohortId: string, { askedOn, askedById, takerId, participationId }: QuestionInput): Promise<void> {
    if (askedOn > work.today) throw later('/askedOn');
    const known = await work.row<{ people: boolean; place: boolean }>(
      `SELECT (SELECT count(*) FROM person p WHERE p.id = ANY ($1::uuid[]) AND p.network_id = ANY ($2::uuid[])) = cardinality($1::uuid[]) AS people,
         $3::uuid IS NULL OR EXISTS (SELECT 1 FROM participation v WHERE v.id = $3 AND v.cohort_id = $4) AS place`,
      [[...new Set([askedById, takerId].filter((id) => id !== null))], work.ids('person', 'read'), participationId, cohortId],
    );
    if (!known?.people) throw problem(422, 'unknown-person', 'Choisissez des personnes de l’annuaire.');
    if (!known.place) throw problem(422, 'unknown-territory', 'Choisissez un territoire de ce parcours.', { errors: [{ pointer: '/participationId', detail: 'Choisissez dans la liste.' }] });
  }
}

const later = (pointer: string) => problem(422, 'in-the-future', 'Cette date n’est pas encore arrivée.', { errors: [{ pointer, detail: 'Cette date n’est pas encore arrivée.' }] });
