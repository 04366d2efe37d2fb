import { HttpClient, httpResource } from '@angular/common/http';
import { computed, inject, linkedSignal, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';

/** One answer of a list that is paged by cursor. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next?: string | null;
  readonly total?: number | null;
}

type Params = Record<string, string | number | boolean | readonly (string | number | boolean)[]>;

/**
 * A list read page after page: the first page follows its request (filters in the address), the others are added below
 * with `<app-load-more [list]="list" />`. Return undefined to ask nothing yet. Call it where fields are initialised.
 */
export function paged<T>(request: () => { readonly url: string; readonly params?: Params } | undefined) {
  const http = inject(HttpClient);
  const first = httpResource<Page<T>>(request);
  const beginning = computed(() => (first.hasValue() ? first.value() : null));
  const rest = linkedSignal<Page<T> | null, Page<T>>({
    source: beginning,
    computation: (page) => ({ items: [], next: page?.next ?? null }),
  });
  const loadingMore = signal(false);
  const failure = signal<unknown>(null);

  return {
    /** What is asked, as the filters stand: for a file of the same list. */
    asked: request,
    items: computed(() => [...(beginning()?.items ?? []), ...rest().items]),
    total: computed(() => beginning()?.total ?? null),
    hasMore: computed(() => !!rest().next),
    loading: computed(() => first.isLoading()),
    loadingMore: loadingMore.asReadonly(),
    error: computed(() => first.error() ?? failure()),
    /** Reads the first page again and forgets the others. */
    reload: () => first.reload(),
    /** Reads one more page; what arrives after the filters changed is dropped. */
    async more(): Promise<void> {
      const asked = request();
      const from = beginning();
      const { next } = rest();
      if (!asked || !next || loadingMore()) return;
      loadingMore.set(true);
      failure.set(null);
      try {
        const page = await firstValueFrom(http.get<Page<T>>(asked.url, { params: { ...asked.params, after: next } }));
        if (beginning() === from) rest.update(({ items }) => ({ items: [...items, ...page.items], next: page.next ?? null }));
      } catch (error) {
        failure.set(error);
      } finally {
        loadingMore.set(false);
      }
    },
  };
}

/** What `paged` returns. */
export type Paged<T> = ReturnType<typeof paged<T>>;
