import { z } from 'zod';
import { cleaned, Unreadable } from '../../../platform/reading/table';
import { wall } from './clock';
import { addressIn, type Meeting, People, type Span } from './meeting';
import type { Context } from './report';

const instant = z.number().min(0).max(4_102_444_800_000);
const stay = z.object({ registeredOn: instant, leftOn: instant.nullish() });
const id = z.union([stay, z.object({ sessions: z.array(stay) })]);
const shown = z.string().max(2000).nullish();

/**
 * The learning dashboard’s own file. Its shape is read by `bbb-learning-dashboard/src/services/UserService.js` of
 * bigbluebutton/bigbluebutton: each user has one `intId` a device or a connection, with `sessions` since 2.5 and one
 * `registeredOn`/`leftOn` before; instants in milliseconds, `leftOn: 0` while still there.
 */
const Dashboard = z.object({
  createdOn: instant.nullish(),
  endedOn: instant.nullish(),
  users: z.record(z.string(), z.object({ name: shown, extId: shown, intIds: z.union([z.record(z.string(), id), z.array(id)]) })),
});

const moments = z.array(z.union([z.string().max(40), instant])).default([]);

/** What the server posts to `meta_analytics-callback-url` once the meeting ended (its « events »). */
const Callback = z.object({
  data: z.object({
    start: z.string().nullish(),
    finish: z.string().nullish(),
    attendees: z.array(z.object({ name: shown, ext_user_id: shown, joins: moments, leaves: moments })),
  }),
});

/** Reads the JSON of BigBlueButton, in either of its two shapes. */
export function readBigBlueButton(text: string, { timeZone }: Context): Meeting {
  const json = parsed(text);
  const people = new People();
  const dashboard = Dashboard.safeParse(json);
  const callback = Callback.safeParse(json);
  const on = (at: number): number => wall(at, timeZone);
  let hours: [start: number | undefined, end: number | undefined];
  if (dashboard.success) {
    const { users, createdOn, endedOn } = dashboard.data;
    const stays = Object.values(users).map((user) => ({ user, stays: Object.values(user.intIds).flatMap((one) => ('sessions' in one ? one.sessions : [one])) }));
    const end = endedOn || Math.max(0, ...stays.flatMap((one) => one.stays.flatMap(({ registeredOn, leftOn }) => [registeredOn, leftOn ?? 0])));
    for (const { user, stays: each } of stays) for (const { registeredOn, leftOn } of each) people.add(cleaned(user.name ?? ''), addressIn(user.extId ?? ''), [on(registeredOn), on(leftOn || end)]);
    hours = [createdOn ? on(createdOn) : undefined, end ? on(end) : undefined];
  } else if (callback.success) {
    const { attendees, start, finish } = callback.data.data;
    const end = at(finish ?? '') ?? Math.max(0, ...attendees.flatMap(({ leaves }) => leaves.map((leave) => at(leave) ?? 0)));
    for (const { name, ext_user_id: extId, joins, leaves } of attendees) {
      const left = leaves.map((leave) => at(leave)).filter((one) => one !== undefined).sort((a, b) => a - b);
      for (const join of joins.map((one) => at(one)).filter((one) => one !== undefined).sort((a, b) => a - b)) {
        const after = left.findIndex((leave) => leave >= join);
        people.add(cleaned(name ?? ''), addressIn(extId ?? ''), [on(join), on(after < 0 ? end : (left.splice(after, 1)[0] as number))]);
      }
    }
    hours = [at(start ?? '') === undefined ? undefined : on(at(start ?? '') as number), end ? on(end) : undefined];
  } else {
    throw new Unreadable('Ce fichier JSON ne vient pas de BigBlueButton : déposez celui du tableau de bord d’apprentissage, téléchargé après la réunion.');
  }
  if (!people.all.length) throw new Unreadable('Ce fichier ne contient aucune participante ni aucun participant : exportez-le à nouveau une fois la réunion finie.');
  if (people.tooMany) throw new Unreadable('Ce fichier compte plus de 2 000 personnes : ce n’est sans doute pas celui de ce rendez-vous.');
  const [start = people.span[0], end = people.span[1]] = hours;
  const span: Span = start < people.span[1] && end > people.span[0] ? [start, end] : people.span;
  return { tool: 'big_blue_button', span, people: people.all };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Unreadable('Ce fichier JSON est coupé ou abîmé : téléchargez-le à nouveau, puis réessayez.');
  }
}

const at = (moment: string | number): number | undefined => {
  const found = typeof moment === 'number' ? moment : Date.parse(moment);
  return Number.isNaN(found) ? undefined : found;
};
