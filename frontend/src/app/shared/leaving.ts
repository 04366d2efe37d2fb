import { DestroyRef, inject, Service } from '@angular/core';
import { Confirm } from './confirm';

/** What stands in a form that nobody has saved: a page's own draft, or the fields of a dialog. */
interface Unsaved {
  readonly typed: () => boolean;
  /** A dialog is left by its own buttons; only going back in the browser takes it away unasked. */
  readonly dialog: boolean;
}

/** Nothing typed is thrown away without asking, and nobody is asked who typed nothing. */
@Service()
export class Leaving {
  private readonly confirm = inject(Confirm);
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

  ask(): Promise<boolean> {
    return (this.asking ??= this.question().finally(() => setTimeout(() => (this.asking = undefined))));
  }

  private question(): Promise<boolean> {
    return this.confirm.ask({
      heading: 'Vous avez écrit quelque chose\u00a0: fermer sans enregistrer\u202f?',
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
