import { type Act, type Bearer, type Right, staffOrAlly } from './right';

/** A hat as it is worn at this request: its scopes, or the records of a link or a job. */
export interface WornHat {
  hat: Bearer;
  cohortId: string | null;
  participationId: string | null;
  diagnosticId: string | null;
  personId: string | null;
  recordIds: string[] | null;
}

/** Who acts, as the database told it from the token: nobody, a signed-in person, the bearer of a link, or a job. */
export interface Actor {
  kind: 'nobody' | 'session' | 'link' | 'job';
  tokenId: string | null;
  personId: string | null;
  /** Today in the network's time zone, `YYYY-MM-DD`. */
  today: string;
  hats: WornHat[];
  secondFactorEnrolled: boolean;
  secondFactorAt: string | null;
}

const day = 24 * 3600 * 1000;

/** Whether one of the hats worn today demands a second factor. */
export const needsSecondFactor = ({ hats }: Pick<Actor, 'hats'>): boolean => hats.some(({ hat }) => staffOrAlly.has(hat));

/** Whether the second factor was confirmed within a day: interviews open to nobody else who enrolled one. */
export const secondFactorIsFresh = ({ secondFactorAt }: Pick<Actor, 'secondFactorAt'>): boolean => secondFactorAt !== null && Date.now() - Date.parse(secondFactorAt) <= day;

/** The network as a scope: the one row of its table. */
export const networkId = '00000000-0000-4000-8000-000000000001';

export const nobody: Actor = { kind: 'nobody', tokenId: null, personId: null, today: '', hats: [], secondFactorEnrolled: false, secondFactorAt: null };

/**
 * The scopes in which an actor may do something: the same reading of the same table as `access.ids` in the database.
 * A test proves that the two agree.
 */
export function reach(rights: readonly Right[], actor: Actor, object: string, act: Act): string[] {
  const ids = new Set<string>();
  for (const hat of actor.hats) {
    for (const right of rights) {
      if (right.hat !== hat.hat || right.object !== object || right.act !== act) continue;
      for (const id of scopeIds(hat, right)) if (id) ids.add(id);
    }
  }
  return [...ids];
}

function scopeIds(hat: WornHat, { scope }: Right): (string | null)[] {
  switch (scope) {
    case 'network':
      return [networkId];
    case 'cohort':
      return [hat.cohortId];
    case 'participation':
      return [hat.participationId];
    case 'diagnostic':
      return [hat.diagnosticId];
    case 'self':
      return [hat.personId];
    case 'record':
      return hat.recordIds ?? [];
  }
}
