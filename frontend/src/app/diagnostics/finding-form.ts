import { Component, input, output } from '@angular/core';
import type { FindingInput } from '../api';
import { Autosize } from '../shared/autosize';
import { NATURES, type Polarity } from '../shared/labels';

let last = 0;

/** One point to keep: its nature and one sentence, or a few. */
@Component({
  selector: 'app-finding-form',
  imports: [Autosize],
  template: `
    <form (submit)="$event.preventDefault(); saved.emit({ kind: $any(kind.value), statement: statement.value })">
      <div class="field">
        <label [for]="id + '-statement'">Le point, en une ou deux phrases</label>
        <textarea
          #statement
          appAutosize
          required
          minlength="3"
          maxlength="600"
          [id]="id + '-statement'"
          [value]="finding()?.statement ?? ''"
        ></textarea>
      </div>
      <div class="field">
        <label [for]="id + '-kind'">Nature</label>
        <select #kind [id]="id + '-kind'">
          @for (nature of natures; track nature[0]) {
            <option [value]="nature[0]" [selected]="nature[0] === (finding()?.kind ?? 'strength')">{{ nature[1] }}</option>
          }
        </select>
      </div>
      <div class="actions">
        <button type="button" (click)="cancelled.emit()">Annuler</button>
        <button type="submit" class="main">Enregistrer</button>
      </div>
    </form>
  `,
})
export class FindingForm {
  readonly finding = input<FindingInput | null>(null);
  readonly saved = output<FindingInput>();
  readonly cancelled = output();
  protected readonly id = `finding-${++last}`;
  protected readonly natures = Object.entries(NATURES) as [Polarity, string][];
}
