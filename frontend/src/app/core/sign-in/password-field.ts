import { Component, computed, model, signal } from '@angular/core';

/** The shortest password that is accepted; there is no other rule, on purpose: length is what protects. */
export const PASSWORD_LENGTH = 15;

/** A new password, told while typing how far it is from long enough, and shown when asked. */
@Component({
  selector: 'app-password-field',
  template: `
    <div class="field">
      <label for="new-password">Votre mot de passe</label>
      <p class="hint" id="new-password-hint">
        15 caractères au moins. Quatre ou cinq mots sans rapport entre eux conviennent très bien.
      </p>
      <input
        id="new-password"
        [type]="shown() ? 'text' : 'password'"
        autocomplete="new-password"
        aria-describedby="new-password-hint new-password-state"
        required
        minlength="15"
        maxlength="200"
        [value]="password()"
        (input)="typed($event)"
      />
      <meter aria-hidden="true" min="0" max="15" low="8" high="14" optimum="15" [value]="length()"></meter>
      <p class="hint" id="new-password-state" aria-live="polite">{{ state() }}</p>
      <label class="tick"
        ><input type="checkbox" [checked]="shown()" (change)="shown.set(!shown())" /> Montrer ce que j’écris</label
      >
    </div>
  `,
})
export class PasswordField {
  readonly password = model('');
  protected readonly shown = signal(false);
  protected readonly length = computed(() => Math.min([...this.password()].length, PASSWORD_LENGTH));
  protected readonly state = computed(() => {
    const missing = PASSWORD_LENGTH - this.length();
    if (!this.length()) return '';
    if (!missing) return 'Assez long.';
    return missing === 1 ? 'Encore 1 caractère.' : `Encore ${missing} caractères.`;
  });

  protected typed(event: Event): void {
    this.password.set((event.target as HTMLInputElement).value);
  }
}
