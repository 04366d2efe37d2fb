import { inject } from '@angular/core';
import { Router } from '@angular/router';

/** What a component's query parameter reads as: never undefined. */
export const word = (value?: string): string => value ?? '';

/** Filters that live in the address: an empty one leaves it. Call it where fields are initialised. */
export function addressFilters() {
  const router = inject(Router);
  return (query: Record<string, string>): void => {
    const queryParams = Object.fromEntries(Object.entries(query).map(([key, value]) => [key, value || null]));
    void router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  };
}

/** The text of the control that an event came from. */
export const valueOf = (event: Event): string => (event.target as HTMLInputElement | HTMLSelectElement).value;
