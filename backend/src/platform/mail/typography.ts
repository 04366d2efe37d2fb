const thin = '\u202f';
const hard = '\u00a0';

/** French spacing: thin no-break space before ; ! ?, no-break space before : and inside « ». Written once, on the text of templates. */
export const spaced = (text: string) =>
  text
    .replaceAll(/ +([;!?])(?=\s|$|<)/gm, `${thin}$1`)
    .replaceAll(/ +:(?=\s|$|<)/gm, `${hard}:`)
    .replaceAll(/« +/g, `«${hard}`)
    .replaceAll(/ +»/g, `${hard}»`);

const day = /^\d{4}-\d{2}-\d{2}$/;

/** « mardi 17 septembre 2024 », « mardi 1er octobre 2024 », from a day of the calendar or an instant read in the network's time zone. */
export function longDate(value: string, timeZone: string): string {
  const options = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
  const zone = day.test(value) ? 'UTC' : timeZone;
  const written = new Intl.DateTimeFormat('fr-FR', { ...options, timeZone: zone }).format(new Date(value));
  return written.replace(/ 1 /, ' 1er ').replaceAll(/(\d+(?:er)?) (?=\p{L})/gu, `$1${hard}`);
}

/** « 14 h », « 9 h 30 », from `14:00` or an instant read in the network's time zone. */
export function hour(value: string, timeZone: string): string {
  const clock = /^\d{1,2}:\d{2}/.test(value)
    ? value
    : new Intl.DateTimeFormat('fr-FR', { hour: '2-digit', minute: '2-digit', timeZone }).format(new Date(value));
  const [hours, minutes] = clock.split(':');
  return `${Number(hours)}${hard}h${minutes === '00' ? '' : `${hard}${minutes}`}`;
}
