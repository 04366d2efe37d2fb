import { httpResource } from '@angular/common/http';
import { afterNextRender, Component, computed, type ElementRef, inject, input, viewChild } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { FoundItem, FoundKind, FoundView } from '../api';
import { Actor } from '../core/actor';
import { addressOf, KINDS, marked } from '../core/search/found';
import { EmptyState } from '../shared/empty-state';
import { ProblemNotice } from '../shared/problem-notice';

const asKind = (value?: string): FoundKind | '' => (value && value in KINDS ? (value as FoundKind) : '');

/** Everything that a phrase finds, kind by kind; one kind alone shows more of it. Phrase and kind live in the address. */
@Component({
  selector: 'app-search-page',
  imports: [EmptyState, ProblemNotice, RouterLink],
  templateUrl: './search-page.html',
  styles: `
    .filters .field {
      flex: 0 1 36rem;
    }
    .said {
      display: block;
      max-width: 65ch;
      margin-top: 0.15rem;
      color: var(--ink);
    }
    .line {
      display: flex;
      flex-wrap: wrap;
      gap: 0.2rem 0.8rem;
      padding: 0.5rem 0;
    }
  `,
})
export class SearchPage {
  private readonly router = inject(Router);
  private readonly actor = inject(Actor);
  readonly q = input('', { transform: (value?: string) => (value ?? '').trim() });
  readonly genre = input('' as FoundKind | '', { transform: asKind });

  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');

  protected readonly kinds: Readonly<Record<string, string>> = KINDS;
  protected readonly found = httpResource<FoundView>(() =>
    this.q().length > 1 ? { url: '/api/search', params: { q: this.q(), ...(this.genre() ? { kind: this.genre(), limit: 50 } : { limit: 8 }) } } : undefined,
  );
  protected readonly groups = computed(() => (this.found.hasValue() ? this.found.value().groups : []));
  /** The cohorts that one may bring a territory into. */
  protected readonly recruits = computed(() => {
    const staffed = this.actor.hats().filter(({ hat, cohortId }) => cohortId && (hat === 'cohort_manager' || hat === 'pivot_ally'));
    return [...new Map(staffed.map(({ cohortId, cohortName }) => [cohortId, { id: cohortId, name: cohortName }])).values()];
  });

  constructor() {
    // Whoever comes without a phrase comes to type one.
    afterNextRender(() => !this.q() && this.box().nativeElement.focus());
  }

  protected show(query: { q?: string; genre?: string }): void {
    const queryParams = Object.fromEntries(Object.entries(query).map(([key, value]) => [key, value || null]));
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }

  protected address(item: FoundItem): string {
    return addressOf(item, this.q());
  }

  /** A plain click stays in the application; any other is the browser's. */
  protected open(event: MouseEvent, item: FoundItem): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    void this.router.navigateByUrl(this.address(item));
  }

  protected marks(text: string) {
    return marked(text, this.q());
  }

  /** What the dialogue of the path looks for: a code says which of the homonyms is meant. */
  protected sought({ opens, title }: FoundItem): string {
    return /^\d/.test(opens) ? opens : title;
  }

  protected codeWords(code: string): string {
    return /^\d{9}$/.test(code) ? `SIREN ${code}` : /^(dep|reg)-/.test(code) ? `code ${code.slice(4)}` : `INSEE ${code}`;
  }
}
