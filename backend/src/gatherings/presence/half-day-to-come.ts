import type { Half } from '../gathering.contract';
import { welcomesFrom } from '../half-days';

/** A half-day and its day; without one it is on the day of its gathering. */
export interface DatedHalf {
  onDate: string | null;
  half: Half;
}

/** Whether a half-day lies ahead on the network's clock: nobody can be present there yet. Without any day, only those who were there know. */
export function toCome({ onDate, half }: DatedHalf, { heldOn, fromTime, timeZone }: { heldOn: string | null; fromTime: string | null; timeZone: string }, today: string): boolean {
  const day = onDate ?? heldOn;
  if (day === null || day < today) return false;
  if (day > today) return true;
  const [hour = 0, minute = 0] = new Date(Date.now()).toLocaleTimeString('sv', { timeZone }).split(':').map(Number);
  return hour + minute / 60 < welcomesFrom(half, fromTime);
}
