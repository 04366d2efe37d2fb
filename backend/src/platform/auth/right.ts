/** The four acts that row security knows; every route declares one of them on one object. */
export type Act = 'read' | 'create' | 'update' | 'delete';

/** Where a hat's right reaches: its cohort, its participation, its diagnostic, the link's records, oneself, or the network. */
export type Scope = 'network' | 'cohort' | 'participation' | 'diagnostic' | 'record' | 'self';

/** The hats a person can be given. */
export type HatName =
  | 'network_admin'
  | 'cohort_manager'
  | 'pivot_ally'
  | 'diagnostic_lead'
  | 'interviewer'
  | 'diagnostic_supervisor'
  | 'project_ally'
  | 'delegate'
  | 'evaluator'
  | 'storyteller'
  | 'observer';

/** Hats that open other people's data: they sign in for a week rather than a month, and add a second factor. */
export const staffOrAlly: ReadonlySet<string> = new Set<HatName>([
  'network_admin',
  'cohort_manager',
  'pivot_ally',
  'diagnostic_lead',
  'interviewer',
  'diagnostic_supervisor',
  'project_ally',
]);

/** Who a row of the table of rights speaks of: a hat, anybody signed in, the bearer of a link, or a job. */
export type Bearer = HatName | 'person' | `link:${string}` | `job:${string}`;

/** One row of the table of rights. */
export interface Right {
  hat: Bearer;
  object: string;
  act: Act;
  scope: Scope;
}

const acts: Record<string, Act> = { c: 'create', r: 'read', u: 'update', d: 'delete' };

/** Rows in short: `allow('observer', 'cohort', { gathering: 'r' })`. Letters are create, read, update, delete. */
export function allow(hat: Bearer, scope: Scope, objects: Record<string, string>): Right[] {
  return Object.entries(objects).flatMap(([object, letters]) =>
    [...letters].map((letter) => {
      const act = acts[letter];
      if (!act) throw new Error(`Unknown act « ${letter} » on ${object}`);
      return { hat, object, act, scope };
    }),
  );
}

/** The token under which the whole table of rights, composed from every context, is injected. */
export const RIGHTS = Symbol('rights');
