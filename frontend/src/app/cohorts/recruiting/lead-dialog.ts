import { Component, computed, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ExecutiveFactKind, Lead, LeadOrigin, RecruitingView } from '../../api';
import { OrganisationField } from '../../network/organisation-field';
import { Confirm } from '../../shared/confirm';
import { Dialog } from '../../shared/dialog';
import { draft } from '../../shared/draft';
import { DayPipe } from '../../shared/french.pipes';
import { STAGES } from '../../shared/labels';
import { ProblemNotice } from '../../shared/problem-notice';
import { KnownPersonField } from '../known-person-field';
import { localToday } from '../local-today';
import { ORIGINS } from '../stage-labels';
import { RecruitingApi } from './recruiting.api';

/** What is known of a territory being recruited: what comes next, where it comes from, what it reached, facts with dates. */
@Component({
  selector: 'app-lead-dialog',
  imports: [DayPipe, Dialog, KnownPersonField, OrganisationField, ProblemNotice, RouterLink],
  templateUrl: './lead-dialog.html',
  styles: `
    h3 {
      margin-top: 1.6rem;
    }
  `,
})
export class LeadDialog {
  private readonly api = inject(RecruitingApi);
  private readonly confirm = inject(Confirm);
  readonly lead = input.required<Lead>();
  readonly view = input.required<RecruitingView>();
  readonly changed = output();
  readonly closed = output();

  protected readonly today = localToday();
  protected readonly stages = STAGES;
  protected readonly origins = Object.entries(ORIGINS);
  protected readonly originWords = ORIGINS;
  protected readonly kind = draft(() => this.lead().origin.kind ?? '');
  protected readonly organisation = draft(() => this.lead().origin.organisation);
  protected readonly person = draft(() => this.lead().origin.person);
  protected readonly presentations = computed(() => (this.view().presentations ?? []).filter(({ participationIds }) => participationIds.includes(this.lead().participationId)));
  protected readonly said = signal('');
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);

  protected plan(event: Event, step: string, on: string, by: string): Promise<void> {
    const nextStep = step.trim() || null;
    return this.act(event, nextStep ? 'Prochain geste noté.' : 'Plus de prochain geste.', () =>
      this.api.plan(this.lead().participationId, { nextStep, nextOn: (nextStep && on) || null, nextById: (nextStep && by) || null }),
    );
  }

  protected saveOrigin(event: Event): Promise<void> {
    const leadOrigin = (this.kind() || null) as LeadOrigin | null;
    const ally = leadOrigin === 'ally_proposal';
    return this.act(event, 'Origine notée.', () =>
      this.api.changeOrigin(this.lead().participationId, {
        leadOrigin,
        leadOrganisationId: ally ? (this.organisation()?.id ?? null) : null,
        leadPersonId: ally ? (this.person()?.id ?? null) : null,
      }),
    );
  }

  protected addFact(event: Event, kind: string, onDate: string): Promise<void> {
    return this.act(event, 'Fait noté.', () => this.api.addFact(this.lead().participationId, { kind: kind as ExecutiveFactKind, onDate }));
  }

  protected removeFact(event: Event, id: string): Promise<void> {
    return this.act(event, 'Fait effacé.', () => this.api.removeFact(this.lead().participationId, id));
  }

  protected async eraseStage(event: Event, { id, stage }: Lead['stages'][number]): Promise<void> {
    const sure = await this.confirm.ask({
      heading: `Effacer l’étape «\u00a0${STAGES[stage]}\u00a0»\u202f?`,
      consequence: 'Elle disparaît de l’histoire du territoire, et des chiffres du recrutement.',
      act: 'Effacer',
    });
    if (sure) await this.act(event, 'Étape effacée.', () => this.api.eraseStage(this.lead().participationId, id));
  }

  private async act(event: Event, said: string, doing: () => Promise<unknown>): Promise<void> {
    event.preventDefault();
    this.busy.set(true);
    this.failure.set(null);
    this.said.set('');
    try {
      await doing();
      this.said.set(said);
      this.changed.emit();
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
