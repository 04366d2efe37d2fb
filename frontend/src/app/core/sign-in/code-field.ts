import { Component, model } from '@angular/core';
import { FocusWhenShown } from '../../shared/focus-when-shown';

/** Asks for the second factor's code, or for a recovery code. */
@Component({
  selector: 'app-code-field',
  imports: [FocusWhenShown],
  template: `
    <div class="field">
      <label for="code">Le code de votre application</label>
      <p class="hint" id="code-hint">Six chiffres, ou l’un de vos codes de secours.</p>
      <input
        #typed
        appFocusWhenShown
        id="code"
        name="code"
        autocomplete="one-time-code"
        aria-describedby="code-hint"
        required
        minlength="6"
        [value]="code()"
        (input)="code.set(typed.value)"
      />
    </div>
  `,
})
export class CodeField {
  readonly code = model('');
}
