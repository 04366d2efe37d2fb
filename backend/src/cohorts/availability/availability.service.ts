import { Injectable } from '@nestjs/common';
import { PersonalLinks } from '../../identity/personal-links.service';
import type { Work } from '../../platform/database/work';
import { notFound, problem } from '../../platform/http/problem';
import { Outbox } from '../../platform/mail/outbox';
import type { AvailabilityAnswerInput, AvailabilityReminderInput, AvailabilityRequestInput, AvailabilitySent } from './availability.contract';

interface Asked {
  id: string;
  cohortId: string;
  startsOn: string;
  endsOn: string;
  days: number;
  message: string | null;
  cohortName: string;
  askedBy: string;
}

interface Addressee {
  id: string;
  personId: string;
  name: string;
  hasEmail: boolean;
}

const lifeInDays = 90;
/** « 1er octobre 2030 »: a period is named without the days of the week. */
const dayInFrench = (day: string) => new Date(`${day}T12:00:00Z`).toLocaleDateString('fr-FR', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).replace(/^1 /, '1er ');

/** « 8 jours d’octobre à mars ? »: one e-mail an ally, each with a link on which two touches answer. */
@Injectable()
export class AvailabilityService {
  constructor(
    private readonly links: PersonalLinks,
    private readonly outbox: Outbox,
  ) {}

  /** Everybody once; the e-mails leave in the same transaction, signed by whoever asks. */
  async ask(work: Work, cohortId: string, { startsOn, endsOn, days, personIds, message }: AvailabilityRequestInput): Promise<{ id: string }> {
    if (endsOn < work.today) throw problem(422, 'period-over', 'Cette période est passée.', { errors: [{ pointer: '/endsOn', detail: 'Choisissez une période à venir.' }] });
    const request = await work.row<{ id: string }>(
      'INSERT INTO availability_request (cohort_id, starts_on, ends_on, days, message, created_by_id) VALUES ($1, $2, $3, $4, $5, $6) RETURNING id',
      [cohortId, startsOn, endsOn, days, message || null, work.personId],
    );
    if (!request) throw notFound();
    await work.rows('INSERT INTO availability_answer (cohort_id, request_id, person_id) SELECT $1, $2, id FROM person WHERE id = ANY ($3::uuid[])', [cohortId, request.id, [...new Set(personIds)]]);
    const people = await this.silent(work, request.id);
    if (people.length < new Set(personIds).size) throw problem(422, 'unknown-person', 'Une des personnes choisies n’est plus dans l’annuaire.');
    await work.audit('create', 'availability_request', request.id, cohortId);
    await this.send(work, await this.find(work, request.id), people);
    return request;
  }

  /** Asks again those who did not answer. */
  async remind(work: Work, id: string, { personIds }: AvailabilityReminderInput): Promise<AvailabilitySent> {
    const request = await this.find(work, id);
    const people = (await this.silent(work, id)).filter(({ personId }) => !personIds || personIds.includes(personId));
    await work.rows('UPDATE availability_answer SET reminded_at = now(), updated_at = now() WHERE request_id = $1 AND id = ANY ($2::uuid[])', [id, people.map((one) => one.id)]);
    await work.audit('remind', 'availability_request', id, request.cohortId);
    return this.send(work, request, people);
  }

  /** The person's own answer from their link, or noted by staff for whoever said it aloud; it may change until the period is over. */
  async answer(work: Work, requestId: string, id: string, { answer, days, word }: AvailabilityAnswerInput): Promise<void> {
    const row = await work.row<{ cohortId: string; personId: string }>(
      `UPDATE availability_answer a SET answer = $3, days = CASE $3 WHEN 'yes' THEN q.days WHEN 'no' THEN 0 ELSE least($4::numeric, q.days) END,
         word = $5, answered_at = now(), entered_by_id = $6, updated_at = now()
       FROM availability_request q WHERE q.id = a.request_id AND a.id = $2 AND a.request_id = $1 AND q.ends_on >= $7::date
       RETURNING a.cohort_id AS "cohortId", a.person_id AS "personId"`,
      [requestId, id, answer, days, word || null, work.personId, work.today],
    );
    if (!row) throw problem(409, 'period-over', 'Cette période est passée : la réponse ne change plus.');
    await work.audit('answer', 'availability_answer', id, row.cohortId, row.personId);
  }

  private async find(work: Work, id: string): Promise<Asked> {
    const row = await work.row<Asked>(
      `SELECT q.id, q.cohort_id AS "cohortId", q.starts_on AS "startsOn", q.ends_on AS "endsOn", q.days::float, q.message, c.name AS "cohortName",
         me.given_name || ' ' || me.family_name AS "askedBy"
       FROM availability_request q JOIN cohort c ON c.id = q.cohort_id JOIN person me ON me.id = $2 WHERE q.id = $1`,
      [id, work.personId],
    );
    if (!row) throw notFound();
    return row;
  }

  private silent(work: Work, requestId: string): Promise<Addressee[]> {
    return work.rows<Addressee>(
      `SELECT a.id, a.person_id AS "personId", p.given_name || ' ' || p.family_name AS name, c.email IS NOT NULL AS "hasEmail"
       FROM availability_answer a JOIN person p ON p.id = a.person_id LEFT JOIN person_contact c ON c.person_id = p.id
       WHERE a.request_id = $1 AND a.answer IS NULL ORDER BY p.family_name, p.given_name`,
      [requestId],
    );
  }

  private async send(work: Work, request: Asked, people: Addressee[]): Promise<AvailabilitySent> {
    const reached = people.filter(({ hasEmail }) => hasEmail);
    const { cohortId, days, message, cohortName, askedBy } = request;
    const end = new Date(Math.max(Date.now(), Date.parse(request.startsOn)) + lifeInDays * 24 * 3600 * 1000).toISOString();
    const linkIds = await this.links.open(
      work,
      reached.map(({ id, personId }) => ({ purpose: 'answer_availability' as const, personId, cohortId, participationId: null, recordIds: [id, request.id], expiresAt: end })),
    );
    await this.outbox.post(
      work,
      reached.map(({ personId }, index) => ({
        template: 'availability-request',
        sensitivity: 'collective' as const,
        kind: 'request' as const,
        cohortId,
        recipientId: personId,
        recipientKind: 'allié·e',
        linkId: linkIds[index] as string,
        replyToId: work.personId,
        data: { days, from: dayInFrench(request.startsOn), until: dayInFrench(request.endsOn), message, cohortName, askedBy },
      })),
    );
    return { mailed: reached.length, toCall: people.filter(({ hasEmail }) => !hasEmail).map(({ name }) => name) };
  }
}
