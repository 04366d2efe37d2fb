import plan from './corpus/gatherings.json';
import facts from './facts/occitanie.json';
import { Draw } from './draw';
import { french, inFrench } from './french';
import type { Category, DemoDelegate, DemoGathering, DemoRegistration } from './model';

export interface Guest extends Pick<DemoDelegate, 'from' | 'until' | 'state'> {
  person: string;
  participation: string | null;
  category: Category | null;
}

interface Day {
  place?: string;
  start?: string;
  attendance: number;
  purpose: string;
}

const days = plan.days as Record<string, Day>;
const natures = { in_person_day: 'common_day', webinar: 'webinar', pilot_project_forum: 'pilot_project_forum' } as const;

/** The thirteen gatherings: nine with their date, four forums that are known to have been held, not when. */
export function gatheringsOf(guests: Guest[], seed: string | number): DemoGathering[] {
  return facts.gatherings.flatMap((fact) => {
    const nature = natures[fact.kind as keyof typeof natures];
    if (nature === 'pilot_project_forum') {
      return plan.forums.attendance.map((attendance, index) => forum(index + 1, attendance, fact, guests, seed));
    }
    const date = fact.date as string;
    const day = days[date] as Day;
    const onSite = nature === 'common_day';
    const key = onSite ? `day-${date}` : `webinar-${fact.number}`;
    const titles = facts.gatheringResources.find((one) => one.gathering === date)?.titles ?? [
      'Le support de présentation',
      "L'enregistrement",
    ];
    return [
      {
        key,
        nature,
        title: french(fact.title as string),
        date,
        window: null,
        format: onSite ? ('on_site' as const) : ('remote' as const),
        place: onSite ? french(day.place as string) : null,
        link: onSite ? null : `${plan.links.webinar}/${fact.number}`,
        startsAt: onSite ? '09:00' : (day.start as string),
        endsAt: onSite ? '17:00' : '16:00',
        purpose: french(day.purpose),
        sequences: inFrench(fact.sequences ?? []),
        resources: titles.map((title, index) => ({ title: french(title), url: `${plan.links.resources}${key}/${index + 1}` })),
        registrations: registrationsOf(guests, date, day.attendance, onSite, new Draw(seed, 'attendance', key)),
      },
    ];
  });
}

function forum(
  number: number,
  attendance: number,
  fact: { from?: string; to?: string },
  guests: Guest[],
  seed: string | number,
): DemoGathering {
  const [from, to] = [fact.from as string, fact.to as string];
  return {
    key: `forum-${number}`,
    nature: 'pilot_project_forum',
    title: french(`${plan.forums.title} ${number}`),
    date: null,
    window: { from, to },
    format: 'remote',
    place: null,
    link: `${plan.links.webinar}/forum`,
    startsAt: '12:30',
    endsAt: '13:30',
    purpose: french(plan.forums.purpose),
    sequences: [],
    resources: [],
    registrations: registrationsOf(guests, to, attendance, false, new Draw(seed, 'attendance', `forum-${number}`)),
  };
}

/** Who was invited that day, what they answered, and who came: some who said yes did not, some who said nothing did. */
function registrationsOf(guests: Guest[], date: string, attendance: number, onSite: boolean, draw: Draw): DemoRegistration[] {
  const invited = guests.filter(
    ({ from, until, state }) => state === 'agreed' && from <= date && (until === null || date <= until),
  );
  const coming = new Set(draw.shuffled(invited).slice(0, attendance));
  return invited.map((guest) => {
    const came = coming.has(guest);
    const leftEarly = onSite && draw.next() < 0.08;
    const mood = draw.next();
    const answer = came
      ? mood < 0.92
        ? 'yes'
        : null
      : mood < 0.45
        ? 'no'
        : mood < 0.6
          ? 'replaced'
          : mood < 0.68
            ? 'yes'
            : null;
    const halfDays: DemoRegistration['halfDays'] = !came
      ? []
      : onSite
        ? leftEarly
          ? ['morning']
          : ['morning', 'afternoon']
        : ['afternoon'];
    return { person: guest.person, participation: guest.participation, category: guest.category, answer, halfDays };
  });
}
