import { Component, inject, input, output, signal } from '@angular/core';
import type { PilotProjectInput, PilotProjectView, VoiceView } from '../api';
import { draft } from '../shared/draft';
import { fieldProblem } from '../shared/problem-text';
import { Autosize } from '../shared/autosize';
import { Dialog } from '../shared/dialog';
import { ForWhom } from '../shared/for-whom';
import { ProblemNotice } from '../shared/problem-notice';
import { ProjectApi } from './project.api';

const blank: PilotProjectInput = { title: '', shortTitle: null, theme: null, summary: '', renamedTo: null };

/** The project's own words: a title is enough to begin. */
@Component({
  selector: 'app-project-dialog',
  imports: [Autosize, Dialog, ForWhom, ProblemNotice],
  templateUrl: './project-dialog.html',
})
export class ProjectDialog {
  private readonly api = inject(ProjectApi);
  readonly participationId = input.required<string>();
  readonly project = input<PilotProjectView | null>(null);
  /** Those for whom one may write; nobody for a delegate. */
  readonly voices = input<readonly VoiceView[]>([]);
  readonly saved = output();
  readonly closed = output();

  protected readonly draft = draft<PilotProjectInput>(() => {
    const project = this.project();
    if (!project) return blank;
    const { title, shortTitle, theme, summary, renamedTo } = project;
    return { title, shortTitle, theme, summary, renamedTo };
  });
  protected readonly version = draft(() => this.project()?.version ?? 0);
  protected readonly forId = signal<string | null>(null);
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);
  protected readonly crossed = signal<PilotProjectView | null>(null);
  protected readonly titleProblem = () => fieldProblem(this.failure(), '/title');

  protected set(field: keyof PilotProjectInput, value: string): void {
    const optional = field === 'theme' || field === 'renamedTo' || field === 'shortTitle';
    this.draft.update((draft) => ({ ...draft, [field]: optional ? value.trim() || null : value }));
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    if (this.busy()) return;
    this.busy.set(true);
    this.failure.set(null);
    try {
      const draft = { ...this.draft(), enteredForId: this.forId() };
      if (!this.project()) await this.api.create(this.participationId(), draft);
      else {
        const answer = await this.api.save(this.participationId(), draft, this.version());
        if (answer.crossed) {
          this.crossed.set(answer.current);
          this.version.set(answer.current.version);
          return;
        }
      }
      this.saved.emit();
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
