import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { problems } from './problem.interceptor';
import { Texts } from './texts';

describe('a text that several may edit', () => {
  let texts: Texts;
  let server: HttpTestingController;
  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(withInterceptors([problems])), provideHttpClientTesting()] });
    texts = TestBed.inject(Texts);
    server = TestBed.inject(HttpTestingController);
  });

  it('is read with its tag', async () => {
    const read = texts.read('/api/notes/1');
    server.expectOne('/api/notes/1').flush({ text: 'a' }, { headers: { ETag: '"3"' } });
    expect(await read).toEqual({ value: { text: 'a' }, etag: '"3"' });
  });

  it('is saved against the version that was read', async () => {
    const saved = texts.save('/api/notes/1', { text: 'b' }, 3);
    const call = server.expectOne('/api/notes/1');
    expect(call.request.headers.get('If-Match')).toBe('"3"');
    call.flush({ text: 'b' }, { headers: { ETag: '"4"' } });
    expect(await saved).toEqual({ crossed: false, value: { text: 'b' }, etag: '"4"' });
  });

  it('answers with the other version when two people crossed', async () => {
    const saved = texts.save('/api/notes/1', { text: 'b' }, '"3"');
    server
      .expectOne('/api/notes/1')
      .flush({ code: 'stale', current: { text: 'c', version: 4 } }, { status: 412, statusText: '' });
    expect(await saved).toEqual({ crossed: true, current: { text: 'c', version: 4 }, etag: '"4"' });
  });

  it('throws every other refusal', async () => {
    const saved = texts.save('/api/notes/1', {}, 3);
    server.expectOne('/api/notes/1').flush({ code: 'forbidden', detail: 'Non.' }, { status: 403, statusText: '' });
    await expect(saved).rejects.toMatchObject({ code: 'forbidden' });
  });
});
