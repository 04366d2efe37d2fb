import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { problems } from '../problem.interceptor';
import { LinkPage } from './link-page';
import { bearsLink } from './link-token';

async function open(path: string) {
  history.replaceState(null, '', path);
  TestBed.configureTestingModule({
    providers: [provideHttpClient(withInterceptors([problems, bearsLink])), provideHttpClientTesting()],
  });
  const fixture = TestBed.createComponent(LinkPage);
  await fixture.whenStable();
  const server = TestBed.inject(HttpTestingController);
  const settle = async () => {
    await new Promise((resolve) => setTimeout(resolve));
    await fixture.whenStable();
  };
  return { server, settle, page: fixture.nativeElement as HTMLElement };
}

afterEach(() => sessionStorage.clear());

describe('a personal link', () => {
  it('leaves the address bar at once, and is still known after a reload of the tab', async () => {
    const first = await open('/l#s3cret');
    expect(location.pathname + location.hash).toBe('/l');
    expect(first.server.expectOne('/api/link').request.headers.get('x-cordee-link')).toBe('s3cret');
    TestBed.resetTestingModule();
    const second = await open('/l');
    expect(second.server.expectOne('/api/link').request.headers.get('x-cordee-link')).toBe('s3cret');
  });

  it.each([
    ['link-expired', 410, 'Ce lien a fait son temps'],
    ['link-revoked', 410, 'Ce lien a été remplacé'],
    ['not-found', 404, 'Nous ne reconnaissons pas ce lien'],
    ['rate-limited', 429, 'Encore un instant'],
  ])('that is refused with %s says so calmly', async (code, status, heading) => {
    const { server, settle, page } = await open('/l#s3cret');
    server.expectOne('/api/link').flush({ code, title: 'Non' }, { status, statusText: '' });
    await settle();
    expect(page.querySelector('h1')?.textContent).toBe(heading);
    expect(document.title).toBe('Ce lien ne s’ouvre pas · Cordée');
  });

  it('is tried again when the server was away', async () => {
    const { server, settle, page } = await open('/l#s3cret');
    server.expectOne('/api/link').error(new ProgressEvent('error'));
    await settle();
    page.querySelector('button')!.click();
    expect(server.expectOne('/api/link').request.headers.get('x-cordee-link')).toBe('s3cret');
  });

  it('without a token asks nothing of the server', async () => {
    const { server, settle, page } = await open('/l');
    await settle();
    server.expectNone('/api/link');
    expect(page.querySelector('h1')?.textContent).toBe('Nous ne reconnaissons pas ce lien');
  });
});
