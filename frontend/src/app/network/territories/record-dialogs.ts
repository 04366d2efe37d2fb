import { Component, computed, inject, input, output, signal } from '@angular/core';
import type { MergeInput, OfficialTerritory, TerritoryRecord } from '../../api';
import { Confirm } from '../../shared/confirm';
import { Dialog } from '../../shared/dialog';
import { ProblemNotice } from '../../shared/problem-notice';
import { OfficialField } from './official-field';
import { TerritoryLifeApi } from './territory-life.api';

/** What staff change on a territory's card: its facts, who belongs to it, what it became. */
@Component({
  selector: 'app-record-dialogs',
  imports: [Dialog, OfficialField, ProblemNotice],
  templateUrl: './record-dialogs.html',
})
export class RecordDialogs {
  private readonly api = inject(TerritoryLifeApi);
  private readonly confirm = inject(Confirm);
  readonly record = input.required<TerritoryRecord>();
  readonly dialogue = input.required<string>();
  /** Whether something changed. */
  readonly closed = output<boolean>();

  protected readonly territory = computed(() => this.record().territory);
  protected readonly today = new Date().toLocaleDateString('sv');
  protected readonly chosen = signal<OfficialTerritory | null>(null);
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);
  protected readonly crossed = signal(false);

  protected async edit(event: Event, form: HTMLFormElement): Promise<void> {
    event.preventDefault();
    const value = (name: string) => (form.elements.namedItem(name) as HTMLInputElement).value.trim();
    const figure = (name: string) => (value(name) === '' ? null : Number(value(name)));
    await this.doing(async () => {
      const saved = await this.api.edit(
        this.territory().id,
        {
          name: value('name'), kindWords: this.record().kindWords, populationReported: figure('reported'), areaKm2: figure('area'), population: figure('population'),
          populationList: value('list') || null, populationYear: figure('year'), source: value('source') || null, sourceOn: value('sourceOn') || null,
        },
        this.record().version,
      );
      this.crossed.set(saved.crossed);
      if (!saved.crossed) this.closed.emit(true);
    });
  }

  protected async addMember(event: Event, source: string): Promise<void> {
    event.preventDefault();
    const chosen = this.chosen();
    if (!chosen) return;
    await this.doing(async () => {
      const whom = chosen.territoryId ? { territoryId: chosen.territoryId } : { code: chosen.code };
      await this.api.addMember(this.territory().id, { ...whom, source });
      this.closed.emit(true);
    });
  }

  /** The successor gets its card if it had none; what will happen is said before it is done. */
  protected async merge(event: Event, nature: string, effectiveOn: string, source: string): Promise<void> {
    event.preventDefault();
    const chosen = this.chosen();
    if (!chosen) return;
    const consequence =
      nature === 'duplicate'
        ? `Les parcours suivis sous cette fiche passent à celle de ${chosen.name}. Rien n’est perdu, et cela se défait.`
        : `Cette fiche dira qu’elle est devenue ${chosen.name}. Ses équipes, ses présences et ses projets restent tels quels, sous son nom d’alors ; si les deux sont dans un même parcours, les deux y restent. Cela se défait.`;
    if (!(await this.confirm.ask({ heading: `${this.territory().name} devient ${chosen.name}\u202f?`, consequence, act: 'Confirmer' }))) return;
    await this.doing(async () => {
      const successorId = chosen.territoryId ?? (await this.api.take(chosen.code)).id;
      await this.api.merge(this.territory().id, { successorId, nature: nature as MergeInput['nature'], effectiveOn, source: source.trim() || null });
      this.closed.emit(true);
    });
  }

  private async doing(act: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    this.failure.set(null);
    try {
      await act();
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
