import { Component, inject, linkedSignal, output, signal } from '@angular/core';
import { Dialog } from '../../shared/dialog';
import { ProblemNotice } from '../../shared/problem-notice';
import { AfterwardsApi } from './afterwards.api';

interface Line {
  readonly id?: string;
  readonly name: string;
}

/** The network's short list of themes, in its order. */
@Component({
  selector: 'app-themes-dialog',
  imports: [Dialog, ProblemNotice],
  template: `
    <app-dialog heading="Les thèmes des supports" (closed)="closed.emit()">
      <app-problem [of]="themes.error()" [retriable]="true" (retry)="themes.reload()" />
      @if (themes.hasValue()) {
        @if (themes.value().may.change) {
          <p class="quiet">Les mêmes pour tout le réseau, douze au plus. Retirer un thème ne retire aucun support.</p>
          <form (submit)="save($event)">
            <ol>
              @for (line of lines(); track $index) {
                <li>
                  <label class="visually-hidden" [for]="'theme-' + $index">Thème {{ $index + 1 }}</label>
                  <input #name [id]="'theme-' + $index" [value]="line.name" maxlength="60" (change)="rename($index, name.value)" />
                  <button type="button" class="small" [disabled]="$first" (click)="raise($index)">↑<span class="visually-hidden"> Monter {{ line.name }}</span></button>
                  <button type="button" class="small" (click)="drop($index)">✕<span class="visually-hidden"> Retirer {{ line.name }}</span></button>
                </li>
              }
            </ol>
            @if (lines().length < 12) {
              <p><button type="button" class="small" (click)="lines.set([...lines(), { name: '' }])">Ajouter un thème</button></p>
            }
            <app-problem [of]="failure()" />
            <div class="actions">
              <button type="button" (click)="closed.emit()">Annuler</button>
              <button type="submit" class="main" [disabled]="busy()">Enregistrer</button>
            </div>
          </form>
        } @else {
          <ul>
            @for (one of themes.value().items; track one.id) {
              <li>{{ one.name }}</li>
            }
          </ul>
        }
      }
    </app-dialog>
  `,
  styles: `
    ol {
      padding: 0;
      list-style: none;
    }
    form li {
      display: flex;
      gap: 0.4rem;
      margin-bottom: 0.4rem;
    }
    input {
      flex: 1;
      min-width: 0;
    }
  `,
})
export class ThemesDialog {
  private readonly api = inject(AfterwardsApi);
  readonly closed = output();
  protected readonly themes = this.api.themes();
  protected readonly lines = linkedSignal<readonly Line[]>(() => (this.themes.hasValue() ? this.themes.value().items : []));
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);

  protected rename(index: number, name: string): void {
    this.lines.update((lines) => lines.map((line, at) => (at === index ? { ...line, name } : line)));
  }

  protected raise(index: number): void {
    this.lines.update((lines) => lines.map((line, at) => (at === index - 1 ? lines[index]! : at === index ? lines[index - 1]! : line)));
  }

  protected drop(index: number): void {
    this.lines.update((lines) => lines.filter((_, at) => at !== index));
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    this.busy.set(true);
    this.failure.set(null);
    try {
      await this.api.changeThemes({ items: this.lines().filter(({ name }) => name.trim()) });
      this.closed.emit();
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
