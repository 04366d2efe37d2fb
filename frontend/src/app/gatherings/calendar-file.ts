import type { GatheringView } from '../api';

type Told = Pick<GatheringView, 'id' | 'title' | 'heldOn' | 'fromTime' | 'toTime' | 'place' | 'address' | 'url'>;

/** A gathering as an agenda takes it (RFC 5545), in the hours of wherever it is held. Nothing without a day. */
export function calendarFile({ id, title, heldOn, fromTime, toTime, place, address, url }: Told): string | null {
  if (!heldOn) return null;
  const day = heldOn.replaceAll('-', '');
  const at = (time: string) => `${day}T${time.replace(':', '')}00`;
  const times = fromTime
    ? [`DTSTART:${at(fromTime)}`, ...(toTime ? [`DTEND:${at(toTime)}`] : [])]
    : [`DTSTART;VALUE=DATE:${day}`];
  const where = [place, address].filter((part): part is string => !!part).join(', ') || url;
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Cordee//FR',
    'BEGIN:VEVENT',
    `UID:${id}@cordee`,
    `DTSTAMP:${day}T000000Z`,
    ...times,
    `SUMMARY:${escaped(title)}`,
    ...(where ? [`LOCATION:${escaped(where)}`] : []),
    ...(url ? [`URL:${url}`] : []),
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ]
    .map(folded)
    .join('\r\n');
}

const escaped = (text: string) => text.replaceAll(/[\\;,]/g, '\\$&').replaceAll(/\r?\n/g, '\\n');

/** Lines of an agenda's file are 75 bytes at most; the rest goes on after a space. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  for (const sign of line) {
    if (new TextEncoder().encode(part + sign).length > 73) {
      parts.push(part);
      part = '';
    }
    part += sign;
  }
  return [...parts, part].join('\r\n ');
}

/** Hands the file to the reader's device. */
export function download(name: string, content: string): void {
  const address = URL.createObjectURL(new Blob([content], { type: 'text/calendar;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address));
}
