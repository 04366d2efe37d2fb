import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { OwnDate } from '../../api';
import { SeriesLinkPage } from './series-link-page';

describe('the dates of one letter', () => {
  const date = (index: number, more: Partial<OwnDate> = {}): OwnDate => ({
    registrationId: `r${index}`, gatheringId: `g${index}`, nature: 'webinar', format: 'on_site', title: `Webinaire ${index}`, heldOn: `2097-0${index}-12`,
    fromTime: null, toTime: null, period: null, place: null, cancelled: false, open: true, answer: null, replacementName: null, attends: null, waitingRank: null, noted: false, ...more,
  });
  const own = '/api/gatherings/g1/registrations/r1/together';

  async function opened(items: OwnDate[]) {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    window.scrollTo = () => undefined;
    const http = TestBed.inject(HttpTestingController);
    const fixture = TestBed.createComponent(SeriesLinkPage);
    const page = fixture.nativeElement as HTMLElement;
    document.body.append(page);
    const person = { id: 'p', givenName: 'Ana', familyName: 'Roca' };
    fixture.componentRef.setInput('link', { purpose: 'answer_invitation', person, cohort: null, participationId: null, territoryName: null, recordIds: ['r1', 'g1', 'r2', 'g2', 'r3', 'g3'] });
    fixture.detectChanges();
    http.expectOne(own).flush({ items });
    await fixture.whenStable();
    const button = (words: string) => [...page.querySelectorAll('button')].find(({ textContent }) => textContent?.includes(words)) as HTMLButtonElement;
    const press = (words: string) => {
      button(words).focus();
      button(words).click();
    };
    /** Waits for the request that the page sends next. */
    const request = async (url: string) => {
      for (let turn = 0; turn < 50; turn += 1) {
        const [found] = http.match(url);
        if (found) return found;
        await new Promise((done) => setTimeout(done, 10));
      }
      throw new Error(`Nobody asked for ${url}`);
    };
    const settle = async () => {
      await new Promise((done) => setTimeout(done, 20));
      await fixture.whenStable();
    };
    return { page, press, button, request, settle };
  }

  const answer = (index: number) => `/api/gatherings/g${index}/registrations/r${index}/answer`;

  it('are all said yes to though one refuses, which is told, and the focus is on what was noted', async () => {
    const { page, press, request, settle, button } = await opened([date(1), date(2), date(3)]);
    press('Je viens à toutes');
    (await request(answer(1))).flush({ status: 409, code: 'gathering-over', title: 'Trop tard', detail: 'Ce rendez-vous est annulé.' }, { status: 409, statusText: 'Conflict' });
    (await request(answer(2))).flush(null);
    (await request(answer(3))).flush(null);
    (await request(own)).flush({ items: [date(1, { open: false, cancelled: true }), date(2, { answer: 'yes' }), date(3, { answer: 'yes', waitingRank: 2 })] });
    await settle();
    expect(page.querySelector('[role=alert]')?.textContent).toContain('Ce rendez-vous est annulé.');
    const thanks = page.querySelector('.thanks');
    expect(thanks?.textContent).toMatch(/vous avez dit oui à 2\sdates sur 2, dont 1 en liste d’attente/);
    expect(document.activeElement).toBe(thanks);
    expect(button('Ajouter cette date')).toBeDefined();
  });

  it('open one by one with the focus on the title, and are come back to at the date that was left', async () => {
    const { page, press, request, settle } = await opened([date(1), date(2)]);
    press('Webinaire 2');
    (await request('/api/gatherings/g2')).flush({ status: 500 }, { status: 500, statusText: 'Error' });
    await settle();
    expect(document.activeElement?.tagName).toBe('H1');
    expect(page.contains(document.activeElement)).toBe(true);
    press('Toutes les dates');
    (await request(own)).flush({ items: [date(1), date(2)] });
    await settle();
    expect(document.activeElement?.textContent).toContain('Webinaire 2');
  });
});
