import { calendarFile } from './calendar-file';

const gathering = {
  id: '1',
  title: 'Récits, résilience; suite',
  heldOn: '2024-06-24',
  fromTime: '09:00',
  toTime: '17:00',
  place: 'Toulouse',
  address: null,
  url: null,
};

describe('a gathering for an agenda', () => {
  it('has its hours, its place, and text that no agenda misreads', () => {
    const file = calendarFile(gathering)!;
    expect(file.split('\r\n')).toEqual(
      expect.arrayContaining([
        'DTSTART:20240624T090000',
        'DTEND:20240624T170000',
        'SUMMARY:Récits\\, résilience\\; suite',
        'LOCATION:Toulouse',
      ]),
    );
  });

  it('is a whole day without hours, and nothing without a day', () => {
    expect(calendarFile({ ...gathering, fromTime: null, toTime: null })).toContain('DTSTART;VALUE=DATE:20240624');
    expect(calendarFile({ ...gathering, heldOn: null })).toBeNull();
  });

  it('never has a line of more than 75 bytes', () => {
    const file = calendarFile({ ...gathering, title: 'é'.repeat(190) })!;
    const lines = file.split('\r\n');
    expect(Math.max(...lines.map((line) => new TextEncoder().encode(line).length))).toBeLessThanOrEqual(75);
    expect(file.replaceAll('\r\n ', '')).toContain(`SUMMARY:${'é'.repeat(190)}`);
  });
});
