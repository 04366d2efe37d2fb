import { Injectable } from '@nestjs/common';
import type { Work } from '../../platform/database/work';
import { notFound } from '../../platform/http/problem';
import { askedFor, grace, leavesAt, means, saysWhere, wordsMissing } from './moment.sql';
import type { GatheringLetters, MomentView, SendingLine, SendingView } from './sending.contract';

const instant = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

/** What left from a gathering, what leaves by itself, and one sending as it was. */
@Injectable()
export class LettersQuery {
  async read(work: Work, gatheringId: string): Promise<GatheringLetters> {
    return {
      moments: await work.rows<MomentView>(moments, [gatheringId, work.today, work.ids('person_contact', 'read')]),
      sendings: await work.rows<SendingLine>(`${sendings} WHERE s.gathering_id = $1 ORDER BY s.created_at DESC, s.id`, [gatheringId]),
      mayHold: await this.mayHold(work, gatheringId),
      unlinked: (await work.row<{ people: number }>(unlinked, [gatheringId, work.today]))?.people ?? 0,
    };
  }

  async sending(work: Work, gatheringId: string, id: string): Promise<SendingView> {
    const line = await work.row<SendingLine & Pick<SendingView, 'audience' | 'names' | 'subject' | 'letter' | 'together'>>(
      `SELECT l.*, s.audience - 'withLink' - 'together' AS audience, s.subject, s.letter,
         (SELECT coalesce(json_agg(json_build_object('id', o.id, 'title', o.title, 'heldOn', o.held_on) ORDER BY o.held_on NULLS LAST, o.from_time, o.title, o.id), '[]')
           FROM gathering o WHERE o.cohort_id = s.cohort_id AND s.audience -> 'together' ? o.id::text) AS together,
         (SELECT coalesce(json_object_agg(x.id, x.name), '{}') FROM (
           SELECT p.id, p.given_name || ' ' || p.family_name AS name FROM person p
             WHERE p.id IN (SELECT v::uuid FROM jsonb_array_elements_text(coalesce(s.audience -> 'removed', '[]')) v)
           UNION ALL SELECT pa.id, t.name FROM participation pa JOIN territory t ON t.id = pa.territory_id WHERE pa.cohort_id = s.cohort_id
           UNION ALL SELECT w.id, w.name FROM working_group w WHERE w.cohort_id = s.cohort_id
           UNION ALL SELECT o.id, o.title FROM gathering o WHERE o.cohort_id = s.cohort_id) x) AS names
       FROM (${sendings} WHERE s.id = $2 AND s.gathering_id = $1) l JOIN gathering_sending s ON s.id = l.id`,
      [gatheringId, id],
    );
    if (!line) throw notFound();
    const recipients = await work.rows<SendingView['recipients'][number]>(
      `SELECT p.id AS "personId", c.message_id AS "messageId", p.given_name || ' ' || p.family_name AS name, r.category, t.name AS "territoryName", c.why,
         coalesce(o.state, 'none') AS state, o.answer, ${instant('o.sent_at')} AS "sentAt"
       FROM gathering_recipient c JOIN person p ON p.id = c.person_id LEFT JOIN outbox_message o ON o.id = c.message_id
         LEFT JOIN registration r ON r.gathering_id = c.gathering_id AND r.person_id = c.person_id
         LEFT JOIN participation pa ON pa.id = r.participation_id LEFT JOIN territory t ON t.id = pa.territory_id
       WHERE c.sending_id = $1 AND c.gathering_id = $2 ORDER BY t.name NULLS LAST, p.family_name, p.id`,
      [id, gatheringId],
    );
    return { ...line, mayHold: await this.mayHold(work, gatheringId), recipients };
  }

  private async mayHold(work: Work, gatheringId: string): Promise<boolean> {
    const row = await work.row<{ may: boolean }>('SELECT g.cohort_id = ANY ($2::uuid[]) AS may FROM gathering g WHERE g.id = $1', [gatheringId, work.ids('outbox_message', 'update')]);
    return row?.may === true;
  }
}

const sendings = `
  SELECT s.id, s.kind, ${instant('s.created_at')} AS at, b.given_name || ' ' || b.family_name AS by, c.people, c.sent, c.refused, c.uncertain, c.unaddressed, c.held, c.waiting,
    ${instant('h.held_at')} AS "heldAt", h.name AS "heldBy"
  FROM gathering_sending s LEFT JOIN person b ON b.id = s.created_by_id
    LEFT JOIN LATERAL (SELECT count(*)::integer AS people, count(*) FILTER (WHERE o.state = 'sent')::integer AS sent,
        count(*) FILTER (WHERE o.state = 'failed')::integer AS refused, count(*) FILTER (WHERE o.state = 'uncertain')::integer AS uncertain, count(*) FILTER (WHERE r.message_id IS NULL)::integer AS unaddressed,
        count(*) FILTER (WHERE o.state = 'held')::integer AS held, count(*) FILTER (WHERE o.state IN ('queued', 'deferred'))::integer AS waiting
      FROM gathering_recipient r LEFT JOIN outbox_message o ON o.id = r.message_id WHERE r.sending_id = s.id) c ON true
    LEFT JOIN LATERAL (SELECT o.held_at, p.given_name || ' ' || p.family_name AS name FROM gathering_recipient r JOIN outbox_message o ON o.id = r.message_id LEFT JOIN person p ON p.id = o.held_by_id
      WHERE r.sending_id = s.id AND o.state = 'held' ORDER BY o.held_at DESC, p.family_name LIMIT 1) h ON true`;

/** Invited, neither away nor waiting for a seat, told nowhere where to connect, and with no last reminder to come. */
const unlinked = `
  SELECT count(*)::integer AS people FROM gathering g JOIN registration r ON r.gathering_id = g.id
  WHERE g.id = $1 AND g.cancelled_at IS NULL AND coalesce(g.held_on >= $2::date, true) AND g.url IS NOT NULL
    AND (r.invited_at IS NOT NULL OR r.replaces_id IS NOT NULL) AND r.answer IS DISTINCT FROM 'no' AND r.waiting_since IS NULL
    AND NOT EXISTS (SELECT 1 FROM gathering_recipient o JOIN gathering_sending k ON k.id = o.sending_id
      WHERE k.gathering_id = g.id AND k.audience ->> 'withLink' = 'true' AND o.person_id = r.person_id)
    AND NOT EXISTS (SELECT 1 FROM gathering_moment m WHERE m.gathering_id = g.id AND ${saysWhere}
      AND NOT EXISTS (SELECT 1 FROM gathering_recipient o JOIN gathering_sending k ON k.id = o.sending_id WHERE k.moment_id = m.id AND k.for_day = g.held_on AND o.person_id = r.person_id))`;

/** Whom an e-mail can be sent to, as the sending itself asks. */
const reached = 'JOIN person_contact ct ON ct.person_id = r.person_id AND ct.email IS NOT NULL AND ARRAY[ct.person_id, ct.network_id] && $3::uuid[]';

const moments = `
  SELECT m.id, m.kind, m.days_before AS "daysBefore", to_char(m.at_time, 'HH24:MI') AS "atTime", ${instant(leavesAt)} AS "leavesAt", s.id AS "sendingId",
    ${saysWhere} AS "withLink",
    CASE WHEN m.kind = 'feedback' THEN CASE WHEN g.held_on IS NULL OR g.cancelled_at IS NOT NULL THEN 'off' WHEN m.stopped_at IS NOT NULL THEN 'stopped'
        WHEN ${leavesAt} + ${askedFor} > now() THEN 'waiting' WHEN s.id IS NULL THEN 'missed' ELSE 'left' END
      WHEN s.id IS NOT NULL AND (NOT ${saysWhere} OR m.stopped_at IS NOT NULL OR g.held_on < $2::date OR g.cancelled_at IS NOT NULL) THEN 'left'
      WHEN g.held_on IS NULL OR g.held_on < $2::date OR g.cancelled_at IS NOT NULL THEN 'off'
      WHEN m.stopped_at IS NOT NULL THEN 'stopped'
      WHEN s.id IS NOT NULL THEN 'left'
      WHEN NOT ${saysWhere} AND ${leavesAt} + ${grace} < now() THEN 'missed'
      ELSE 'waiting' END AS state,
    CASE WHEN m.kind = 'feedback' AND m.stopped_at IS NULL AND ${leavesAt} + ${askedFor} > now() THEN (SELECT count(*)::integer FROM registration r ${reached} WHERE r.gathering_id = g.id AND ${wordsMissing})
      WHEN s.id IS NOT NULL THEN (SELECT count(*)::integer FROM gathering_recipient t WHERE t.sending_id = s.id)
      ELSE (SELECT count(*)::integer FROM registration r ${reached} WHERE r.gathering_id = g.id AND ${means}) END AS people
  FROM gathering g CROSS JOIN network n JOIN gathering_moment m ON m.gathering_id = g.id
    LEFT JOIN gathering_sending s ON s.moment_id = m.id AND s.for_day = g.held_on
  WHERE g.id = $1 ORDER BY m.days_before DESC, m.at_time, m.kind`;
