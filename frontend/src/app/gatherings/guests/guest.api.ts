import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { ComingInput, DecisionInput, DoorView, NeedsBoard, NeedsInput, OwnDates, OwnRequestView, PlaceView, RequestList } from '../../api';

const line = (gatheringId: string, registrationId: string) => `/api/gatherings/${gatheringId}/registrations/${registrationId}`;

/** What a guest says beside their answer, what a visitor asks, and how staff welcome both. */
@Service()
export class GuestApi {
  private readonly http = inject(HttpClient);

  place(gatheringId: () => string, registrationId: () => string) {
    return httpResource<PlaceView>(() => `${line(gatheringId(), registrationId())}/place`);
  }

  sayNeeds(gatheringId: string, registrationId: string, input: NeedsInput): Promise<unknown> {
    return firstValueFrom(this.http.put(`${line(gatheringId, registrationId)}/needs`, input));
  }

  dates(of: () => { gatheringId: string; registrationId: string } | undefined) {
    return httpResource<OwnDates>(() => {
      const asked = of();
      return asked && `${line(asked.gatheringId, asked.registrationId)}/together`;
    });
  }

  /** The same, once: what the answers just given have changed. */
  datesNow(gatheringId: string, registrationId: string): Promise<OwnDates> {
    return firstValueFrom(this.http.get<OwnDates>(`${line(gatheringId, registrationId)}/together`));
  }

  /** Those to which one comes, in one file. */
  datesCalendar(gatheringId: string, registrationId: string): Promise<string> {
    return firstValueFrom(this.http.get(`${line(gatheringId, registrationId)}/together/calendar`, { responseType: 'text' }));
  }

  /** The entry that the letters put into calendars, every day of it. */
  calendar(gatheringId: string): Promise<string> {
    return firstValueFrom(this.http.get(`/api/gatherings/${gatheringId}/calendar`, { responseType: 'text' }));
  }

  /** To the person's own e-mail, never on the page: a link may have been forwarded. */
  sendCalendar(gatheringId: string, registrationId: string): Promise<unknown> {
    return firstValueFrom(this.http.post(`${line(gatheringId, registrationId)}/calendar`, null));
  }

  moveUp(gatheringId: string, registrationId: string, to: 'first' | 'seat'): Promise<unknown> {
    return firstValueFrom(this.http.put(`${line(gatheringId, registrationId)}/waiting`, { to }));
  }

  needs(gatheringId: () => string) {
    return httpResource<NeedsBoard>(() => `/api/gatherings/${gatheringId()}/needs`);
  }

  requests(gatheringId: () => string) {
    return httpResource<RequestList>(() => `/api/gatherings/${gatheringId()}/requests`);
  }

  decide(gatheringId: string, requestId: string, input: DecisionInput): Promise<unknown> {
    return firstValueFrom(this.http.post(`/api/gatherings/${gatheringId}/requests/${requestId}/decision`, input));
  }

  setOpen(gatheringId: string, open: boolean): Promise<unknown> {
    return firstValueFrom(this.http.put(`/api/gatherings/${gatheringId}/requests/open`, { open }));
  }

  ownRequest(id: () => string) {
    return httpResource<OwnRequestView>(() => `/api/coming-requests/${id()}`);
  }

  answerRequest(id: string, comes: boolean): Promise<unknown> {
    return firstValueFrom(this.http.put(`/api/coming-requests/${id}/answer`, { comes }));
  }

  door(token: string): Promise<DoorView> {
    return firstValueFrom(this.http.get<DoorView>('/api/gathering-door', { headers: { 'x-cordee-gathering': token } }));
  }

  ask(token: string, input: ComingInput): Promise<unknown> {
    return firstValueFrom(this.http.post('/api/gathering-door/requests', input, { headers: { 'x-cordee-gathering': token } }));
  }
}
