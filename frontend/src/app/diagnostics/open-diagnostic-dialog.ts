import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, input, output, signal } from '@angular/core';
import { Router } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import type { ParticipationPage } from '../api';
import { Dialog } from '../shared/dialog';
import { ProblemNotice } from '../shared/problem-notice';

/** Opens the diagnostic of a territory that has none yet. */
@Component({
  selector: 'app-open-diagnostic-dialog',
  imports: [Dialog, ProblemNotice],
  template: `
    <app-dialog heading="Ouvrir un diagnostic" (closed)="closed.emit()">
      <app-problem [of]="failure() ?? participations.error()" />
      @if (participations.hasValue() && !without().length) {
        <p>Chaque territoire engagé a déjà son diagnostic.</p>
      }
      <form (submit)="open($event, territory.value)" [hidden]="!without().length">
        <div class="field">
          <label for="territory">Territoire</label>
          <select #territory id="territory" required>
            <option value="">Choisir un territoire</option>
            @for (one of without(); track one.id) {
              <option [value]="one.id">{{ one.name }}</option>
            }
          </select>
          <p class="hint">
            Ensuite, vous proposerez un·e responsable&#8239;; l’autre personne qui pilote le parcours confirmera.
          </p>
        </div>
        <div class="actions">
          <button type="button" (click)="closed.emit()">Annuler</button>
          <button type="submit" class="main" [disabled]="busy()">Ouvrir</button>
        </div>
      </form>
    </app-dialog>
  `,
})
export class OpenDiagnosticDialog {
  private readonly http = inject(HttpClient);
  private readonly router = inject(Router);
  /** The participations that have their diagnostic already. */
  readonly known = input.required<readonly string[]>();
  readonly closed = output();

  protected readonly participations = httpResource<ParticipationPage>(() => ({
    url: '/api/participations',
    params: { limit: 100 },
  }));
  protected readonly without = computed(() =>
    this.participations.hasValue() ? this.participations.value().items.filter(({ id }) => !this.known().includes(id)) : [],
  );
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);

  protected async open(event: Event, participationId: string): Promise<void> {
    event.preventDefault();
    this.busy.set(true);
    this.failure.set(null);
    try {
      const { id } = await firstValueFrom(
        this.http.post<{ id: string }>(`/api/participations/${participationId}/diagnostic`, {}),
      );
      await this.router.navigate(['/diagnostics', id], { queryParams: { vue: 'equipe' } });
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
