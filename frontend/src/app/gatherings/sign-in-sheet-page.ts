import { Component, computed, effect, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { PageTitle } from '../core/page-title';
import { ACTOR } from '../shared/labels';
import { PrintButton } from '../shared/print-button';
import { ProblemNotice } from '../shared/problem-notice';
import { GATHERING_FORMATS, GATHERING_NATURES } from './gathering-labels';
import { GatheringState } from './gathering-state';
import { halfWords, whenWords } from './gathering-words';
import { PresenceApi } from './presence/presence.api';
import { pad } from './presence/door/strokes';
import { printedTerritories } from './presence/sheet-draft';
import { enumeration } from '../shared/french';

/** The sign-in sheet that funders ask for: a line a person, a cell to sign a half-day, lines left for who comes unannounced. */
@Component({
  selector: 'app-sign-in-sheet-page',
  imports: [PrintButton, ProblemNotice, RouterLink],
  providers: [GatheringState],
  templateUrl: './sign-in-sheet-page.html',
  styleUrl: './sign-in-sheet-page.scss',
})
export class SignInSheetPage {
  private readonly title = inject(PageTitle);
  protected readonly state = inject(GatheringState);

  readonly gatheringId = input.required<string>();

  protected readonly actor = ACTOR;
  protected readonly natures = GATHERING_NATURES;
  protected readonly formats = GATHERING_FORMATS;
  protected readonly free = Array.from({ length: 8 });
  protected readonly when = computed(() => {
    const gathering = this.state.gathering();
    return gathering ? whenWords(gathering) : '';
  });
  protected readonly halfDays = computed(() => {
    const gathering = this.state.gathering();
    return (gathering?.halfDays ?? []).map((one) => ({ id: one.id, label: halfWords(one, gathering?.heldOn ?? null) }));
  });
  /** Whoever said no is not awaited; an empty line can still be used. */
  protected readonly territories = computed(() => {
    const gathering = this.state.gathering();
    return gathering ? printedTerritories(gathering) : [];
  });
  private readonly presence = inject(PresenceApi).state(this.gatheringId);
  private readonly signatures = inject(PresenceApi).signatures(this.gatheringId);
  /** Signatures given on telephones stand in their cell of the sheet. */
  protected readonly signed = computed(
    () =>
      new Map(
        (this.signatures.hasValue() ? this.signatures.value().items : []).map((one) => [
          `${one.registrationId} ${one.halfDayId}`,
          one,
        ]),
      ),
  );
  protected readonly funders = computed(() => (this.presence.hasValue() ? enumeration(this.presence.value().funders) : ''));
  protected readonly pad = pad;

  constructor() {
    effect(() => this.state.id.set(this.gatheringId()));
    effect(() => this.title.set(this.state.gathering() ? `Émargement, ${this.state.gathering()?.title}` : undefined));
  }
}
