import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, input, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { DoorTicket, GatheringView } from '../../../api';
import { HALVES } from '../../gathering-labels';
import { ProblemNotice } from '../../../shared/problem-notice';
import { rememberedTicket, rememberTicket, rememberTicketHere } from './remembered';

/**
 * On one's own invitation: before the day, lets this telephone sign faster, if its owner asks; on the day, signs from here
 * with the six signs of the room's screen.
 */
@Component({
  selector: 'app-door-memory',
  imports: [ProblemNotice],
  template: `
    @if (signed(); as halves) {
      <p class="notice moss" role="status">Vous étiez là&nbsp;: votre présence est notée ({{ halves }}).</p>
    }
    @if (over()) {
      <p class="quiet">Si c’est une erreur, dites-le à l’équipe.</p>
    } @else if (today()) {
      <p><button type="button" class="main wide" [attr.aria-disabled]="busy() || null" (click)="sign()">Je suis dans la salle</button></p>
      <p class="quiet">Vous signerez votre présence avec le code affiché à l’écran.</p>
    } @else if (kept()) {
      <p class="quiet" role="status">
        Ce téléphone se souviendra de vous jusqu’au soir du rendez-vous&nbsp;: dans la salle, visez le code, puis signez. Rien
        d’autre n’y est gardé.
      </p>
    } @else {
      <p>
        <button type="button" class="quiet" [attr.aria-disabled]="busy() || null" (click)="remember()">
          Signer plus vite le jour même, depuis ce téléphone
        </button>
      </p>
    }
    <app-problem [of]="failure()" />
  `,
})
export class DoorMemory {
  private readonly http = inject(HttpClient);
  readonly gathering = input.required<GatheringView>();
  readonly registrationId = input.required<string>();

  protected readonly busy = signal(false);
  protected readonly kept = signal(rememberedTicket() !== null);
  protected readonly failure = signal<unknown>(null);
  private readonly on = new Date().toLocaleDateString('sv');
  protected readonly today = computed(() => this.gathering().halfDays.some(({ onDate }) => onDate === this.on));

  private readonly ticks = computed(() => this.gathering().registrations.find(({ id }) => id === this.registrationId())?.ticks ?? []);
  protected readonly signed = computed(() =>
    this.gathering().halfDays.filter(({ id }) => this.ticks().includes(id)).map(({ half }) => HALVES[half].toLowerCase()).join(', '),
  );
  /** The last half-day is signed: no door is left to come to. */
  protected readonly over = computed(() => this.ticks().includes(this.gathering().halfDays.at(-1)?.id ?? ''));

  protected remember(): Promise<void> {
    const last =
      this.gathering()
        .halfDays.map(({ onDate }) => onDate ?? '')
        .sort()
        .at(-1) || this.on;
    return this.withTicket((ticket) => this.kept.set(rememberTicket(ticket, last)));
  }

  protected sign(): Promise<void> {
    return this.withTicket((ticket) => {
      rememberTicketHere(ticket);
      location.assign('/e');
    });
  }

  private async withTicket(act: (ticket: string) => void): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.failure.set(null);
    try {
      const url = `/api/gatherings/${this.gathering().id}/registrations/${this.registrationId()}/door-ticket`;
      act((await firstValueFrom(this.http.post<DoorTicket>(url, {}))).ticket);
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
