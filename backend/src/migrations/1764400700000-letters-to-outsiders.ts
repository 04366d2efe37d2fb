import type { MigrationInterface, QueryRunner } from 'typeorm';
import { reword } from './reword';

const facts = `'gatheringId', g.id, 'title', g.title, 'heldOn', g.held_on, 'fromTime', to_char(g.from_time, 'HH24:MI'), 'toTime', to_char(g.to_time, 'HH24:MI'),
      'period', g.period, 'place', g.place, 'address', g.address`;

/** How a function that writes letters tells of a gathering, without the meeting's address. */
const letter = (more: string, from: string) => `
  CREATE OR REPLACE FUNCTION access.gathering_letter(gathering uuid) RETURNS jsonb
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT jsonb_build_object(${facts}${more}) FROM public.gathering g${from} WHERE g.id = gathering $$;`;

/** As the letters that the application writes itself: what it is, how one meets, of which cohort, and how long. */
const named = `,
      'nature', CASE g.nature WHEN 'common_day' THEN 'Journée commune' WHEN 'webinar' THEN 'Webinaire' WHEN 'pilot_project_forum' THEN 'Forum des projets'
        WHEN 'peer_exchange' THEN 'Échange entre pairs' WHEN 'learning_trip' THEN 'Voyage apprenant' WHEN 'drop_in' THEN 'Permanence' WHEN 'initiation_day' THEN 'Journée de découverte' END,
      'format', CASE g.format WHEN 'on_site' THEN 'sur place' WHEN 'remote' THEN 'en visio' WHEN 'hybrid' THEN 'sur place ou en visio' END,
      'cohortName', c.name,
      'duration', CASE WHEN g.held_on IS NULL THEN NULL
        WHEN d.days > 1 THEN d.days || E'\\u00a0jours'
        WHEN g.from_time IS NULL THEN CASE WHEN d.halves = 1 THEN 'une demi-journée' ELSE 'la journée' END
        WHEN g.to_time <= g.from_time OR g.to_time IS NULL THEN NULL
        WHEN g.to_time - g.from_time < '1 hour' THEN to_char(g.to_time - g.from_time, 'FMMI') || E'\\u00a0minutes'
        ELSE to_char(g.to_time - g.from_time, 'FMHH24') || E'\\u00a0h' || CASE to_char(g.to_time - g.from_time, 'MI') WHEN '00' THEN '' ELSE E'\\u00a0' || to_char(g.to_time - g.from_time, 'MI') END END`;

const around = ` JOIN public.cohort c ON c.id = g.cohort_id
      CROSS JOIN LATERAL (SELECT count(DISTINCT u.day) AS days, count(u.half) AS halves
        FROM (SELECT g.held_on AS day, NULL AS half UNION ALL SELECT coalesce(h.on_date, g.held_on), h.half FROM public.gathering_half_day h WHERE h.gathering_id = g.id) u) d`;

/** Whoever asks to come, replaces somebody or gets a place reads what it is, of which cohort, how one meets and how long, as those invited do. */
export class LettersToOutsiders1764400700000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(letter(named, around));
    await reword(db, 'access.due_moments(text)', alone, seated);
  }

  async down(db: QueryRunner): Promise<void> {
    await reword(db, 'access.due_moments(text)', seated, alone);
    await db.query(letter('', ''));
  }
}

/** Reminders concern whoever sits in somebody's place as they do those invited. */
const [alone, seated] = ['r.invited_at IS NOT NULL AND r.answer', '(r.invited_at IS NOT NULL OR r.replaces_id IS NOT NULL) AND r.answer'] as const;
