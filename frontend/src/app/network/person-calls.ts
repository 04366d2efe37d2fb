import { Component, inject, input, output, signal } from '@angular/core';
import type { CallAgreementView } from '../api';
import { ProblemNotice } from '../shared/problem-notice';
import { DayPipe } from '../shared/french.pipes';
import { PeopleApi } from './people.api';

/** What somebody agreed to be called about, noted on the day they said so; companions get the number only if they agreed to that too. */
@Component({
  selector: 'app-person-calls',
  imports: [DayPipe, ProblemNotice],
  template: `
    <section aria-labelledby="calls">
      <h2 id="calls">D’accord pour être appelé·e</h2>
      @if (agreements().length) {
        <ul class="stack">
          @for (one of agreements(); track one.id) {
            <li class="row between">
              <span>
                {{ one.subject }}
                <br /><small class="quiet"
                  >dit le {{ one.agreedOn | day }}{{ one.recordedBy ? ', noté par ' + one.recordedBy : '' }} ·
                  {{ one.sharedWithCompanions ? 'les personnes de son parcours voient son numéro' : 'numéro connu de l’équipe seule' }}</small
                >
              </span>
              <button type="button" class="quiet small no-print" [attr.aria-label]="'Retirer : ' + one.subject" [disabled]="busy()" (click)="withdraw(one)">N’est plus d’accord</button>
            </li>
          }
        </ul>
      } @else {
        <p class="quiet">Rien n’est noté.</p>
      }
      <details class="no-print">
        <summary>Noter un accord</summary>
        <form (submit)="agree($event, subject.value, shared.checked)">
          <div class="field">
            <label for="call-subject">À quel sujet&#8239;?</label>
            <input #subject id="call-subject" required minlength="2" maxlength="120" />
          </div>
          <label class="tick"><input #shared type="checkbox" /> Les personnes de son parcours peuvent voir son numéro</label>
          <div class="actions"><button type="submit" [disabled]="busy()">Enregistrer</button></div>
        </form>
      </details>
      <app-problem [of]="failure()" />
    </section>
  `,
})
export class PersonCalls {
  private readonly api = inject(PeopleApi);
  readonly personId = input.required<string>();
  readonly agreements = input.required<readonly CallAgreementView[]>();
  readonly changed = output();
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);

  protected agree(event: Event, subject: string, sharedWithCompanions: boolean): Promise<void> {
    event.preventDefault();
    return this.act(() => this.api.agree(this.personId(), { subject: subject.trim(), sharedWithCompanions, agreedOn: null }));
  }

  protected withdraw({ id }: CallAgreementView): Promise<void> {
    return this.act(() => this.api.withdraw(this.personId(), id));
  }

  private async act(call: () => Promise<unknown>): Promise<void> {
    this.busy.set(true);
    this.failure.set(null);
    try {
      await call();
      this.changed.emit();
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
