import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { networkId } from '../../platform/auth/actor';
import type { Work } from '../../platform/database/work';
import { pageOf, readCursor, rowsFor } from '../../platform/http/cursor';
import type { HatLine, HatSearch } from './hat.contract';
import { hatLabels } from './hat-labels';

type Row = Omit<HatLine, 'label' | 'mayWithdraw' | 'mayConfirm'> & { familyName: string; givenName: string; grantedById: string | null };

const name = (alias: string) => `${alias}.given_name || ' ' || ${alias}.family_name`;

/** Who wears what, with names; what the reader may do to each line is said with it. */
@Injectable()
export class HatQuery {
  async list(work: Work, { limit, after, personId, cohortId, diagnosticId, hat, show }: HatSearch) {
    const cursor = readCursor(after, z.tuple([z.string(), z.string(), z.uuid()])) ?? [null, null, null];
    const rows = await work.rows<Row>(
      `WITH page AS (
         SELECT h.*, p.family_name, p.given_name FROM hat h JOIN person p ON p.id = h.person_id
         WHERE ARRAY[h.network_id, h.cohort_id, h.participation_id, h.diagnostic_id, h.person_id] && $1::uuid[]
           AND ($2::uuid IS NULL OR h.person_id = $2) AND ($3::uuid IS NULL OR h.cohort_id = $3) AND ($4::uuid IS NULL OR h.diagnostic_id = $4)
           AND ($5::text IS NULL OR h.hat = $5)
           AND ($6 = 'all' OR access.worn_on(h, greatest(h.starts_on, $7::date)))
           AND ($8::text IS NULL OR (p.family_name, p.given_name, h.id) > ($8, $9, $10::uuid))
         ORDER BY p.family_name, p.given_name, h.id LIMIT ${rowsFor(limit)}),
       place AS (
         SELECT DISTINCT ON (s.participation_id) s.participation_id, s.territory_name
         FROM (SELECT DISTINCT cohort_id FROM page WHERE participation_id IS NOT NULL) c, LATERAL access.hat_scopes(c.cohort_id) s)
       SELECT h.id, h.hat, h.family_name AS "familyName", h.given_name AS "givenName", h.granted_by_id AS "grantedById",
         json_build_object('id', h.person_id, 'name', ${name('h')}) AS person,
         CASE WHEN c.id IS NOT NULL THEN json_build_object('id', c.id, 'name', c.name) END AS cohort,
         h.participation_id AS "participationId", place.territory_name AS "territoryName", h.diagnostic_id AS "diagnosticId",
         h.starts_on AS "startsOn", h.ends_on AS "endsOn", ${name('g')} AS "grantedBy", ${name('f')} AS "confirmedBy",
         CASE WHEN h.withdrawn_at IS NOT NULL THEN 'withdrawn' WHEN h.ends_on < $7::date THEN 'over'
           WHEN h.hat = 'diagnostic_lead' AND h.confirmed_by_id IS NULL THEN 'awaiting'
           WHEN h.starts_on > $7::date THEN 'coming' ELSE 'live' END AS state
       FROM page h LEFT JOIN cohort c ON c.id = h.cohort_id LEFT JOIN place USING (participation_id)
         LEFT JOIN person g ON g.id = h.granted_by_id LEFT JOIN person f ON f.id = h.confirmed_by_id
       ORDER BY h.family_name, h.given_name, h.id`,
      [work.ids('hat', 'read'), personId ?? null, cohortId ?? null, diagnosticId ?? null, hat ?? null, show, work.today, ...cursor],
    );
    const page = pageOf(rows, limit, (row) => [row.familyName, row.givenName, row.id]);
    return { ...page, items: page.items.map((row) => ({ ...row, label: hatLabels[row.hat], ...allowed(work, row) })) };
  }

  /** Where hats of this cohort can be given. */
  async scopes(work: Work, cohortId: string) {
    const items = await work.rows(
      'SELECT participation_id AS "participationId", territory_name AS "territoryName", diagnostic_id AS "diagnosticId" FROM access.hat_scopes($1) ORDER BY territory_name, diagnostic_id',
      [cohortId],
    );
    return { items };
  }
}

function allowed(work: Work, { state, cohort, person, grantedById }: Row): Pick<HatLine, 'mayWithdraw' | 'mayConfirm'> {
  const reaches = (object: string, ...places: (string | null | undefined)[]) => work.ids(object, 'update').some((id) => places.includes(id));
  return {
    mayWithdraw: state !== 'withdrawn' && reaches('hat', networkId, cohort?.id),
    mayConfirm: state === 'awaiting' && reaches('lead_hat', cohort?.id) && ![person.id, grantedById].includes(work.actor.personId as string),
  };
}
