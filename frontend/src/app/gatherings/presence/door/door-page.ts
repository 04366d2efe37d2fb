import { HttpClient } from '@angular/common/http';
import { afterNextRender, Component, computed, ElementRef, inject, Injector, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { OpenDoor, OwnPresence } from '../../../api';
import { type Problem, toProblem } from '../../../core/problem';
import { Progress } from '../../../core/progress';
import { weekdayDate } from '../../../shared/french';
import { FocusWhenShown } from '../../../shared/focus-when-shown';
import { HALVES } from '../../gathering-labels';
import { cameFromOwnLink, forgetTicket, rememberedTicket } from './remembered';
import { type Signature, SignaturePad } from './signature-pad';

/** One's own sign-in, on one's own telephone, by the code of the room. It never names anybody but whoever the telephone stands for. */
@Component({
  selector: 'app-root',
  imports: [FocusWhenShown, SignaturePad],
  templateUrl: './door-page.html',
})
export class DoorPage {
  private readonly http = inject(HttpClient);
  private readonly injector = inject(Injector);
  private readonly page = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private ticket = rememberedTicket();
  protected readonly fromOwnLink = cameFromOwnLink();
  protected readonly progress = inject(Progress);

  protected readonly door = signal<OpenDoor | null>(null);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly busy = signal(false);
  protected readonly asking = signal(false);
  protected readonly stranger = signal(false);
  protected readonly email = signal('');
  protected readonly typed = signal('');
  protected readonly signature = signal<Signature>({ drawn: null, typedName: null });
  protected readonly signed = signal<'self' | 'address' | null>(null);

  protected readonly known = computed(() => (this.stranger() ? null : (this.door()?.known ?? null)));
  protected readonly when = computed(() => {
    const door = this.door();
    return door ? `${weekdayDate(door.onDate)}, ${HALVES[door.half].toLowerCase()}` : '';
  });
  protected readonly fields = computed(() => this.problem()?.errors ?? []);

  constructor() {
    document.title = 'Je signe ma présence · Cordée';
    this.enter();
    // A second code scanned in the same tab only changes what follows the address.
    addEventListener('hashchange', () => this.enter());
  }

  protected async open(code: string): Promise<void> {
    if (!code || this.busy()) return;
    await this.during(async () => {
      const door = await firstValueFrom(this.http.post<OpenDoor>('/api/door/open', { code, ticket: this.ticket }));
      this.door.set(door);
      this.asking.set(false);
      this.signed.set(door.signed ? 'self' : null);
    });
  }

  protected async sign(event: Event): Promise<void> {
    event.preventDefault();
    const door = this.door();
    if (!door || this.busy()) return;
    const known = this.known() !== null;
    const signature = door.signatureRequired ? this.signature() : { drawn: null, typedName: null };
    const own: OwnPresence = {
      pass: door.pass,
      ticket: known ? this.ticket : null,
      email: known ? null : this.email().trim() || null,
      ...signature,
    };
    await this.during(async () => {
      await firstValueFrom(this.http.post('/api/door/sign', own));
      this.signed.set(known ? 'self' : 'address');
      this.email.set('');
    });
    // A quarter of an hour passed, or the list was closed: another code is asked for.
    if (this.problem()?.status !== 410) return;
    this.asking.set(true);
    this.goOn();
  }

  protected async byCode(event: Event): Promise<void> {
    event.preventDefault();
    await this.open(this.typed().trim());
    if (!this.asking()) this.goOn();
  }

  protected disown(): void {
    forgetTicket();
    this.ticket = null;
    this.stranger.set(true);
    this.signed.set(null);
    this.goOn();
  }

  protected value(event: Event): string {
    return (event.target as HTMLInputElement).value;
  }

  /** The form that was there gave way to another: the focus goes to its first field, or to its button where there is none. */
  private goOn(): void {
    afterNextRender(() => this.page.querySelector<HTMLElement>('form input, form button')?.focus(), { injector: this.injector });
  }

  private enter(): void {
    const code = location.hash.slice(1);
    history.replaceState(null, '', '/e');
    if (!code && this.door()) return;
    this.asking.set(!code);
    if (code) void this.open(code);
  }

  private async during(act: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    this.problem.set(null);
    try {
      await act();
    } catch (error) {
      this.problem.set(toProblem(error));
      if (!this.door()) this.asking.set(true);
    } finally {
      this.busy.set(false);
    }
  }
}
