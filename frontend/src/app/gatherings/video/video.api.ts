import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { Created, VideoAliasList, VideoAnswer, VideoApplied, VideoImportList, VideoImportView, VideoRule } from '../../api';

/** Participants' files of video meetings: read by the server, seen and mended here, then written as presences. */
@Service()
export class VideoApi {
  private readonly http = inject(HttpClient);

  list(gatheringId: () => string) {
    return httpResource<VideoImportList>(() => `/api/gatherings/${gatheringId()}/video-imports`);
  }

  one(id: () => string) {
    return httpResource<VideoImportView>(() => `/api/video-imports/${id()}`);
  }

  aliases(cohortId: () => string | undefined) {
    return httpResource<VideoAliasList>(() => (cohortId() ? `/api/cohorts/${cohortId()}/video-aliases` : undefined));
  }

  /** Sends a file as it is. */
  open(gatheringId: string, file: File): Promise<Created> {
    const headers = { 'content-type': 'application/octet-stream' };
    return firstValueFrom(this.http.post<Created>(`/api/gatherings/${gatheringId}/video-imports`, file, { headers, params: { name: file.name.slice(0, 200) } }));
  }

  rule(id: string, rule: VideoRule): Promise<void> {
    return firstValueFrom(this.http.put<void>(`/api/video-imports/${id}/rule`, rule));
  }

  identify(id: string, participantId: string, answer: VideoAnswer): Promise<void> {
    return firstValueFrom(this.http.put<void>(`/api/video-imports/${id}/participants/${participantId}`, answer));
  }

  apply(id: string, version: number): Promise<VideoApplied> {
    return firstValueFrom(this.http.put<VideoApplied>(`/api/video-imports/${id}/application`, null, { headers: { 'If-Match': `"${version}"` } }));
  }

  drop(id: string): Promise<void> {
    return firstValueFrom(this.http.delete<void>(`/api/video-imports/${id}`));
  }

  forget(aliasId: string): Promise<void> {
    return firstValueFrom(this.http.delete<void>(`/api/video-aliases/${aliasId}`));
  }
}
