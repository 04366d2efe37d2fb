import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type {
  AgreementsInput,
  CarriedView,
  DelegationInput,
  HandoverInput,
  HandoverResult,
  SeatOfferChange,
  SeatOfferInput,
  SeatsPlan,
  StoryReaders,
  StorySent,
  TeamView,
} from '../../api';

/** The teams and groups of a territory: who is there, what a leaver passes on, the seats that stay empty, the story told to newcomers. */
@Service()
export class TeamApi {
  private readonly http = inject(HttpClient);

  /** The teams on a day (today without one), and everybody who was in them. */
  team(participationId: () => string | undefined, on: () => string | undefined) {
    return httpResource<TeamView>(() => (participationId() ? { url: at(participationId()!, 'delegates'), ...(on() && { params: { on: on()! } }) } : undefined));
  }

  open(participationId: string, input: DelegationInput): Promise<{ id: string }> {
    return firstValueFrom(this.http.post<{ id: string }>(at(participationId, 'delegations'), input));
  }

  rename(participationId: string, id: string, name: string): Promise<void> {
    return firstValueFrom(this.http.put<void>(at(participationId, `delegations/${id}`), { name }));
  }

  close(participationId: string, id: string, lastDay: string): Promise<void> {
    return firstValueFrom(this.http.post<void>(at(participationId, `delegations/${id}/closing`), { lastDay }));
  }

  remove(participationId: string, id: string): Promise<void> {
    return firstValueFrom(this.http.delete<void>(at(participationId, `delegations/${id}`)));
  }

  /** All of them or nobody. */
  agree(participationId: string, input: AgreementsInput): Promise<void> {
    return firstValueFrom(this.http.post<void>(at(participationId, 'delegates/agreements'), input));
  }

  /** What somebody would leave behind after their last day. */
  carried(participationId: () => string, delegateId: () => string, lastDay: () => string) {
    return httpResource<CarriedView>(() => (lastDay() ? { url: at(participationId(), `delegates/${delegateId()}/handover`), params: { lastDay: lastDay() } } : undefined));
  }

  handOver(participationId: string, delegateId: string, input: HandoverInput): Promise<HandoverResult> {
    return firstValueFrom(this.http.post<HandoverResult>(at(participationId, `delegates/${delegateId}/handover`), input));
  }

  seats(participationId: () => string) {
    return httpResource<SeatsPlan>(() => at(participationId(), 'seats'));
  }

  offer(participationId: string, input: SeatOfferInput): Promise<{ id: string }> {
    return firstValueFrom(this.http.post<{ id: string }>(at(participationId, 'seats/offers'), input));
  }

  changeOffer(participationId: string, id: string, input: SeatOfferChange): Promise<void> {
    return firstValueFrom(this.http.put<void>(at(participationId, `seats/offers/${id}`), input));
  }

  readers(participationId: () => string | undefined) {
    return httpResource<StoryReaders>(() => (participationId() ? at(participationId()!, 'story/readers') : undefined));
  }

  sendStory(participationId: string, personIds: string[], message: string | null): Promise<StorySent> {
    return firstValueFrom(this.http.post<StorySent>(at(participationId, 'story/readers'), { personIds, message }));
  }
}

const at = (participationId: string, path: string) => `/api/participations/${participationId}/${path}`;
