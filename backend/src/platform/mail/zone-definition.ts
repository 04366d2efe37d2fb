const minute = 60_000;
const hour = 60 * minute;

const clocks = new Map<string, Intl.DateTimeFormat>();

/** How far a zone's clock is from UTC at an instant, in minutes. */
function offset(zone: string, at: number): number {
  let clock = clocks.get(zone);
  if (!clock) {
    const numeric = 'numeric' as const;
    clock = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hourCycle: 'h23', year: numeric, month: numeric, day: numeric, hour: numeric, minute: numeric, second: numeric });
    clocks.set(zone, clock);
  }
  const parts = clock.formatToParts(at);
  const read = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  return Math.round((Date.UTC(read('year'), read('month') - 1, read('day'), read('hour'), read('minute'), read('second')) - at) / minute);
}

/** The hours of a year at which the zone's clock jumps. */
function jumps(zone: string, year: number): number[] {
  const found: number[] = [];
  for (let start = Date.UTC(year, 0, 1); start < Date.UTC(year + 1, 0, 1); start += 24 * hour) {
    if (offset(zone, start) === offset(zone, start + 24 * hour)) continue;
    for (let at = start; at < start + 24 * hour; at += hour) if (offset(zone, at) !== offset(zone, at + hour)) found.push(at + hour);
  }
  return found;
}

const two = (value: number) => String(value).padStart(2, '0');
const signed = (minutes: number) => `${minutes < 0 ? '-' : '+'}${two(Math.floor(Math.abs(minutes) / 60))}${two(Math.abs(minutes) % 60)}`;
const stamp = (at: Date) => `${at.getUTCFullYear()}${two(at.getUTCMonth() + 1)}${two(at.getUTCDate())}T${two(at.getUTCHours())}${two(at.getUTCMinutes())}00`;

/**
 * A VTIMEZONE as the jumps of one year say it, each repeated every year on the same Sunday of the month (the last one when
 * it is the last): programs that know no zone by its name still read the hour that was meant.
 */
export function zoneDefinition(zone: string, year: number): string {
  const key = `${zone} ${year}`;
  const known = written.get(key) ?? define(zone, year);
  written.set(key, known);
  return known;
}

// A sending writes the same zone for each of its readers.
const written = new Map<string, string>();

function define(zone: string, year: number): string {
  const found = jumps(zone, year);
  const part = (kind: 'STANDARD' | 'DAYLIGHT', from: number, to: number, start: string, rule: string[]) =>
    [`BEGIN:${kind}`, `DTSTART:${start}`, ...rule, `TZOFFSETFROM:${signed(from)}`, `TZOFFSETTO:${signed(to)}`, `END:${kind}`];
  const lines =
    found.length === 2
      ? found.flatMap((at) => {
          const [from, to] = [offset(zone, at - 1), offset(zone, at)];
          const local = new Date(at + from * minute);
          const lastWeek = new Date(local.getTime() + 7 * 24 * hour).getUTCMonth() !== local.getUTCMonth();
          const weekday = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'][local.getUTCDay()];
          const nth = lastWeek ? -1 : Math.ceil(local.getUTCDate() / 7);
          return part(to > from ? 'DAYLIGHT' : 'STANDARD', from, to, stamp(local), [`RRULE:FREQ=YEARLY;BYMONTH=${local.getUTCMonth() + 1};BYDAY=${nth}${weekday}`]);
        })
      : part('STANDARD', offset(zone, Date.UTC(year, 0, 1)), offset(zone, Date.UTC(year, 0, 1)), `${year}0101T000000`, []);
  return ['BEGIN:VTIMEZONE', `TZID:${zone}`, ...lines, 'END:VTIMEZONE'].join('\r\n');
}
