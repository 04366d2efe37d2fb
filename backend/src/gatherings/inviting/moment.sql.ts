/** When a moment leaves: so many days before the gathering, on the clock of the network; what asks how it was, never before it is over. Reads `m`, `g` and `n`. */
export const leavesAt = `((CASE m.kind
  WHEN 'feedback' THEN greatest(access.last_day(g.id, g.held_on) - m.days_before + m.at_time, access.last_day(g.id, g.held_on) + coalesce(g.to_time, '18:00'::time))
  ELSE (g.held_on - m.days_before) + m.at_time END) AT TIME ZONE n.time_zone)`;

/** The nearest to the day of the reminders that are not stopped. Reads `m`. */
const lastReminder = `(m.kind = 'reminder' AND m.stopped_at IS NULL AND NOT EXISTS (SELECT 1 FROM gathering_moment later
  WHERE later.gathering_id = m.gathering_id AND later.kind = 'reminder' AND later.stopped_at IS NULL AND later.days_before < m.days_before))`;

/** The reminder that says where to connect, once that is written. Reads `m` and `g`. */
export const saysWhere = `(g.url IS NOT NULL AND ${lastReminder})`;

/**
 * How the address of the meeting reaches those who may come: `later` with the last reminder, `now` with the letter itself
 * when that reminder is gone, left already or was never to leave; `unknown` when it is neither written nor to be brought
 * by a reminder, null where nobody connects. Before the first invitation the two reminders that leave with it are counted
 * on. Reads `g` and `n`.
 */
export const linkComes = `CASE WHEN g.url IS NULL AND g.format = 'on_site' THEN NULL
  WHEN EXISTS (SELECT 1 FROM gathering_moment m WHERE m.gathering_id = g.id AND ${lastReminder} AND (g.held_on IS NULL OR ${leavesAt} > now())
    AND NOT EXISTS (SELECT 1 FROM gathering_sending k WHERE k.moment_id = m.id AND k.for_day = g.held_on)) THEN 'later'
  WHEN NOT EXISTS (SELECT 1 FROM gathering_sending k WHERE k.gathering_id = g.id) AND NOT EXISTS (SELECT 1 FROM gathering_moment m WHERE m.gathering_id = g.id)
    AND (g.held_on IS NULL OR ((g.held_on - 1) + '09:00'::time) AT TIME ZONE n.time_zone > now()) THEN 'later'
  WHEN g.url IS NULL THEN 'unknown'
  ELSE 'now' END`;

/** Whoever had the address from a letter of their own since the last reminder's time needs no reminder to have it. Reads `r`, `m`, `g`, `n`. */
const knowsWhere = `EXISTS (SELECT 1 FROM gathering_recipient o JOIN gathering_sending k ON k.id = o.sending_id
  WHERE k.gathering_id = g.id AND k.kind <> 'reminder' AND k.audience ->> 'withLink' = 'true' AND k.created_at >= ${leavesAt} AND o.person_id = r.person_id AND o.message_id IS NOT NULL)`;

/** How long after its time a moment may still leave, when the server was away: later it would be taken for another. */
export const grace = `interval '12 hours'`;

/**
 * Whom a moment means, read when it leaves. Who said no is left in peace; who was invited since has just had the
 * invitation; who waits for a place is not expected. The address of the meeting is owed to everybody who may come, whenever they were invited; whoever sits in
 * somebody's place has it by a letter of their own, no more by the one they replace. Reads `r`, `m`, `g`, `n`.
 */
export const means = `((r.invited_at IS NOT NULL OR r.replaces_id IS NOT NULL) AND r.waiting_since IS NULL AND CASE m.kind
  WHEN 'chase' THEN r.answer IS NULL AND r.invited_at < ${leavesAt} - ${grace}
    AND NOT EXISTS (SELECT 1 FROM gathering_recipient o JOIN gathering_sending k ON k.id = o.sending_id
      WHERE k.gathering_id = g.id AND k.kind = 'chase' AND o.person_id = r.person_id AND o.created_at > now() - interval '20 hours')
  ELSE (r.answer IS NULL OR r.answer = 'yes' OR (r.answer = 'replaced' AND ${saysWhere} AND NOT EXISTS (SELECT 1 FROM registration o WHERE o.replaces_id = r.id))) AND (coalesce(r.invited_at, r.created_at) < ${leavesAt} OR (${saysWhere} AND NOT ${knowsWhere})) END)`;

/** How long words are still asked for, when the sheet comes back late. */
export const askedFor = `interval '14 days'`;

/** Whom `feedback` means: who is noted as there, themselves and not somebody in their place, and was not asked yet, by hand or by itself. Reads `r`, `g`. */
export const wordsMissing = `(r.answer IS DISTINCT FROM 'replaced'
  AND EXISTS (SELECT FROM attendance a WHERE a.registration_id = r.id AND a.created_at < now() - interval '15 minutes')
  AND NOT EXISTS (SELECT FROM outbox_message o WHERE o.cohort_id = g.cohort_id AND o.recipient_id = r.person_id AND o.template = 'gathering-feedback' AND o.data ->> 'gatheringId' = g.id::text))`;
