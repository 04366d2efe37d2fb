import { afterRenderEffect, Component, ElementRef, inject, signal } from '@angular/core';
import { ActivatedRoute } from '@angular/router';
import type { ResourceView } from '../api';
import { Confirm } from '../shared/confirm';
import { Handing } from './afterwards/handing';
import { SupportForm } from './afterwards/support-form';
import { Words } from './afterwards/words';
import { GatheringState } from './gathering-state';
import { ResourceList } from './resource-list';

/** What the gathering leaves behind, for everybody; staff add, change and take away, hand it on, tell people, and read what was said. */
@Component({
  selector: 'app-resource-editor',
  imports: [Handing, ResourceList, SupportForm, Words],
  templateUrl: './resource-editor.html',
  styles: `
    section {
      max-width: 44rem;
    }
  `,
})
export class ResourceEditor {
  private readonly confirm = inject(Confirm);
  protected readonly state = inject(GatheringState);

  /** « new », or the support that is being changed. */
  protected readonly editing = signal<ResourceView | 'new' | null>(null);

  /** From a list of pieces that awaits a support: its form is open, in view. */
  private asked = inject(ActivatedRoute).snapshot.queryParamMap.get('ajouter') === 'support';

  constructor() {
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    afterRenderEffect(() => {
      if (!this.asked || !this.state.gathering()?.may.addResource) return;
      if (this.editing() === null) return this.editing.set('new');
      this.asked = false;
      host.querySelector('app-support-form')?.scrollIntoView();
    });
  }

  protected saved(): void {
    this.editing.set(null);
    this.state.reload();
  }

  protected async remove(id: string, title: string): Promise<void> {
    const sure = await this.confirm.ask({
      heading: 'Retirer ce support\u202f?',
      consequence: `«\u00a0${title}\u00a0» ne sera plus visible ici ni par les liens envoyés. Un fichier déposé ici est effacé\u00a0; un document qui se trouve ailleurs n’est pas touché.`,
      act: 'Retirer',
    });
    if (!sure) return;
    this.editing.set(null);
    await this.state.removeResource(id);
  }
}
