import { Component, computed, inject, linkedSignal, signal, viewChild } from '@angular/core';
import { ActivatedRoute, Router } from '@angular/router';
import type { GatheringInput, GatheringView } from '../api';
import { Problem } from '../core/problem';
import { Autosize } from '../shared/autosize';
import { Dialog } from '../shared/dialog';
import { count } from '../shared/french';
import { GatheringForm } from './gathering-form';
import { GatheringState } from './gathering-state';
import { GatheringApi } from './gathering.api';
import { LettersApi } from './inviting/letters.api';
import { ToCallList } from './to-call';

/** Changes a gathering over the version that was read; when somebody else saved meanwhile, their version can be taken up. */
@Component({
  selector: 'app-edit-gathering-dialog',
  imports: [Autosize, Dialog, GatheringForm, ToCallList],
  template: `
    <app-dialog heading="Modifier le rendez-vous" [wide]="true" (closed)="leave()">
      @if (base(); as one) {
        <app-gathering-form
          #form
          act="Enregistrer"
          [cohortId]="one.cohortId"
          [saved]="one"
          [busy]="busy()"
          [failure]="failure()"
          (written)="save($event)"
          (left)="leave()"
        >
          @if (current(); as theirs) {
            <div class="notice sun">
              <p>La version enregistrée entre-temps s’intitule «&nbsp;{{ theirs.title }}&nbsp;».</p>
              <p class="row">
                <button type="button" class="small" (click)="takeTheirs(theirs)">Reprendre cette version</button>
                <button type="button" class="small" (click)="keepMine(theirs)">Garder la mienne</button>
              </p>
            </div>
          } @else if (invited() && form.moves()) {
            <div class="card tell" role="group" aria-label="Prévenir de ce changement">
              <label class="tick">
                <input type="checkbox" [checked]="tells()" (change)="tells.set(!tells())" />
                <span
                  >Prévenir {{ people() }}
                  <small class="over">{{
                    base()?.heldOn
                      ? 'Par e-mail ; leur agenda suit. Si le jour change, qui venait est invité à répondre à nouveau.'
                      : 'Par e-mail\u202f; leur agenda suit.'
                  }}</small></span
                >
              </label>
              <app-to-call [people]="toCall()" />
              @if (tells()) {
                <div class="field">
                  <label for="tell-message">Un mot de votre part <span class="hint">(si vous voulez)</span></label>
                  <textarea id="tell-message" appAutosize maxlength="1000" [value]="message()" (input)="message.set(value($event))"></textarea>
                </div>
              }
            </div>
          }
        </app-gathering-form>
      }
    </app-dialog>
  `,
})
export class EditGatheringDialog {
  private readonly api = inject(GatheringApi);
  private readonly state = inject(GatheringState);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);

  protected readonly base = linkedSignal<GatheringView | null, GatheringView | null>({
    source: this.state.gathering,
    // What is being written is not swept away when the page behind reads again.
    computation: (now, before) => before?.value ?? now,
  });
  private version = 0;
  protected readonly tells = signal(true);
  protected readonly message = signal('');
  protected readonly invited = computed(() =>
    this.state.gathering()?.answersOpen ? this.state.gathering()!.registrations.filter(({ invitedAt }) => invitedAt).length : 0,
  );
  private readonly form = viewChild(GatheringForm);
  /** To whom an e-mail leaves, and whom to call, by what changes. */
  private readonly reach = inject(LettersApi).told(
    () => (this.invited() && this.form()?.moves() ? this.state.id() : ''),
    () => (this.form()?.reschedules() ? 'moved' : 'placed'),
  );
  protected readonly toCall = computed(() => (this.reach.hasValue() ? this.reach.value().toCall : []));
  protected readonly people = computed(() => (this.reach.hasValue() ? count(this.reach.value().mailed, 'personne') : 'les personnes invitées'));
  protected readonly current = signal<GatheringView | null>(null);
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);

  protected async save(input: GatheringInput): Promise<void> {
    const base = this.base();
    if (!base) return;
    this.busy.set(true);
    this.failure.set(null);
    try {
      const tell = this.invited() && this.tells() ? { tell: this.message().trim() ? { message: this.message().trim() } : {} } : {};
      await this.api.update(base.id, this.version || base.version, { ...input, ...tell });
      this.state.reload();
      this.leave();
    } catch (error) {
      this.failure.set(error);
      this.current.set(error instanceof Problem && error.status === 412 ? (error.current as GatheringView) : null);
    } finally {
      this.busy.set(false);
    }
  }

  protected value(event: Event): string {
    return (event.target as HTMLTextAreaElement).value;
  }

  protected takeTheirs(theirs: GatheringView): void {
    this.version = theirs.version;
    this.base.set(theirs);
    this.settle();
  }

  protected keepMine(theirs: GatheringView): void {
    this.version = theirs.version;
    this.settle();
  }

  protected leave(): void {
    void this.router.navigate(['..'], { relativeTo: this.route, queryParamsHandling: 'preserve' });
  }

  private settle(): void {
    this.current.set(null);
    this.failure.set(null);
  }
}
