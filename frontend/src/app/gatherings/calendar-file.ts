/** Hands a calendar's file, as the server wrote it, to the reader's device. */
export function handCalendar(content: string): void {
  const address = URL.createObjectURL(new Blob([content], { type: 'text/calendar;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = 'rendez-vous.ics';
  link.click();
  setTimeout(() => URL.revokeObjectURL(address));
}
