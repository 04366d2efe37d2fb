import { Injectable } from '@nestjs/common';
import { MayorActs } from '../../cohorts/acts/mayor-acts.service';
import type { Work } from '../../platform/database/work';
import { namedPlace, ofPlace } from '../../platform/mail/place-names';
import type { Audience, AudienceRule, Invitee, Meant } from './audience.contract';

/** A line as the statement reads it; `head`: the mayor of a village. */
type Row = Meant & { head: boolean; meant: Record<string, string> };

/** A gathering, on its day; or a cohort, today. */
type Place = { gatheringId: string; cohortId: null } | { gatheringId: null; cohortId: string };

/** Whom an audience means: one statement for all rules, everybody once. */
@Injectable()
export class AudienceQuery {
  constructor(private readonly acts: MayorActs) {}

  /** `several`: the reason is said of several gatherings at once. */
  async read(work: Work, gatheringId: string, audience: Audience, several = false): Promise<Invitee[]> {
    const [rows, { rules }] = [await this.meant(work, { gatheringId, cohortId: null }, audience), audience];
    const tired = await this.tired(work, rows);
    return rows.map(({ helps, head: _head, meant, ...row }) => ({
      ...row,
      why: whyInFrench(row, helps, meant, rules, several),
      askedEnough: row.invited ? null : (tired.get(row.personId) ?? null),
    }));
  }

  /** Everybody once, with the rules that mean them. */
  async meant(work: Work, { gatheringId, cohortId }: Place, { rules, added, removed }: Audience): Promise<Row[]> {
    return work.rows<Row>(statement, [gatheringId, work.today, JSON.stringify(rules), added, removed, work.ids('person_contact', 'read'), cohortId]);
  }

  /** Those who were asked enough already: the mayor of a village, whom one more invitation would take beyond. */
  private async tired(work: Work, rows: Row[]): Promise<Map<string, number>> {
    const heads = rows.filter(({ head, invited }) => head && !invited);
    const tired = new Map<string, number>();
    for (const participationId of new Set(heads.map((one) => one.participationId as string))) {
      for (const { personId, count } of await this.acts.wouldExceed(work, participationId, heads.map(({ personId }) => personId))) tired.set(personId, count);
    }
    return tired;
  }
}

/** Why somebody is invited, in the words of their e-mail: their team first, then what they do for the path. */
function whyInFrench(row: Pick<Row, 'territoryName' | 'reasons'>, helps: string[], meant: Record<string, string>, rules: AudienceRule[], several: boolean): string {
  const kinds = row.reasons.flatMap((position) => rules[position] ?? []);
  const has = (...wanted: AudienceRule['kind'][]) => kinds.some(({ kind }) => wanted.includes(kind));
  const seated = row.territoryName !== null;
  const theirs = (to: string) => `${to}\u00a0: ${several ? 'ces rendez-vous sont aussi les vôtres' : 'ce rendez-vous est aussi le vôtre'}.`;
  if (seated && (has('delegates', 'everybody') || kinds.length === 0)) return theirs(`Vous faites partie de l’équipe ${ofPlace(row.territoryName ?? '')}`);
  if (helps.length > 0) return theirs(`Vous accompagnez ${helps.slice(0, 3).map(namedPlace).join(', ')}`);
  if (has('allies')) return theirs('Vous accompagnez un territoire du parcours');
  if (has('staff')) return 'Vous faites partie de l’équipe qui anime le parcours.';
  if (has('partners')) return 'Vous êtes partenaire du parcours.';
  for (const [index, rule] of rules.entries()) {
    if (rule.kind === 'working_group' && row.reasons.includes(index)) return `Vous faites partie du chantier «\u00a0${meant[index] ?? ''}\u00a0».`;
    if (rule.kind !== 'gathering' || !row.reasons.includes(index)) continue;
    const title = meant[index] ?? 'un rendez-vous';
    if (rule.which === 'came') return `Vous étiez au rendez-vous «\u00a0${title}\u00a0».`;
    return rule.which === 'absent' ? `Vous n’avez pas pu être au rendez-vous «\u00a0${title}\u00a0».` : `Vous étiez invité·e au rendez-vous «\u00a0${title}\u00a0».`;
  }
  return seated ? theirs(`Vous faites partie de l’équipe ${ofPlace(row.territoryName ?? '')}`) : 'L’équipe du parcours vous y invite.';
}

const allies = `'project_ally', 'diagnostic_lead', 'interviewer', 'diagnostic_supervisor'`;
const staff = `'cohort_manager', 'pivot_ally'`;
const rank = `array_position(ARRAY['elected_official', 'local_agent', 'socio_economic_actor', 'state_agent', 'resident'], b.category)`;

const statement = `
  WITH g AS MATERIALIZED (SELECT id, cohort_id, coalesce(held_on, $2::date) AS day FROM gathering WHERE id = $1::uuid
    UNION ALL SELECT NULL, $7::uuid, $2::date WHERE $7::uuid IS NOT NULL),
  rule AS MATERIALIZED (SELECT r.rule ->> 'kind' AS kind, r.rule -> 'participationIds' AS places, r.rule, r.position::int - 1 AS position
    FROM jsonb_array_elements($3::jsonb) WITH ORDINALITY AS r(rule, position)),
  sitting AS MATERIALIZED (
    SELECT d.id, d.person_id, d.participation_id, d.category, d.status, d.head_of_executive AS head, d.substitute OR d.delegation_kind = 'project_group' AS beside,
      row_number() OVER (PARTITION BY d.person_id ORDER BY d.delegation_kind = 'project_group', d.substitute, d.status, d.starts_on, d.created_at, d.id) AS rank
    FROM g JOIN delegate d ON d.cohort_id = g.cohort_id AND d.starts_on <= g.day AND (d.ends_on IS NULL OR d.ends_on >= g.day)),
  matched AS (
    SELECT s.person_id, rule.position, s.id AS seat_id, NULL::uuid AS helped
    FROM rule JOIN sitting s ON rule.kind IN ('delegates', 'everybody')
      AND (rule.rule -> 'categories' IS NULL OR rule.rule -> 'categories' ? s.category) AND (rule.places IS NULL OR rule.places ? s.participation_id::text)
      AND (s.status = 'agreed' OR rule.rule ->> 'foreseen' = 'true') AND (NOT s.beside OR rule.rule ->> 'beside' = 'true')
    UNION ALL
    SELECT h.person_id, rule.position, NULL, CASE WHEN h.hat IN (${allies}) THEN h.participation_id END
    FROM g CROSS JOIN rule JOIN hat h ON h.cohort_id = g.cohort_id AND access.live_on(h, $2::date)
      AND ((h.hat IN (${allies}) AND rule.kind IN ('allies', 'everybody') AND (rule.places IS NULL OR rule.places ? h.participation_id::text))
        OR (h.hat IN (${staff}) AND rule.kind IN ('staff', 'everybody')) OR (h.hat IN ('observer', 'evaluator', 'storyteller') AND rule.kind = 'partners'))
    UNION ALL
    SELECT s.person_id, rule.position, NULL, s.participation_id
    FROM g CROSS JOIN rule JOIN support_assignment s ON rule.kind IN ('allies', 'everybody') AND s.cohort_id = g.cohort_id AND s.person_id IS NOT NULL
      AND (s.ends_on IS NULL OR s.ends_on >= $2::date) AND (rule.places IS NULL OR rule.places ? s.participation_id::text)
    UNION ALL
    SELECT x.person_id, rule.position, NULL, NULL
    FROM g CROSS JOIN rule JOIN cohort_partner c ON rule.kind = 'partners' AND c.cohort_id = g.cohort_id AND (c.ends_on IS NULL OR c.ends_on >= $2::date)
      CROSS JOIN LATERAL (SELECT c.contact_id AS person_id WHERE c.contact_id IS NOT NULL UNION ALL
        SELECT pr.person_id FROM person_role pr WHERE c.contact_id IS NULL AND pr.organisation_id = c.organisation_id AND (pr.ends_on IS NULL OR pr.ends_on >= $2::date)) x
    UNION ALL
    SELECT r.person_id, rule.position, NULL, NULL
    FROM g CROSS JOIN rule JOIN registration r ON rule.kind = 'gathering' AND r.gathering_id = (rule.rule ->> 'gatheringId')::uuid AND r.cohort_id = g.cohort_id
      AND CASE rule.rule ->> 'which'
        WHEN 'silent' THEN r.invited_at IS NOT NULL AND r.answer IS NULL
        ELSE (rule.rule ->> 'which' = 'came') = EXISTS (SELECT 1 FROM attendance a WHERE a.gathering_id = r.gathering_id AND a.registration_id = r.id) END
    UNION ALL
    SELECT w.person_id, rule.position, NULL, NULL
    FROM g CROSS JOIN rule JOIN working_group_member w ON rule.kind = 'working_group' AND w.working_group_id = (rule.rule ->> 'workingGroupId')::uuid
      AND w.cohort_id = g.cohort_id AND w.starts_on <= g.day AND (w.ends_on IS NULL OR w.ends_on >= g.day)
    UNION ALL
    SELECT a.person_id, -1, NULL, NULL FROM unnest($4::uuid[]) AS a(person_id)),
  people AS MATERIALIZED (
    SELECT person_id, array_agg(DISTINCT position ORDER BY position) AS reasons, array_agg(DISTINCT seat_id) FILTER (WHERE seat_id IS NOT NULL) AS seats,
      array_agg(DISTINCT helped) FILTER (WHERE helped IS NOT NULL) AS helped
    FROM matched GROUP BY 1),
  best AS (
    SELECT DISTINCT ON (x.person_id) x.person_id, x.reasons, x.helped, s.category, s.status, s.participation_id, s.head, s.beside
    FROM people x LEFT JOIN sitting s ON s.person_id = x.person_id
    ORDER BY x.person_id, coalesce(s.id = ANY (x.seats), false) DESC, s.rank)
  SELECT p.id AS "personId", p.given_name AS "givenName", p.family_name AS "familyName", p.role_title AS "roleTitle", b.category, b.status,
    b.participation_id AS "participationId", t.name AS "territoryName", b.reasons,
    ARRAY(SELECT ht.name FROM participation hp JOIN territory ht ON ht.id = hp.territory_id WHERE hp.id = ANY (b.helped) ORDER BY ht.name) AS helps,
    (SELECT coalesce(jsonb_object_agg(rule.position, coalesce(m.title, wg.name, '')), '{}') FROM rule
      LEFT JOIN gathering m ON m.id = (rule.rule ->> 'gatheringId')::uuid LEFT JOIN working_group wg ON wg.id = (rule.rule ->> 'workingGroupId')::uuid
      WHERE rule.position = ANY (b.reasons)) AS meant,
    ct.email IS NOT NULL AS "hasEmail", EXISTS (SELECT 1 FROM mail_refusal mr WHERE mr.person_id = p.id AND mr.kind = 'invitation') AS unsubscribed, ct.undeliverable_at IS NOT NULL AS undeliverable, ct.telephone, r.invited_at IS NOT NULL AS invited, p.id = ANY ($5::uuid[]) AS removed,
    count(*) OVER (PARTITION BY lower(p.given_name), lower(p.family_name)) > 1 AS namesake, coalesce(b.beside, false) AS beside,
    coalesce(b.head, false) AND t.kind = 'commune' AND coalesce(t.population < 2000, false) AS head
  FROM best b JOIN person p ON p.id = b.person_id
    LEFT JOIN person_contact ct ON ct.person_id = b.person_id AND ARRAY[ct.person_id, ct.network_id] && $6::uuid[]
    LEFT JOIN participation pa ON pa.id = b.participation_id LEFT JOIN territory t ON t.id = pa.territory_id
    LEFT JOIN registration r ON r.gathering_id = $1::uuid AND r.person_id = b.person_id
  ORDER BY t.name NULLS LAST, b.participation_id, ${rank} NULLS LAST, p.family_name, p.id`;
