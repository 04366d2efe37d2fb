import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import type { SavedViewLine, SavedViewList } from '../api';
import { Confirm } from './confirm';
import { Dialog } from './dialog';
import { ProblemNotice } from './problem-notice';

/** What the address holds beside the filters: it is not part of a view. */
const PASSING = ['dialogue', 'cherche', 'ouvrir', 'after'];

/** The views of one list: opened, saved as the filters stand, renamed, shared with the staff of a cohort, deleted. */
@Component({
  selector: 'app-saved-views',
  imports: [Dialog, ProblemNotice],
  template: `
    @if (views.hasValue()) {
      @if (views.value().items.length) {
        <ul class="plain-list">
          @for (view of views.value().items; track view.id) {
            <li class="row">
              <a [href]="view.address" [attr.aria-current]="view.address === here() ? 'page' : null" (click)="open($event, view)">{{ view.name }}</a>
              @if (view.cohort; as cohort) {
                <small>{{ view.mine ? 'partagée avec l’équipe, ' : 'de ' + view.savedBy + ', ' }}{{ cohort.name }}</small>
              }
              @if (view.mine) {
                <button type="button" class="quiet small" (click)="edit(view)">Modifier<span class="visually-hidden"> {{ view.name }}</span></button>
              }
              @if (view.mayDelete) {
                <button type="button" class="quiet small" (click)="remove(view)">Supprimer<span class="visually-hidden"> {{ view.name }}</span></button>
              }
            </li>
          }
        </ul>
      } @else {
        <p class="quiet">Une vue garde cette liste avec ses filtres, sous un nom. Vous la retrouvez ici et dans la recherche.</p>
      }
      <p class="actions"><button type="button" class="small" (click)="edit(null)">Garder cette vue</button></p>
    } @else if (!views.error()) {
      <p class="quiet" role="status">Un instant…</p>
    }
    <app-problem [of]="views.error()" [retriable]="true" (retry)="views.reload()" />
    <p role="status">{{ said() }}</p>

    @if (editing()) {
      <app-dialog [heading]="edited() ? 'Modifier la vue' : 'Garder cette vue'" (closed)="editing.set(false)">
        <form (submit)="$event.preventDefault(); save(name.value, shared.value)">
          <div class="field">
            <label for="view-name">Son nom</label>
            <input #name id="view-name" type="text" required minlength="2" maxlength="80" autocomplete="off" [value]="edited()?.name ?? ''" />
          </div>
          <div class="field">
            <label for="view-shared">Qui la voit</label>
            <select #shared id="view-shared">
              <option value="">Moi seulement</option>
              @for (cohort of shareWith(); track cohort.id) {
                <option [value]="cohort.id" [selected]="cohort.id === edited()?.cohort?.id">L’équipe du parcours&nbsp;: {{ cohort.name }}</option>
              }
            </select>
          </div>
          <app-problem [of]="failure()" />
          <div class="actions">
            <button type="button" (click)="editing.set(false)">Annuler</button>
            <button type="submit" class="main" [disabled]="busy()">Garder</button>
          </div>
        </form>
      </app-dialog>
    }
  `,
  styles: `
    :host {
      display: block;
      padding: 0.6rem 0.9rem;
    }
    .row {
      gap: 0.2rem 0.7rem;
    }
    a[aria-current] {
      font-weight: 700;
    }
    [role='status']:empty {
      display: none;
    }
  `,
})
export class SavedViews {
  private readonly http = inject(HttpClient);
  private readonly router = inject(Router);
  private readonly confirm = inject(Confirm);

  /** The address of the moment, without what only opens something on the page. */
  protected readonly here = signal(this.address());
  private readonly path = computed(() => this.here().split('?')[0] ?? '');
  protected readonly views = httpResource<SavedViewList>(() => ({ url: '/api/saved-views', params: { path: this.path() } }));
  protected readonly shareWith = computed(() => (this.views.hasValue() ? this.views.value().shareWith : []));
  protected readonly editing = signal(false);
  protected readonly edited = signal<SavedViewLine | null>(null);
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);
  protected readonly said = signal('');

  protected edit(view: SavedViewLine | null): void {
    this.here.set(this.address());
    this.edited.set(view);
    this.failure.set(null);
    this.editing.set(true);
  }

  protected async save(name: string, shared: string): Promise<void> {
    const view = this.edited();
    const body = { name: name.trim(), cohortId: shared || null };
    this.busy.set(true);
    this.failure.set(null);
    try {
      if (view) await firstValueFrom(this.http.put(`/api/saved-views/${view.id}`, body));
      else await firstValueFrom(this.http.post('/api/saved-views', { ...body, address: this.here() }));
      this.editing.set(false);
      this.said.set(`«\u00a0${body.name}\u00a0» est gardée.`);
      this.views.reload();
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }

  protected async remove({ id, name, cohort }: SavedViewLine): Promise<void> {
    const sure = await this.confirm.ask({
      heading: `Supprimer la vue «\u00a0${name}\u00a0»\u202f?`,
      consequence: cohort ? 'Elle disparaît aussi pour l’équipe avec qui elle est partagée. La liste, elle, ne change pas.' : 'La liste, elle, ne change pas.',
      act: 'Supprimer',
    });
    if (!sure) return;
    await firstValueFrom(this.http.delete(`/api/saved-views/${id}`)).catch((error: unknown) => this.failure.set(error));
    this.said.set(`«\u00a0${name}\u00a0» est supprimée.`);
    this.views.reload();
  }

  protected open(event: MouseEvent, { address }: SavedViewLine): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    void this.router.navigateByUrl(address).then(() => this.here.set(this.address()));
  }

  private address(): string {
    const tree = this.router.parseUrl(this.router.url);
    for (const name of PASSING) delete tree.queryParams[name];
    tree.fragment = null;
    return this.router.serializeUrl(tree);
  }
}
