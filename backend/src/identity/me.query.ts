import { Injectable } from '@nestjs/common';
import { needsSecondFactor, secondFactorIsFresh } from '../platform/auth/actor';
import type { Work } from '../platform/database/work';
import type { MeView } from './auth.contract';
import { hatLabels } from './hats/hat-labels';

type Row = Omit<MeView, 'hats' | 'secondFactor'> & { hats: Omit<MeView['hats'][number], 'label'>[] };

/** Who is signed in, with the hats worn today and the names of their scopes. */
@Injectable()
export class MeQuery {
  async read(work: Work): Promise<MeView> {
    const row = await work.row<Row>(
      `SELECT json_build_object('id', p.id, 'givenName', p.given_name, 'familyName', p.family_name, 'organisation', o.name) AS person,
        n.demo, EXISTS (SELECT 1 FROM oidc_session o WHERE o.id = $3) AS "organisationSession",
        coalesce((SELECT json_agg(json_build_object('id', h.id, 'hat', h.hat, 'cohortId', h.cohort_id, 'cohortName', c.name,
            'participationId', h.participation_id, 'territoryName', t.name, 'diagnosticId', h.diagnostic_id) ORDER BY c.starts_on DESC, h.hat, t.name)
          FROM hat h LEFT JOIN cohort c ON c.id = h.cohort_id LEFT JOIN participation pa ON pa.id = h.participation_id
            LEFT JOIN territory t ON t.id = pa.territory_id
          WHERE h.person_id = p.id AND access.live_on(h, $2::date)), '[]') AS hats
       FROM person p LEFT JOIN organisation o ON o.id = p.organisation_id CROSS JOIN network n WHERE p.id = $1`,
      [work.personId, work.today, work.actor.tokenId],
    );
    if (!row) throw new Error('a signed-in person cannot be read by themselves');
    return { ...row, hats: row.hats.map((hat) => ({ ...hat, label: hatLabels[hat.hat as keyof typeof hatLabels] })), secondFactor: this.secondFactor(work) };
  }

  private secondFactor({ actor }: Work): MeView['secondFactor'] {
    if (!actor.secondFactorEnrolled) return needsSecondFactor(actor) ? 'to_enrol' : 'none';
    return secondFactorIsFresh(actor) ? 'enrolled' : 'to_confirm';
  }
}
