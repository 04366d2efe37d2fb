import { Injectable } from '@nestjs/common';
import { MayorActs } from '../cohorts/acts/mayor-acts.service';
import { type LinkPurpose, PersonalLinks } from '../identity/personal-links.service';
import type { Work } from '../platform/database/work';
import { problem } from '../platform/http/problem';
import { Outbox } from '../platform/mail/outbox';
import { ProjectService } from './project.service';

/** One question by e-mail, and the template that words it. */
export interface Question {
  purpose: Extract<LinkPurpose, 'write_news' | 'tell_effect' | 'write_viewpoint'>;
  template: 'news-request' | 'effect-request' | 'viewpoint-request';
  personIds: string[];
  message: string | null;
  /** Although it goes beyond what the mayor of a village is asked. */
  evenSo: boolean;
}

const twoMonths = 60 * 24 * 3600 * 1000;

/** People of the territory and its allies are asked for a word by a personal link; an answer to the e-mail reaches the asker. */
@Injectable()
export class AskingService {
  constructor(
    private readonly links: PersonalLinks,
    private readonly outbox: Outbox,
    private readonly projects: ProjectService,
    private readonly acts: MayorActs,
  ) {}

  /** Those who can be asked: today's team of the territory, then its allies, with the day they were last asked. */
  voices(work: Work, participationId: string) {
    return work.rows<{ personId: string; name: string; role: string | null; side: 'territory' | 'ally'; askedOn: string | null }>(
      `SELECT v.person_id AS "personId", p.given_name || ' ' || p.family_name AS name, coalesce(v.role, p.role_title, o.name) AS role, v.side,
         (SELECT (max(l.created_at) AT TIME ZONE n.time_zone)::date FROM personal_link l WHERE l.participation_id = $1 AND l.person_id = v.person_id
            AND l.purpose IN ('write_news', 'tell_effect', 'write_viewpoint')) AS "askedOn"
       FROM (
         SELECT DISTINCT ON (person_id) person_id, role, side FROM (
           SELECT d.person_id, d.role_title AS role, 'territory' AS side, 1 AS rank FROM delegate d
             WHERE d.participation_id = $1 AND d.status = 'agreed' AND d.starts_on <= $2::date AND (d.ends_on IS NULL OR d.ends_on >= $2::date)
           UNION ALL SELECT s.person_id, NULL, 'ally', 2 FROM support_assignment s WHERE s.participation_id = $1 AND s.person_id IS NOT NULL
           UNION ALL SELECT h.person_id, NULL, 'ally', 3 FROM hat h WHERE h.participation_id = $1 AND h.hat = 'project_ally' AND access.live_on(h, $2::date)
         ) known ORDER BY person_id, rank
       ) v CROSS JOIN network n JOIN person p ON p.id = v.person_id LEFT JOIN organisation o ON o.id = p.organisation_id
       ORDER BY v.side DESC, p.family_name, p.given_name`,
      [participationId, work.today],
    );
  }

  /** Opens the links and posts the e-mails in the caller's transaction; only to people who stand with this territory. */
  async ask(work: Work, participationId: string, { purpose, template, personIds, message, evenSo }: Question): Promise<number> {
    const project = await this.projects.projectOf(work, participationId);
    const voices = new Map((await this.voices(work, participationId)).map((voice) => [voice.personId, voice]));
    const asked = [...new Set(personIds)];
    if (asked.some((id) => !voices.has(id))) {
      throw problem(422, 'not-of-this-territory', 'Cette personne ne fait pas partie de ce territoire ni de ses allié·es.', { errors: [{ pointer: '/personIds', detail: 'Choisissez dans la liste.' }] });
    }
    await this.acts.refuseBeyond(work, participationId, asked, evenSo);
    const about = await work.row<{ territoryName: string; cohortName: string; projectTitle: string; askedBy: string }>(
      `SELECT t.name AS "territoryName", c.name AS "cohortName", pr.title AS "projectTitle", me.given_name || ' ' || me.family_name AS "askedBy"
       FROM participation pa JOIN territory t ON t.id = pa.territory_id JOIN cohort c ON c.id = pa.cohort_id
         JOIN pilot_project pr ON pr.participation_id = pa.id JOIN person me ON me.id = $2 WHERE pa.id = $1`,
      [participationId, work.personId],
    );
    const expiresAt = new Date(Date.now() + twoMonths).toISOString();
    const recordIds = [project.id];
    const linkIds = await this.links.open(work, asked.map((personId) => ({ purpose, personId, cohortId: project.cohortId, participationId, recordIds, expiresAt })));
    const ids = await this.outbox.post(
      work,
      asked.map((recipientId, index) => ({
        template,
        sensitivity: 'collective' as const,
        kind: 'request' as const,
        cohortId: project.cohortId,
        recipientId,
        recipientKind: voices.get(recipientId)?.side === 'ally' ? `allié·e de ${about?.territoryName}` : `équipe de ${about?.territoryName}`,
        linkId: linkIds[index] as string,
        replyToId: work.personId,
        data: { ...about, message: message || null },
      })),
    );
    for (const [index, id] of ids.entries()) await work.audit('ask', 'outbox_message', id, project.cohortId, asked[index] ?? null);
    return ids.length;
  }
}

/** The day on which something was told: today unless said, and never tomorrow. */
export function dayTold(work: Work, day: string | null): string {
  if (day && day > work.today) {
    throw problem(422, 'in-the-future', 'Cette date n’est pas encore passée.', { errors: [{ pointer: '/toldOn', detail: 'Choisissez aujourd’hui ou avant.' }] });
  }
  return day ?? work.today;
}
