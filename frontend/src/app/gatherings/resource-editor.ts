import { Component, inject, signal } from '@angular/core';
import type { ResourceKind } from '../api';
import { Confirm } from '../shared/confirm';
import { FocusWhenShown } from '../shared/focus-when-shown';
import { ProblemNotice } from '../shared/problem-notice';
import { RESOURCE_KINDS } from './gathering-labels';
import { GatheringState } from './gathering-state';
import { GatheringApi } from './gathering.api';
import { ResourceList } from './resource-list';

/** What the gathering leaves behind, for everybody; staff add and take away. */
@Component({
  selector: 'app-resource-editor',
  imports: [FocusWhenShown, ProblemNotice, ResourceList],
  templateUrl: './resource-editor.html',
  styles: `
    section {
      max-width: 40rem;
    }
  `,
})
export class ResourceEditor {
  private readonly api = inject(GatheringApi);
  private readonly confirm = inject(Confirm);
  protected readonly state = inject(GatheringState);

  protected readonly kinds = Object.entries(RESOURCE_KINDS) as [ResourceKind, string][];
  protected readonly adding = signal(false);
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);

  protected async add(event: Event): Promise<void> {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    const [kind, title, url] = ['kind', 'title', 'url'].map((name) => String(data.get(name) ?? '').trim());
    this.busy.set(true);
    this.failure.set(null);
    try {
      await this.api.addResource(this.state.id(), { kind: kind as ResourceKind, title: title ?? '', url: url ?? '' });
      this.adding.set(false);
      this.state.reload();
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }

  protected async remove(id: string, title: string): Promise<void> {
    const sure = await this.confirm.ask({
      heading: 'Retirer ce support\u202f?',
      consequence: `«\u00a0${title}\u00a0» ne sera plus visible ici ni par les liens envoyés. Le document lui-même n’est pas touché.`,
      act: 'Retirer',
    });
    if (sure) await this.state.removeResource(id);
  }
}
