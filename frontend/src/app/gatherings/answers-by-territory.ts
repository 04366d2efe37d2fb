import { Component, computed, inject } from '@angular/core';
import type { InvitationAnswer, RegistrationView } from '../api';
import { count } from '../shared/french';
import { DayPipe } from '../shared/french.pipes';
import { ACTOR } from '../shared/labels';
import { Quartet } from '../shared/quartet';
import { ANSWERS } from './gathering-labels';
import { GatheringState } from './gathering-state';
import type { TerritoryLines } from './territory-lines';

/** Each territory with its quartet and what its people answered; staff note what they were told by telephone. */
@Component({
  selector: 'app-answers-by-territory',
  imports: [DayPipe, Quartet],
  templateUrl: './answers-by-territory.html',
  styleUrl: './answers-by-territory.scss',
})
export class AnswersByTerritory {
  protected readonly state = inject(GatheringState);
  protected readonly actor = ACTOR;
  protected readonly answers = ANSWERS;
  protected readonly choices = Object.entries(ANSWERS) as [InvitationAnswer, string][];

  protected readonly open = computed(() => !!this.state.gathering()?.answersOpen);

  /** « 4 viennent sur 6, 1 sans réponse », or « 3 présences sur 5 » once it was held. */
  protected summaryOf({ lines, coming, silent, came }: TerritoryLines): string {
    if (came) return `${count(came, 'présence', 'présences')} sur ${lines.length}`;
    const words = `${count(coming, this.open() ? 'vient' : 'annoncée', this.open() ? 'viennent' : 'annoncées')} sur ${lines.length}`;
    return silent && this.open() ? `${words}, ${silent} sans réponse` : words;
  }

  protected note(line: RegistrationView, event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    if (value) void this.state.answerFor(line, value as InvitationAnswer);
  }
}
