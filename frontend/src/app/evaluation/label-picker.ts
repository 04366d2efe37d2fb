import { Component, computed, input, output, signal } from '@angular/core';

let last = 0;

/** None, one or several labels: those already in use are offered first, so that one thing keeps one name. */
@Component({
  selector: 'app-label-picker',
  template: `
    <fieldset>
      <legend>Mots-clés <small>(facultatif)</small></legend>
      <div class="row">
        @for (label of offered(); track label) {
          <button type="button" class="small" [attr.aria-pressed]="has(label)" (click)="toggle(label)">{{ label }}</button>
        }
      </div>
      <label [attr.for]="id" class="visually-hidden">Un autre mot-clé</label>
      <div class="row add">
        <input
          #word
          type="text"
          maxlength="60"
          placeholder="Un autre mot"
          [id]="id"
          (keydown.enter)="$event.preventDefault(); add(word)"
        />
        <button type="button" class="small" (click)="add(word)">Ajouter</button>
      </div>
    </fieldset>
  `,
  styles: `
    .add {
      margin-top: 0.5rem;
    }
    input {
      flex: 1 1 9rem;
      max-width: 16rem;
    }
  `,
})
export class LabelPicker {
  readonly labels = input.required<readonly string[]>();
  readonly suggestions = input<readonly string[]>([]);
  readonly picked = output<string[]>();

  protected readonly id = `label-${++last}`;
  private readonly added = signal<readonly string[]>([]);
  protected readonly offered = computed(() =>
    [...new Set([...this.labels(), ...this.added(), ...this.suggestions()])].slice(0, 14),
  );

  protected has(label: string): boolean {
    return this.labels().includes(label);
  }

  protected toggle(label: string): void {
    this.picked.emit(this.has(label) ? this.labels().filter((one) => one !== label) : [...this.labels(), label].slice(0, 8));
  }

  protected add(field: HTMLInputElement): void {
    const label = field.value.trim();
    field.value = '';
    if (label.length < 2 || this.has(label)) return;
    this.added.update((added) => [...added, label]);
    this.toggle(label);
  }
}
