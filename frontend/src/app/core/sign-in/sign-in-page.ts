import { Component, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import { Actor } from '../actor';
import { ownAddress } from './going-to';
import { OrganisationButton } from './organisation-button';
import { SignInForm } from './sign-in-form';

/** Where one signs in. Afterwards one lands where one was going. */
@Component({
  selector: 'app-sign-in-page',
  imports: [OrganisationButton, SignInForm],
  template: `
    <main class="doorstep">
      <p class="brand"><span>Cordée</span></p>
      <h1>Bonjour</h1>
      <p>Pour retrouver votre parcours, votre territoire et ce qui vous attend.</p>
      <app-sign-in-form [startsWithPassword]="avec() === 'mot-de-passe'" (signedIn)="go()" />
      <app-organisation-button [retour]="retour()" />
      <p class="quiet">Sans compte, <a href="/mes-donnees">voir ce que le réseau garde de vous</a>.</p>
    </main>
  `,
})
export class SignInPage {
  private readonly router = inject(Router);
  private readonly actor = inject(Actor);

  /** The address that asked to sign in first. */
  readonly retour = input<string>();
  /** `mot-de-passe` for somebody who has just chosen one. */
  readonly avec = input<string>();

  protected async go(): Promise<void> {
    await this.actor.refresh();
    await this.router.navigateByUrl(ownAddress(this.retour()));
  }
}
