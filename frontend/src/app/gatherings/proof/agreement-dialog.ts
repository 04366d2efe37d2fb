import { Component, computed, inject, input, output, signal } from '@angular/core';
import type { AgreementView, ProofPiece } from '../../api';
import { OrganisationField } from '../../network/organisation-field';
import { Dialog } from '../../shared/dialog';
import { draft } from '../../shared/draft';
import { ProblemNotice } from '../../shared/problem-notice';
import { PIECE_LIST } from './proof-words';
import { ProofApi } from './proof.api';

/** What a funder and the network agreed on: who, which reference, which period, which pieces. */
@Component({
  selector: 'app-agreement-dialog',
  imports: [Dialog, OrganisationField, ProblemNotice],
  template: `
    <app-dialog [heading]="known() ? 'La convention' : 'Ajouter une convention'" (closed)="closed.emit(null)">
      <form (submit)="save($event, reference.value, from.value, to.value, hours.valueAsNumber, share.valueAsNumber, note.value)">
        <app-organisation-field label="Financeur" [(organisation)]="organisation" />
        <div class="field">
          <label for="agreement-reference">Référence</label>
          <input #reference id="agreement-reference" required minlength="2" maxlength="120" [value]="known()?.reference ?? ''" placeholder="Convention 2024-017" />
        </div>
        <div class="fields">
          <div class="field">
            <label for="agreement-from">Du</label>
            <input #from id="agreement-from" type="date" required [value]="known()?.startsOn ?? ''" />
          </div>
          <div class="field">
            <label for="agreement-to">Au</label>
            <input #to id="agreement-to" type="date" required [min]="from.value" [value]="known()?.endsOn ?? ''" />
          </div>
        </div>
        <fieldset>
          <legend>Ce qu’elle demande, pour chaque rendez-vous</legend>
          @for (one of pieces; track one.piece) {
            <label class="check">
              <input type="checkbox" [checked]="chosen().includes(one.piece)" (change)="toggle(one.piece)" />
              <span>{{ one.label }} <small>{{ one.told }}</small></span>
            </label>
          }
        </fieldset>
        <div class="fields">
          <div class="field">
            <label for="agreement-hours">Heures à justifier <small>si elle le dit</small></label>
            <input #hours id="agreement-hours" type="number" min="0.25" max="999999" step="0.25" [value]="known()?.hoursAsked ?? ''" />
          </div>
          <div class="field">
            <label for="agreement-share">Part financée, en % <small>si elle le dit</small></label>
            <input #share id="agreement-share" type="number" min="0.01" max="100" step="0.01" [value]="known()?.fundedShare ?? ''" />
          </div>
        </div>
        <div class="field">
          <label for="agreement-note">Note pour l’équipe <small>elle n’est pas dans le dossier</small></label>
          <textarea #note id="agreement-note" rows="2" maxlength="2000" [value]="known()?.note ?? ''"></textarea>
        </div>
        <app-problem [of]="failure()" />
        <div class="actions">
          <button type="button" (click)="closed.emit(null)">Annuler</button>
          <button type="submit" class="main" [disabled]="busy() || !organisation() || !chosen().length">Enregistrer</button>
        </div>
      </form>
    </app-dialog>
  `,
})
export class AgreementDialog {
  private readonly api = inject(ProofApi);
  readonly cohortId = input.required<string>();
  readonly known = input<AgreementView>();
  /** The agreement's id once saved, null when left. */
  readonly closed = output<string | null>();

  protected readonly pieces = PIECE_LIST;
  protected readonly organisation = draft(() => this.known()?.organisation ?? null);
  protected readonly chosen = draft<readonly ProofPiece[]>(() => this.known()?.pieces ?? ['sheet', 'programme', 'supports', 'hours']);
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);
  private readonly inOrder = computed(() => PIECE_LIST.flatMap(({ piece }) => (this.chosen().includes(piece) ? [piece] : [])));

  protected toggle(piece: ProofPiece): void {
    this.chosen.update((chosen) => (chosen.includes(piece) ? chosen.filter((one) => one !== piece) : [...chosen, piece]));
  }

  protected async save(event: Event, reference: string, startsOn: string, endsOn: string, hours: number, share: number, note: string): Promise<void> {
    event.preventDefault();
    const [organisation, known] = [this.organisation(), this.known()];
    if (!organisation) return;
    const input = {
      organisationId: organisation.id,
      reference,
      startsOn,
      endsOn,
      pieces: this.inOrder(),
      hoursAsked: Number.isNaN(hours) ? null : hours,
      fundedShare: Number.isNaN(share) ? null : share,
      note: note.trim() || null,
    };
    this.busy.set(true);
    this.failure.set(null);
    try {
      if (known) await this.api.change(known.id, known.version, input);
      this.closed.emit(known ? known.id : await this.api.add(this.cohortId(), input));
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
