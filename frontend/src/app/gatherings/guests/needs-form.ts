import { Component, inject, input, output, signal } from '@angular/core';
import type { NeedsInput, NeedsView } from '../../api';
import { draft } from '../../shared/draft';
import { ProblemNotice } from '../../shared/problem-notice';
import { GuestApi } from './guest.api';
import { ACCESSES, DIETS, TRAVELS } from './need-labels';

const GROUPS = [
  { list: 'diets', words: 'dietWords', legend: 'Repas', precise: 'Autre chose, à propos du repas', choices: Object.entries(DIETS) },
  { list: 'accesses', words: 'accessWords', legend: 'Accès', precise: 'Autre chose, à propos de l’accès', choices: Object.entries(ACCESSES) },
  { list: 'travels', words: 'travelWords', legend: 'Trajet', precise: 'D’où vous venez, à quelle heure', choices: Object.entries(TRAVELS) },
] as const;
const NOTHING: NeedsView = { diets: [], dietWords: null, accesses: [], accessWords: null, travels: [], travelWords: null };

/** Meal, access, travel: nothing is asked for, and who reads it is said. */
@Component({
  selector: 'app-needs-form',
  imports: [ProblemNotice],
  template: `
    <form (submit)="save($event)">
      <p class="quiet">
        Rien n’est obligatoire. Seule l’équipe qui vous accueille le lit, pour préparer ce jour-là&#8239;; c’est effacé quatre semaines après.
      </p>
      @for (group of groups; track group.list) {
        @if (group.list === 'accesses' || !remote()) {
          <fieldset>
            <legend>{{ group.legend }}</legend>
            @for (choice of group.choices; track choice[0]) {
              <label class="tick">
                <input type="checkbox" [checked]="has(group.list, choice[0])" (change)="toggle(group.list, choice[0])" />
                {{ choice[1] }}
              </label>
            }
            <div class="field">
              <label [for]="group.words">{{ group.precise }}</label>
              <input [id]="group.words" autocomplete="off" maxlength="300" [value]="needs()[group.words] ?? ''" (input)="write(group.words, $event)" />
            </div>
          </fieldset>
        }
      }
      <app-problem [of]="failure()" />
      <button type="submit" class="main" [attr.aria-disabled]="busy() || null">Enregistrer</button>
      <p role="status">{{ said() }}</p>
    </form>
  `,
  styles: `
    fieldset {
      margin: 0 0 1rem;
    }
    .tick {
      display: flex;
      gap: 0.6rem;
      align-items: center;
      min-height: 2.75rem;
    }
  `,
})
export class NeedsForm {
  private readonly api = inject(GuestApi);

  readonly gatheringId = input.required<string>();
  readonly registrationId = input.required<string>();
  readonly given = input<NeedsView | null>(null);
  /** From afar, neither a meal nor a way there. */
  readonly remote = input(false);
  readonly saved = output();

  protected readonly groups = GROUPS;
  protected readonly needs = draft(() => this.given() ?? NOTHING);
  protected readonly busy = signal(false);
  protected readonly said = signal('');
  protected readonly failure = signal<unknown>(null);

  protected has(list: 'diets' | 'accesses' | 'travels', choice: string): boolean {
    return (this.needs()[list] as readonly string[]).includes(choice);
  }

  protected toggle(list: 'diets' | 'accesses' | 'travels', choice: string): void {
    const chosen = this.needs()[list] as readonly string[];
    const next = chosen.includes(choice) ? chosen.filter((one) => one !== choice) : [...chosen, choice];
    this.needs.set({ ...this.needs(), [list]: next } as NeedsView);
    this.said.set('');
  }

  protected write(words: 'dietWords' | 'accessWords' | 'travelWords', event: Event): void {
    this.needs.set({ ...this.needs(), [words]: (event.target as HTMLInputElement).value });
    this.said.set('');
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    if (this.busy()) return;
    this.busy.set(true);
    this.failure.set(null);
    try {
      await this.api.sayNeeds(this.gatheringId(), this.registrationId(), this.needs() as NeedsInput);
      this.said.set('C’est noté. Vous pourrez le changer ici.');
      this.saved.emit();
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
