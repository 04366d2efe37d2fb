import { Injectable } from '@nestjs/common';
import type { Work } from '../../platform/database/work';
import { notFound } from '../../platform/http/problem';
import { toCome } from './half-day-to-come';
import type { PresenceView } from './presence.contract';
import { sealedPacks } from './sealed-packs.sql';

interface Clock {
  heldOn: string | null;
  fromTime: string | null;
  timeZone: string;
}

/** One gathering's presences as staff see them: who came by half-day, category and source, and what was corrected. */
@Injectable()
export class PresencePageQuery {
  async read(work: Work, gatheringId: string): Promise<PresenceView> {
    const row = await work.row<Omit<PresenceView, 'today'> & Clock>(page, [gatheringId]);
    if (!row) throw notFound();
    const { heldOn, fromTime, timeZone, ...view } = row;
    const halfDays = view.halfDays.map((one) => ({ ...one, toCome: toCome(one, { heldOn, fromTime, timeZone }, work.today) }));
    return { ...view, halfDays, today: work.today };
  }

  /** Signatures given at the door: for those who keep the sheet. */
  async signatures(work: Work, gatheringId: string) {
    return { items: await work.rows(signatures, [gatheringId]) };
  }
}

const signatures = `
  SELECT registration_id AS "registrationId", half_day_id AS "halfDayId", drawn, typed_name AS "typedName", by_address AS "byAddress", to_json(created_at) #>> '{}' AS at
  FROM attendance_signature WHERE gathering_id = $1 ORDER BY created_at`;

const page = `
  SELECT g.held_on AS "heldOn", g.from_time AS "fromTime", (SELECT n.time_zone FROM network n) AS "timeZone", g.signature_required AS "signatureRequired", to_json(g.presence_closed_at) #>> '{}' AS "closedAt",
    (SELECT b.given_name || ' ' || b.family_name FROM person b WHERE b.id = g.presence_closed_by_id) AS "closedBy",
    (SELECT to_json(max(p.sealed_at)) #>> '{}' FROM ${sealedPacks}) AS "sealedAt",
    (SELECT coalesce(json_agg(json_build_object('id', h.id, 'onDate', h.on_date, 'half', h.half, 'came', coalesce(s.came, 0), 'signatures', s.signatures,
        'categories', coalesce(s.categories, '{}'), 'sources', coalesce(s.sources, '{}'))
        ORDER BY h.on_date, array_position(ARRAY['morning', 'afternoon', 'evening'], h.half)), '[]')
      FROM gathering_half_day h LEFT JOIN LATERAL (
        SELECT (SELECT sum(x.n) FROM (SELECT count(*) AS n FROM attendance a WHERE a.gathering_id = g.id AND a.half_day_id = h.id) x) AS came,
          (SELECT count(*) FROM attendance_signature t WHERE t.gathering_id = g.id AND t.half_day_id = h.id) AS signatures,
          (SELECT json_object_agg(y.category, y.n) FROM (SELECT coalesce(r.category, 'other') AS category, count(*) AS n
            FROM attendance a JOIN registration r ON r.id = a.registration_id WHERE a.gathering_id = g.id AND a.half_day_id = h.id GROUP BY 1) y) AS categories,
          (SELECT json_object_agg(z.source, z.n) FROM (SELECT a.source, count(*) AS n FROM attendance a WHERE a.gathering_id = g.id AND a.half_day_id = h.id GROUP BY 1) z) AS sources) s ON true
      WHERE h.gathering_id = g.id) AS "halfDays",
    (SELECT coalesce(json_agg(x ORDER BY x.at DESC, x.name, x.id), '[]') FROM (
      SELECT k.id, p.given_name || ' ' || p.family_name AS name, k.half_day_id AS "halfDayId", k.was_present AS "wasPresent", k.was_source AS "wasSource",
        n.given_name || ' ' || n.family_name AS "wasNotedBy", k.was_noted_at AS "wasNotedAt", k.reason, c.given_name || ' ' || c.family_name AS "correctedBy", k.created_at AS at
      FROM attendance_correction k JOIN registration r ON r.id = k.registration_id JOIN person p ON p.id = r.person_id
        LEFT JOIN person n ON n.id = k.was_noted_by_id LEFT JOIN person c ON c.id = k.corrected_by_id
      WHERE k.gathering_id = g.id ORDER BY k.created_at DESC LIMIT 300) x) AS corrections,
    (SELECT coalesce(json_agg(json_build_object('id', s.id, 'name', f.name, 'bytes', f.bytes, 'addedBy', b.given_name || ' ' || b.family_name, 'at', s.created_at) ORDER BY s.created_at, f.name), '[]')
      FROM attendance_scan s JOIN stored_file f ON f.id = s.file_id LEFT JOIN person b ON b.id = s.added_by_id WHERE s.gathering_id = g.id) AS scans,
    ARRAY(SELECT o.name FROM cohort_partner b JOIN organisation o ON o.id = b.organisation_id WHERE b.cohort_id = g.cohort_id AND b.role = 'funder'
      AND (b.starts_on IS NULL OR b.starts_on <= coalesce(g.held_on, b.starts_on)) AND (b.ends_on IS NULL OR b.ends_on >= coalesce(g.held_on, b.ends_on)) ORDER BY o.name) AS funders
  FROM gathering g WHERE g.id = $1`;
