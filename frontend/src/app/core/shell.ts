import { Component, computed, type ElementRef, inject, signal, viewChild } from '@angular/core';
import { Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { ProblemNotice } from '../shared/problem-notice';
import { Actor, hatWords } from './actor';
import { menuFor } from './menu';
import { SearchBox } from './search/search-box';
import { SignInAgain } from './sign-in-again';
import { SignInAgainDialog } from './sign-in-again-dialog';

/** What surrounds every page of a signed-in person: menu, name, way out. On a phone the menu folds behind one button. */
@Component({
  selector: 'app-shell',
  imports: [ProblemNotice, RouterLink, RouterLinkActive, RouterOutlet, SearchBox, SignInAgainDialog],
  templateUrl: './shell.html',
  styleUrl: './shell.scss',
})
export class Shell {
  private readonly main = viewChild.required<ElementRef<HTMLElement>>('main');
  private readonly router = inject(Router);
  protected readonly actor = inject(Actor);
  protected readonly again = inject(SignInAgain);
  protected readonly entries = computed(() => menuFor(this.actor.hats()));
  protected readonly unfolded = signal(false);
  protected readonly leaving = signal(false);
  protected readonly failure = signal<unknown>(null);

  /** The hats in one line each, without repeating the same wording for eight territories. */
  protected readonly hats = computed(() => [...new Set(this.actor.hats().map(hatWords))]);

  protected skip(event: Event): void {
    event.preventDefault();
    this.main().nativeElement.focus();
  }

  /** Leaves the page first: one that holds unsent text asks, and may still send it while the session lives. */
  protected async signOut(): Promise<void> {
    if ((await this.router.navigateByUrl('/a-faire')) === false) return;
    this.leaving.set(true);
    this.failure.set(null);
    await this.actor.signOut().catch((error: unknown) => this.failure.set(error));
    this.leaving.set(false);
  }
}
