import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import type { CohortInput, CohortLine } from '../api';
import { FrameApi } from '../cohorts/frame/frame.api';
import { PARTNERS, PHASES } from '../cohorts/phase-labels';
import { INDICATORS } from '../cohorts/targets/target-words';
import { number } from '../shared/french';
import { DayPipe } from '../shared/french.pipes';
import { ProblemNotice } from '../shared/problem-notice';

/** What a new path takes from another's shape: seen with its new dates before, chosen line by line. */
@Component({
  selector: 'app-cohort-from-shape',
  imports: [DayPipe, ProblemNotice],
  template: `
    <div class="field">
      <label for="shape-from">Parcours dont on reprend la forme</label>
      <select #from id="shape-from" (change)="source.set(from.value)">
        <option value="">Aucun, partir de zéro</option>
        @for (one of cohorts(); track one.id) {
          <option [value]="one.id" [selected]="one.id === source()">{{ one.name }}</option>
        }
      </select>
    </div>
    @if (source() && !draft().startsOn) {
      <p class="notice">Indiquez le début du nouveau parcours&nbsp;: les dates reprises seront décalées d’autant.</p>
    }
    <app-problem [of]="shape.error()" />
    @if (shape.hasValue() && source()) {
      @let view = shape.value();
      <section class="card" aria-labelledby="preview">
        <h3 id="preview">Ce qui vient de «&nbsp;{{ view.cohort.name }}&nbsp;», dates décalées</h3>
        <p class="quiet">Ni les territoires, ni les personnes, ni le programme des rendez-vous ne sont repris.</p>
        <fieldset>
          <legend>Les temps</legend>
          @for (one of view.phases; track one.id) {
            <label class="tick"
              ><input type="checkbox" [checked]="!left().has(one.id)" (change)="tick(one.id)" /> {{ phases[one.phase] }}, du {{ one.startsOn | day }} au {{ one.endsOn | day }}</label
            >
          } @empty {
            <p class="quiet">Aucun.</p>
          }
        </fieldset>
        <fieldset>
          <legend>Les partenaires et leur rôle</legend>
          @for (one of view.partners; track one.id) {
            <label class="tick"><input type="checkbox" [checked]="!left().has(one.id)" (change)="tick(one.id)" /> {{ one.organisation }}, {{ roles[one.role] }}</label>
          } @empty {
            <p class="quiet">Aucun.</p>
          }
        </fieldset>
        <fieldset>
          <legend>Les objectifs, sans leur résultat</legend>
          @for (one of view.targets; track one.id) {
            <label class="tick"
              ><input type="checkbox" [checked]="!left().has(one.id)" (change)="tick(one.id)" /> {{ one.label || nameOf(one.indicator) }}&nbsp;: {{ number(one.target) }}
              @if (one.dueOn) {
                pour le {{ one.dueOn | day }}
              }
            </label>
          } @empty {
            <p class="quiet">Aucun.</p>
          }
        </fieldset>
        <fieldset>
          <legend>Les réglages</legend>
          <label class="tick"
            ><input type="checkbox" [checked]="settings()" (change)="settings.set(!settings())" /> {{ number(view.cohort.supportDaysDefault) }}&nbsp;jours d’appui par territoire</label
          >
        </fieldset>
      </section>
    }
    <p class="actions"><button type="submit" class="main" [disabled]="busy() || (!!source() && !shape.hasValue())">{{ source() ? 'Ouvrir ce parcours avec cette forme' : 'Ouvrir ce parcours' }}</button></p>
  `,
})
export class CohortFromShape {
  private readonly api = inject(FrameApi);
  readonly cohorts = input.required<readonly CohortLine[]>();
  readonly draft = input.required<CohortInput>();
  readonly busy = input(false);

  protected readonly number = number;
  protected readonly phases = PHASES;
  protected readonly roles = PARTNERS;
  readonly source = signal('');
  protected readonly shape = this.api.shape(
    () => this.source() || undefined,
    () => this.draft().startsOn,
  );
  /** What was unticked; everything comes otherwise. */
  protected readonly left = linkedSignal({ source: this.source, computation: () => new Set<string>() });
  protected readonly settings = linkedSignal({ source: this.source, computation: () => true });
  private readonly view = computed(() => (this.shape.hasValue() ? this.shape.value() : null));

  protected nameOf(indicator: string): string {
    return INDICATORS[indicator as keyof typeof INDICATORS];
  }

  protected tick(id: string): void {
    this.left.update((left) => {
      const next = new Set(left);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  }

  /** Opens the new path with what was chosen; without a source, the caller opens it bare. */
  copy(cohort: CohortInput): Promise<{ id: string }> {
    const view = this.view();
    const kept = (lines: readonly { id: string }[] = []) => lines.map(({ id }) => id).filter((id) => !this.left().has(id));
    return this.api.copy(this.source(), { cohort, phaseIds: kept(view?.phases), partnerIds: kept(view?.partners), targetIds: kept(view?.targets), settings: this.settings() });
  }
}
