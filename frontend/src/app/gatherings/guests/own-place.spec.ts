import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { OwnPlace } from './own-place';

describe('one’s own place', () => {
  it('stays open with what is being said while the page reads the gathering again', async () => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    const http = TestBed.inject(HttpTestingController);
    const fixture = TestBed.createComponent(OwnPlace);
    const gathering = { id: 'g', format: 'on_site', heldOn: '2097-06-24' };
    fixture.componentRef.setInput('gathering', gathering);
    fixture.componentRef.setInput('registrationId', 'r');
    fixture.componentRef.setInput('answer', 'yes');
    fixture.detectChanges();
    http.expectOne('/api/gatherings/g/registrations/r/place').flush({ attends: null, needs: null, companions: [], forward: null, waitingRank: null, seatGivenAt: null, room: null });
    await fixture.whenStable();
    const details = (fixture.nativeElement as HTMLElement).querySelector('details')!;
    details.open = true;
    fixture.componentRef.setInput('gathering', { ...gathering });
    fixture.detectChanges();
    http.expectNone('/api/gatherings/g/registrations/r/place');
    expect((fixture.nativeElement as HTMLElement).querySelector('details')).toBe(details);
  });
});
