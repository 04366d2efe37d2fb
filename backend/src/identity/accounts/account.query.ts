import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { foldedPattern } from '../../platform/database/search-pattern';
import type { Work } from '../../platform/database/work';
import { pageOf, readCursor, rowsFor } from '../../platform/http/cursor';
import { hatLabels } from '../hats/hat-labels';
import type { AccountLine, AccountSearch } from './account.contract';

/** Who has a way in, by family name, with the kinds of hats worn today. */
@Injectable()
export class AccountQuery {
  async list(work: Work, { search, state, limit, after }: AccountSearch) {
    const cursor = readCursor(after, z.tuple([z.string(), z.string(), z.uuid()])) ?? [null, null, null];
    const rows = await work.rows<AccountLine>(
      `SELECT a.person_id AS "personId", p.given_name AS "givenName", p.family_name AS "familyName", o.name AS organisation, c.email,
         a.totp_enrolled_at IS NOT NULL AS "secondFactor", a.closed_at IS NOT NULL AS closed,
         to_char(a.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "createdAt",
         ARRAY(SELECT DISTINCT h.hat FROM hat h WHERE h.person_id = a.person_id AND access.worn_on(h, $3::date)
           AND ARRAY[h.network_id, h.cohort_id, h.participation_id, h.diagnostic_id, h.person_id] && $2::uuid[]) AS hats
       FROM account a JOIN person p ON p.id = a.person_id LEFT JOIN organisation o ON o.id = p.organisation_id
         LEFT JOIN person_contact c ON c.person_id = a.person_id AND ARRAY[c.person_id, c.network_id] && $4::uuid[]
       WHERE ARRAY[a.person_id, a.network_id] && $1::uuid[]
         AND ($5 = 'all' OR (a.closed_at IS NULL) = ($5 = 'open'))
         AND ($6 = '' OR unaccent(p.given_name || ' ' || p.family_name || ' ' || p.given_name) ILIKE $6 OR c.email::text ILIKE $6)
         AND ($7::text IS NULL OR (p.family_name, p.given_name, p.id) > ($7, $8, $9::uuid))
       ORDER BY p.family_name, p.given_name, p.id LIMIT ${rowsFor(limit)}`,
      [work.ids('account', 'read'), work.ids('hat', 'read'), work.today, work.ids('person_contact', 'read'), state, pattern(search), ...cursor],
    );
    const page = pageOf(rows, limit, (row) => [row.familyName, row.givenName, row.personId]);
    return { ...page, items: page.items.map((row) => ({ ...row, hats: row.hats.map((hat) => hatLabels[hat as keyof typeof hatLabels]) })) };
  }
}

/** Words in the order typed, whatever stands between them. */
const pattern = (search: string) => search && foldedPattern(search).replaceAll(/\s+/g, '%');
