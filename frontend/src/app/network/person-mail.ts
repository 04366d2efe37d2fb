import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, input, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { MailKind, PersonMailView } from '../api';
import { DayPipe } from '../shared/french.pipes';
import { ProblemNotice } from '../shared/problem-notice';

const KINDS: readonly (readonly [MailKind, string])[] = [
  ['invitation', 'les invitations et les rappels'],
  ['newsletter', 'l’infolettre'],
  ['request', 'les demandes de nouvelles, de retours et de disponibilités'],
  ['resource', 'les supports et les comptes rendus'],
];

/** Which e-mails reach somebody: an address that does not receive, what they no longer want, and what they said of it by word of mouth. */
@Component({
  selector: 'app-person-mail',
  imports: [DayPipe, ProblemNotice],
  template: `
    @if (mail(); as mail) {
      @if (mail.undeliverable; as dead) {
        <div class="notice brick">
          <p>
            <strong>Cette adresse ne reçoit pas</strong>&nbsp;: {{ dead.noted ? 'noté par l’équipe le' : 'réponse du' }} {{ dead.since | day
            }}@if (dead.answer) {, «&nbsp;{{ dead.answer }}&nbsp;»}. Appelez la personne, ou demandez la nouvelle adresse
            à l’allié·e ou à l’équipe de son territoire, puis corrigez-la dans «&nbsp;Comment la joindre&nbsp;»&nbsp;: les e-mails qui lui sont destinés attendent dans la liste des envois.
          </p>
          @if (mail.mayClear) {
            <p><button type="button" class="small no-print" [disabled]="busy()" (click)="clear()">Vérifié, elle reçoit</button></p>
          }
        </div>
      }
      @if (mail.refusals.length || mail.mayEnter) {
        <section aria-labelledby="mail">
          <h2 id="mail">E-mails</h2>
          @if (mail.mayNote) {
            <p class="no-print">
              Un message est revenu&#8239;? <button type="button" class="small" [disabled]="busy()" (click)="note()">Cette adresse ne marche plus</button>
            </p>
          }
          @if (mail.refusals.length) {
            <ul class="stack">
              @for (refusal of mail.refusals; track refusal.kind) {
                <li class="row">
                  <span>Ne reçoit plus {{ refusal.label }} <small>{{ refusal.enteredBy ? 'noté par ' + refusal.enteredBy : 'à sa demande' }}, {{ refusal.since | day }}</small></span>
                  @if (mail.mayEnter && refusal.enteredBy) {
                    <button type="button" class="small no-print" [disabled]="busy()" (click)="accept(refusal.kind)">Annuler</button>
                  }
                </li>
              }
            </ul>
          } @else {
            <p class="quiet">Ne refuse aucun e-mail collectif.</p>
          }
          @if (mail.mayEnter && left().length) {
            <form class="row no-print" (submit)="refuse($event, kind.value)">
              <label for="refuse">Ne veut plus recevoir</label>
              <select #kind id="refuse">
                @for (one of left(); track one[0]) {
                  <option [value]="one[0]">{{ one[1] }}</option>
                }
              </select>
              <button type="submit" class="small" [disabled]="busy()">Noter</button>
            </form>
          }
        </section>
      }
      <app-problem [of]="failure()" />
      <p role="status" class="visually-hidden">{{ said() }}</p>
    }
  `,
})
export class PersonMail {
  private readonly http = inject(HttpClient);
  readonly personId = input.required<string>();
  /** Another address is another story: asked again when it changes. */
  readonly address = input.required<string>();

  private readonly resource = httpResource<PersonMailView>(() => (this.address() ? `/api/people/${this.personId()}/mail` : undefined));
  protected readonly mail = computed(() => (this.resource.hasValue() ? this.resource.value() : null));
  protected readonly left = computed(() => KINDS.filter(([kind]) => !this.mail()?.refusals.some((refusal) => refusal.kind === kind)));
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);
  protected readonly said = signal('');

  protected note(): Promise<void> {
    return this.attempt('C’est noté\u00a0: plus rien n’est essayé à cette adresse.', () => firstValueFrom(this.http.put(`/api/people/${this.personId()}/undeliverable`, null)));
  }

  protected clear(): Promise<void> {
    return this.attempt('L’adresse est de nouveau essayée.', () => firstValueFrom(this.http.delete(`/api/people/${this.personId()}/undeliverable`)));
  }

  protected refuse(event: Event, kind: string): Promise<void> {
    event.preventDefault();
    return this.attempt('C’est noté.', () => firstValueFrom(this.http.post(`/api/people/${this.personId()}/mail-refusals`, { kind })));
  }

  protected accept(kind: MailKind): Promise<void> {
    return this.attempt('C’est annulé.', () => firstValueFrom(this.http.delete(`/api/people/${this.personId()}/mail-refusals/${kind}`)));
  }

  private async attempt(said: string, act: () => Promise<unknown>): Promise<void> {
    this.busy.set(true);
    this.failure.set(null);
    try {
      await act();
      this.said.set(said);
      this.resource.reload();
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
