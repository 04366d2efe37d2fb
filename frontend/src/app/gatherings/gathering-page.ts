import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, effect, inject, input } from '@angular/core';
import { Router, RouterLink, RouterOutlet } from '@angular/router';
import { PageTitle } from '../core/page-title';
import { toProblem } from '../core/problem';
import { Confirm } from '../shared/confirm';
import { count } from '../shared/french';
import { ListTools } from '../shared/list-tools';
import { HistoryButton } from '../shared/history/history-button';
import { ProblemNotice } from '../shared/problem-notice';
import { AnswerForm } from './answer-form';
import { AnswersByTerritory } from './answers-by-territory';
import { AttendanceFigures } from './attendance-figures';
import { GatheringFacts } from './gathering-facts';
import { GATHERING_FORMATS, GATHERING_NATURES } from './gathering-labels';
import { GatheringState } from './gathering-state';
import { totals } from './gathering-words';
import { GatheringApi } from './gathering.api';
import { GatheringLetters } from './inviting/gathering-letters';
import { LastPlace } from './planning/last-place';
import { Preparation } from './planning/preparation';
import { PresenceList } from './presence-list';
import { GatheringProof } from './proof/gathering-proof';
import { ResourceEditor } from './resource-editor';
import { roomWords } from './room-words';
import { VideoDrop } from './video/video-drop';

/** A gathering for whoever opens it: staff prepare it and note who came, a delegate answers and finds the supports. */
@Component({
  selector: 'app-gathering-page',
  imports: [
    AnswerForm,
    AnswersByTerritory,
    AttendanceFigures,
    GatheringFacts,
    GatheringProof,
    GatheringLetters,
    ListTools,
    HistoryButton,
    NgTemplateOutlet,
    Preparation,
    PresenceList,
    ProblemNotice,
    ResourceEditor,
    RouterLink,
    RouterOutlet,
    VideoDrop,
  ],
  providers: [GatheringState],
  templateUrl: './gathering-page.html',
  styleUrl: './gathering-page.scss',
})
export class GatheringPage {
  private readonly router = inject(Router);
  private readonly api = inject(GatheringApi);
  private readonly confirm = inject(Confirm);
  private readonly title = inject(PageTitle);
  protected readonly state = inject(GatheringState);
  protected readonly last = inject(LastPlace);

  readonly gatheringId = input.required<string>();
  /** « presences » or « reponses »; the page chooses by the day when the address does not say. */
  readonly vue = input('', { transform: (value?: string) => value ?? '' });

  protected readonly natures = GATHERING_NATURES;
  protected readonly formats = GATHERING_FORMATS;
  protected readonly gathering = this.state.gathering;
  protected readonly missing = computed(() => toProblem(this.state.page.error()).status === 404);
  protected readonly room = computed(() => roomWords(this.gathering()?.capacity ?? null, this.state.figures()));
  protected readonly sum = computed(() => totals(this.state.figures()));
  protected readonly shows = computed(() => {
    if (!this.gathering()?.may.tick || this.gathering()?.cancelledAt) return 'reponses';
    return this.vue() || (this.gathering()?.answersOpen && !this.isToday() ? 'reponses' : 'presences');
  });
  /** The staff's buttons are for what is to come. */
  protected readonly invites = computed(() => !!this.gathering()?.may.invite && !!this.gathering()?.answersOpen);
  private readonly isToday = computed(
    () => !!this.gathering()?.answersOpen && !!this.gathering()?.presenceOpen && !!this.gathering()?.heldOn,
  );

  constructor() {
    effect(() => this.state.id.set(this.gatheringId()));
    effect(() => this.title.set(this.gathering()?.title));
  }

  protected async remove(): Promise<void> {
    const { yes, no, replaced } = this.sum();
    const answers = yes + no + replaced;
    const sure = await this.confirm.ask({
      heading: 'Supprimer ce rendez-vous\u202f?',
      consequence: answers
        ? `${count(answers, 'réponse sera perdue', 'réponses seront perdues')} et les liens envoyés ne mèneront plus nulle part. Personne n’est prévenu\u00a0: écrivez d’abord à celles et ceux qui venaient.`
        : 'Il disparaît de la liste, avec ses supports. On ne peut pas revenir en arrière.',
      act: 'Supprimer',
    });
    if (!sure) return;
    try {
      await this.api.remove(this.gatheringId());
      await this.router.navigate(['/rendez-vous'], { queryParams: this.last.back(this.gathering()?.cohortId ?? '') });
    } catch (error) {
      this.state.failure.set(error);
    }
  }
}
