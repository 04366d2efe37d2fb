import common from './corpus/common.json';
import guide from './corpus/guide.json';
import { Draw } from './draw';
import { french } from './french';
import { matchOnce } from './matching';
import type { Category, DemoSection, Gender } from './model';
import { readPassages } from './passages';
import type { TerritoryStory } from './territory-stories';

interface Fragment {
  marked: string;
  category: Category | 'any';
  own: boolean;
}

/** How often each question is answered: once to be read, three times to be measured. */
export type Depth = 1 | 3;

export interface Speaker {
  category: Category;
  gender: Gender;
  pins?: string[];
}

const shared = common as Record<string, Partial<Record<Category | 'any', string[]>>>;
const words = (gender: Gender): Record<string, string> =>
  gender === 'f'
    ? { Il: 'Elle', il: 'elle', e: 'e', lui: 'elle', celui: 'celle' }
    : { Il: 'Il', il: 'il', e: '', lui: 'lui', celui: 'celui' };

/** Fills the slots of a sentence for who speaks and where, then elides what French elides. */
export function tell(marked: string, story: TerritoryStory, gender: Gender): string {
  const slots: Record<string, string> = { ...words(gender), ...story.slots };
  return french(marked.replace(/\{(\w+)\}/g, (_, slot: string) => slots[slot] ?? '')).replace(/\b(qu|d)e (?=elle|il\b)/gi, '$1’');
}

function fragmentsFor(question: string, story: TerritoryStory): Fragment[] {
  const general = Object.entries(shared[question] ?? {}).flatMap(([category, marked]) =>
    marked.map((text) => ({ marked: french(text), category: category as Category | 'any', own: false })),
  );
  const own = (story.fragments[question] ?? []).map((text) => {
    const [, category, marked] = /^(?:@(\w+) )?([^]*)$/.exec(text) as unknown as [string, Category | undefined, string];
    return { marked, category: category ?? ('any' as const), own: true };
  });
  return [...general, ...own];
}

/**
 * The notes of one diagnostic: for each question every speaker gets a paragraph that nobody else of the
 * territory has; some do not answer one of the questions, as in life. Asked in depth, a speaker answers each
 * question three times over: about fifteen passages, the size on which speed is measured.
 */
export function notesOf(story: TerritoryStory, speakers: Speaker[], draw: Draw, depth: Depth = 1): DemoSection[][] {
  const notes: DemoSection[][] = speakers.map(() => []);
  const silences = speakers.map((speaker) =>
    speaker.pins || depth > 1 || draw.next() < 0.55 ? -1 : draw.between(0, guide.questions.length - 1),
  );
  const rounds = guide.questions.flatMap((question, asked) => Array.from({ length: depth }, () => ({ question, asked })));
  rounds.forEach(({ question, asked }) => {
    const fragments = fragmentsFor(question.key, story);
    const order = draw.shuffled(speakers.map((_, index) => index)).filter((index) => silences[index] !== asked);
    order.sort((one, other) => Number(Boolean(speakers[other]?.pins)) - Number(Boolean(speakers[one]?.pins)));
    const given = matchOnce(order.map((index) => wishes(speakers[index] as Speaker, fragments, draw)));
    order.forEach((speaker, rank) => {
      const fragment = fragments[given[rank] ?? -1];
      if (!fragment) return;
      const { text, passages } = readPassages(tell(fragment.marked, story, (speakers[speaker] as Speaker).gender));
      notes[speaker]?.push({ question: question.key, title: french(question.title), text, passages });
    });
  });
  return notes;
}

/** What suits a speaker, what concerns the place first; a pinned speaker says one known thing. */
function wishes(speaker: Speaker, fragments: Fragment[], draw: Draw): number[] {
  const indexes = fragments.map((_, index) => index);
  const pinned = indexes.filter((index) => speaker.pins?.some((start) => fragments[index]?.marked.startsWith(start)));
  if (pinned.length) return pinned;
  const fits = indexes.filter((index) => ['any', speaker.category].includes((fragments[index] as Fragment).category));
  const weight = (index: number) => ((fragments[index] as Fragment).own ? 0.8 : 1) * draw.next();
  return fits
    .map((index) => [weight(index), index] as const)
    .sort(([one], [other]) => one - other)
    .map(([, index]) => index);
}
