import { Injectable } from '@nestjs/common';
import type { Work } from '../../platform/database/work';
import type { PackPreview } from './pack.contract';
import { missingOf } from './pack.files';
import { PackGroundQuery } from './pack.ground.query';
import { inside } from './pack.service';
import { totalsOf } from './totals';

/** What would be sealed, read exactly as the pack's maker reads it: whoever seals knows what leaves, and who will have it. */
@Injectable()
export class PackPreviewQuery {
  constructor(private readonly ground: PackGroundQuery) {}

  async read(work: Work, agreementId: string, from: string, to: string): Promise<PackPreview> {
    const ground = await this.ground.read(work, agreementId, from, to);
    inside(ground.agreement, from, to);
    const { gatherings, whole } = totalsOf(ground.records);
    const counted = new Map(gatherings.map((line) => [line.key, line]));
    const asked = new Map(ground.checklist.gatherings.map((one) => [one.id, one]));
    const { cohortId, organisation } = ground.agreement;
    const toCome = await work.row<{ count: number }>('SELECT count(*)::int AS count FROM gathering WHERE cohort_id = $1 AND held_on BETWEEN $2 AND $3 AND held_on > $4 AND cancelled_at IS NULL', [cohortId, from, to, work.today]);
    const former = await work.row<{ version: number; sealedAt: string }>(last, [agreementId, from, to]);
    return {
      gatherings: ground.records.map(({ id, title, heldOn, closedAt }) => {
        const [line, one] = [counted.get(id), asked.get(id)];
        return { id, title, heldOn, people: line?.people ?? 0, minutes: line?.minutes ?? 0, closed: closedAt !== null, missing: one ? missingOf(one) : [] };
      }),
      toCome: toCome?.count ?? 0,
      people: whole.people,
      halfDays: whole.halfDays,
      minutes: whole.minutes,
      version: (former?.version ?? 0) + 1,
      formerSealedAt: former?.sealedAt ?? null,
      readers: await work.rows<PackPreview['readers'][number]>(readers, [cohortId, organisation.id, work.today]),
    };
  }
}

const last = `
  SELECT version, to_json(sealed_at) #>> '{}' AS "sealedAt" FROM proof_pack
  WHERE agreement_id = $1 AND from_on = $2 AND to_on = $3 AND state = 'ready' ORDER BY version DESC LIMIT 1`;

// For a funder as `access.own_agreements` decides: an observer who is of that organisation that day, or whom it named for this cohort.
const readers = `
  SELECT DISTINCT x.whose, x.name FROM (
    SELECT CASE h.hat WHEN 'observer' THEN 'funder' ELSE 'staff' END AS whose, p.given_name || ' ' || p.family_name AS name
    FROM hat h JOIN person p ON p.id = h.person_id
    WHERE h.cohort_id = $1 AND access.live_on(h, $3::date) AND (h.hat IN ('cohort_manager', 'pivot_ally') OR (h.hat = 'observer' AND (
      EXISTS (SELECT FROM person_role r WHERE r.person_id = h.person_id AND r.organisation_id = $2 AND coalesce(r.starts_on, $3::date) <= $3::date AND coalesce(r.ends_on, $3::date) >= $3::date)
      OR EXISTS (SELECT FROM cohort_partner c WHERE c.cohort_id = h.cohort_id AND c.organisation_id = $2 AND c.contact_id = h.person_id))))) x
  ORDER BY x.whose DESC, x.name`;
