import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { RIGHTS, type Right } from '../platform/auth/right';
import type { Work } from '../platform/database/work';
import { notFound, problem } from '../platform/http/problem';
import { publishable, withheld } from './publishable';
import { TerritoryDraftQuery } from './territory-draft.query';
import type { PublicationView, PublishedPageView } from './territory-page.contract';

const labels: Record<string, string> = {
  cohort_manager: 'Équipe du parcours',
  pivot_ally: 'Allié pivot',
  project_ally: 'Allié·es des projets',
  delegate: 'Équipes des territoires du parcours',
  evaluator: 'Évaluation',
  storyteller: 'Mise en récits',
  observer: 'Financeurs et observateurs',
};

const versionColumns = `v.number, to_json(v.published_at) #>> '{}' AS "publishedAt", p.given_name || ' ' || p.family_name AS "publishedBy",
  to_json(v.withdrawn_at) #>> '{}' AS "withdrawnAt"`;

/** Making a territory's page visible: the readers are listed first, what leaves is frozen, and a version can be withdrawn. */
@Injectable()
export class PublicationService {
  constructor(
    private readonly draft: TerritoryDraftQuery,
    @Inject(RIGHTS) private readonly rights: readonly Right[],
  ) {}

  /** Who would read it, by role, and what would stay behind. */
  async preview(work: Work, participationId: string): Promise<PublicationView> {
    const { content, cohortId } = await this.draft.read(work, participationId);
    const hats = this.rights.filter(({ object, act, scope }) => object === 'territory_page' && act === 'read' && scope === 'cohort').map(({ hat }) => hat);
    const rows = await work.rows<{ hat: string; people: string[]; ids: string }>(
      `SELECT h.hat, array_agg(DISTINCT p.given_name || ' ' || p.family_name ORDER BY p.given_name || ' ' || p.family_name) AS people,
         string_agg(DISTINCT p.id::text, ' ' ORDER BY p.id::text) AS ids
       FROM hat h JOIN person p ON p.id = h.person_id
       WHERE h.cohort_id = $1 AND h.hat = ANY ($2::text[]) AND access.live_on(h, $3::date)
       GROUP BY h.hat`,
      [cohortId, hats, work.today],
    );
    const readers = Object.keys(labels).flatMap((hat) => rows.filter((row) => row.hat === hat).map(({ people }) => ({ hat, label: labels[hat] as string, people })));
    // One reader swapped for another is another list, though it counts as many.
    const seen = createHash('sha256').update(rows.map(({ hat, ids }) => `${hat} ${ids}`).sort().join('\n')).digest('base64url');
    return { readers, count: readers.reduce((sum, { people }) => sum + people.length, 0), seen, withheld: withheld(content, work.today) };
  }

  /** Freezes what may leave into the next version. A list of readers that changed since it was shown is shown again. */
  async publish(work: Work, participationId: string, seen: string): Promise<{ id: string }> {
    if ((await this.preview(work, participationId)).seen !== seen) throw problem(409, 'readers-changed', 'La liste des lecteurs a changé. Relisez-la avant de rendre visible.');
    const { content, cohortId } = await this.draft.read(work, participationId);
    const row = await work.row<{ id: string }>(
      `INSERT INTO territory_page (cohort_id, participation_id, number, content, published_by_id)
       SELECT $2, $1, coalesce(max(number), 0) + 1, $3, $4 FROM territory_page WHERE participation_id = $1 RETURNING id`,
      [participationId, cohortId, JSON.stringify(publishable(content, work.today)), work.personId],
    );
    if (!row) throw notFound();
    await work.audit('publish', 'territory_page', row.id, cohortId);
    return row;
  }

  /** A withdrawn version stays in the books and is read by those who publish alone. */
  async withdraw(work: Work, participationId: string, number: number): Promise<void> {
    const row = await work.row<{ id: string; cohortId: string }>(
      `UPDATE territory_page SET withdrawn_at = now(), updated_at = now() WHERE participation_id = $1 AND number = $2 AND withdrawn_at IS NULL
       RETURNING id, cohort_id AS "cohortId"`,
      [participationId, number],
    );
    if (!row) throw notFound();
    await work.audit('withdraw', 'territory_page', row.id, row.cohortId);
  }

  async read(work: Work, participationId: string, number: number): Promise<PublishedPageView> {
    const row = await work.row<PublishedPageView>(
      `SELECT v.participation_id AS "participationId", v.cohort_id AS "cohortId", v.content, ${versionColumns}
       FROM territory_page v LEFT JOIN person p ON p.id = v.published_by_id WHERE v.participation_id = $1 AND v.number = $2 AND (v.withdrawn_at IS NULL OR ${publishes('$3')})`,
      [participationId, number, work.ids('territory_page', 'create')],
    );
    if (!row) throw notFound();
    return row;
  }

  async versions(work: Work, participationId: string) {
    const about = await work.row<{ territoryName: string; cohortId: string }>(
      `SELECT t.name AS "territoryName", pa.cohort_id AS "cohortId" FROM participation pa JOIN territory t ON t.id = pa.territory_id WHERE pa.id = $1`,
      [participationId],
    );
    if (!about) throw notFound();
    const items = await work.rows(
      `SELECT ${versionColumns} FROM territory_page v LEFT JOIN person p ON p.id = v.published_by_id
       WHERE v.participation_id = $1 AND (v.withdrawn_at IS NULL OR ${publishes('$2')}) ORDER BY v.number DESC`,
      [participationId, work.ids('territory_page', 'create')],
    );
    const covers = (object: string, act: 'read' | 'update') => work.ids(object, act).some((id) => id === participationId || id === about.cohortId);
    return { territoryName: about.territoryName, items, may: { readDraft: covers('territory_draft', 'read'), withdraw: covers('territory_page', 'update') } };
  }

  /** A cohort's territories with their last published version, and the voices still missing where one may know. */
  async list(work: Work, cohortId: string) {
    const items = await work.rows(
      `SELECT pa.id AS "participationId", t.name AS "territoryName", pr.title AS "projectTitle", ARRAY[pa.cohort_id, pa.id] && $2::uuid[] AS draft,
         (SELECT json_build_object('number', v.number, 'publishedAt', v.published_at) FROM territory_page v
          WHERE v.participation_id = pa.id AND v.withdrawn_at IS NULL ORDER BY v.number DESC LIMIT 1) AS published,
         CASE WHEN ARRAY[pa.cohort_id, pa.id] && $3::uuid[] THEN ARRAY(SELECT side FROM unnest('{ally,territory}'::text[]) side
           WHERE NOT EXISTS (SELECT 1 FROM viewpoint v WHERE v.participation_id = pa.id AND v.side = side.side)) END AS missing
       FROM participation pa JOIN territory t ON t.id = pa.territory_id LEFT JOIN pilot_project pr ON pr.participation_id = pa.id
       WHERE pa.cohort_id = $1 AND pa.accompanied_as = 'territory' AND pr.id IS NOT NULL ORDER BY t.name`,
      [cohortId, work.ids('territory_draft', 'read'), work.ids('viewpoint', 'read')],
    );
    return { items };
  }
}

const publishes = (scopes: string) => `ARRAY[v.cohort_id, v.participation_id] && ${scopes}::uuid[]`;
