import { signal } from '@angular/core';
import { draft } from './draft';

describe('a draft', () => {
  it('outlives another reading of the same value, and gives way to another value', () => {
    const kept = signal({ name: null as string | null, labels: ['a'] });
    const name = draft(() => kept().name ?? '');
    const whole = draft(() => ({ labels: kept().labels }));
    expect([name(), whole()]).toEqual(['', { labels: ['a'] }]);
    name.set('Aimé');
    whole.set({ labels: ['b'] });
    kept.set({ name: null, labels: ['a'] });
    expect([name(), whole()]).toEqual(['Aimé', { labels: ['b'] }]);
    kept.set({ name: 'Nadia', labels: ['c'] });
    expect([name(), whole()]).toEqual(['Nadia', { labels: ['c'] }]);
  });

  it('begins with what is kept when it is first shown, whenever that is', () => {
    const kept = signal<string | undefined>(undefined);
    const word = draft(() => kept() ?? '');
    kept.set('Bonjour');
    expect(word()).toBe('Bonjour');
    word.set('');
    expect(word()).toBe('');
  });
});
