import fc from 'fast-check';
import * as files from '../testing/files';
import { namesIn, namesSomebody } from '../spoken-names';
import { secondsWithin } from '../spans';
import { windowOf } from '../windows';
import { Clock, lasting } from './clock';
import type { Span } from './meeting';
import { readParticipants } from './read-participants';

const context = { days: ['2025-01-21'], timeZone: 'Europe/Paris' };
const at = (time: string) => Date.parse(`2025-01-21T${time}Z`) / 1000;
const planned: Span = [at('14:00:00'), at('16:00:00')];

/** Minutes and seconds of each person within the planned two hours, by the name that the tool shows. */
const presence = (bytes: Buffer, days = context.days) => {
  const meeting = readParticipants(bytes, { ...context, days });
  const seconds = meeting.people.map(({ name, spans }) => [name, secondsWithin(spans, planned)] as const);
  return { tool: meeting.tool, span: meeting.span, ...Object.fromEntries(seconds.map(([name, sum]) => [name, `${Math.floor(sum / 60)}:${String(sum % 60).padStart(2, '0')}`])) };
};

describe('a participants’ file', () => {
  it('of Zoom: what is there before two o’clock, at the door or on a second device is told apart', () => {
    expect(presence(files.zoom)).toMatchObject({
      tool: 'zoom', span: [at('13:55:00'), at('16:05:00')],
      // 20 + 20 + 20 + 15: the two minutes before the start are not of the half-day.
      'Maya Serres # Canohès': '75:00',
      'tel (SERRES Maya)': '10:00',
      // 10 + 10 + 10 + 29:59; the fifteen minutes in the waiting room are none.
      'Ferrand Paul': '59:59',
      '=HYPERLINK("https://piege.example.org","Nadia")': '120:00',
    });
    expect(presence(files.zoomInFrench)).toMatchObject({ tool: 'zoom', 'Maya Serres': '60:00', 'Paul Ferrand': '59:00' });
  });

  it('of Teams: each stay where the report tells it, else the time that the tool counted', () => {
    // 20 + 20 + 20 + 5, and 20 + 20 + 10 + 9:59.
    expect(presence(files.teams)).toMatchObject({ tool: 'teams', span: [at('13:50:00'), at('16:10:00')], 'Serres, Maya': '65:00', 'FERRAND Paul (Invité)': '59:59', Bibliothèque: '90:00' });
    // Each stay with the room it was in: whoever came is not the room.
    expect(presence(files.teamsWithRooms)).toEqual({ tool: 'teams', span: [at('13:50:00'), at('16:10:00')], 'SERRES Maya': '60:00', 'FERRAND Paul (Externe)': '59:59' });
    // In UTC, one o'clock is two o'clock in Paris; there for two hours, counted one.
    expect(presence(files.teamsInEnglish)).toMatchObject({ tool: 'teams', 'Maya Serres': '60:00', 'Paul Ferrand': '59:59' });
    // 30 minutes, then from 15:00 until the last line of the list.
    expect(presence(files.teamsEvents)).toMatchObject({ tool: 'teams', 'Maya Serres': '60:00', 'Paul Ferrand': '59:59' });
  });

  it('of BigBlueButton: each connection, and until the end for whoever had not left', () => {
    // 20 + 20 + 10, and from 15:50 on: ten minutes of the half-day.
    expect(presence(files.bigBlueButton)).toMatchObject({ tool: 'big_blue_button', span: [at('13:55:00'), at('16:05:00')], 'Maya Serres': '60:00', 'Paul FERRAND': '59:59', 'Salle du conseil': '120:00' });
    expect(presence(files.bigBlueButtonEvents)).toMatchObject({ tool: 'big_blue_button', 'Maya Serres': '90:00', 'Paul Ferrand': '59:59' });
  });

  it.each([
    ['a workbook', Buffer.from([0x50, 0x4b, 0x03, 0x04, 0]), /classeur/],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0]), /n’est pas un texte/],
    ['a PDF', Buffer.from('%PDF-1.7'), /PDF/],
    ['a page', Buffer.from('<!DOCTYPE html><p>Connectez-vous</p>'), /page web/],
    ['nothing', Buffer.alloc(0), /vide/],
    ['another list', Buffer.from('Nom;Commune\nMaya;Canohès\n'), /n’est pas la liste des participants/],
    ['totals without hours', Buffer.from('Name (Original Name),User Email,Total Duration (Minutes),Guest\nMaya Serres,,62,Yes\n'), /utilisateurs uniques/],
    ['heads alone', Buffer.from('Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes)\n'), /aucune participante/],
    ['another JSON', Buffer.from('{"users":[1,2]}'), /ne vient pas de BigBlueButton/],
    ['half a JSON', files.bigBlueButton.subarray(0, 300), /coupé ou abîmé/],
  ])('that is %s is refused with a sentence that says what to do', (_what, bytes, sentence) => {
    expect(() => readParticipants(bytes, context)).toThrow(sentence);
  });

  it('tells the day from the month by a number above twelve, by the gathering’s day, then as the tools do', () => {
    const read = (text: string, days: string[], samples = [text]) => new Date((new Clock(samples, days).read(text) as number) * 1000).toISOString().slice(0, 16);
    expect(read('02/03/2025 14:00:00', [], ['02/03/2025 14:00:00', '21/03/2025 14:00:00'])).toBe('2025-03-02T14:00');
    expect(read('02/03/2025 02:00:00 PM', ['2025-03-02'])).toBe('2025-03-02T14:00');
    expect(read('02/03/2025 14:00:00', ['2025-02-03'])).toBe('2025-02-03T14:00');
    expect(read('02/03/2025 02:00:00 PM', [])).toBe('2025-02-03T14:00');
    expect(read('02/03/25, 14:00', [])).toBe('2025-03-02T14:00');
    expect(read('Jan 21, 2025 12:05 AM', [])).toBe('2025-01-21T00:05');
    expect(read('21 janv. 2025 à 12:05', [])).toBe('2025-01-21T12:05');
    expect([lasting('1h 2min 3s'), lasting('11m 31s'), lasting('01:02:03'), lasting('62')]).toEqual([3723, 691, 3723, 3720]);
  });

  it('is read to the same minutes as a model that looks at the clock every minute, whatever comes and goes', () => {
    const seed = Number(process.env['SEED'] ?? Date.now() % 100_000);
    const stay = fc.tuple(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 90 })).map(([from, length]): Span => [from, from + length]);
    const property = fc.property(fc.array(stay, { maxLength: 12 }), stay, (spans, window) => {
      let there = 0;
      for (let minute = window[0]; minute < window[1]; minute += 1) there += Number(spans.some(([from, to]) => from <= minute && minute < to));
      return secondsWithin(spans, window) === there;
    });
    const outcome = fc.check(property, { numRuns: 400, seed });
    if (outcome.failed) throw new Error(`seed ${seed}: ${JSON.stringify(outcome.counterexample)}`);
  });
});

describe('a half-day of a video meeting', () => {
  const [morning, afternoon] = (['morning', 'afternoon'] as const).map((half) => ({ id: half, onDate: '2025-01-21', half })) as [{ id: string; onDate: string; half: 'morning' }, { id: string; onDate: string; half: 'afternoon' }];
  const clock = ([from, to]: Span) => [from, to].map((moment) => new Date(moment * 1000).toISOString().slice(11, 16));
  const meeting: Span = [at('08:45:00'), at('17:15:00')];
  const day = { heldOn: '2025-01-21', fromTime: '09:00', toTime: '17:00' };

  it('takes its part of the planned day, or of the time that the meeting really took', () => {
    expect(clock(windowOf(morning, [morning, afternoon], day, meeting, 'planned'))).toEqual(['09:00', '12:45']);
    expect(clock(windowOf(afternoon, [morning, afternoon], day, meeting, 'planned'))).toEqual(['12:45', '17:00']);
    expect(clock(windowOf(afternoon, [morning, afternoon], day, meeting, 'meeting'))).toEqual(['12:45', '17:15']);
    expect(clock(windowOf(afternoon, [afternoon], day, meeting, 'meeting'))).toEqual(['08:45', '17:15']);
    const [from, to] = windowOf(afternoon, [morning, afternoon], day, [at('09:00:00'), at('11:00:00')], 'meeting');
    expect(to - from).toBe(0);
  });
});

describe('a shown name', () => {
  it.each([
    ['Nadia S. (Nadia Serres)', 'nadia serres'],
    ['SERRES Nadia # Canohès', 'nadia serres'],
    ['Nadia Serres | agente', 'nadia serres'],
    ['Serres, Nadia', 'nadia serres'],
    ['Anne-Zoé L’Hôte (EXT)', 'anne hote l zoe'],
  ])('« %s » holds the name of somebody', (shown, key) => expect(namesIn(shown)).toContain(key));

  it.each(['iPhone', 'iPhone de 2', 'Galaxy A12', 'Invité 3', '06 39 98 00 00', 'PC'])('« %s » is nobody in particular, and is not remembered', (shown) => {
    expect(namesSomebody(shown)).toBe(false);
  });

  it.each(['iPhone de Nadia', 'Nadia', 'Mairie de Canohès'])('« %s » is somebody, and may be remembered', (shown) => expect(namesSomebody(shown)).toBe(true));
});
