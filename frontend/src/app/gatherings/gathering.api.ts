import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type {
  ArrivalInput,
  Created,
  GatheringInput,
  GatheringUpdate,
  GatheringView,
  InvitationAnswerInput,
  InvitationInput,
  InvitationPreview,
  ReminderInput,
  ReminderPreview,
  ResourceInput,
  SendingResult,
  SeriesInvitationInput,
  SeriesPreview,
} from '../api';

/** Everything that a gathering's pages ask of the server. */
@Service()
export class GatheringApi {
  private readonly http = inject(HttpClient);

  page(id: () => string) {
    return httpResource<GatheringView>(() => (id() ? `/api/gatherings/${id()}` : undefined));
  }

  create(cohortId: string, input: GatheringInput): Promise<Created> {
    return firstValueFrom(this.http.post<Created>(`/api/cohorts/${cohortId}/gatherings`, input));
  }

  /** Saves over the version that was read; a crossing (412) is thrown with the current text. */
  update(id: string, version: number, input: GatheringUpdate): Promise<GatheringView> {
    return firstValueFrom(
      this.http.put<GatheringView>(`/api/gatherings/${id}`, input, { headers: { 'If-Match': `"${version}"` } }),
    );
  }

  /** Also when people answered: the page asked first, with the consequence named. */
  async remove(id: string): Promise<void> {
    await firstValueFrom(this.http.delete(`/api/gatherings/${id}`, { params: { evenAnswered: true } }));
  }

  async answer(gatheringId: string, registrationId: string, input: InvitationAnswerInput): Promise<void> {
    await firstValueFrom(this.http.put(`/api/gatherings/${gatheringId}/registrations/${registrationId}/answer`, input));
  }

  tickExpected(gatheringId: string, halfDayId: string): Promise<{ ticked: number }> {
    return firstValueFrom(this.http.put<{ ticked: number }>(`/api/gatherings/${gatheringId}/presence/${halfDayId}`, null));
  }

  addArrival(gatheringId: string, input: ArrivalInput): Promise<Created> {
    return firstValueFrom(this.http.post<Created>(`/api/gatherings/${gatheringId}/registrations`, input));
  }

  async removeLine(gatheringId: string, registrationId: string): Promise<void> {
    await firstValueFrom(this.http.delete(`/api/gatherings/${gatheringId}/registrations/${registrationId}`));
  }

  previewInvitations(gatheringId: string, input: InvitationInput): Promise<InvitationPreview> {
    return firstValueFrom(this.http.post<InvitationPreview>(`/api/gatherings/${gatheringId}/invitations/preview`, input));
  }

  invite(gatheringId: string, input: InvitationInput): Promise<SendingResult> {
    return firstValueFrom(this.http.post<SendingResult>(`/api/gatherings/${gatheringId}/invitations`, input));
  }

  previewSeries(cohortId: string, input: SeriesInvitationInput): Promise<SeriesPreview> {
    return firstValueFrom(this.http.post<SeriesPreview>(`/api/cohorts/${cohortId}/series-invitations/preview`, input));
  }

  inviteToSeries(cohortId: string, input: SeriesInvitationInput): Promise<SendingResult> {
    return firstValueFrom(this.http.post<SendingResult>(`/api/cohorts/${cohortId}/series-invitations`, input));
  }

  previewReminders(gatheringId: string, input: ReminderInput): Promise<ReminderPreview> {
    return firstValueFrom(this.http.post<ReminderPreview>(`/api/gatherings/${gatheringId}/reminders/preview`, input));
  }

  remind(gatheringId: string, input: ReminderInput): Promise<SendingResult> {
    return firstValueFrom(this.http.post<SendingResult>(`/api/gatherings/${gatheringId}/reminders`, input));
  }

  addResource(gatheringId: string, input: ResourceInput): Promise<Created> {
    return firstValueFrom(this.http.post<Created>(`/api/gatherings/${gatheringId}/resources`, input));
  }

  async removeResource(gatheringId: string, resourceId: string): Promise<void> {
    await firstValueFrom(this.http.delete(`/api/gatherings/${gatheringId}/resources/${resourceId}`));
  }
}
