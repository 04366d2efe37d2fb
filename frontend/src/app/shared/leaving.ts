import { DestroyRef, inject, Injector, Service } from '@angular/core';

/** What stands in a form that nobody has saved: a page's own draft, or the fields of a dialog. */
interface Unsaved {
  readonly typed: () => boolean;
  /** A dialog is left by its own buttons; only going back in the browser takes it away unasked. */
  readonly dialog: boolean;
}

/** Nothing typed is thrown away without asking, and nobody is asked who typed nothing. */
@Service()
export class Leaving {
  private readonly injector = inject(Injector);
  private readonly all = new Set<Unsaved>();
  /** Several screens left at once ask together. */
  private asking?: Promise<boolean>;

  constructor() {
    addEventListener('beforeunload', (event) => {
      if ([...this.all].some(({ typed }) => typed())) event.preventDefault();
    });
  }

  watch(unsaved: Unsaved): () => void {
    this.all.add(unsaved);
    return () => this.all.delete(unsaved);
  }

  /** Whether the page may be left. */
  async agreed(backwards: boolean): Promise<boolean> {
    return ![...this.all].some(({ typed, dialog }) => (backwards || !dialog) && typed()) || this.ask();
  }

  /** The question is fetched when it is asked: first pages stay light. */
  ask(): Promise<boolean> {
    return (this.asking ??= this.question().finally(() => setTimeout(() => (this.asking = undefined))));
  }

  private async question(): Promise<boolean> {
    const { Confirm } = await import('./confirm');
    return this.injector.get(Confirm).ask({
      heading: 'Vous avez écrit quelque chose\u202f: fermer sans enregistrer\u202f?',
      consequence: 'Ce que vous avez écrit ici n’est pas enregistré et serait perdu.',
      stay: 'Continuer d’écrire',
      act: 'Fermer sans enregistrer',
    });
  }
}

/** A page says what it holds unsaved, for as long as it stands. */
export function keepsDraft(typed: () => boolean): void {
  inject(DestroyRef).onDestroy(inject(Leaving).watch({ typed, dialog: false }));
}
