import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type {
  AnswerInput,
  NewsEdit,
  NewsInput,
  NewsList,
  NoteInput,
  NoteKind,
  NoteView,
  PilotProjectInput,
  PilotProjectView,
  ProjectList,
  ProjectPageView,
  SupportAssignmentInput,
  SupportDayInput,
  VoiceList,
} from '../api';
import { Texts } from '../core/texts';

/** Pilot projects on the server: reads follow their address, writes are promises. */
@Service()
export class ProjectApi {
  private readonly http = inject(HttpClient);
  private readonly texts = inject(Texts);

  list(cohortId: () => string | undefined) {
    return httpResource<ProjectList>(() => (cohortId() ? `/api/cohorts/${cohortId()}/projects` : undefined));
  }

  page(participationId: () => string) {
    return httpResource<ProjectPageView>(() => `/api/participations/${participationId()}/project`);
  }

  news(participationId: () => string | null) {
    return httpResource<NewsList>(() => (participationId() ? `/api/participations/${participationId()}/news` : undefined));
  }

  voices(participationId: () => string | undefined) {
    return httpResource<VoiceList>(() => (participationId() ? `/api/participations/${participationId()}/voices` : undefined));
  }

  create(participationId: string, input: PilotProjectInput) {
    return this.post(`${participationId}/project`, input);
  }

  save(participationId: string, input: PilotProjectInput, version: number) {
    return this.texts.save<PilotProjectView>(`/api/participations/${participationId}/project`, input, version);
  }

  answer(participationId: string, findingId: string, input: AnswerInput) {
    return firstValueFrom(this.http.put(`/api/participations/${participationId}/project/answers/${findingId}`, input));
  }

  writeNote(participationId: string, kind: NoteKind, input: NoteInput, version: number) {
    return this.texts.save<NoteView>(`/api/participations/${participationId}/project/notes/${kind}`, input, version);
  }

  askQuestions(participationId: string, kind: NoteKind, questions: string, version: number) {
    return this.texts.save<NoteView>(
      `/api/participations/${participationId}/project/notes/${kind}/questions`,
      { questions },
      version,
    );
  }

  tell(participationId: string, input: NewsInput) {
    return this.post(`${participationId}/news`, input);
  }

  correct(participationId: string, newsId: string, input: NewsEdit, version: number) {
    return this.texts.save<NewsEdit>(`/api/participations/${participationId}/news/${newsId}`, input, version);
  }

  confirm(participationId: string, newsId: string) {
    return firstValueFrom(this.http.post(`/api/participations/${participationId}/news/${newsId}/confirm`, {}));
  }

  assign(participationId: string, input: SupportAssignmentInput) {
    return this.post(`${participationId}/support-assignments`, input);
  }

  reassign(participationId: string, assignmentId: string, input: SupportAssignmentInput) {
    return firstValueFrom(this.http.put(`/api/participations/${participationId}/support-assignments/${assignmentId}`, input));
  }

  enterDay(participationId: string, input: SupportDayInput) {
    return this.post(`${participationId}/support-days`, input);
  }

  correctDay(participationId: string, dayId: string, input: SupportDayInput) {
    return firstValueFrom(this.http.put(`/api/participations/${participationId}/support-days/${dayId}`, input));
  }

  eraseDay(participationId: string, dayId: string) {
    return firstValueFrom(this.http.delete(`/api/participations/${participationId}/support-days/${dayId}`));
  }

  private post(path: string, input: unknown) {
    return firstValueFrom(this.http.post<{ id: string }>(`/api/participations/${path}`, input));
  }
}
