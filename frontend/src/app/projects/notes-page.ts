import { Component, computed, inject, input } from '@angular/core';
import { EmptyState } from '../shared/empty-state';
import { ProblemNotice } from '../shared/problem-notice';
import { Term } from '../shared/term';
import { TerritoryTabs } from '../shared/territory-tabs';
import { NoteEditor } from './note-editor';
import { ProjectApi } from './project.api';

/** The three notes side by side: L’idée, Le cadre, Est-ce faisable ? */
@Component({
  selector: 'app-notes-page',
  imports: [EmptyState, NoteEditor, ProblemNotice, Term, TerritoryTabs],
  template: `
    @if (page.error()) {
      <h1>Les trois notes</h1>
    }
    <app-problem [of]="page.error()" [retriable]="true" (retry)="page.reload()" />
    @if (view(); as view) {
      <p class="over">{{ view.territory.name }}</p>
      <h1><app-term word="notes">Les trois notes</app-term></h1>
      <app-territory-tabs [participationId]="participationId()" [cohortId]="view.cohortId" />
      @if (!view.project) {
        <app-empty heading="Le projet d’abord"><p>Donnez un titre au projet&nbsp;: ses notes s’ouvriront ici.</p></app-empty>
      } @else {
        <p class="quiet">
          L’équipe du territoire écrit, l’équipe du parcours et l’allié·e posent des questions. Relire n’est pas valider.
        </p>
        <div class="notes">
          @for (note of view.notes; track note.kind) {
            <app-note-editor
              [participationId]="participationId()"
              [note]="note"
              [writes]="view.may.writeNotes"
              [reads]="view.may.askQuestions"
              [voices]="voices()"
              (changed)="page.reload()"
            />
          } @empty {
            <p class="quiet">Ces notes sont à l’équipe du territoire et à celles et ceux qui l’accompagnent.</p>
          }
        </div>
      }
    } @else if (!page.error()) {
      <p class="quiet" role="status">Un instant…</p>
    }
  `,
  styles: `
    .notes {
      display: grid;
      gap: 1.1rem;
      grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr));
      align-items: start;
    }
  `,
})
export class NotesPage {
  readonly participationId = input.required<string>();
  private readonly api = inject(ProjectApi);
  protected readonly page = this.api.page(this.participationId);
  protected readonly view = computed(() => (this.page.hasValue() ? this.page.value() : null));
  private readonly voicesList = this.api.voices(() => (this.view()?.may.askByMail ? this.participationId() : undefined));
  protected readonly voices = computed(() => (this.voicesList.hasValue() ? this.voicesList.value().items : []));
}
