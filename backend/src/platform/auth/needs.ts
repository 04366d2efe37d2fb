import { SetMetadata } from '@nestjs/common';
import type { Act } from './right';

/** What a route declares: an act on an object, and the record that says in which scope. */
export interface Need {
  object: string;
  act: Act;
  /** The table whose row, named by a path parameter, gives the scope; without it the handler must filter by `work.ids`. */
  at?: { table: string; param: string };
}

export type Declaration = { kind: 'public' } | { kind: 'outside' } | { kind: 'signed-in' } | ({ kind: 'needs' } & Need);

/** The metadata key of a route's declaration. */
export const DECLARATION = 'cordee:declaration';

/**
 * The right a route needs. `@Needs('gathering', 'update', { gathering: 'gatheringId' })` reads: the act « update » on
 * « gathering », in the scope of the row of table `gathering` whose id is the path parameter `gatheringId`.
 * A route without a declaration stops the start.
 */
export const Needs = (object: string, act: Act, at?: Record<string, string>) => {
  const [entry] = Object.entries(at ?? {});
  const declaration: Declaration = { kind: 'needs', object, act, ...(entry && { at: { table: entry[0], param: entry[1] } }) };
  return SetMetadata(DECLARATION, declaration);
};

/** Open to anybody; only sign-in, links and what describes the API. */
export const Public = () => SetMetadata(DECLARATION, { kind: 'public' } satisfies Declaration);

/** Open to whoever is signed in, about themselves. */
export const SignedIn = () => SetMetadata(DECLARATION, { kind: 'signed-in' } satisfies Declaration);

/** Open to anybody and outside any transaction: what must answer even without a database. */
export const Outside = () => SetMetadata(DECLARATION, { kind: 'outside' } satisfies Declaration);
