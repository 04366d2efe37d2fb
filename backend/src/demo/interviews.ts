import names from './corpus/names.json';
import roster from './corpus/roster.json';
import { daysAfter, workingDay } from './calendar';
import { Draw } from './draw';
import { french } from './french';
import { type Depth, notesOf, type Speaker } from './interview-texts';
import type { Category, DemoInterview, Gender } from './model';
import { fictiveTelephone, type Names } from './people';
import type { TerritoryStory } from './territory-stories';

const roles = names.interviewees as Record<Category, string[]>;
const endings: Record<Gender, Record<string, string>> = {
  f: { e: 'e', er: 'ère', eur: 'rice', ne: 'ne', le: 'le' },
  m: { e: '', er: 'er', eur: 'eur', ne: '', le: '' },
};
const teams = roster.teams as Record<string, { lead: string; interviewers: string[]; supervisor: string }>;
const firstDay = '2024-05-21';

/** The interviews of one diagnostic, in the order in which they were held, E01 first; `depth` as for the notes. */
export function interviewsOf(story: TerritoryStory, people: Names, seed: string | number, depth: Depth = 1): DemoInterview[] {
  const draw = new Draw(seed, 'interviews', story.slug);
  const order = draw.shuffled(
    Object.entries(story.mix).flatMap(([category, count]) => Array<Category>(count).fill(category as Category)),
  );
  const { pinned } = story;
  if (pinned) {
    const from = order.indexOf(pinned.category, pinned.number - 1);
    [order[from], order[pinned.number - 1]] = [order[pinned.number - 1] as Category, order[from] as Category];
  }
  const speakers: Speaker[] = order.map((category, index) => ({
    category,
    gender: pinned?.number === index + 1 ? 'm' : draw.one(['f', 'm'] as const),
    ...(pinned?.number === index + 1 ? { pins: pinned.starts } : {}),
  }));
  const notes = notesOf(story, speakers, draw, depth);
  const dates = datesOf(story, draw);
  const team = teams[story.slug] as { interviewers: string[] };

  return speakers.map(({ category, gender }, index): DemoInterview => {
    const { given, family } = people.deal(gender);
    const isPinned = pinned?.number === index + 1;
    const on = dates[index] as string;
    return {
      number: index + 1,
      pseudonym: `E${String(index + 1).padStart(2, '0')}`,
      category,
      on,
      minutes: isPinned ? pinned.minutes : 45 + 5 * draw.between(0, 9),
      interviewer: isPinned ? (team.interviewers.at(-1) as string) : draw.one(team.interviewers),
      interviewee: {
        name: `${given} ${family}`,
        role: french(draw.one(roles[category]).replace(/\{(\w+)\}/g, (_, end: string) => endings[gender][end] ?? '')),
        email: `entretien.${story.slug}.${index + 1}@interviewes.example.org`,
        telephone: fictiveTelephone(draw),
      },
      consent: {
        on,
        how: draw.next() < 0.7 ? 'written' : 'oral',
        attribution: isPinned || draw.next() < 0.8,
        keepUntil: daysAfter(on, 5 * 365),
      },
      sections: notes[index] ?? [],
    };
  });
}

/** Working days before summer, in order; a pinned interview keeps its own. */
function datesOf(story: TerritoryStory, draw: Draw): string[] {
  const { pinned, interviews: count } = story;
  const spread = (howMany: number, from: string, to: string) => {
    const span = (Date.parse(to) - Date.parse(from)) / 86_400_000;
    const drawn = Array.from({ length: howMany }, () => workingDay(daysAfter(from, draw.between(0, span))));
    return drawn.map((date) => (date > to ? to : date)).sort();
  };
  if (!pinned) return spread(count, firstDay, story.slug === 'gruissan' ? '2024-06-28' : '2024-07-12');
  return [
    ...spread(pinned.number - 1, firstDay, pinned.on),
    pinned.on,
    ...spread(count - pinned.number, pinned.on, '2024-07-12'),
  ];
}
