import { Injectable } from '@nestjs/common';
import { BehalfService } from '../cohorts/behalf/behalf.service';
import { PersonalLinks } from '../identity/personal-links.service';
import type { Work } from '../platform/database/work';
import { notFound, problem } from '../platform/http/problem';
import { isOver, type RawFigures } from './figures';
import type { GatheringFormat } from './gathering.contract';
import { Guests } from './guests/guest.service';
import type { ArrivalInput, InvitationAnswerInput } from './registration.contract';

interface Known {
  cohortId: string;
  personId: string;
  participationId: string | null;
  heldOn: string | null;
  format: GatheringFormat;
  cancelled: boolean;
  figures: RawFigures | null;
}

interface Used {
  cohortId: string;
  personId: string;
  used: boolean;
}

/** Answers to invitations, and people added to a list. */
@Injectable()
export class RegistrationService {
  constructor(
    private readonly links: PersonalLinks,
    private readonly behalf: BehalfService,
    private readonly guests: Guests,
  ) {
    behalf.speaks('registration', {
      words: (work, id, participationId) =>
        work.row(
          `SELECT r.person_id AS "personId", 'Votre réponse : ' || g.title AS heading, CASE r.answer WHEN 'yes' THEN 'Je viens' WHEN 'no' THEN 'Je ne peux pas'
             ELSE 'On me remplace' || coalesce(' : ' || r.replacement_name, '') END || '.' AS shown, NULL::int AS version
           FROM registration r JOIN gathering g ON g.id = r.gathering_id WHERE r.id = $1 AND r.participation_id = $2 AND r.answer IS NOT NULL`,
          [id, participationId],
        ),
      most: 10,
      choices: [
        { value: 'yes', label: 'Je viens' },
        { value: 'no', label: 'Je ne peux pas' },
        { value: 'replaced', label: 'On me remplace' },
      ],
    });
  }

  /** An answer may change until the evening of the gathering; it says who gave it, for whom. The same answer twice is one. */
  async answer(work: Work, gatheringId: string, id: string, { answer, attends, replacementName, replacementRole, replacementEmail, letter }: InvitationAnswerInput): Promise<void> {
    const known = await work.row<Known>(
      `SELECT r.cohort_id AS "cohortId", r.person_id AS "personId", r.participation_id AS "participationId", g.held_on AS "heldOn", g.format, g.cancelled_at IS NOT NULL AS cancelled,
         (SELECT f.figures FROM access.attendance_figures(ARRAY[g.id]) f) AS figures
       FROM registration r JOIN gathering g ON g.id = r.gathering_id WHERE r.id = $1 AND r.gathering_id = $2`,
      [id, gatheringId],
    );
    if (!known) throw notFound();
    if (known.cancelled) throw problem(409, 'gathering-cancelled', 'Ce rendez-vous est annulé : il n’y a plus rien à répondre.');
    if (isOver(known, work.today)) {
      throw problem(409, 'gathering-over', 'Ce rendez-vous est passé : les réponses sont closes depuis le soir même.');
    }
    const other = known.personId !== work.personId;
    if (!other && answer === 'no' && (await work.row('SELECT FROM access.certificate_lines(NULL, ARRAY[$1::uuid], NULL, NULL, NULL, NULL)', [id]))) {
      throw problem(409, 'presence-noted', 'Votre présence à ce rendez-vous est notée. Si c’est une erreur, dites-le à l’équipe.');
    }
    if (other) await work.onBehalfOf(known.personId);
    // One answer at a time where seats are counted: taken before the row, so that two answers never wait for each other.
    await work.rows(`SELECT pg_advisory_xact_lock(hashtextextended('seats ' || $1::text, 0))`, [gatheringId]);
    const where = known.format === 'hybrid' && answer !== 'no' ? attends : null;
    const changed = await work.row(
      `UPDATE registration SET answer = $3, replacement_name = $4, replacement_role = $5, attends = $7, answered_at = now(), answered_by_id = $6, updated_at = now()
       WHERE id = $1 AND gathering_id = $2 AND (answer, replacement_name, replacement_role, attends) IS DISTINCT FROM ($3, $4, $5, $7) RETURNING id`,
      [id, gatheringId, answer, replacementName, replacementRole || null, work.personId, where],
    );
    if (replacementEmail && replacementName) await this.guests.proposeReplacement(work, gatheringId, { registrationId: id, name: replacementName, email: replacementEmail });
    if (!changed) return;
    await work.audit('answer', 'registration', id, known.cohortId, other ? known.personId : null);
    // Answered by the person, it is theirs; by another, it stands in their name and may be confirmed with what else awaits them.
    if (other && known.participationId) {
      await this.behalf.enter(work, { participationId: known.participationId, table: 'registration', recordId: id, personId: known.personId, letter });
    }
  }

  /** Whoever left their team does not come in its name: known to staff, and nothing for the leaver to confirm. */
  async withdraw(work: Work, gatheringId: string, id: string): Promise<void> {
    await work.rows(`SELECT pg_advisory_xact_lock(hashtextextended('seats ' || $1::text, 0))`, [gatheringId]);
    const changed = await work.row<{ cohortId: string; personId: string }>(
      `UPDATE registration SET answer = 'no', replacement_name = NULL, replacement_role = NULL, answered_at = now(), answered_by_id = $3, updated_at = now()
       WHERE id = $1 AND gathering_id = $2 RETURNING cohort_id AS "cohortId", person_id AS "personId"`,
      [id, gatheringId, work.personId],
    );
    if (!changed) throw notFound();
    await work.audit('answer', 'registration', id, changed.cohortId, changed.personId);
  }

  /** Somebody came without an invitation. A member of a team brings their category and territory of that day. */
  async add(work: Work, gatheringId: string, { personId, category, participationId }: ArrivalInput): Promise<{ id: string }> {
    const row = await work.row<{ id: string; cohortId: string }>(
      `INSERT INTO registration (cohort_id, gathering_id, person_id, category, participation_id)
       SELECT g.cohort_id, g.id, p.id, coalesce(d.category, $3), coalesce(d.participation_id, $4)
       FROM gathering g JOIN person p ON p.id = $2
         LEFT JOIN LATERAL (SELECT l.category, l.participation_id FROM delegate l WHERE l.cohort_id = g.cohort_id AND l.person_id = p.id
           AND l.starts_on <= coalesce(g.held_on, $5::date) AND (l.ends_on IS NULL OR l.ends_on >= coalesce(g.held_on, $5::date))
           ORDER BY l.participation_id = $4 DESC NULLS LAST, l.delegation_kind = 'quartet' DESC, l.status = 'agreed' DESC, l.substitute, l.id LIMIT 1) d ON true
       WHERE g.id = $1 RETURNING id, cohort_id AS "cohortId"`,
      [gatheringId, personId, category, participationId, work.today],
    );
    if (!row) throw problem(422, 'unknown-person', 'Cette personne n’est pas dans l’annuaire.', { errors: [{ pointer: '/personId', detail: 'Choisissez une personne de l’annuaire.' }] });
    await work.audit('create', 'registration', row.id, row.cohortId, personId);
    return { id: row.id };
  }

  /** Takes somebody off the list, as long as they neither answered nor came. */
  async remove(work: Work, gatheringId: string, id: string): Promise<void> {
    const known = await work.row<Used>(
      `SELECT r.cohort_id AS "cohortId", r.person_id AS "personId",
         r.answer IS NOT NULL OR EXISTS (SELECT 1 FROM attendance a WHERE a.registration_id = r.id) AS used
       FROM registration r WHERE r.id = $1 AND r.gathering_id = $2`,
      [id, gatheringId],
    );
    if (!known) throw notFound();
    if (known.used) throw problem(409, 'registration-used', 'Cette personne a répondu ou était présente : elle reste sur la liste.');
    await this.links.release(work, id);
    await work.rows('DELETE FROM registration WHERE id = $1 AND gathering_id = $2', [id, gatheringId]);
    await work.audit('delete', 'registration', id, known.cohortId, known.personId);
  }
}
