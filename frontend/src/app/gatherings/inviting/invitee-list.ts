import { Component, computed, input, model } from '@angular/core';
import type { Invitee } from '../../api';
import { ACTOR } from '../../shared/labels';
import { inviteeNotes, summaryWords, ticked } from './invitees';

/** Everybody whom the rule means, each to be taken out or put back by hand, with what staff should know before they write. */
@Component({
  selector: 'app-invitee-list',
  templateUrl: './invitee-list.html',
  styles: `
    .list {
      max-height: 17rem;
      margin: 0 0 0.5rem;
      padding: 0.3rem 0.9rem;
      border: 1px solid var(--line);
      border-radius: var(--radius-card);
      overflow-y: auto;
    }
  `,
})
export class InviteeList {
  readonly people = input.required<readonly (Invitee & { readonly gatheringIds?: readonly string[] })[]>();
  /** How many dates are announced together. */
  readonly dates = input(1);
  readonly added = model.required<string[]>();
  readonly removed = model.required<readonly string[]>();

  protected readonly actor = ACTOR;
  protected readonly summary = computed(() => summaryWords(this.people(), this.people().filter((one) => this.isTicked(one))));

  protected isTicked(one: Invitee): boolean {
    return ticked(one, { added: this.added(), removed: this.removed() });
  }

  protected turn(one: Invitee): void {
    const { personId, askedEnough } = one;
    if (this.isTicked(one)) return this.removed.update((ids) => [...ids, personId]);
    this.removed.update((ids) => ids.filter((id) => id !== personId));
    if (askedEnough !== null && !this.added().includes(personId)) this.added.update((ids) => [...ids, personId]);
  }

  protected whereOf({ category, territoryName, roleTitle }: Invitee): string {
    const where = [category ? '' : roleTitle, territoryName].filter(Boolean).join(', ');
    return category && where ? `, ${where}` : where;
  }

  protected notesOf(one: Invitee & { readonly gatheringIds?: readonly string[] }): string[] {
    return inviteeNotes(one, one.gatheringIds && { of: this.dates(), theirs: one.gatheringIds.length });
  }
}
