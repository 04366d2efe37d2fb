import { Component, computed, inject, input, output, signal } from '@angular/core';
import type { NoteInput, NoteView, VoiceView } from '../api';
import { toProblem } from '../core/problem';
import { Autosize } from '../shared/autosize';
import { BehalfMark } from '../shared/behalf-mark';
import { CrossedTexts } from '../shared/crossed-texts';
import { draft } from '../shared/draft';
import { ForWhom } from '../shared/for-whom';
import { ProblemNotice } from '../shared/problem-notice';
import { mergeTexts } from './merge-texts';
import { NOTE_HINTS, NOTE_STATES, NOTE_TONES, NOTES } from './words';
import { ProjectApi } from './project.api';

/**
 * One of the three notes: the delegation writes it, the readers ask questions beside it. Two people who wrote at once
 * get a merge by sentence; only where they crossed must somebody choose.
 */
@Component({
  selector: 'app-note-editor',
  imports: [Autosize, BehalfMark, CrossedTexts, ForWhom, ProblemNotice],
  templateUrl: './note-editor.html',
  styleUrl: './note-editor.scss',
})
export class NoteEditor {
  private readonly api = inject(ProjectApi);
  readonly participationId = input.required<string>();
  readonly note = input.required<NoteView>();
  readonly writes = input(false);
  readonly reads = input(false);
  /** Those for whom one may write; nobody for a delegate. */
  readonly voices = input<readonly VoiceView[]>([]);
  readonly changed = output();

  protected readonly names = NOTES;
  protected readonly hints = NOTE_HINTS;
  protected readonly states = NOTE_STATES;
  protected readonly tones = NOTE_TONES;
  /** What the server had when this text was begun: the ground of a merge. */
  private readonly base = draft(() => this.note().body);
  protected readonly body = draft(() => this.note().body);
  private readonly version = draft(() => this.note().version);
  protected readonly state = draft(() => this.note().state);
  protected readonly questions = draft(() => this.note().questions);
  private readonly questionsVersion = draft(() => this.note().questionsVersion);

  /** Somebody who reads writes only for a team that asked them to. */
  private readonly standingIn = signal(false);
  protected readonly writing = computed(() => this.writes() && (!this.reads() || this.standingIn()));
  protected readonly dirty = computed(() => this.body() !== this.base());
  /** In whose name a reader writes, and that person is asked once the note goes to be read. */
  protected readonly forId = signal<string | null>(null);
  private readonly behalf = computed(() => (this.forId() ? { enteredForId: this.forId() } : {}));
  protected readonly busy = signal(false);
  protected readonly said = signal('');
  protected readonly failure = signal<unknown>(null);
  protected readonly theirs = signal<NoteView | null>(null);

  protected standIn(): void {
    this.standingIn.set(true);
  }

  /** Leaving the field saves it, as it stands. */
  protected saveQuietly(): void {
    const state = this.state();
    if (this.dirty()) void this.save(this.body(), state === 'read_with_questions' ? 'writing' : state);
  }

  protected async save(body: string, state: NoteInput['state'], version = this.version()): Promise<void> {
    await this.during(async () => {
      const answer = await this.api.writeNote(this.participationId(), this.note().kind, { body, state, ...this.behalf() }, version);
      if (answer.crossed) return this.meet(answer.current, body, state);
      this.base.set(body);
      this.version.set(answer.value.version);
      this.state.set(state);
      this.theirs.set(null);
      this.said.set(
        state === 'to_read'
          ? 'Enregistré. La note s’affiche « à relire » chez l’équipe du parcours et votre allié·e.'
          : 'Enregistré.',
      );
    });
  }

  protected async ask(version = this.questionsVersion()): Promise<void> {
    await this.during(async () => {
      const answer = await this.api.askQuestions(this.participationId(), this.note().kind, this.questions(), version);
      if (answer.crossed) {
        const { questions, questionsVersion } = answer.current;
        this.questions.set(`${questions}\n${this.questions()}`.trim());
        this.questionsVersion.set(questionsVersion);
        this.said.set('Quelqu’un a posé des questions en même temps : elles sont réunies. Relisez, puis enregistrez.');
        return;
      }
      this.questionsVersion.set(answer.value.version);
      this.said.set('Relue. L’équipe du territoire voit vos questions.');
      this.changed.emit();
    });
  }

  /** The other's text is kept with one's own where they do not touch. */
  private async meet(current: NoteView, mine: string, state: NoteInput['state']): Promise<void> {
    const { text, crossed } = mergeTexts(this.base(), mine, current.body);
    if (crossed) {
      this.theirs.set(current);
      return;
    }
    this.base.set(current.body);
    this.version.set(current.version);
    this.body.set(text);
    const answer = await this.api.writeNote(this.participationId(), this.note().kind, { body: text, state, ...this.behalf() }, current.version);
    if (answer.crossed) {
      this.theirs.set(answer.current);
      return;
    }
    this.base.set(text);
    this.version.set(answer.value.version);
    this.state.set(state);
    this.said.set('Quelqu’un écrivait en même temps : les deux textes ont été réunis.');
  }

  protected keep(text: string, theirs: NoteView): void {
    this.body.set(text);
    const state = this.state();
    void this.save(text, state === 'read_with_questions' ? 'writing' : state, theirs.version);
  }

  private async during(act: () => Promise<void>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.failure.set(null);
    this.said.set('');
    try {
      await act();
    } catch (error) {
      this.failure.set(toProblem(error));
    } finally {
      this.busy.set(false);
    }
  }
}
