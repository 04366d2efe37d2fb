import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { problems } from '../core/problem.interceptor';
import { GatheringState } from './gathering-state';

const line = {
  id: 'r',
  personId: 'p',
  givenName: 'Maya',
  familyName: 'Essai',
  category: 'local_agent',
  participationId: 'c',
  territoryName: 'Canohès',
  invitedAt: 'x',
  answer: 'yes',
  attends: null,
  waitingRank: null,
  seatGivenAt: null,
  replacesId: null,
  ticks: [],
};
const view = {
  id: 'g',
  may: { tick: true },
  halfDays: [{ id: 'h', onDate: null, half: 'morning' }],
  registrations: [line],
  figures: [],
  ownRegistrationId: null,
};

describe('a list of who came, while it is ticked', () => {
  async function opened() {
    TestBed.configureTestingModule({
      providers: [GatheringState, provideHttpClient(withInterceptors([problems])), provideHttpClientTesting()],
    });
    const state = TestBed.inject(GatheringState);
    const http = TestBed.inject(HttpTestingController);
    state.id.set('g');
    TestBed.tick();
    http.expectOne('/api/gatherings/g').flush(view);
    await Promise.resolve();
    TestBed.tick();
    return { state, http, now: () => state.gathering()!.registrations[0]! };
  }
  const url = '/api/gatherings/g/attendances';

  it('counts a tick at once, before the server has answered', async () => {
    const { state, http, now } = await opened();
    const ticked = state.tick(now(), 'h', true);
    expect(now().ticks).toEqual(['h']);
    expect(state.figures()).toMatchObject([{ category: 'local_agent', came: 1 }]);
    const { request } = http.expectOne(url);
    expect(request.method).toBe('PUT');
    http.verify();
    void ticked;
  });

  it('takes a tick back when the server refuses it, and says why', async () => {
    const { state, http, now } = await opened();
    const ticked = state.tick(now(), 'h', true);
    http.expectOne(url).flush({ title: 'Action en conflit', code: 'gathering-to-come' }, { status: 409, statusText: 'Conflict' });
    await ticked;
    expect(now().ticks).toEqual([]);
    expect(state.failure()).toMatchObject({ code: 'gathering-to-come' });
  });

  it('removes a tick with the same touch', async () => {
    const { state, http, now } = await opened();
    void state.tick({ ...now(), ticks: ['h'] }, 'h', false);
    expect(http.expectOne(url).request.body.acts).toMatchObject([{ registrationId: 'r', halfDayId: 'h', there: false }]);
  });

  it('gives a tick back when it needs a reason, asks for one, and sends it', async () => {
    const { state, http, now } = await opened();
    const corrected = state.tick({ ...now(), ticks: ['h'] }, 'h', false);
    http.expectOne(url).flush({ acknowledged: [], refused: [{ number: 1, code: 'reason-required', detail: '' }] });
    await corrected;
    expect(now().ticks).toEqual(['h']);
    expect(state.toExplain()).toMatchObject({ halfDayId: 'h', there: false });
    void state.explain('Partie avant midi');
    expect(http.expectOne(url).request.body.acts).toMatchObject([{ there: false, reason: 'Partie avant midi' }]);
  });
});
