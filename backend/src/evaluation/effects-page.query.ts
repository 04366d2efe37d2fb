import { Injectable } from '@nestjs/common';
import type { Work } from '../platform/database/work';
import { notFound } from '../platform/http/problem';
import type { EffectsPageView } from './evaluation.contract';

const common = ['apprentissage', 'coopération', 'prise de recul', 'dialogue démocratique', 'professionnalisation', 'implication des habitants'];

/** The columns that effects and limits share, as JSON keys. */
const told = (table: string) => `'id', e.id, 'statement', e.statement, 'toldOn', e.told_on, 'author', a.given_name || ' ' || a.family_name,
  'enteredFor', f.given_name || ' ' || f.family_name, 'toConfirm', e.entered_for_id IS NOT NULL AND e.confirmed_at IS NULL,
  'mine', coalesce(e.entered_for_id, e.author_id) IS NOT DISTINCT FROM $2::uuid, 'version', e.version, 'behalf', access.confirmation_of('${table}', e.id)`;
const people = 'LEFT JOIN person a ON a.id = e.author_id LEFT JOIN person f ON f.id = e.entered_for_id';

/** What changed and what did not work in a territory, on one page. */
@Injectable()
export class EffectsPageQuery {
  async read(work: Work, participationId: string): Promise<EffectsPageView> {
    const row = await work.row<Omit<EffectsPageView, 'may'> & { scopes: string[]; used: string[] }>(
      `SELECT pa.id AS "participationId", pa.cohort_id AS "cohortId", t.name AS "territoryName", ARRAY[pa.cohort_id, pa.id]::text[] AS scopes,
         coalesce((SELECT json_agg(json_build_object(${told('effect')}, 'labels', e.labels, 'expected', e.expected, 'evidence', e.evidence, 'seenBy', e.seen_by)
             ORDER BY e.created_at, e.id) FROM effect e ${people} WHERE e.participation_id = pa.id), '[]') AS effects,
         coalesce((SELECT json_agg(json_build_object(${told('limitation')}) ORDER BY e.created_at, e.id)
            FROM limitation e ${people} WHERE e.participation_id = pa.id AND ARRAY[e.cohort_id, e.participation_id] && $4::uuid[]), '[]') AS limits,
         ARRAY(SELECT l FROM effect e CROSS JOIN unnest(e.labels) l WHERE e.cohort_id = pa.cohort_id AND ARRAY[e.cohort_id, e.participation_id] && $3::uuid[]
            GROUP BY l ORDER BY count(*) DESC, l LIMIT 40) AS used
       FROM participation pa JOIN territory t ON t.id = pa.territory_id WHERE pa.id = $1`,
      [participationId, work.personId, work.ids('effect', 'read'), work.ids('limitation', 'read')],
    );
    if (!row) throw notFound();
    const { scopes, used, ...page } = row;
    const may = (object: string, act: 'read' | 'create' | 'update' | 'delete') => work.ids(object, act).some((id) => scopes.includes(id));
    return {
      ...page,
      labels: [...new Set([...used, ...common])],
      may: {
        tell: may('effect', 'create'),
        correctAll: work.actor.kind !== 'link' && may('effect', 'update'),
        remove: may('effect', 'delete'),
        askByMail: may('personal_link', 'create'),
        readViewpoints: may('viewpoint', 'read'),
      },
    };
  }
}
