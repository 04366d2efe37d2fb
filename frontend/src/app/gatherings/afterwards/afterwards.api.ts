import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type {
  AfterwardsInput,
  AfterwardsPreview,
  AfterwardsSent,
  Created,
  FeedbackInput,
  FeedbackOwn,
  FeedbackView,
  GatheringList,
  ResourceFinder,
  ResourceInput,
  ResourceKind,
  ResourceThemes,
  ResourceThemesInput,
  SharedPageView,
} from '../../api';

/** What is asked after a gathering: supports, their page, letters and words. */
@Service()
export class AfterwardsApi {
  private readonly http = inject(HttpClient);

  finder(cohortId: () => string | null | undefined, sought: () => Record<string, string>) {
    return httpResource<ResourceFinder>(() => (cohortId() ? { url: `/api/cohorts/${cohortId()}/resources`, params: sought() } : undefined));
  }

  /** Fifty of the cohort's gatherings, for what serves several. */
  gatherings(cohortId: () => string) {
    return httpResource<GatheringList>(() => ({ url: `/api/cohorts/${cohortId()}/gatherings`, params: { limit: 50 } }));
  }

  themes() {
    return httpResource<ResourceThemes>(() => '/api/resource-themes');
  }

  async changeThemes(input: ResourceThemesInput): Promise<void> {
    await firstValueFrom(this.http.put('/api/resource-themes', input));
  }

  /** The file as it is; its name and what it is are said beside. */
  addFile(gatheringId: string, file: File, more: { kind: ResourceKind; title: string; summary: string; themeIds: readonly string[] }): Promise<Created> {
    const params: Record<string, string> = { kind: more.kind, name: file.name };
    if (more.title) params['title'] = more.title;
    if (more.summary) params['summary'] = more.summary;
    if (more.themeIds.length) params['themes'] = more.themeIds.join(',');
    return firstValueFrom(this.http.post<Created>(`/api/gatherings/${gatheringId}/resources/files`, file, { params, headers: { 'content-type': 'application/octet-stream' } }));
  }

  add(gatheringId: string, input: ResourceInput): Promise<Created> {
    return firstValueFrom(this.http.post<Created>(`/api/gatherings/${gatheringId}/resources`, input));
  }

  async change(gatheringId: string, id: string, input: ResourceInput): Promise<void> {
    await firstValueFrom(this.http.put(`/api/gatherings/${gatheringId}/resources/${id}`, input));
  }

  sharedPage(gatheringId: () => string) {
    return httpResource<SharedPageView>(() => (gatheringId() ? `/api/gatherings/${gatheringId()}/shared-page` : undefined));
  }

  makeSharedPage(gatheringId: string): Promise<Created> {
    return firstValueFrom(this.http.post<Created>(`/api/gatherings/${gatheringId}/shared-page`, {}));
  }

  async revokeSharedPage(id: string): Promise<void> {
    await firstValueFrom(this.http.post(`/api/shared-pages/${id}/revoke`, {}));
  }

  letters(gatheringId: () => string, asked: () => { letter: string; to: string }) {
    return httpResource<AfterwardsPreview>(() => ({ url: `/api/gatherings/${gatheringId()}/afterwards`, params: asked() }));
  }

  send(gatheringId: string, input: AfterwardsInput): Promise<AfterwardsSent> {
    return firstValueFrom(this.http.post<AfterwardsSent>(`/api/gatherings/${gatheringId}/afterwards`, input));
  }

  feedback(gatheringId: () => string | null) {
    return httpResource<FeedbackView>(() => (gatheringId() ? `/api/gatherings/${gatheringId()}/feedback` : undefined));
  }

  async word(gatheringId: string, questions: string[]): Promise<void> {
    await firstValueFrom(this.http.put(`/api/gatherings/${gatheringId}/feedback/questions`, { questions }));
  }

  ownFeedback(registrationId: () => string) {
    return httpResource<FeedbackOwn>(() => (registrationId() ? `/api/registrations/${registrationId()}/feedback` : undefined));
  }

  async give(registrationId: string, input: FeedbackInput): Promise<void> {
    await firstValueFrom(this.http.put(`/api/registrations/${registrationId}/feedback`, input));
  }
}
