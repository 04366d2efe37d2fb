import { computed, linkedSignal, type WritableSignal } from '@angular/core';

const plain = (value: unknown): string => JSON.stringify(value, (_, one: unknown) => (one instanceof Set ? [...one] : one));
const same = <T>(a: T, b: T): boolean => Object.is(a, b) || plain(a) === plain(b);

/**
 * What somebody types over a value that the server keeps. Another reading of the same value leaves it as typed; only
 * another value replaces it. (A linked signal by itself begins again whenever what it reads from is a new object.)
 */
export function draft<T>(kept: () => T): WritableSignal<T> {
  const value = computed(kept, { equal: same });
  return linkedSignal(() => value());
}
