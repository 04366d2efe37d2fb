import type { ActorCategory, DelegateStatus } from '../../delegation/delegate.contract';
import type { LeadOrigin, StageName } from '../../participations/participation.contract';
import type { ImportField } from './fields';
import type { AlikeOrganisation, KnownOrganisation, KnownPerson, Likeness, Place } from './ground';
import type { RowReading } from './row-reading';

/** What becomes of one line. `heading` to `skip` are lines that are left out, each with its reason. */
export type Outcome = 'create' | 'recognise' | 'repeat' | 'nothing' | 'ask' | 'fault' | 'aside' | 'heading' | 'skip';

/** What somebody decided of a line: it is them, it is somebody else, leave it out. */
export type Decision = 'same' | 'new' | 'skip';

/** One line before it is planned. */
export interface Candidate {
  id: string;
  line: number;
  reading: RowReading;
  decision: Decision | null;
  decidedPersonId: string | null;
}

/** What the file says when nothing in the line does. */
export interface PlanOptions {
  startsOn: string;
  status: DelegateStatus;
  stage: StageName;
  /** The place in the team; `none`: the directory alone; null or, in lists read before, nothing: to be said line by line. */
  category?: ActorCategory | 'none' | null;
}

/** One line and what will become of it. */
export interface PlannedRow {
  id: string;
  line: number;
  outcome: Outcome;
  values: RowReading['values'];
  faults: RowReading['faults'];
  guessed: ImportField[];
  alike: { person: KnownPerson; because: Likeness }[];
  /** Known organisations that the one of the line may be, where somebody is to say. */
  structures: AlikeOrganisation[];
  /** Territories to choose from, where the text means several or none. */
  candidates: Place[];
  /** The earlier line that is the same person. */
  sameLine: number | null;
  person: KnownPerson | null;
  completes: ImportField[];
  seat: boolean;
  /** Which structure of the plan the line is, in a list of structures. */
  structure: PlannedStructure | null;
  note: string | null;
  /** Whose person it is among those of the plan. */
  key: string | null;
}

/** A person of the plan: known, or to be created with what the lines say. */
export interface PlannedPerson {
  key: string;
  known: KnownPerson | null;
  line: number;
  givenName: string;
  familyName: string;
  email: string | null;
  telephone: string | null;
  organisation: string | null;
  roleTitle: string | null;
  skills: string[];
}

/** A structure of the plan: of the directory, and then with what the lines complete, or to be created. */
export interface PlannedStructure extends Omit<KnownOrganisation, 'id'> {
  key: string;
  known: KnownOrganisation | null;
  line: number;
}

/** Everything that applying will do, in order. */
export interface Plan {
  rows: PlannedRow[];
  people: PlannedPerson[];
  completions: { person: KnownPerson; changes: Partial<Record<'email' | 'telephone' | 'organisation' | 'roleTitle' | 'skills', string>> }[];
  organisations: { name: string; category: ActorCategory | null }[];
  /** Those that a list of structures creates or completes. */
  structures: PlannedStructure[];
  places: Place[];
  seats: { personKey: string; place: Place; category: ActorCategory; status: DelegateStatus; roleTitle: string | null; startsOn: string; headOfExecutive: boolean; substituteForKey?: string }[];
  stages: { place: Place; stage: StageName; reachedOn: string; nextStep: string | null; leadOrigin: LeadOrigin | null }[];
  origins: { participationId: string; leadOrigin: LeadOrigin }[];
}

export const emptyPlan = (): Plan => ({ rows: [], people: [], completions: [], organisations: [], structures: [], places: [], seats: [], stages: [], origins: [] });
