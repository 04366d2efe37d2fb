import { Component, inject, input, output, signal } from '@angular/core';
import type { CohortPartnerView, PartnerRole } from '../../api';
import { OrganisationField } from '../../network/organisation-field';
import { Confirm } from '../../shared/confirm';
import { Dialog } from '../../shared/dialog';
import { draft } from '../../shared/draft';
import { ProblemNotice } from '../../shared/problem-notice';
import { KnownPersonField, type KnownPerson } from '../known-person-field';
import { PARTNERS } from '../phase-labels';
import { FrameApi } from './frame.api';

/** An organisation that carries the path, in one role, between two dates; and whom to call there. */
@Component({
  selector: 'app-partner-dialog',
  imports: [Dialog, KnownPersonField, OrganisationField, ProblemNotice],
  template: `
    <app-dialog [heading]="known() ? 'Le partenaire' : 'Ajouter un partenaire'" (closed)="closed.emit(false)">
      <form (submit)="save($event, role.value, from.value, to.value)">
        <app-organisation-field [(organisation)]="organisation" />
        <div class="field">
          <label for="partner-role">Rôle</label>
          <select #role id="partner-role">
            @for (one of roles; track one[0]) {
              <option [value]="one[0]" [selected]="one[0] === known()?.role">{{ one[1] }}</option>
            }
          </select>
        </div>
        <div class="fields">
          <div class="field">
            <label for="partner-from">Du</label>
            <input #from id="partner-from" type="date" [value]="known()?.startsOn ?? ''" />
          </div>
          <div class="field">
            <label for="partner-to">Au (dernier jour)</label>
            <input #to id="partner-to" type="date" [value]="known()?.endsOn ?? ''" />
          </div>
        </div>
        <app-known-person-field label="Qui joindre" [(person)]="contact" />
        <p class="quiet">Le nom et les coordonnées ne sont vus que de l’équipe du parcours.</p>
        <app-problem [of]="failure()" />
        <div class="actions">
          @if (known() && mayErase()) {
            <button type="button" class="danger" [disabled]="busy()" (click)="erase()">Retirer</button>
          }
          <button type="button" (click)="closed.emit(false)">Annuler</button>
          <button type="submit" class="main" [disabled]="busy() || !organisation()">Enregistrer</button>
        </div>
      </form>
    </app-dialog>
  `,
})
export class PartnerDialog {
  private readonly api = inject(FrameApi);
  private readonly confirm = inject(Confirm);
  readonly cohortId = input.required<string>();
  readonly known = input<CohortPartnerView>();
  readonly mayErase = input(false);
  readonly closed = output<boolean>();

  protected readonly roles = Object.entries(PARTNERS).map(([key, words]) => [key, words.charAt(0).toUpperCase() + words.slice(1)] as const);
  protected readonly organisation = draft(() => {
    const known = this.known();
    return known ? { id: known.organisationId, name: known.organisation } : null;
  });
  protected readonly contact = draft<KnownPerson | null>(() => this.known()?.contact ?? null);
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);

  protected async save(event: Event, role: string, startsOn: string, endsOn: string): Promise<void> {
    event.preventDefault();
    const organisation = this.organisation();
    if (!organisation) return;
    const input = { organisationId: organisation.id, role: role as PartnerRole, startsOn: startsOn || null, endsOn: endsOn || null, contactId: this.contact()?.id ?? null };
    await this.act(() => this.api.savePartner(this.cohortId(), this.known()?.id ?? null, input));
  }

  protected async erase(): Promise<void> {
    const known = this.known();
    if (!known) return;
    const sure = await this.confirm.ask({
      heading: `Retirer ${known.organisation}\u202f?`,
      consequence: 'Ce rôle disparaît du parcours. Pour garder la trace de son passage, indiquez plutôt son dernier jour.',
      act: 'Retirer',
    });
    if (sure) await this.act(() => this.api.removePartner(this.cohortId(), known.id));
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
