import { HttpClient } from '@angular/common/http';
import { Component, inject, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { MailChoiceView } from '../../api';
import { type Problem, toProblem } from '../../core/problem';

/**
 * Where one says that one no longer wants a kind of e-mail, from the address at its foot. Looking changes nothing; it names
 * nobody, since letters are forwarded; and what was done is undone on the spot.
 */
@Component({
  selector: 'app-root',
  template: `
    <div class="progress" [class.busy]="busy()" aria-hidden="true"></div>
    <main class="doorstep">
      @if (choice(); as choice) {
        <p class="brand"><span>{{ choice.networkName }}</span></p>
        @if (choice.refusedAt) {
          <h1>C’est noté</h1>
          <div role="status">
            <p>
              L’adresse <strong>{{ choice.address }}</strong> ne recevra plus <strong>{{ choice.label }}</strong>.
            </p>
          </div>
          <p>Vous recevrez encore {{ choice.stays }}. Les autres envois se refusent un à un, par le lien au bas de chacun.</p>
          <p><button type="button" class="wide" [disabled]="busy()" (click)="choose(false)">Recevoir de nouveau</button></p>
        } @else {
          <h1>Ne plus recevoir ces e-mails&#8239;?</h1>
          <p>
            L’adresse <strong>{{ choice.address }}</strong> reçoit aujourd’hui <strong>{{ choice.label }}</strong>.
          </p>
          <p>Sans eux, elle recevra encore {{ choice.stays }}.</p>
          @if (back()) {
            <p role="status">C’est rétabli&nbsp;: ces e-mails arrivent de nouveau.</p>
          }
          <p><button type="button" class="main wide" [disabled]="busy()" (click)="choose(true)">Ne plus les recevoir</button></p>
          <p class="quiet">Si ce n’est pas votre adresse, quelqu’un vous a transféré ce message&nbsp;: fermez simplement cette page.</p>
        }
        @if (problem(); as problem) {
          <p class="notice brick" role="alert">{{ problem.sentence }}</p>
        }
      } @else if (problem(); as problem) {
        @if (problem.status === 404) {
          <h1>Nous ne reconnaissons pas cette adresse</h1>
          <p>Elle n’est peut-être pas complète. Ouvrez-la de nouveau depuis l’e-mail, en entier, ou répondez à cet e-mail&nbsp;: quelqu’un vous lira.</p>
        } @else {
          <h1>Encore un instant</h1>
          <p>{{ problem.sentence }}</p>
          <p><button type="button" class="main wide" (click)="open()">Réessayer</button></p>
        }
      } @else {
        <p class="quiet" role="status">Un instant…</p>
      }
    </main>
  `,
})
export class MailChoiceDoor {
  private readonly http = inject(HttpClient);
  private readonly headers: Record<string, string>;
  protected readonly choice = signal<MailChoiceView | null>(null);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly busy = signal(false);
  protected readonly back = signal(false);

  constructor() {
    const given = location.hash.slice(1);
    if (given) {
      sessionStorage.setItem('mail', given);
      history.replaceState(null, '', '/desinscription');
    }
    this.headers = { 'x-cordee-mail': given || (sessionStorage.getItem('mail') ?? '') };
    document.title = 'Ne plus recevoir ces e-mails · Cordée';
    void this.open();
  }

  protected open(): Promise<void> {
    return this.attempt(async () => this.choice.set(await firstValueFrom(this.http.get<MailChoiceView>('/api/mail-choice', { headers: this.headers }))));
  }

  protected choose(refused: boolean): Promise<void> {
    return this.attempt(async () => {
      await firstValueFrom(this.http.put<void>('/api/mail-choice', { refused }, { headers: this.headers }));
      this.back.set(!refused);
      this.choice.update((choice) => choice && { ...choice, refusedAt: refused ? new Date().toISOString() : null });
    });
  }

  private async attempt(act: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    this.problem.set(null);
    try {
      await act();
    } catch (error) {
      this.problem.set(toProblem(error));
    } finally {
      this.busy.set(false);
    }
  }
}
