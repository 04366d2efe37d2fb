import type { ZodObject } from 'zod';
import { CohortInput } from '../../cohorts/cohort.contract';
import { DelegateChange } from '../../cohorts/delegation/delegate.contract';
import { ParticipationChange, StageInput } from '../../cohorts/participations/participation.contract';
import { EffectEdit, LimitEdit } from '../../evaluation/evaluation.contract';
import { GatheringInput } from '../../gatherings/gathering.contract';
import { OrganisationInput } from '../../network/organisations/organisation.contract';
import { BusyPeriodInput } from '../../cohorts/territories/busy-period.contract';
import { ContactInput, PersonInput } from '../../network/people/person.contract';
import { PersonRoleInput } from '../../network/people/person-role.contract';
import { TerritoryEdit } from '../../network/territories/territory.contract';
import { NewsEdit } from '../../projects/news.contract';
import { NoteInput, PilotProjectInput } from '../../projects/project.contract';

/** What can be set back, and by the contract of which form: a field that no form writes is not set back either. */
export const forms = {
  person: PersonInput,
  person_contact: ContactInput,
  person_role: PersonRoleInput,
  territory: TerritoryEdit,
  busy_period: BusyPeriodInput,
  organisation: OrganisationInput,
  cohort: CohortInput,
  participation: ParticipationChange,
  participation_stage: StageInput,
  delegate: DelegateChange,
  gathering: GatheringInput,
  pilot_project: PilotProjectInput,
  project_note: NoteInput,
  news: NewsEdit,
  effect: EffectEdit,
  limitation: LimitEdit,
} satisfies Record<string, ZodObject>;

export type Restored = keyof typeof forms;

/** What comes back as it was once deleted: whole in the history, referred to by nothing that went with it. */
export const returning: ReadonlySet<string> = new Set([
  'participation_stage', 'executive_fact', 'person_role', 'busy_period', 'institution_item', 'territory_membership', 'question', 'support_day', 'news', 'effect', 'limitation',
]);

export const camel = (column: string) => column.replaceAll(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** Whether a field can be set back through the form that writes it. */
export const restorable = (table: string, column: string): boolean => table in forms && camel(column) in forms[table as Restored].shape;
