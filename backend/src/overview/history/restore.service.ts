import { Injectable } from '@nestjs/common';
import type { EntityTarget, ObjectLiteral } from 'typeorm';
import { Cohort } from '../../cohorts/cohort.entity';
import { CohortService } from '../../cohorts/cohort.service';
import { BusyPeriod } from '../../cohorts/territories/busy-period.entity';
import { BusyPeriodService } from '../../cohorts/territories/busy-period.service';
import { Delegate } from '../../cohorts/delegation/delegate.entity';
import { DelegationService } from '../../cohorts/delegation/delegation.service';
import { Participation } from '../../cohorts/participations/participation.entity';
import { ParticipationService } from '../../cohorts/participations/participation.service';
import { ParticipationStage } from '../../cohorts/participations/participation-stage.entity';
import { Effect } from '../../evaluation/effect.entity';
import { Limitation } from '../../evaluation/limitation.entity';
import { StatementService } from '../../evaluation/statement.service';
import { Gathering } from '../../gatherings/gathering.entity';
import { GatheringHalfDay } from '../../gatherings/gathering-half-day.entity';
import { GatheringService } from '../../gatherings/gathering.service';
import { Organisation } from '../../network/organisations/organisation.entity';
import { OrganisationService } from '../../network/organisations/organisation.service';
import { PersonRole } from '../../network/people/person-role.entity';
import { PersonRoleService } from '../../network/people/person-role.service';
import { Territory } from '../../network/territories/territory.entity';
import { TerritoryService } from '../../network/territories/territory.service';
import { PersonContact } from '../../network/people/person-contact.entity';
import { Person } from '../../network/people/person.entity';
import { PersonService } from '../../network/people/person.service';
import type { ZodType } from 'zod';
import type { Work } from '../../platform/database/work';
import { notFound, problem } from '../../platform/http/problem';
import { News } from '../../projects/news.entity';
import { NewsService } from '../../projects/news.service';
import { NoteService } from '../../projects/note.service';
import { PilotProject } from '../../projects/pilot-project.entity';
import { ProjectNote } from '../../projects/project-note.entity';
import { ProjectService } from '../../projects/project.service';
import { camel, forms, type Restored, restorable, returning } from './restorable';

interface Change {
  table: string;
  recordId: string;
  object: string;
  scopes: string[];
  act: string;
  before: Record<string, unknown> | null;
  latest: string;
}

type Fields = Record<string, unknown>;
type Row = Fields & { id: string; participationId: string; personId: string; version: number; kind: ProjectNote['kind'] };

const entities: Record<Restored, EntityTarget<ObjectLiteral>> = {
  person: Person, person_contact: PersonContact, organisation: Organisation, cohort: Cohort, participation: Participation,
  participation_stage: ParticipationStage, delegate: Delegate, gathering: Gathering, pilot_project: PilotProject, effect: Effect, limitation: Limitation,
  person_role: PersonRole, territory: Territory, busy_period: BusyPeriod, project_note: ProjectNote, news: News,
};

/** Sets fields back to what they were, by the same act, rules and rights as the form that writes them: a change like another. */
@Injectable()
export class RestoreService {
  constructor(
    private readonly people: PersonService,
    private readonly organisations: OrganisationService,
    private readonly cohorts: CohortService,
    private readonly participations: ParticipationService,
    private readonly delegation: DelegationService,
    private readonly gatherings: GatheringService,
    private readonly projects: ProjectService,
    private readonly statements: StatementService,
    private readonly roles: PersonRoleService,
    private readonly territories: TerritoryService,
    private readonly busy: BusyPeriodService,
    private readonly notes: NoteService,
    private readonly news: NewsService,
  ) {}

  /** `seen` is the latest change of the record that the caller has read: somebody's change in between is never covered. */
  async restore(work: Work, changeId: string, seen: string): Promise<void> {
    const change = await work.row<Change>(
      `SELECT c.table_name AS "table", c.record_id AS "recordId", c.object, c.scopes, c.act, c.before,
         (SELECT l.id FROM record_change l WHERE l.record_id = c.record_id AND l.table_name = c.table_name ORDER BY l.at DESC, l.id DESC LIMIT 1) AS latest
       FROM record_change c WHERE c.id = $1`,
      [changeId],
    );
    const reach = change ? work.ids(change.object, 'update') : [];
    if (!change?.scopes.some((scope) => reach.includes(scope))) throw notFound();
    if (change.latest !== seen) throw problem(409, 'history-moved', 'Quelqu’un a changé cette fiche entre-temps. Relisez l’historique, puis choisissez.');
    if (change.act === 'delete' && returning.has(change.table)) return this.bringBack(work, change);
    const former = Object.entries(change.before ?? {}).filter(([column]) => restorable(change.table, column));
    if (change.act !== 'update' || former.length === 0) throw problem(422, 'not-restorable', 'Ceci ne se rétablit pas d’ici : la fiche elle-même permet de le saisir de nouveau.');
    await this.set(work, change.table as Restored, change.recordId, Object.fromEntries(former.map(([column, value]) => [camel(column), value])));
  }

  /** A deleted row comes back as it was, under its own id, to whoever may write one there; in whose name it stood, too. */
  private async bringBack(work: Work, { table, object, scopes, before, recordId }: Change): Promise<void> {
    const reach = work.ids(object, 'create');
    if (!scopes.some((scope) => reach.includes(scope))) throw problem(403, 'forbidden', 'Votre rôle permet de lire ceci, pas de le rétablir.');
    // What the database counts is counted anew, and what the table holds only since then has its default.
    const columns = await work.rows<{ name: string }>(
      `SELECT quote_ident(attname) AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '' AND attname = ANY ($2::text[])`,
      [`public.${table}`, Object.keys(before ?? {})],
    );
    const names = columns.map(({ name }) => name).join(', ');
    await work.rows(`INSERT INTO ${table} (${names}) SELECT ${names} FROM jsonb_populate_record(NULL::${table}, $1::jsonb)`, [JSON.stringify(before)]);
    await work.rows('SELECT access.recall_statement($1, $2)', [table, recordId]);
    await work.audit('restore', object, recordId, typeof before?.['cohort_id'] === 'string' ? before['cohort_id'] : null);
  }

  private async set(work: Work, table: Restored, id: string, former: Fields): Promise<void> {
    const row = (await work.manager.findOneBy(entities[table], table === 'person_contact' ? { personId: id } : { id })) as Row | null;
    if (!row) throw problem(409, 'record-gone', 'Cette fiche a été supprimée depuis : il n’y a plus rien à rétablir.');
    const whole = Object.fromEntries(Object.keys(forms[table].shape).flatMap((key) => (key in former ? [[key, former[key]]] : key in row ? [[key, row[key]]] : [])));
    await this.write(work, table, row, table === 'gathering' ? await this.timesOf(work, id, whole, former) : whole);
  }

  /** Half-days stay as they were set by hand, unless the day itself is set back. */
  private async timesOf(work: Work, id: string, whole: Fields, former: Fields): Promise<Fields> {
    const short = (time: unknown) => (typeof time === 'string' ? time.slice(0, 5) : time);
    const input = { ...whole, fromTime: short(whole['fromTime']), toTime: short(whole['toTime']) };
    if ('heldOn' in former || 'fromTime' in former || 'toTime' in former) return input;
    const days = await work.manager.findBy(GatheringHalfDay, { gatheringId: id });
    return days.length === 0 ? input : { ...input, halfDays: days.map(({ onDate, half }) => ({ onDate, half })) };
  }

  private async write(work: Work, table: Restored, { id, participationId, personId, version, kind }: Row, input: Fields): Promise<unknown> {
    switch (table) {
      case 'person_role':
        return this.roles.change(work, personId, id, valid(forms.person_role, input));
      case 'territory':
        // A decimal of the database comes as its digits.
        return this.territories.edit(work, id, version, valid(forms.territory, { ...input, areaKm2: input['areaKm2'] === null ? null : Number(input['areaKm2']) }));
      case 'busy_period':
        return this.busy.change(work, participationId, id, valid(forms.busy_period, input));
      case 'project_note':
        // Read with questions is said by readers; what is set back is being written again.
        return this.notes.write(work, participationId, kind, version, valid(forms.project_note, { ...input, state: input['state'] === 'read_with_questions' ? 'writing' : input['state'] }));
      case 'news':
        return this.news.correct(work, participationId, id, version, valid(forms.news, input));
      case 'person':
        return this.people.change(work, id, valid(forms.person, input));
      case 'person_contact':
        return this.people.changeContact(work, personId, valid(forms.person_contact, input));
      case 'organisation':
        return this.organisations.change(work, id, valid(forms.organisation, input));
      case 'cohort':
        return this.cohorts.change(work, id, valid(forms.cohort, input));
      case 'participation':
        return this.participations.change(work, id, valid(forms.participation, input));
      case 'participation_stage':
        return this.participations.changeStage(work, participationId, id, valid(forms.participation_stage, input));
      case 'delegate':
        return this.delegation.change(work, participationId, id, valid(forms.delegate, input));
      case 'gathering':
        return this.gatherings.update(work, id, version, { ...valid(forms.gathering, input), alreadyHeld: true });
      case 'pilot_project':
        return this.projects.update(work, participationId, version, valid(forms.pilot_project, input));
      case 'effect':
        return this.statements.correctEffect(work, participationId, id, version, valid(forms.effect, input));
      case 'limitation':
        return this.statements.correctLimit(work, participationId, id, version, valid(forms.limitation, input));
    }
  }
}

function valid<T>(form: ZodType<T>, input: Fields): T {
  const parsed = form.safeParse(input);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.map(({ path, message }) => ({ pointer: `/${path.join('/')}`, detail: message }));
  throw problem(422, 'no-longer-valid', 'L’ancienne valeur ne va plus avec le reste de la fiche.', { errors });
}
