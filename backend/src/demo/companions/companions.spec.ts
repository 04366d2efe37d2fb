import { daysAfter } from '../calendar';
import { Keyring } from '../../platform/crypto/keyring';
import { RowBook, type Table } from '../rows/row-book';
import { CompanionCohort, meetings } from './companion';
import { companionAfterwardsRows } from './companion-afterwards-rows';
import { companionGatheringRows } from './companion-gathering-rows';

const week = Array.from({ length: 7 }, (_, index) => daysAfter('2026-11-23', index));

describe('the cohort that goes on, loaded on any day of the week', () => {
  it.each(week)('%s: has its presences on the day itself, what corrects, closes and follows them after it', (today) => {
    const cohort = new CompanionCohort(today, new Date(`${today}T20:00:00Z`));
    const book = new RowBook();
    companionGatheringRows(book, cohort);
    companionAfterwardsRows(book, cohort, new Keyring({ CORDEE_SECRET: 'un-secret-de-specification-sans-valeur', CORDEE_SECRET_PREVIOUS: undefined }));
    const rows = (table: Table) => [...book.of(table)];
    const held = new Map(meetings.map((meeting) => [cohort.id('gathering', meeting.key), cohort.heldOn(meeting)]));
    const daysFrom = (row: Record<string, unknown>, column: string) =>
      Math.floor((Date.parse(String(row[column])) - Date.parse(held.get(String(row['gathering_id'] ?? row['id'])) as string)) / 86_400_000);
    const spans = (table: Table, column = 'created_at') => new Set(rows(table).filter((row) => row[column]).map((row) => daysFrom(row, column)));
    expect(spans('attendance')).toEqual(new Set([0]));
    expect(spans('attendance_signature')).toEqual(new Set([0]));
    expect(spans('attendance_correction')).toEqual(new Set([1]));
    expect(spans('gathering', 'presence_closed_at')).toEqual(new Set([2]));
    expect(Math.min(...spans('feedback'))).toBeGreaterThan(0);
  });
});
