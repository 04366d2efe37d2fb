import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { CancellationInput, GatheringLetters, HeldLetters, MomentInput, RestorationInput, SendingResult, SendingView } from '../../api';

/** What left from a gathering, and what leaves by itself. */
@Service()
export class LettersApi {
  private readonly http = inject(HttpClient);

  /** `of`: the gathering, and what makes it worth reading again. */
  letters(of: () => { id: string } | null) {
    return httpResource<GatheringLetters>(() => {
      const asked = of();
      return asked ? { url: `/api/gatherings/${asked.id}/letters` } : undefined;
    });
  }

  sending(gatheringId: () => string, id: () => string) {
    return httpResource<SendingView>(() => (gatheringId() && id() ? `/api/gatherings/${gatheringId()}/sendings/${id()}` : undefined));
  }

  /** Whom a word of a change would reach, and whom to call instead. */
  told(gatheringId: () => string, of: () => 'moved' | 'placed' | 'cancellation' | 'restoration') {
    return httpResource<SendingResult>(() => (gatheringId() ? { url: `/api/gatherings/${gatheringId()}/told`, params: { of: of() } } : undefined));
  }

  async addMoment(gatheringId: string, input: MomentInput): Promise<void> {
    await firstValueFrom(this.http.post(`/api/gatherings/${gatheringId}/moments`, input));
  }

  async stop(gatheringId: string, momentId: string, stopped: boolean): Promise<void> {
    await firstValueFrom(this.http.put(`/api/gatherings/${gatheringId}/moments/${momentId}`, { stopped }));
  }

  async remove(gatheringId: string, momentId: string): Promise<void> {
    await firstValueFrom(this.http.delete(`/api/gatherings/${gatheringId}/moments/${momentId}`));
  }

  /** Every letter of one sending that has not left: held back, or let go. */
  hold(gatheringId: string, sendingId: string, held: boolean): Promise<HeldLetters> {
    return firstValueFrom(this.http.put<HeldLetters>(`/api/gatherings/${gatheringId}/sendings/${sendingId}/hold`, { held }));
  }

  /** One letter alone. */
  holdOne(messageId: string, held: boolean): Promise<HeldLetters> {
    return firstValueFrom(this.http.post<HeldLetters>(`/api/outbox/${messageId}/${held ? 'hold' : 'release'}`, {}));
  }

  restore(gatheringId: string, input: RestorationInput): Promise<SendingResult> {
    return firstValueFrom(this.http.post<SendingResult>(`/api/gatherings/${gatheringId}/restoration`, input));
  }

  cancel(gatheringId: string, input: CancellationInput): Promise<SendingResult> {
    return firstValueFrom(this.http.post<SendingResult>(`/api/gatherings/${gatheringId}/cancellation`, input));
  }
}
