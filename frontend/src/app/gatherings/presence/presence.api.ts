import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type {
  Created,
  DoorScreen,
  PresenceAcknowledged,
  PresenceActs,
  PresenceView,
  SignatureList,
  VisitorInput,
} from '../../api';

/** What the pages of presence ask of the server. */
@Service()
export class PresenceApi {
  private readonly http = inject(HttpClient);

  state(id: () => string) {
    return httpResource<PresenceView>(() => (id() ? `/api/gatherings/${id()}/presence` : undefined));
  }

  signatures(id: () => string) {
    return httpResource<SignatureList>(() => (id() ? `/api/gatherings/${id()}/signatures` : undefined));
  }

  screen(gatheringId: string, halfDayId: string): Promise<DoorScreen> {
    return firstValueFrom(this.http.get<DoorScreen>(`/api/gatherings/${gatheringId}/door/${halfDayId}`));
  }

  record(gatheringId: string, acts: PresenceActs): Promise<PresenceAcknowledged> {
    return firstValueFrom(this.http.put<PresenceAcknowledged>(`/api/gatherings/${gatheringId}/attendances`, acts));
  }

  addVisitor(gatheringId: string, visitor: VisitorInput): Promise<Created> {
    return firstValueFrom(this.http.post<Created>(`/api/gatherings/${gatheringId}/visitors`, visitor));
  }

  async close(gatheringId: string): Promise<void> {
    await firstValueFrom(this.http.post(`/api/gatherings/${gatheringId}/presence/close`, {}));
  }

  async askSignature(gatheringId: string, asked: boolean): Promise<void> {
    await firstValueFrom(this.http.put(`/api/gatherings/${gatheringId}/signature`, { asked }));
  }

  async addScan(gatheringId: string, file: File): Promise<void> {
    const headers = { 'content-type': 'application/octet-stream' };
    await firstValueFrom(this.http.post(`/api/gatherings/${gatheringId}/scans`, file, { headers, params: { name: file.name } }));
  }

  async removeScan(gatheringId: string, scanId: string): Promise<void> {
    await firstValueFrom(this.http.delete(`/api/gatherings/${gatheringId}/scans/${scanId}`));
  }
}
