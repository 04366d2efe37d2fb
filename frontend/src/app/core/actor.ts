import { HttpClient } from '@angular/common/http';
import { computed, inject, Service, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { HatView, MeView } from '../api';
import { forgetDoor } from './kept-door';
import { Problem } from './problem';

/** The hats of trust.md that an account may wear. */
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

/** One hat with its scope; `label` is its French wording. */
export type Hat = Omit<HatView, 'hat'> & { readonly hat: HatName };

/** « équipe du territoire · Canohès »: the hat and where it is worn. */
export function hatWords({ label, territoryName, cohortName }: Hat): string {
  return [label, territoryName ?? cohortName].filter(Boolean).join(' · ');
}

/** Who is signed in. */
export type Me = Omit<MeView, 'hats'> & { readonly hats: readonly Hat[] };

/** The person in front of the screen. What they may do is decided by the server; hats only choose what is offered. */
@Service()
export class Actor {
  private readonly http = inject(HttpClient);
  private readonly state = signal<Me | null | undefined>(undefined);

  /** The signed-in person, or null; also null as long as nobody asked. */
  readonly me = computed(() => this.state() ?? null);
  readonly hats = computed(() => this.me()?.hats ?? []);
  readonly name = computed(() => {
    const person = this.me()?.person;
    return person ? `${person.givenName} ${person.familyName}` : '';
  });

  /** Whether one of the person's hats is among these. */
  wears(...names: readonly HatName[]): boolean {
    return this.hats().some(({ hat }) => names.includes(hat));
  }

  /** Staff of the network or of a cohort: they prepare, invite and read « À regarder ». */
  readonly isStaff = computed(() => this.wears('cohort_manager', 'pivot_ally', 'network_admin'));

  /** Who is signed in, asked once; null when nobody is. */
  async known(): Promise<Me | null> {
    const known = this.state();
    return known === undefined ? this.refresh() : known;
  }

  /** Asks the server again: after signing in, or when a hat may have changed. */
  async refresh(): Promise<Me | null> {
    this.state.set(await this.identify());
    return this.me();
  }

  /** Who the server says is signed in, without changing the page in front of the person. */
  async identify(): Promise<Me | null> {
    try {
      return await firstValueFrom(this.http.get<Me>('/api/auth/me'));
    } catch (error) {
      if (!(error instanceof Problem && error.status === 401)) throw error;
      void forgetDoor();
      return null;
    }
  }

  /** True while one's own sign-out is under way: a page still loading is then refused, and nobody is to be asked to sign in again. */
  leaving = false;

  /** Ends the session on the server, then forgets everything by loading the sign-in page afresh. */
  async signOut(): Promise<void> {
    this.leaving = true;
    let next = '/connexion';
    try {
      // Entered with the account of one's organisation: its own session ends with this one.
      if (this.me()?.organisationSession) {
        const { address } = await firstValueFrom(this.http.post<{ address: string | null }>('/api/auth/oidc/logout', null));
        next = address ?? next;
      } else await firstValueFrom(this.http.post('/api/auth/logout', null));
    } catch (error) {
      this.leaving = false;
      throw error;
    }
    this.state.set(null);
    sessionStorage.clear();
    await forgetDoor();
    location.assign(next);
  }
}
