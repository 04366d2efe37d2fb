import { HttpClient, type HttpHeaders, httpResource } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type {
  CodingInput,
  DiagnosticSearchHits,
  InterviewDetails,
  IntervieweeInput,
  IntervieweeList,
  InterviewInput,
  InterviewView,
  NotesSaved,
  PassageInput,
} from '../api';

/** Interviews. Nothing here is kept by the browser: answers carry `no-store`, what is typed stays in memory. */
@Service()
export class InterviewApi {
  private readonly http = inject(HttpClient);

  interview(id: () => string) {
    return httpResource<InterviewView>(() => `/api/interviews/${id()}`);
  }

  read(id: string): Promise<InterviewView> {
    return firstValueFrom(this.http.get<InterviewView>(`/api/interviews/${id}`));
  }

  create(diagnosticId: string, input: InterviewInput): Promise<{ id: string }> {
    return firstValueFrom(this.http.post<{ id: string }>(`/api/diagnostics/${diagnosticId}/interviews`, input));
  }

  saveNotes(id: string, version: number, notes: string): Promise<NotesSaved> {
    return firstValueFrom(this.http.put<NotesSaved>(`/api/interviews/${id}/notes`, { notes }, { headers: match(version) }));
  }

  saveDetails(id: string, input: InterviewDetails): Promise<void> {
    return firstValueFrom(this.http.put<void>(`/api/interviews/${id}`, input));
  }

  setState(id: string, state: 'open' | 'closed'): Promise<void> {
    return firstValueFrom(this.http.put<void>(`/api/interviews/${id}/state`, { state }));
  }

  erase(id: string): Promise<void> {
    return firstValueFrom(this.http.delete<void>(`/api/interviews/${id}/words`));
  }

  highlight(id: string, version: number, input: PassageInput): Promise<{ id: string }> {
    return firstValueFrom(this.http.post<{ id: string }>(`/api/interviews/${id}/excerpts`, input, { headers: match(version) }));
  }

  recode(id: string, excerptId: string, input: CodingInput): Promise<void> {
    return firstValueFrom(this.http.put<void>(`/api/interviews/${id}/excerpts/${excerptId}`, input));
  }

  removePassage(id: string, excerptId: string): Promise<void> {
    return firstValueFrom(this.http.delete<void>(`/api/interviews/${id}/excerpts/${excerptId}`));
  }

  /** Who was met; each opening leaves an entry in the audit. */
  interviewees(id: string): Promise<IntervieweeList> {
    return firstValueFrom(this.http.get<IntervieweeList>(`/api/interviews/${id}/interviewees`));
  }

  addInterviewee(id: string, input: IntervieweeInput): Promise<{ id: string }> {
    return firstValueFrom(this.http.post<{ id: string }>(`/api/interviews/${id}/interviewees`, input));
  }

  changeInterviewee(id: string, intervieweeId: string, input: IntervieweeInput): Promise<void> {
    return firstValueFrom(this.http.put<void>(`/api/interviews/${id}/interviewees/${intervieweeId}`, input));
  }

  removeInterviewee(id: string, intervieweeId: string): Promise<void> {
    return firstValueFrom(this.http.delete<void>(`/api/interviews/${id}/interviewees/${intervieweeId}`));
  }

  /** What is looked for travels in the body: no word of an interview stands in an address. */
  search(diagnosticId: string, text: string): Promise<DiagnosticSearchHits> {
    return firstValueFrom(this.http.post<DiagnosticSearchHits>(`/api/diagnostics/${diagnosticId}/search`, { text }));
  }
}

function match(version: number): HttpHeaders | Record<string, string> {
  return { 'If-Match': `"${version}"` };
}
