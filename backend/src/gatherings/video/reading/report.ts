import { folded } from '../../../platform/reading/folding';
import { type TableLine, Unreadable } from '../../../platform/reading/table';
import { Clock, lasting } from './clock';
import { eventHeadsOf, type Heads, headsOf, hoursOf } from './heads';
import { addressIn, type Meeting, People, type Span, type VideoTool } from './meeting';

/** What helps to read a report: the days on which the gathering is held, and the network’s clock. */
export interface Context {
  days: readonly string[];
  timeZone: string;
}

const noHours =
  'Ce fichier dit combien de temps chacun est resté, mais pas à quelles heures. Dans Zoom, décochez « Afficher les utilisateurs uniques » avant d’exporter, puis déposez le nouveau fichier.';
const notAReport = 'Ce fichier n’est pas la liste des participants d’une visio : déposez celui que donnent Zoom ou Teams (.csv), ou BigBlueButton (.json).';

/** Reads the report of Zoom or Teams, line by line. */
export function readReport(lines: readonly TableLine[], context: Context): Meeting {
  const events = findHeads(lines, eventHeadsOf);
  if (events) return fromEvents(lines.slice(events.at + 1), events.heads, context);
  // Teams tells each stay in its third section, and only the first arrival and the last departure in its second: the finest is read.
  const tables = lines.flatMap(({ cells }, at) => {
    const heads = headsOf(cells);
    return heads ? [{ at, heads }] : [];
  });
  const withHours = tables.filter(({ heads }) => heads.join >= 0);
  if (!withHours.length) throw new Unreadable(tables.length ? noHours : notAReport);
  const tool = toolOf(lines, withHours.map(({ heads, at }) => lines[at]?.cells[heads.name] ?? ''));
  for (const { at, heads } of withHours.toReversed()) {
    const rows = untilNextSection(lines.slice(at + 1));
    const people = fromRows(rows, heads, context, tool);
    if (people.all.length) return meeting(tool, people, spanOf(lines, context, people));
  }
  throw new Unreadable('Ce fichier ne contient aucune participante ni aucun participant : exportez-le à nouveau une fois la réunion finie.');
}

function findHeads<T>(lines: readonly TableLine[], heads: (cells: readonly string[]) => T | undefined): { at: number; heads: T } | undefined {
  for (const [at, { cells }] of lines.slice(0, 40).entries()) {
    const found = heads(cells);
    if (found) return { at, heads: found };
  }
  return undefined;
}

const untilNextSection = (lines: readonly TableLine[]) => {
  const end = lines.findIndex(({ cells }) => cells.length === 1 && /^\d\.\s/.test(cells[0] ?? ''));
  return end < 0 ? lines : lines.slice(0, end);
};

function fromRows(rows: readonly TableLine[], heads: Heads, { days, timeZone }: Context, tool: VideoTool): People {
  const clock = new Clock(rows.flatMap(({ cells }) => [cells[heads.join] ?? '', cells[heads.leave] ?? '']), days);
  const zone = heads.universal ? timeZone : undefined;
  const people = new People();
  for (const { cells } of rows) {
    // Whoever waits at the door is not in the room.
    if (/^(yes|oui)$/i.test(cells[heads.waiting] ?? '')) continue;
    const from = clock.read(cells[heads.join], zone);
    if (from === undefined) continue;
    const lasted = lasting(cells[heads.duration]);
    const left = clock.read(cells[heads.leave], zone) ?? from + (lasted ?? 0);
    // First arrival and last departure hide the absences between them: the time that the tool counted says more.
    const to = tool === 'teams' && lasted !== undefined ? Math.min(left, from + lasted) : left;
    people.add(cells[heads.name] ?? '', heads.emails.flatMap((at) => addressIn(cells[at])), [from, to]);
  }
  return people;
}

function fromEvents(rows: readonly TableLine[], heads: { name: number; action: number; moment: number }, { days }: Context): Meeting {
  const clock = new Clock(rows.map(({ cells }) => cells[heads.moment] ?? ''), days);
  const events = rows.flatMap(({ cells }) => {
    const at = clock.read(cells[heads.moment]);
    return at === undefined || !cells[heads.name] ? [] : [{ name: cells[heads.name] as string, leaves: /\b(left|quitt\w*|sorti\w*|parti\w*|depart|deconnect\w*)\b/.test(folded(cells[heads.action] ?? '')), at }];
  });
  const end = Math.max(...events.map(({ at }) => at));
  const people = new People();
  for (const name of new Set(events.map((event) => event.name))) {
    let since: number | undefined;
    for (const { leaves, at } of events.filter((event) => event.name === name).sort((a, b) => a.at - b.at)) {
      if (!leaves) since ??= at;
      else if (since !== undefined) {
        people.add(name, [], [since, at]);
        since = undefined;
      }
    }
    // This list is taken during the meeting: whoever has not left was there until its last line.
    if (since !== undefined) people.add(name, [], [since, end]);
  }
  if (!people.all.length) throw new Unreadable(notAReport);
  return meeting('teams', people, people.span);
}

function meeting(tool: VideoTool, people: People, span: Span): Meeting {
  if (people.tooMany) throw new Unreadable('Ce fichier compte plus de 2 000 personnes : ce n’est sans doute pas celui de ce rendez-vous.');
  return { tool, span, people: people.all };
}

/** The hours that the report gives of the meeting itself, if it does and if people were there; else from the first arrival to the last departure. */
function spanOf(lines: readonly TableLine[], { days, timeZone }: Context, people: People): Span {
  const { start, end, universal } = hoursOf(lines);
  const clock = new Clock([start ?? '', end ?? ''], days.length ? days : [new Date(people.span[0] * 1000).toISOString().slice(0, 10)]);
  const zone = universal ? timeZone : undefined;
  const [from, to] = [clock.read(start, zone), clock.read(end, zone)];
  return from !== undefined && to !== undefined && from < people.span[1] && to > people.span[0] ? [from, to] : people.span;
}

function toolOf(lines: readonly TableLine[], nameHeads: readonly string[]): VideoTool {
  const sections = lines.some(({ cells }) => cells.length === 1 && /^[123]\.\s/.test(cells[0] ?? ''));
  const teams = sections || nameHeads.some((head) => /^(full name|nom complet)$/.test(folded(head))) || lines.some(({ cells }) => cells.some((cell) => /\bUPN\b/.test(cell)));
  return teams ? 'teams' : 'zoom';
}
