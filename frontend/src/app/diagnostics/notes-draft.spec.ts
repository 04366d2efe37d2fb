import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { problems } from '../core/problem.interceptor';
import { NotesDraft } from './notes-draft';

describe('notes being written', () => {
  let draft: NotesDraft;
  let http: HttpTestingController;
  const url = '/api/interviews/E07/notes';
  const settled = () => new Promise((resolve) => setTimeout(resolve));

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [NotesDraft, provideHttpClient(withInterceptors([problems])), provideHttpClientTesting()],
    });
    draft = TestBed.inject(NotesDraft);
    http = TestBed.inject(HttpTestingController);
    draft.open({ id: 'E07', notes: 'avant', version: 4, passages: [] });
  });

  it('leave over the version that was read, and say when they arrived', async () => {
    draft.write('avant, puis après');
    expect(draft.state()).toBe('unsent');
    const sent = draft.flush();
    const call = http.expectOne(url);
    expect(call.request.headers.get('If-Match')).toBe('"4"');
    expect(draft.state()).toBe('leaving');
    call.flush({ version: 5, passages: [] });
    expect(await sent).toBe(true);
    expect([draft.state(), draft.version()]).toEqual(['sent', 5]);
  });

  it('send what was typed meanwhile too', async () => {
    draft.write('un');
    const sent = draft.flush();
    const first = http.expectOne(url);
    draft.write('un deux');
    first.flush({ version: 5, passages: [] });
    await settled();
    const second = http.expectOne(url);
    expect([second.request.body, second.request.headers.get('If-Match')]).toEqual([{ notes: 'un deux' }, '"5"']);
    second.flush({ version: 6, passages: [] });
    expect(await sent).toBe(true);
  });

  it('are kept when the network is away, and leave when it comes back', async () => {
    draft.write('sans réseau');
    const sent = draft.flush();
    http.expectOne(url).error(new ProgressEvent('error'));
    expect(await sent).toBe(false);
    expect([draft.state(), draft.notes()]).toEqual(['kept', 'sans réseau']);
    dispatchEvent(new Event('online'));
    http.expectOne(url).flush({ version: 5, passages: [] });
    await settled();
    expect(draft.state()).toBe('sent');
  });

  it('are never written over somebody else’s: both texts are there to choose from', async () => {
    draft.write('le mien');
    const sent = draft.flush();
    http
      .expectOne(url)
      .flush({ title: 'Texte modifié', status: 412, current: { version: 9, notes: 'le sien' } }, { status: 412, statusText: '' });
    expect(await sent).toBe(false);
    expect(draft.crossed()).toEqual({ version: 9, notes: 'le sien' });
    expect(draft.notes()).toBe('le mien');
  });

  it('write nothing on the device', () => {
    draft.write('un secret');
    expect([localStorage.length, sessionStorage.length]).toEqual([0, 0]);
  });
});
