import { Injectable } from '@nestjs/common';
import type { Work } from '../../platform/database/work';
import { notFound } from '../../platform/http/problem';
import type { InterviewView } from './interview.contract';
import { InterviewVault } from './interview-vault.service';
import { namedAmong } from './interviewees.service';
import { Passages } from './passages.service';
import { pseudonym } from './pseudonym';

type Facts = Omit<InterviewView, 'pseudonym' | 'notes' | 'passages' | 'consents' | 'mayWrite'> & { number: number; consents: Omit<InterviewView['consents'][number], 'pseudonym'>[] };

/** One interview as its team opens it: an entry of the audit a visit. */
@Injectable()
export class InterviewPageQuery {
  constructor(
    private readonly vault: InterviewVault,
    private readonly passages: Passages,
  ) {}

  async read(work: Work, interviewId: string): Promise<InterviewView> {
    const opened = await this.vault.open(work, interviewId);
    const facts = await work.row<Facts>(
      `SELECT i.id, i.diagnostic_id AS "diagnosticId", t.name AS "territoryName", i.number, i.category, i.held_on AS "heldOn",
         i.duration_minutes AS "durationMinutes", i.state, i.version, w.given_name || ' ' || w.family_name AS interviewer,
         (SELECT quote_threshold FROM network) AS "quoteThreshold",
         (SELECT count(*)::int FROM interview o WHERE o.diagnostic_id = i.diagnostic_id) AS held,
         (SELECT count(*)::int FROM interview o WHERE o.diagnostic_id = i.diagnostic_id AND o.category = i.category) AS "metInCategory",
         (SELECT coalesce(sum(planned), 0)::int FROM interview_plan s WHERE s.diagnostic_id = i.diagnostic_id) AS planned,
         (SELECT coalesce(json_agg(json_build_object('id', h.id, 'label', h.label) ORDER BY h.position, h.label), '[]') FROM theme h
           WHERE h.retired_on IS NULL OR h.id IN (SELECT e.theme_id FROM excerpt e WHERE e.interview_id = i.id)) AS themes,
         (SELECT coalesce(json_agg(DISTINCT r.given_name || ' ' || r.family_name), '[]') FROM hat h JOIN person r ON r.id = h.person_id
           WHERE h.diagnostic_id = i.diagnostic_id AND access.live_on(h, greatest(h.starts_on, $2::date))) AS readers,
         (SELECT coalesce(json_agg(json_build_object('covers', e.consent_covers, 'consentedOn', e.consented_on, 'keepUntil', e.keep_until) ORDER BY e.created_at, e.id), '[]')
           FROM interviewee e WHERE e.interview_id = i.id) AS consents
       FROM interview i JOIN participation p ON p.id = i.participation_id JOIN territory t ON t.id = p.territory_id
         LEFT JOIN person w ON w.id = i.interviewer_id
       WHERE i.id = $1`,
      [interviewId, work.today],
    );
    if (!facts) throw notFound();
    await work.audit('read', 'interview', interviewId, opened.cohortId);
    return {
      ...facts,
      pseudonym: pseudonym(facts.number),
      notes: opened.cipher.open('interview.notes', opened.id, opened.notes),
      passages: await this.passages.of(work, opened),
      consents: facts.consents.map((consent, index) => ({ ...consent, pseudonym: namedAmong(facts.number, index, facts.consents.length) })),
      mayWrite: work.ids('interview', 'update').includes(opened.diagnosticId),
    };
  }
}
