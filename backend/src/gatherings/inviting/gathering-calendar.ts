import type { CalendarSpan, KeptCalendar, LetterCalendar } from '../../platform/mail/letter-calendar';
import type { GatheringFormat, Half } from '../gathering.contract';

/** What a calendar shows of a gathering. */
export interface Scheduled {
  id: string;
  title: string;
  format: GatheringFormat;
  heldOn: string | null;
  fromTime: string | null;
  toTime: string | null;
  place: string | null;
  address: string | null;
  purpose: string | null;
  calendarSequence: number;
  halfDays: { onDate: string | null; half: Half }[];
}

const order: Half[] = ['morning', 'afternoon', 'evening'];
const opens: Record<Half, string> = { morning: '09:00', afternoon: '14:00', evening: '18:30' };
const closes: Record<Half, string> = { morning: '12:30', afternoon: '17:30', evening: '21:00' };
const ends: Record<Half, string> = { morning: '13:00', afternoon: '18:30', evening: '24:00' };
const halfOf = (time: string): Half => order.find((half) => time < ends[half]) ?? 'evening';
const hourAfter = (time: string) => (time < '23:00' ? `${String(Number(time.slice(0, 2)) + 1).padStart(2, '0')}${time.slice(2)}` : '23:59');

/** The stretches of a gathering, one a day; a half-day that the hours do not reach has the usual ones. Empty as long as no day is known. */
export function spansOf({ heldOn, fromTime, toTime, halfDays }: Pick<Scheduled, 'heldOn' | 'fromTime' | 'toTime' | 'halfDays'>): CalendarSpan[] {
  if (heldOn === null) return [];
  const days = [...new Set([heldOn, ...halfDays.flatMap(({ onDate }) => onDate ?? [])])].sort();
  if (fromTime === null) return days.map((day) => ({ from: day, to: day }));
  const until = toTime ?? hourAfter(fromTime);
  return days.map((day) => {
    const halves = order.filter((half) => halfDays.some((one) => one.half === half && (one.onDate ?? heldOn) === day));
    const [first, last] = [halves[0] ?? halfOf(fromTime), halves.at(-1) ?? halfOf(until)];
    const from = days.length === 1 || first === halfOf(fromTime) ? fromTime : opens[first];
    const to = days.length === 1 || last === halfOf(until) ? until : closes[last];
    return { from: `${day}T${from}`, to: `${day}T${to > from ? to : hourAfter(from)}` };
  });
}

const minutes = (time: string) => Number(time.slice(11, 13)) * 60 + Number(time.slice(14, 16));

/** « 2 h », « 1 h 30 », « 2 jours », « la journée »; nothing as long as no day is known. */
export function durationInFrench(gathering: Pick<Scheduled, 'heldOn' | 'fromTime' | 'toTime' | 'halfDays'>): string | null {
  const spans = spansOf(gathering);
  const [first] = spans;
  if (!first) return null;
  if (spans.length > 1) return `${spans.length}\u00a0jours`;
  if (gathering.fromTime === null) return gathering.halfDays.length === 1 ? 'une demi-journée' : 'la journée';
  if (gathering.toTime === null) return null;
  const lasts = minutes(first.to) - minutes(first.from);
  const [hours, rest] = [Math.floor(lasts / 60), lasts % 60];
  return hours === 0 ? `${rest}\u00a0minutes` : `${hours}\u00a0h${rest ? `\u00a0${String(rest).padStart(2, '0')}` : ''}`;
}

/** The same for every letter and feed that shows this gathering. */
export const calendarUid = (gatheringId: string) => `${gatheringId}@cordee`;

/** What a letter puts into its reader's calendar; undefined as long as no day is known. The meeting's address is in it only when it is given. */
export function calendarOf<M extends LetterCalendar['method'] | KeptCalendar['method']>(gathering: Scheduled, method: M, url: string | null = null) {
  const spans = spansOf(gathering);
  if (spans.length === 0) return undefined;
  const place = [gathering.place, gathering.address].filter(Boolean).join(', ') || (gathering.format === 'remote' ? 'En visio' : '');
  const told = [gathering.purpose, method === 'request' && 'Pour répondre, ouvrez le lien de votre e-mail d’invitation.'].filter(Boolean);
  return {
    method,
    uid: calendarUid(gathering.id),
    sequence: gathering.calendarSequence,
    title: gathering.title,
    spans,
    ...(told.length > 0 && { description: told.join('\n\n') }),
    ...(place && { place }),
    ...(url && { url }),
  };
}
