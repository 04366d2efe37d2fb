import corpus from '../corpus/companions.json';
import roster from '../corpus/roster.json';
import { daysAfter, daysBetween, workingDay } from '../calendar';
import { demoId } from '../demo-id';
import { CohortCopy } from '../rows/cohort-copy';

export type Category = 'elected_official' | 'local_agent' | 'socio_economic_actor' | 'state_agent' | 'resident';
export type Half = 'morning' | 'afternoon';

export interface Companion {
  key: string;
  at: string;
  category: Category;
  given: string;
  family: string;
  role: string;
  organisation: string | null;
  head?: boolean;
  noMail?: boolean;
  /** What the server of their address answered. */
  undeliverable?: string;
}

/** One collective time as the corpus tells it; `day` counts from the day of the loading. */
export interface Meeting {
  key: string;
  day: number | null;
  nature: string;
  format: 'on_site' | 'remote' | 'hybrid';
  title: string;
  purpose: string;
  from: string | null;
  to: string | null;
  halves: Half[];
  /** By person: yes, no, none, « yes:remote » or « replaced: » and a name. */
  answers: Record<string, string>;
  number?: number;
  period?: string;
  place?: string;
  address?: string;
  capacity?: number;
  signature?: boolean;
  closed?: boolean;
  cancelled?: string;
  moved?: boolean;
  workingGroup?: boolean;
  onlyMorning?: boolean;
  leftAtNoon?: string[];
  came?: Record<string, string[]>;
  sequences?: [from: string, to: string, kind: string, title: string][];
  speakers?: Record<string, string[]>;
  tasks?: [words: string, person: string, done: boolean][];
  resources?: [kind: string, title: string, summary: string | null, themes: number[]][];
  needs?: Record<string, Record<string, string | string[]>>;
  feedback?: [category: Category, ...answers: string[]][];
  /** Names as the tool shows them, whom they are known to be, and the minutes between which they were there. */
  video?: [shown: string, person: string | null, from: number, to: number][];
  word?: string;
}

export const companions = corpus.people as Companion[];
export const meetings = corpus.gatherings as unknown as Meeting[];

/**
 * The cohort that goes on: territories which finished their path keep walking together. Everything in it is invented, its ids
 * and words are the same at every loading, and its days are counted from the day of the loading, so that there is always
 * something to come, something today and something that has just been.
 */
export class CompanionCohort {
  /** The network's own people are those of the demo cohort. */
  private readonly network = new CohortCopy(0);

  constructor(
    readonly today: string,
    readonly now: Date,
  ) {}

  id(kind: string, ...path: (string | number)[]): string {
    return demoId('companions', kind, ...path);
  }

  get cohortId(): string {
    return this.id('cohort');
  }

  person(key: string): string {
    return companions.some((one) => one.key === key) ? this.id('person', key) : this.network.id('person', key);
  }

  /** A day from today; nobody is invited to a week-end, but today is today. */
  on(days: number): string {
    return days === 0 ? this.today : workingDay(daysAfter(this.today, days));
  }

  heldOn({ day }: Meeting): string | null {
    return day === null ? null : this.on(day);
  }

  /** How many days ago a gathering was held, on the day that the week-end left it; negative before it. */
  heldAgo(meeting: Meeting): number {
    return daysBetween(this.heldOn(meeting) ?? this.today, this.today);
  }

  /** So many days ago, at an hour; never later than the loading. */
  ago(days: number, time = '09:00'): string {
    const at = `${daysAfter(this.today, -days)}T${time}:00Z`;
    return Date.parse(at) > this.now.getTime() ? this.now.toISOString() : at;
  }

  /** The participation of a companion's territory; none for allies and guests. */
  participation(key: string): string | null {
    const one = companions.find((companion) => companion.key === key);
    return one ? this.id('participation', one.at) : null;
  }

  nameOf(key: string): string {
    const one = companions.find((companion) => companion.key === key) ?? roster.people.find((person) => person.key === key);
    return one ? `${one.given} ${one.family}` : '';
  }

  /** Whether an e-mail can be addressed to them at all. */
  reachable(key: string): boolean {
    return !companions.some((companion) => companion.key === key && companion.noMail);
  }

  category(key: string): Category | null {
    return companions.find((companion) => companion.key === key)?.category ?? null;
  }
}
