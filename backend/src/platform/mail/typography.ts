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

/** « mardi 17 septembre », where the year goes without saying: a subject, read on a phone. */
export const briefDate = (value: string, timeZone: string): string => longDate(value, timeZone).replace(/.\d{4}$/, '');

const folded = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** « Webinaire, en visio » under a title; « En visio » when the title says already that it is a webinar. */
export function beside(title: string, ...facts: string[]): string {
  const told = facts.filter((fact) => fact && !folded(title).includes(folded(fact))).join(', ');
  return told.slice(0, 1).toUpperCase() + told.slice(1);
}

/** Not more than so many characters, cut between two words. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const short = text.slice(0, most - 1);
  const lastSpace = short.search(/\s\S*$/u);
  return `${(lastSpace > most / 2 ? short.slice(0, lastSpace) : short).replace(/[\s,;:.«(–-]+$/u, '')}…`;
}

/** « 14 h », « 9 h 30 », from `14:00` or an instant read in the network's time zone. */
export function hour(value: string, timeZone: string): string {
  const clock = /^\d{1,2}:\d{2}/.test(value)
    ? value
    : new Intl.DateTimeFormat('fr-FR', { hour: '2-digit', minute: '2-digit', timeZone }).format(new Date(value));
  const [hours, minutes] = clock.split(':');
  return `${Number(hours)}${hard}h${minutes === '00' ? '' : `${hard}${minutes}`}`;
}
