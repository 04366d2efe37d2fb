import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { PageTitle } from '../core/page-title';
import { Confirm } from '../shared/confirm';
import { PrintButton } from '../shared/print-button';
import { ProblemNotice } from '../shared/problem-notice';
import { IssueSheet } from './issue-sheet';
import { NewsletterApi } from './newsletter.api';

/** A number that was sent, for the people of its cohort; staff decide whether anybody else may read it. */
@Component({
  selector: 'app-issue-page',
  imports: [IssueSheet, PrintButton, ProblemNotice, RouterLink],
  template: `
    <div class="actions no-print">
      <a class="btn quiet" routerLink="/infolettre">Toutes les infolettres</a>
      <app-print-button />
      @if (view()?.may?.publish) {
        @if (view()?.publicAt) {
          <button type="button" [disabled]="busy()" (click)="withdraw()">Retirer la page publique</button>
        } @else {
          <button type="button" [disabled]="busy()" (click)="publish()">En faire une page publique</button>
        }
      }
    </div>
    @if (leaving) {
      <p class="notice moss no-print" role="status">
        {{ leaving > 1 ? leaving + ' e-mails partent' : 'Un e-mail part' }} dans la minute.
      </p>
    }
    @if (view()?.address; as address) {
      <p class="notice moss no-print">
        Tout le monde peut la lire ici&nbsp;: <a [href]="address">{{ address }}</a>
      </p>
    }
    <app-problem [of]="issue.error() ?? failure()" />
    @if (view(); as view) {
      <app-issue-sheet
        [content]="view.content"
        [pictures]="'/api/newsletter-issues/' + view.id + '/pictures/'"
        [mayTakeOut]="view.may.publish"
        (takenOut)="takeOut($event)"
      />
    } @else if (!issue.error()) {
      <p class="quiet" role="status">Un instant…</p>
    }
  `,
  styles: `
    .notice {
      margin-top: 1rem;
    }
  `,
})
export class IssuePage {
  private readonly api = inject(NewsletterApi);
  private readonly confirm = inject(Confirm);
  readonly issueId = input.required<string>();

  protected readonly issue = this.api.issue(this.issueId);
  protected readonly view = computed(() => (this.issue.hasValue() ? this.issue.value() : null));
  /** How many letters the sending that led here just put on their way. */
  protected readonly leaving = Number(inject(Router).currentNavigation()?.extras.state?.['leaving'] ?? 0);
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);

  constructor() {
    const title = inject(PageTitle);
    effect(() => {
      const content = this.view()?.content;
      if (content) title.set(`${content.title} · Infolettre`);
    });
  }

  protected async publish(): Promise<void> {
    const sure = await this.confirm.ask({
      heading: 'En faire une page publique\u202f?',
      consequence: 'Toute personne qui a l’adresse pourra la lire sans compte, et la transmettre. Vous pourrez la retirer.',
      act: 'La rendre publique',
    });
    if (sure) await this.during(() => this.api.publish(this.issueId(), true));
  }

  protected async withdraw(): Promise<void> {
    const sure = await this.confirm.ask({
      heading: 'Retirer la page publique\u202f?',
      consequence: 'Son adresse n’ouvrira plus rien. Les personnes du parcours la liront toujours ici.',
      act: 'Retirer la page',
    });
    if (sure) await this.during(() => this.api.publish(this.issueId(), false));
  }

  protected async takeOut(pictureId: string): Promise<void> {
    const sure = await this.confirm.ask({
      heading: 'Retirer cette image\u202f?',
      consequence: 'Elle disparaît de cette page et de la page publique, pour de bon. Les e-mails déjà partis la gardent.',
      act: 'Retirer l’image',
    });
    if (sure) await this.during(() => this.api.withdrawPicture(this.issueId(), pictureId));
  }

  private async during(act: () => Promise<unknown>): Promise<void> {
    this.busy.set(true);
    this.failure.set(null);
    try {
      await act();
      this.issue.reload();
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
