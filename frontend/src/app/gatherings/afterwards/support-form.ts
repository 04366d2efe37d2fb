import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import type { GatheringView, ResourceInput, ResourceKind, ResourceView } from '../../api';
import { FocusWhenShown } from '../../shared/focus-when-shown';
import { ProblemNotice } from '../../shared/problem-notice';
import { RESOURCE_KINDS } from '../gathering-labels';
import { AfterwardsApi } from './afterwards.api';

/** A support: a file or an address, its themes, the essential in five lines. */
@Component({
  selector: 'app-support-form',
  imports: [FocusWhenShown, ProblemNotice],
  templateUrl: './support-form.html',
})
export class SupportForm {
  private readonly api = inject(AfterwardsApi);
  readonly gathering = input.required<GatheringView>();
  readonly support = input<ResourceView | null>(null);
  readonly saved = output();
  readonly left = output();

  protected readonly kinds = Object.entries(RESOURCE_KINDS) as [ResourceKind, string][];
  protected readonly themes = this.api.themes();
  protected readonly chosen = linkedSignal<readonly string[]>(() => this.support()?.themeIds ?? []);
  protected readonly from = linkedSignal<'file' | 'address'>(() => (this.support()?.file || !this.support() ? 'file' : 'address'));
  protected readonly file = signal<File | null>(null);
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);
  /** The other gatherings of the cohort, for what serves several. */
  protected readonly list = this.api.gatherings(computed(() => this.gathering().cohortId));
  protected readonly others = computed(() => (this.list.hasValue() ? this.list.value().items.filter(({ id }) => id !== this.gathering().id) : []));
  protected readonly also = linkedSignal<readonly string[]>(() => this.support()?.otherGatheringIds ?? []);

  protected toggle(id: string): void {
    this.chosen.update((all) => (all.includes(id) ? all.filter((one) => one !== id) : [...all, id]));
  }

  protected toggleAlso(id: string): void {
    this.also.update((all) => (all.includes(id) ? all.filter((one) => one !== id) : [...all, id]));
  }

  protected pick(files: FileList | null, title: HTMLInputElement): void {
    const file = files?.[0] ?? null;
    this.file.set(file);
    if (file && !title.value) title.value = file.name.replace(/\.[a-z0-9]+$/i, '').replace(/[_-]+/g, ' ').slice(0, 200);
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    const text = (name: string) => String(data.get(name) ?? '').trim();
    const kind = text('kind') as ResourceKind;
    const input: ResourceInput = {
      kind,
      title: text('title'),
      url: this.from() === 'address' ? text('url') || null : null,
      summary: text('summary') || null,
      themeIds: [...this.chosen()],
      otherGatheringIds: [...this.also()],
      shareable: data.get('shareable') !== null,
    };
    this.busy.set(true);
    this.failure.set(null);
    try {
      const [gatheringId, known, file] = [this.gathering().id, this.support(), this.file()];
      if (known) await this.api.change(gatheringId, known.id, input);
      else if (this.from() === 'file' && file) {
        const { id } = await this.api.addFile(gatheringId, file, { kind, title: input.title, summary: input.summary ?? '', themeIds: this.chosen() });
        if (this.also().length || !input.shareable) await this.api.change(gatheringId, id, input);
      } else await this.api.add(gatheringId, input);
      this.saved.emit();
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
