import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type {
  AgendaInput,
  Collisions,
  CollisionsAsked,
  Created,
  GatheringView,
  GroupMemberDates,
  GroupMemberInput,
  Programme,
  ProgrammeInput,
  ProgrammeSources,
  ShiftAsked,
  ShiftedProgramme,
  TaskInput,
  WorkingGroupInput,
  WorkingGroupList,
  WorkingGroupView,
} from '../../api';

/** Programmes, what a day meets, agendas, and chantiers. */
@Service()
export class PlanningApi {
  private readonly http = inject(HttpClient);

  programme(cohortId: () => string | undefined) {
    return httpResource<Programme>(() => (cohortId() ? `/api/cohorts/${cohortId()}/programme` : undefined));
  }

  collisions(cohortId: () => string | undefined, asked: () => CollisionsAsked | undefined) {
    return httpResource<Collisions>(() =>
      cohortId() && asked() ? { url: `/api/cohorts/${cohortId()}/programme/collisions`, method: 'POST', body: asked() } : undefined,
    );
  }

  sources(cohortId: () => string | undefined) {
    return httpResource<ProgrammeSources>(() => (cohortId() ? `/api/cohorts/${cohortId()}/programme/sources` : undefined));
  }

  shifted(cohortId: () => string | undefined, asked: () => ShiftAsked | undefined) {
    return httpResource<ShiftedProgramme>(() =>
      cohortId() && asked() ? { url: `/api/cohorts/${cohortId()}/programme/shifted`, method: 'POST', body: asked() } : undefined,
    );
  }

  /** All of them, or none. */
  createAll(cohortId: string, input: ProgrammeInput): Promise<Created> {
    return firstValueFrom(this.http.post<Created>(`/api/cohorts/${cohortId}/programme`, input));
  }

  saveAgenda(gatheringId: string, version: number, input: AgendaInput): Promise<GatheringView> {
    return firstValueFrom(
      this.http.put<GatheringView>(`/api/gatherings/${gatheringId}/agenda`, input, { headers: { 'If-Match': `"${version}"` } }),
    );
  }

  addTask(gatheringId: string, input: TaskInput): Promise<Created> {
    return firstValueFrom(this.http.post<Created>(`/api/gatherings/${gatheringId}/tasks`, input));
  }

  async tickTask(gatheringId: string, taskId: string, done: boolean): Promise<void> {
    const url = `/api/gatherings/${gatheringId}/tasks/${taskId}/done`;
    await firstValueFrom(done ? this.http.put(url, null) : this.http.delete(url));
  }

  async removeTask(gatheringId: string, taskId: string): Promise<void> {
    await firstValueFrom(this.http.delete(`/api/gatherings/${gatheringId}/tasks/${taskId}`));
  }

  groups(cohortId: () => string | undefined) {
    return httpResource<WorkingGroupList>(() => (cohortId() ? `/api/cohorts/${cohortId()}/working-groups` : undefined));
  }

  group(id: () => string) {
    return httpResource<WorkingGroupView>(() => `/api/working-groups/${id()}`);
  }

  createGroup(cohortId: string, input: WorkingGroupInput): Promise<Created> {
    return firstValueFrom(this.http.post<Created>(`/api/cohorts/${cohortId}/working-groups`, input));
  }

  updateGroup(id: string, version: number, input: WorkingGroupInput): Promise<WorkingGroupView> {
    return firstValueFrom(this.http.put<WorkingGroupView>(`/api/working-groups/${id}`, input, { headers: { 'If-Match': `"${version}"` } }));
  }

  async removeGroup(id: string): Promise<void> {
    await firstValueFrom(this.http.delete(`/api/working-groups/${id}`));
  }

  addMember(groupId: string, input: GroupMemberInput): Promise<Created> {
    return firstValueFrom(this.http.post<Created>(`/api/working-groups/${groupId}/members`, input));
  }

  async changeMember(groupId: string, memberId: string, dates: GroupMemberDates): Promise<void> {
    await firstValueFrom(this.http.put(`/api/working-groups/${groupId}/members/${memberId}`, dates));
  }

  async removeMember(groupId: string, memberId: string): Promise<void> {
    await firstValueFrom(this.http.delete(`/api/working-groups/${groupId}/members/${memberId}`));
  }
}
