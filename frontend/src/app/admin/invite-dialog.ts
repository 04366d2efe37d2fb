import { Component, inject, output, signal } from '@angular/core';
import type { AccountInput } from '../api';
import { Dialog } from '../shared/dialog';
import { ProblemNotice } from '../shared/problem-notice';
import { AdminApi } from './admin.api';
import { PersonPicker, type Picked } from './person-picker';

/** Gives somebody a way in: a person of the directory, or somebody new. */
@Component({
  selector: 'app-invite-dialog',
  imports: [Dialog, PersonPicker, ProblemNotice],
  template: `
    <app-dialog heading="Inviter quelqu’un" (closed)="left.emit()">
      <form (submit)="send($event)">
        <fieldset>
          <legend>Cette personne</legend>
          <label class="tick"><input type="radio" name="known" [checked]="known()" (change)="known.set(true)" /> est dans l’annuaire</label>
          <label class="tick"><input type="radio" name="known" [checked]="!known()" (change)="known.set(false)" /> n’y est pas encore</label>
        </fieldset>
        @if (known()) {
          <app-person-picker [(picked)]="picked" />
        } @else {
          <div class="fields">
            <div class="field">
              <label for="given">Prénom</label>
              <input #given id="given" required maxlength="80" autocomplete="off" [value]="givenName()" (input)="givenName.set(given.value)" />
            </div>
            <div class="field">
              <label for="family">Nom</label>
              <input #family id="family" required maxlength="80" autocomplete="off" [value]="familyName()" (input)="familyName.set(family.value)" />
            </div>
          </div>
          <div class="field">
            <label for="address">Adresse e-mail</label>
            <input #address id="address" type="email" required maxlength="254" autocomplete="off" [value]="email()" (input)="email.set(address.value)" />
          </div>
        }
        <p class="quiet">Un e-mail lui donne un lien personnel, valable 14 jours. Vous choisirez ensuite ses rôles.</p>
        <app-problem [of]="failure()" />
        <div class="actions">
          <button type="submit" class="main" [disabled]="busy() || (known() && !picked())">Envoyer l’invitation</button>
          <button type="button" (click)="left.emit()">Annuler</button>
        </div>
      </form>
    </app-dialog>
  `,
})
export class InviteDialog {
  private readonly api = inject(AdminApi);

  /** The invited person's name. */
  readonly invited = output<string>();
  readonly left = output();

  protected readonly known = signal(true);
  protected readonly picked = signal<Picked | null>(null);
  protected readonly givenName = signal('');
  protected readonly familyName = signal('');
  protected readonly email = signal('');
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    const person = this.known() ? this.picked() : null;
    if (this.known() && !person) return;
    const input: AccountInput = person ? { personId: person.id } : { givenName: this.givenName().trim(), familyName: this.familyName().trim(), email: this.email().trim() };
    this.busy.set(true);
    this.failure.set(null);
    try {
      await this.api.invite(input);
      this.invited.emit(person?.name ?? `${this.givenName().trim()} ${this.familyName().trim()}`);
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
