import { Component, computed, inject, input, output, signal } from '@angular/core';
import type { Side, ViewpointView, VoiceView } from '../api';
import { toProblem } from '../core/problem';
import { Autosize } from '../shared/autosize';
import { CrossedTexts } from '../shared/crossed-texts';
import { draft } from '../shared/draft';
import { ProblemNotice } from '../shared/problem-notice';
import { EvaluationApi } from './evaluation.api';

/** The ally's or the territory's word: written, reread, and accepted by the voice itself, from a screen or a link. */
@Component({
  selector: 'app-viewpoint-form',
  imports: [Autosize, CrossedTexts, ProblemNotice],
  templateUrl: './viewpoint-form.html',
})
export class ViewpointForm {
  private readonly api = inject(EvaluationApi);
  readonly participationId = input.required<string>();
  readonly side = input.required<Side>();
  readonly viewpoint = input<ViewpointView | null>(null);
  readonly accepts = input(false);
  readonly voices = input<readonly VoiceView[]>([]);
  /** Who speaks, when nothing was written yet. */
  readonly speaker = input('');
  readonly saved = output();
  readonly closed = output();
  readonly closable = input(true);

  protected readonly body = draft(() => this.viewpoint()?.body ?? '');
  protected readonly saidBy = draft(() => this.viewpoint()?.saidBy ?? this.speaker());
  protected readonly accepted = draft(() => (this.accepts() && this.viewpoint()?.accepted) ?? false);
  private readonly version = draft(() => this.viewpoint()?.version ?? 0);
  protected readonly forId = signal('');
  protected readonly candidates = computed(() => this.voices().filter(({ side }) => side === this.side()));
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);
  protected readonly theirs = signal<ViewpointView | null>(null);

  protected async save(body: string, version = this.version()): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.failure.set(null);
    try {
      const answer = await this.api.write(
        this.participationId(),
        this.side(),
        { body, saidBy: this.saidBy(), collectedOn: null, enteredForId: this.forId() || null, accepted: this.accepted() },
        version,
      );
      if (answer.crossed) {
        this.theirs.set(answer.current);
        return;
      }
      this.theirs.set(null);
      this.version.set(answer.value.version);
      this.saved.emit();
    } catch (error) {
      this.failure.set(toProblem(error));
    } finally {
      this.busy.set(false);
    }
  }

  protected keep(text: string, version: number): void {
    this.body.set(text);
    void this.save(text, version);
  }
}
