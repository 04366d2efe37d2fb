import { Component, computed, inject } from '@angular/core';
import type { InvitationAnswer, RegistrationView } from '../api';
import { count } from '../shared/french';
import { DayPipe } from '../shared/french.pipes';
import { ACTOR } from '../shared/labels';
import { Quartet } from '../shared/quartet';
import { ANSWERS } from './gathering-labels';
import { GatheringState } from './gathering-state';
import { waitingWords } from './room-words';
import type { TerritoryLines } from './territory-lines';

/** What staff and team read of an answer once the day is past. */
const PAST_ANSWERS = { yes: 'Avait dit oui', replaced: 'Se faisait remplacer', no: 'Avait dit non' } satisfies Record<
  InvitationAnswer,
  string
>;

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
  protected readonly answers = computed(() => (this.open() ? ANSWERS : PAST_ANSWERS));
  protected readonly choices = Object.entries(ANSWERS) as [InvitationAnswer, string][];

  protected readonly open = computed(() => !!this.state.gathering()?.answersOpen);

  /** Whether somebody was there: known of everybody by staff, of oneself by others; null where it is not known. */
  protected there(line: RegistrationView): boolean | null {
    const [own, gathering] = [this.state.own(), this.state.gathering()];
    if (!gathering?.may.tick && own?.id !== line.id) return null;
    if (own?.id === line.id ? own.ticks.length : line.ticks.length) return true;
    const noted = (this.state.figures() ?? []).some(({ came }) => came > 0);
    return !this.open() && noted ? false : null;
  }

  /** « Vient », and for whoever said yes once the room was full: « En liste d’attente, n° 2 ». */
  protected saidBy({ answer, waitingRank }: RegistrationView, as: InvitationAnswer): string {
    if (waitingRank === null || answer !== as) return this.answers()[as];
    return this.open() ? waitingWords(waitingRank) : 'Était en liste d’attente';
  }

  /** « 4 viennent sur 6, 1 en liste d’attente, 1 sans réponse », or « 3 présences sur 5 » once it was held. */
  protected summaryOf({ lines, of, coming, waiting, silent, came }: TerritoryLines): string {
    if (came) return `${count(came, 'présence', 'présences')} sur ${lines.length}`;
    if (!coming && !waiting && silent && this.open()) return silent === of ? 'sans réponse' : `personne n’a dit venir, ${silent} sans réponse sur ${of}`;
    return [
      `${count(coming, this.open() ? 'vient' : 'annoncée', this.open() ? 'viennent' : 'annoncées')} sur ${of}`,
      waiting ? `${waiting} en liste d’attente` : '',
      silent && this.open() ? `${silent} sans réponse` : '',
    ]
      .filter(Boolean)
      .join(', ');
  }

  protected note(line: RegistrationView, event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    if (value) void this.state.answerFor(line, value as InvitationAnswer);
  }
}
