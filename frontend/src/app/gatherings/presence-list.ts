import { Component, computed, inject, signal, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import { count } from '../shared/french';
import { ACTOR } from '../shared/labels';
import { halfWords } from './gathering-words';
import { GatheringState } from './gathering-state';
import { PresenceState } from './presence/presence-state';
import { ReasonDialog } from './presence/reason-dialog';

/** Who came, ticked by half-day with a finger or the space bar. A tick counts at once. */
@Component({
  selector: 'app-presence-list',
  imports: [PresenceState, ReasonDialog, RouterLink],
  templateUrl: './presence-list.html',
  styleUrl: './presence-list.scss',
})
export class PresenceList {
  protected readonly state = inject(GatheringState);
  protected readonly actor = ACTOR;
  protected readonly search = signal('');

  private readonly day = viewChild(PresenceState);

  protected readonly halfDays = computed(() => {
    const gathering = this.state.gathering();
    const ahead = this.day()?.ahead() ?? [];
    return (gathering?.halfDays ?? []).map((one) => ({
      id: one.id,
      label: halfWords(one, gathering?.heldOn ?? null),
      toCome: ahead.includes(one.id),
      ticked: gathering?.registrations.filter(({ ticks }) => ticks.includes(one.id)).length ?? 0,
    }));
  });
  protected readonly summary = computed(() =>
    this.halfDays()
      .map(({ label, ticked }) => `${label}\u00a0: ${count(ticked, 'présence', 'présences')}`)
      .join(', '),
  );
  protected readonly territories = computed(() => {
    const wanted = plain(this.search());
    return this.state
      .territories()
      .map((one) => ({
        ...one,
        lines: one.lines.filter((line) =>
          plain(`${line.givenName} ${line.familyName} ${one.name} ${line.replacementName ?? ''}`).includes(wanted),
        ),
      }))
      .filter(({ lines }) => lines.length);
  });

  protected value(event: Event): string {
    return (event.target as HTMLInputElement).value;
  }

  protected checked(event: Event): boolean {
    return (event.target as HTMLInputElement).checked;
  }
}

/** Compared without accents, as people type on a phone. */
const plain = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
