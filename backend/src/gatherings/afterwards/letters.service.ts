import { Injectable } from '@nestjs/common';
import { MayorActs } from '../../cohorts/acts/mayor-acts.service';
import type { Work } from '../../platform/database/work';
import { notFound, problem } from '../../platform/http/problem';
import type { AfterwardsAsked, AfterwardsInput, AfterwardsPreview, AfterwardsSent } from './letters.contract';
import { noLetter, result } from '../inviting/reach';
import { type About, AfterwardsSendings, type Reader } from './letters.sending';

type Listed = Reader & { telephone: string | null; undeliverable: boolean; unsubscribed: boolean; sentAt: string | null };
type Known = About & { noted: boolean; cancelled: boolean };

const templates = { supports: ['gathering-supports', 'gathering-missed'], feedback: ['gathering-feedback'] };

/** Letters after a gathering that staff send by hand: one a person, once. */
@Injectable()
export class AfterwardsLetters {
  constructor(
    private readonly sendings: AfterwardsSendings,
    private readonly acts: MayorActs,
  ) {}

  /** Who would get the letter, and each letter as it will leave, before anything is sent. */
  async preview(work: Work, gatheringId: string, { letter, to }: AfterwardsAsked): Promise<AfterwardsPreview> {
    const about = await this.about(work, gatheringId);
    const people = await this.readers(work, about, letter, to);
    const spared = await this.spared(work, letter, people);
    const shown: AfterwardsPreview['letters'] = [];
    for (const whom of ['came', 'missed'] as const) {
      const first = people.find((one) => one.came === (whom === 'came') && noLetter(letter, one) === null && !one.sentAt);
      if (!first || (letter === 'feedback' && shown.length)) continue;
      shown.push({ of: whom, ...(await this.sendings.shown(work, { letter, about, message: null }, first)) });
    }
    const line = (one: Listed) => ({
      ...{ personId: one.personId, name: `${one.givenName} ${one.familyName}`, territoryName: one.territoryName, telephone: one.telephone },
      ...{ came: one.came, hasEmail: one.hasEmail, why: noLetter(letter, one), sentAt: one.sentAt, spared: !one.sentAt && spared.has(one.personId) },
    });
    return { people: people.map(line), noted: about.noted, letters: shown };
  }

  /** Whoever had the letter is left in peace, whether somebody sent it or it left by itself. */
  async send(work: Work, gatheringId: string, { letter, to, message }: AfterwardsInput): Promise<AfterwardsSent> {
    const about = await this.about(work, gatheringId);
    if (letter === 'supports' && !about.supports.length) throw problem(409, 'nothing-to-tell', 'Ajoutez d’abord un support ou un résumé : l’e-mail n’aurait rien à montrer.');
    if (letter === 'feedback' && about.cancelled) throw problem(409, 'gathering-cancelled', 'Ce rendez-vous n’a pas eu lieu : il n’y a pas de retours à demander.');
    if (letter === 'feedback' && about.heldOn !== null && about.heldOn > work.today) throw problem(409, 'not-yet', 'Ce rendez-vous n’a pas encore eu lieu : demandez les retours ensuite.');
    await this.sendings.alone(work, gatheringId);
    const unsent = (await this.readers(work, about, letter, to)).filter(({ sentAt }) => !sentAt);
    const spared = await this.spared(work, letter, unsent);
    const fresh = unsent.filter(({ personId }) => !spared.has(personId));
    const reached = fresh.filter((one) => noLetter(letter, one) === null);
    const ids = await this.sendings.leave(work, { letter, about, message }, reached);
    for (const [index, id] of ids.entries()) await work.audit('send', 'outbox_message', id, about.cohortId, reached[index]?.personId ?? null);
    const { mailed, toCall } = result(letter, fresh);
    return { mailed, toCall };
  }

  /** A question is one of the acts that the mayor of a village owes; slides are none. */
  private async spared(work: Work, letter: AfterwardsAsked['letter'], people: readonly Listed[]): Promise<Set<string>> {
    return letter === 'feedback' ? this.acts.askedEnough(work, people) : new Set();
  }

  private async about(work: Work, gatheringId: string): Promise<Known> {
    const about = await work.row<Known>(
      `SELECT g.id, g.cohort_id AS "cohortId", g.title, g.held_on AS "heldOn", c.name AS "cohortName", me.id AS "signerId", me.given_name || ' ' || me.family_name AS "senderName",
         ARRAY(SELECT r.title FROM resource r WHERE r.cohort_id = g.cohort_id AND (r.gathering_id = g.id OR g.id = ANY (r.other_gathering_ids)) ORDER BY r.created_at, r.title LIMIT 8) AS supports,
         EXISTS (SELECT FROM attendance a WHERE a.gathering_id = g.id) AS noted, g.cancelled_at IS NOT NULL AS cancelled
       FROM gathering g JOIN cohort c ON c.id = g.cohort_id JOIN person me ON me.id = $2 WHERE g.id = $1`,
      [gatheringId, work.personId],
    );
    if (!about) throw notFound();
    return about;
  }

  /** Where nobody was noted yet, whoever did not say no is taken to have come; who sent somebody in their place did not. Who is asked about the day was there. */
  private readers(work: Work, { id, cohortId, noted }: Known, letter: AfterwardsAsked['letter'], to: AfterwardsAsked['to']): Promise<Listed[]> {
    return work.rows<Listed>(
      `SELECT * FROM (SELECT r.id AS "registrationId", r.person_id AS "personId", p.given_name AS "givenName", p.family_name AS "familyName", r.category, r.participation_id AS "participationId", t.name AS "territoryName",
           r.answer IS DISTINCT FROM 'replaced' AND CASE WHEN $3 THEN EXISTS (SELECT FROM attendance a WHERE a.gathering_id = $1 AND a.registration_id = r.id) ELSE r.answer IS DISTINCT FROM 'no' END AS came,
           c.email IS NOT NULL AS "hasEmail", c.undeliverable_at IS NOT NULL AS undeliverable, access.refuses_mail(r.person_id, $6) AS unsubscribed, c.telephone,
           (SELECT to_json(max(o.created_at)) #>> '{}' FROM outbox_message o WHERE o.cohort_id = $2 AND o.recipient_id = r.person_id AND o.template = ANY ($4::text[]) AND o.data ->> 'gatheringId' = $1::text AND o.withheld IS NULL) AS "sentAt"
         FROM registration r JOIN person p ON p.id = r.person_id LEFT JOIN person_contact c ON c.person_id = r.person_id AND ARRAY[c.person_id, c.network_id] && $7::uuid[]
           LEFT JOIN participation pa ON pa.id = r.participation_id LEFT JOIN territory t ON t.id = pa.territory_id
         WHERE r.gathering_id = $1) x
       WHERE CASE $5 WHEN 'came' THEN came WHEN 'missed' THEN NOT came ELSE true END ORDER BY "territoryName" NULLS LAST, "familyName", "givenName"`,
      [id, cohortId, noted, templates[letter], letter === 'feedback' ? 'came' : to, letter === 'feedback' ? 'request' : 'resource', work.ids('person_contact', 'read')],
    );
  }
}
