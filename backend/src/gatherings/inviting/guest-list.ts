import { Injectable } from '@nestjs/common';
import type { Work } from '../../platform/database/work';
import { problem } from '../../platform/http/problem';
import { isOver } from '../figures';
import type { Announced } from './announced.query';
import type { Audience, Invitee } from './audience.contract';

/** Puts people on the list of a gathering, whether it is announced alone or with others. */
@Injectable()
export class GuestList {
  /** With their category of that day. Whoever was invited already is left in peace, and is not among those returned. */
  async add(work: Work, { id, cohortId }: Pick<Announced, 'id' | 'cohortId'>, wanted: Invitee[]): Promise<(Invitee & { registrationId: string; linkId: null })[]> {
    const listed = await work.rows<{ id: string; personId: string }>(
      `INSERT INTO registration (cohort_id, gathering_id, participation_id, person_id, category, invited_at)
       SELECT $2::uuid, $1::uuid, w."participationId", w."personId", w.category, now()
       FROM jsonb_to_recordset($3::jsonb) AS w("participationId" uuid, "personId" uuid, category text)
       ON CONFLICT (gathering_id, person_id) DO UPDATE SET invited_at = now(), updated_at = now() WHERE registration.invited_at IS NULL
       RETURNING id, person_id AS "personId"`,
      [id, cohortId, JSON.stringify(wanted)],
    );
    const registrations = new Map(listed.map(({ id: line, personId }) => [personId, line]));
    return wanted.flatMap((invitee) => {
      const registrationId = registrations.get(invitee.personId);
      return registrationId ? [{ ...invitee, registrationId, linkId: null }] : [];
    });
  }

  async note(work: Work, act: string, cohortId: string, people: readonly { registrationId: string; personId: string }[]): Promise<void> {
    await work.rows(`SELECT access.audit($1, 'registration', u.registration, $2, u.person) FROM unnest($3::uuid[], $4::uuid[]) AS u(registration, person)`, [
      act,
      cohortId,
      people.map(({ registrationId }) => registrationId),
      people.map(({ personId }) => personId),
    ]);
  }
}

/** Nobody is asked to come to what is over or cancelled. */
export function toCome({ cancelled, heldOn, figures }: Pick<Announced, 'cancelled' | 'heldOn' | 'figures'>, today: string): void {
  if (cancelled) throw problem(409, 'gathering-cancelled', 'Ce rendez-vous est annulé : on n’y invite plus.');
  if (!isOver({ heldOn, figures }, today)) return;
  const detail = 'Choisissez un jour à venir.';
  throw problem(409, 'gathering-over', 'Ce rendez-vous est passé : on n’y invite plus. Ajoutez à la liste les personnes qui sont venues.', { errors: [{ pointer: '/heldOn', detail }] });
}

/** Who gets a letter: not who has one, was taken out, or was asked enough already unless they are named. */
export const chosen = <One extends Invitee>(meant: One[], { added }: Audience): One[] =>
  meant.filter(({ personId, invited, removed, askedEnough }) => !invited && !removed && (askedEnough === null || added.includes(personId)));
