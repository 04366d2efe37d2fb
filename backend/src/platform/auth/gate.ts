import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '../config/config.module';
import type { Config } from '../config/config';
import { notFound, problem } from '../http/problem';
import { type Actor, needsSecondFactor, reach, secondFactorIsFresh } from './actor';
import type { Declaration } from './needs';
import { type Act, RIGHTS, type Right } from './right';

/** Declared for tests alone: with guards off, row security must hold by itself. */
export const GUARDS = Symbol('guards');

/**
 * Decides whether an actor passes a route's declaration: what may not be seen does not exist (404), what may be seen
 * but not done is forbidden (403).
 */
@Injectable()
export class Gate {
  constructor(
    @Inject(RIGHTS) private readonly rights: readonly Right[],
    @Inject(CONFIG) private readonly config: Pick<Config, 'NODE_ENV'>,
    @Inject(GUARDS) private readonly guards: boolean,
  ) {}

  /** `scopes` are those of the record that the path names: undefined when the route names none, null when there is no such row. */
  pass(declaration: Declaration, actor: Actor, scopes: string[] | null | undefined): void {
    if (declaration.kind === 'public' || declaration.kind === 'outside') return;
    if (actor.kind === 'nobody') throw problem(401, 'sign-in-required', 'Connectez-vous pour continuer.');
    if (declaration.kind === 'signed-in') {
      if (actor.kind !== 'session') throw problem(401, 'sign-in-required', 'Connectez-vous pour continuer.');
      return;
    }
    if (this.guards) this.check(declaration, actor, scopes);
    this.secondFactor(declaration.object, actor);
  }

  private check(need: Extract<Declaration, { kind: 'needs' }>, actor: Actor, scopes: string[] | null | undefined): void {
    const reached = reach(this.rights, actor, need.object, need.act);
    if (!need.at) {
      if (reached.length === 0) throw problem(403, 'forbidden', 'Cette page n’est pas ouverte à votre rôle.');
      return;
    }
    if (scopes === null || scopes === undefined) throw notFound();
    if (overlap(scopes, reached)) return;
    const seen = overlap(scopes, reach(this.rights, actor, need.object, 'read')) || overlap(scopes, reach(this.rights, actor, need.at.table, 'read'));
    throw seen ? forbidden(need.act) : notFound();
  }

  private secondFactor(object: string, actor: Actor): void {
    if (actor.kind !== 'session') return;
    if (this.config.NODE_ENV === 'production' && !actor.secondFactorEnrolled && needsSecondFactor(actor)) {
      throw problem(403, 'second-factor-to-enrol', 'Ajoutez d’abord la double vérification à votre compte.');
    }
    if (object === 'interview' && actor.secondFactorEnrolled && !secondFactorIsFresh(actor)) {
      throw problem(401, 'second-factor-to-confirm', 'Confirmez votre code de double vérification avant d’ouvrir les entretiens.');
    }
  }
}

const forbidden = (act: Act) => problem(403, 'forbidden', act === 'read' ? 'Votre rôle n’ouvre pas cette page.' : 'Votre rôle permet de lire ceci, pas de le changer.');

const overlap = (a: string[], b: string[]) => a.some((id) => b.includes(id));
