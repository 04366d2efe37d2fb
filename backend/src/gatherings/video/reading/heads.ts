import { folded } from '../../../platform/reading/folding';

/** Where a report keeps what serves, by column. `universal`: its moments are in UTC. */
export interface Heads {
  name: number;
  emails: number[];
  join: number;
  leave: number;
  duration: number;
  waiting: number;
  universal: boolean;
}

const words = {
  duration: /^(total )?(dur|temps passe)|\bduration\b/,
  leave: /\b(leave|left|depart|sortie|deconnexion|quitte\w*)\b/,
  join: /\b(join|joined|arrivee|entree|rejoin\w*|jonction|participation|acces|connexion)\b/,
  email: /\b(e ?mail|courriel|upn)\b/,
  name: /^(full name|display name|user name|name|nom|nom complet|nom d utilisateur|prenom et nom|nom et prenom)\b(?!.*\b(reunion|meeting|organi[sz]ation|salle)\b)/,
  waiting: /\b(waiting room|salle d attente)\b/,
  action: /^(user action|action( de l utilisateur)?)$/,
  moment: /^(timestamp|horodatage|date et heure)$/,
};

const last = (found: number[]) => found.at(-1) ?? -1;

/** The columns of a line of heads, in English or in French; nothing when it is not one. */
export function headsOf(cells: readonly string[]): Heads | undefined {
  const keys = cells.map(folded);
  const where = (fits: (key: string) => boolean) => keys.flatMap((key, at) => (fits(key) ? [at] : []));
  const moments = (word: RegExp) => where((key) => !words.duration.test(key) && word.test(key));
  const [leave = -1] = moments(words.leave);
  const [join = -1] = moments(words.join).filter((at) => at !== leave);
  // A report that repeats the meeting on each line names its host first: whoever came stands nearest to the hours.
  const name = last(where((key) => words.name.test(key) && !words.email.test(key)).filter((at) => join < 0 || at < join));
  const addresses = where((key) => words.email.test(key)).filter((at) => at > name);
  if (name < 0 || (join < 0 && !keys.some((key) => words.duration.test(key)))) return undefined;
  return {
    name,
    emails: addresses,
    join,
    leave,
    duration: last(where((key) => words.duration.test(key)).filter((at) => at > name)),
    waiting: last(where((key) => words.waiting.test(key))),
    universal: /\butc\b/i.test(cells[join] ?? ''),
  };
}

/** The older list of Teams has one line an event: name, action, moment. */
export function eventHeadsOf(cells: readonly string[]): { name: number; action: number; moment: number } | undefined {
  const keys = cells.map(folded);
  const found = { name: keys.findIndex((key) => words.name.test(key)), action: keys.findIndex((key) => words.action.test(key)), moment: keys.findIndex((key) => words.moment.test(key)) };
  return Object.values(found).every((at) => at >= 0) ? found : undefined;
}

const starts = /^(meeting )?start( time)?$|^heure de (debut|demarrage)|^debut|^meeting start time|^start time/;
const ends = /^(meeting )?end( time)?$|^heure de fin|^fin( de la reunion)?$|^meeting end time|^end time/;

/** The hours of the meeting itself, wherever a report tells them: a line « Start time, … », or a block of heads with its values below. */
export function hoursOf(lines: readonly { cells: readonly string[] }[]): { start: string | undefined; end: string | undefined; universal: boolean } {
  let start: string | undefined;
  let end: string | undefined;
  let universal = false;
  for (const [at, { cells }] of lines.entries()) {
    for (const [column, cell] of cells.entries()) {
      const key = folded(cell);
      const value = column === 0 && cells.length === 2 ? cells[1] : lines[at + 1]?.cells[column];
      if (!start && starts.test(key)) [start, universal] = [value, /\butc\b/i.test(cell)];
      if (!end && ends.test(key)) end = value;
    }
  }
  return { start, end, universal };
}
