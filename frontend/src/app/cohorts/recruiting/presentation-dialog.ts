import { Component, computed, inject, input, output, signal } from '@angular/core';
import type { PresentationView, RecruitingView } from '../../api';
import { Confirm } from '../../shared/confirm';
import { Dialog } from '../../shared/dialog';
import { draft } from '../../shared/draft';
import { ProblemNotice } from '../../shared/problem-notice';
import { localToday } from '../local-today';
import { RecruitingApi } from './recruiting.api';

/** An event where the path was presented: its date, and which territories were there. */
@Component({
  selector: 'app-presentation-dialog',
  imports: [Dialog, ProblemNotice],
  template: `
    <app-dialog [heading]="known() ? 'La présentation' : 'Noter une présentation'" (closed)="closed.emit(false)">
      <form (submit)="save($event, title.value, place.value, on.value, met.checked)">
        <div class="field">
          <label for="presentation-title">Titre</label>
          <input #title id="presentation-title" required minlength="2" maxlength="120" [value]="known()?.title ?? ''" />
        </div>
        <div class="fields">
          <div class="field">
            <label for="presentation-on">Le</label>
            <input #on id="presentation-on" type="date" required [value]="known()?.heldOn ?? today" />
          </div>
          <div class="field">
            <label for="presentation-place">Où</label>
            <input #place id="presentation-place" maxlength="120" [value]="known()?.place ?? ''" />
          </div>
        </div>
        <fieldset>
          <legend>Territoires présents</legend>
          @for (lead of leads(); track lead.participationId) {
            <label class="tick"><input type="checkbox" [checked]="here().has(lead.participationId)" (change)="tick(lead.participationId)" /> {{ lead.name }}</label>
          }
        </fieldset>
        <label class="tick"><input #met type="checkbox" /> Noter aussi «&nbsp;Rencontré&nbsp;» à cette date pour ceux qui ne l’étaient pas</label>
        <app-problem [of]="failure()" />
        <div class="actions">
          @if (known() && view().may.erasePresentation) {
            <button type="button" class="danger" [disabled]="busy()" (click)="erase()">Effacer</button>
          }
          <button type="button" (click)="closed.emit(false)">Annuler</button>
          <button type="submit" class="main" [disabled]="busy()">Enregistrer</button>
        </div>
      </form>
    </app-dialog>
  `,
})
export class PresentationDialog {
  private readonly api = inject(RecruitingApi);
  private readonly confirm = inject(Confirm);
  readonly view = input.required<RecruitingView>();
  readonly known = input<PresentationView>();
  readonly closed = output<boolean>();

  protected readonly today = localToday();
  protected readonly leads = computed(() => [...this.view().leads].sort((a, b) => a.name.localeCompare(b.name, 'fr')));
  protected readonly here = draft(() => new Set(this.known()?.participationIds));
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);

  protected tick(id: string): void {
    this.here.update((here) => {
      const next = new Set(here);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  }

  protected save(event: Event, title: string, place: string, heldOn: string, noteMet: boolean): Promise<void> {
    event.preventDefault();
    const input = { title: title.trim(), place: place.trim() || null, heldOn, participationIds: [...this.here()], noteMet };
    return this.act(() => this.api.savePresentation(this.view().cohort.id, this.known()?.id, input));
  }

  protected async erase(): Promise<void> {
    const known = this.known();
    if (!known) return;
    const sure = await this.confirm.ask({ heading: 'Effacer cette présentation\u202f?', consequence: 'Les étapes des territoires restent.', act: 'Effacer' });
    if (sure) await this.act(() => this.api.removePresentation(this.view().cohort.id, known.id));
  }

  private async act(doing: () => Promise<unknown>): Promise<void> {
    this.busy.set(true);
    this.failure.set(null);
    try {
      await doing();
      this.closed.emit(true);
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
