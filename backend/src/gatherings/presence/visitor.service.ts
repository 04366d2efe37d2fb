import { Injectable } from '@nestjs/common';
import { OrganisationService } from '../../network/organisations/organisation.service';
import { PersonService } from '../../network/people/person.service';
import type { Work } from '../../platform/database/work';
import { problem } from '../../platform/http/problem';
import { RegistrationService } from '../registration.service';
import { AttendanceService } from './attendance.service';
import type { VisitorInput } from './presence.contract';

/** Whoever comes unannounced: written into the directory, onto the list and present, in one go at the door. */
@Injectable()
export class VisitorService {
  constructor(
    private readonly people: PersonService,
    private readonly organisations: OrganisationService,
    private readonly registrations: RegistrationService,
    private readonly attendance: AttendanceService,
  ) {}

  /** Sent again under the same id, it is the same visitor. Whoever is on the list already is simply ticked. */
  async add(work: Work, gatheringId: string, { id, halfDayIds, source, ...visitor }: VisitorInput): Promise<{ id: string }> {
    await work.rows('SELECT pg_advisory_xact_lock(hashtextextended($1, 11))', [id]);
    await this.attendance.begun(work, gatheringId);
    const before = await work.row<{ registrationId: string }>('SELECT registration_id AS "registrationId" FROM attendance_act WHERE tablet_id = $1 AND gathering_id = $2 LIMIT 1', [id, gatheringId]);
    if (before) return { id: before.registrationId };
    const personId = visitor.personId ?? (await this.newPerson(work, visitor));
    const listed = await work.row<{ id: string }>('SELECT id FROM registration WHERE gathering_id = $1 AND person_id = $2', [gatheringId, personId]);
    const line = listed ?? (await this.registrations.add(work, gatheringId, { personId, category: visitor.category, participationId: visitor.participationId }));
    const reason = 'Personne venue sans être annoncée.';
    const acts = halfDayIds.map((halfDayId, index) => ({ number: index + 1, registrationId: line.id, halfDayId, there: true, reason: null }));
    const { refused } = acts.length ? await this.attendance.record(work, gatheringId, { tabletId: id, source, acts }) : { refused: [] };
    const closed = refused.filter(({ code }) => code === 'reason-required').map(({ number }) => number);
    const again = acts.filter(({ number }) => closed.includes(number)).map((act) => ({ ...act, reason }));
    if (again.length) await this.attendance.record(work, gatheringId, { tabletId: id, source, acts: again });
    const early = refused.find(({ code }) => code === 'half-day-to-come');
    if (early) throw problem(422, early.code, early.detail, { errors: [{ pointer: '/halfDayIds', detail: early.detail }] });
    if (refused.length > closed.length) throw problem(422, 'not-listed', 'Cette demi-journée n’est pas de ce rendez-vous.', { errors: [{ pointer: '/halfDayIds', detail: 'Choisissez une demi-journée du rendez-vous.' }] });
    return line;
  }

  private async newPerson(work: Work, { givenName, familyName, organisation }: Omit<VisitorInput, 'id' | 'halfDayIds' | 'source'>): Promise<string> {
    const organisationId = organisation && (await this.organisation(work, organisation));
    return (await this.people.create(work, { givenName, familyName, organisationId, roleTitle: null, email: null, telephone: null })).id;
  }

  private async organisation(work: Work, name: string): Promise<string> {
    const known = await work.row<{ id: string }>('SELECT id FROM organisation WHERE lower(name) = lower($1)', [name]);
    return (known ?? (await this.organisations.create(work, { name, kind: 'other', aliases: [] }))).id;
  }
}
