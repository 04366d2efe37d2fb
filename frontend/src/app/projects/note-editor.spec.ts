import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { NoteView } from '../api';
import { problems } from '../core/problem.interceptor';
import { NoteEditor } from './note-editor';

const note: NoteView = {
  kind: 'intent',
  state: 'writing',
  body: 'La place est grise. Personne ne s’arrête.',
  questions: '',
  readBy: null,
  version: 3,
  questionsVersion: 1,
  updatedAt: null,
  behalf: null,
};
const url = '/api/participations/pa/project/notes/intent';

async function open(mine: string) {
  TestBed.configureTestingModule({ providers: [provideHttpClient(withInterceptors([problems])), provideHttpClientTesting()] });
  const fixture = TestBed.createComponent(NoteEditor);
  for (const [name, value] of Object.entries({ participationId: 'pa', note, writes: true }))
    fixture.componentRef.setInput(name, value);
  await fixture.whenStable();
  const server = TestBed.inject(HttpTestingController);
  const settle = async () => {
    await new Promise((resolve) => setTimeout(resolve, 10));
    fixture.detectChanges();
  };
  const page = fixture.nativeElement as HTMLElement;
  const area = page.querySelector('textarea')!;
  area.value = mine;
  area.dispatchEvent(new Event('input'));
  area.dispatchEvent(new Event('change'));
  await settle();
  const refuse = async (body: string, version: number) => {
    const sent = server.expectOne(url);
    sent.flush(
      { code: 'stale', title: 'Modifié', detail: 'Modifié.', current: { ...note, body, version } },
      { status: 412, statusText: '' },
    );
    await settle();
  };
  return { server, settle, page, refuse };
}

describe('two people on one note', () => {
  it('get both texts together where they touched different sentences', async () => {
    const { server, settle, page, refuse } = await open('La place est triste. Personne ne s’arrête.');
    await refuse('La place est grise. Personne ne s’arrête. Sauf le jeudi.', 4);
    const again = server.expectOne(url);
    expect(again.request.headers.get('If-Match')).toBe('"4"');
    expect(again.request.body.body).toBe('La place est triste. Personne ne s’arrête. Sauf le jeudi.');
    again.flush({ version: 5 });
    await settle();
    expect(page.textContent).toContain('les deux textes ont été réunis');
  });

  it('choose where they crossed, and nothing is sent before', async () => {
    const { server, page, refuse } = await open('La place est triste. Personne ne s’arrête.');
    await refuse('La place est vide. Personne ne s’arrête.', 4);
    await new Promise((resolve) => setTimeout(resolve, 50));
    server.expectNone(url);
    expect(page.textContent).not.toContain('réunis');
  });
});
