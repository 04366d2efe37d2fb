import { Component, inject } from '@angular/core';
import type { InvitationAnswer, RegistrationView } from '../api';
import { DayPipe } from '../shared/french.pipes';
import { ACTOR } from '../shared/labels';
import { Quartet } from '../shared/quartet';
import { ANSWERS } from './gathering-labels';
import { GatheringState } from './gathering-state';

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

  protected note(line: RegistrationView, event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    if (value) void this.state.answerFor(line, value as InvitationAnswer);
  }
}
