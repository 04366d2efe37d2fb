import { Component, inject, signal } from '@angular/core';
import type { DoorView } from '../../api';
import { type Problem, toProblem } from '../../core/problem';
import { FocusWhenShown } from '../../shared/focus-when-shown';
import { ProblemNotice } from '../../shared/problem-notice';
import { DoorFacts } from './door-facts';
import { GuestApi } from './guest.api';

const FIELDS = [
  { name: 'givenName', label: 'Votre prénom', autocomplete: 'given-name', type: 'text', most: 80, required: true },
  { name: 'familyName', label: 'Votre nom', autocomplete: 'family-name', type: 'text', most: 80, required: true },
  { name: 'email', label: 'Votre adresse e-mail', autocomplete: 'email', type: 'email', most: 254, required: true },
  { name: 'organisation', label: 'Votre structure', autocomplete: 'organization', type: 'text', most: 160, required: false },
] as const;

/** A gathering as it was handed on by a colleague: its facts, and a request in one's own name. It answers for nobody. */
@Component({
  selector: 'app-root',
  imports: [DoorFacts, FocusWhenShown, ProblemNotice],
  template: `
    <main class="doorstep">
      <p class="brand"><span>Cordée</span></p>
      @if (gathering(); as one) {
        <app-door-facts [gathering]="one" />
        @if (one.cancelled) {
          <p class="notice">Ce rendez-vous est annulé.</p>
        } @else if (one.over) {
          <p class="notice">Ce rendez-vous est passé.</p>
        } @else if (sent()) {
          <div class="notice moss" role="status" tabindex="-1" appFocusWhenShown>
            <p><strong>Une dernière chose, dans vos e-mails.</strong></p>
            <p>Un message vient de partir à {{ sent() }}. Touchez-y «&nbsp;Je confirme ma demande&nbsp;»&nbsp;: elle arrivera alors à l’équipe, qui vous répondra par e-mail.</p>
          </div>
        } @else if (one.open) {
          <h2>Vous aimeriez venir&#8239;?</h2>
          <p>Quelqu’un qui y est invité vous a transmis cette page. Sa place reste la sienne&nbsp;: ici, vous demandez la vôtre, et l’équipe vous répond.</p>
          <form (submit)="ask($event)">
            @for (field of fields; track field.name) {
              <div class="field">
                <label [for]="field.name"
                  >{{ field.label }}
                  @if (!field.required) {
                    <span class="quiet">(si vous voulez)</span>
                  }
                </label>
                <input [id]="field.name" [name]="field.name" [type]="field.type" [autocomplete]="field.autocomplete" [maxLength]="field.most" [required]="field.required" />
              </div>
            }
            <div class="field">
              <label for="word">Un mot pour l’équipe <span class="quiet">(si vous voulez)</span></label>
              <textarea id="word" name="word" rows="3" maxlength="500"></textarea>
            </div>
            <p class="quiet">Votre nom et votre adresse servent à cette demande. Sans confirmation de votre part, ils sont effacés dans deux semaines.</p>
            <app-problem [of]="failure()" />
            <button type="submit" class="main wide" [attr.aria-disabled]="busy() || null">Demander à venir</button>
          </form>
        } @else {
          <p class="notice">Les demandes sont closes pour ce rendez-vous. La personne qui vous en a parlé peut vous en dire plus.</p>
        }
      } @else if (problem(); as problem) {
        <h1>Nous ne trouvons pas ce rendez-vous</h1>
        <p>{{ problem.status === 404 ? 'Son adresse n’est peut-être pas complète. Ouvrez-la de nouveau, en entier.' : problem.sentence }}</p>
        @if (problem.status !== 404) {
          <p><button type="button" class="main wide" (click)="open()">Réessayer</button></p>
        }
      } @else {
        <p class="quiet" role="status">Un instant…</p>
      }
    </main>
  `,
})
export class GatheringDoorPage {
  private readonly api = inject(GuestApi);
  private readonly token: string;

  protected readonly fields = FIELDS;
  protected readonly gathering = signal<DoorView | null>(null);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly failure = signal<unknown>(null);
  protected readonly busy = signal(false);
  protected readonly sent = signal('');

  constructor() {
    const given = location.hash.slice(1);
    this.token = given || (sessionStorage.getItem('gathering') ?? '');
    if (given) {
      sessionStorage.setItem('gathering', given);
      history.replaceState(null, '', '/venir');
    }
    void this.open();
  }

  protected async open(): Promise<void> {
    this.problem.set(null);
    try {
      const gathering = await this.api.door(this.token);
      this.gathering.set(gathering);
      document.title = `${gathering.title} · Cordée`;
    } catch (error) {
      this.problem.set(toProblem(error));
      document.title = 'Cette page ne s’ouvre pas · Cordée';
    }
  }

  protected async ask(event: Event): Promise<void> {
    event.preventDefault();
    if (this.busy()) return;
    const read = new FormData(event.target as HTMLFormElement);
    const text = (name: string) => String(read.get(name) ?? '').trim();
    this.busy.set(true);
    this.failure.set(null);
    try {
      const input = { givenName: text('givenName'), familyName: text('familyName'), email: text('email') };
      await this.api.ask(this.token, { ...input, organisation: text('organisation') || null, word: text('word') || null });
      this.sent.set(input.email);
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
