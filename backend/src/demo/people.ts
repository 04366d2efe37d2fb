import names from './corpus/names.json';
import roster from './corpus/roster.json';
import { Draw } from './draw';
import type { DemoDelegate, DemoPerson, Gender } from './model';
import { inFrench } from './french';
import type { TerritoryStory } from './territory-stories';

const plain = (name: string) =>
  name
    .normalize('NFD')
    .replace(/[^a-zA-Z]/g, '')
    .toLowerCase();
const domains: Record<string, string> = {
  network: 'reseau',
  arec: 'arec',
  region: 'region',
  media: 'media',
  quadrant: 'evaluation',
};

/** Only numbers that the regulator keeps for fiction: they ring nowhere. */
export function fictiveTelephone(draw: Draw): string {
  const [prefix, digits] = [draw.one(['06 39 98', '06 39 98', '04 65 71', '05 36 49']), draw.between(0, 9999)];
  const [high, low] = [Math.floor(digits / 100), digits % 100].map((pair) => String(pair).padStart(2, '0'));
  return `${prefix} ${high} ${low}`;
}

/** Deals names that nobody in the cohort has yet. */
export class Names {
  private readonly families: string[];
  private readonly given: Record<Gender, string[]>;
  private dealt = 0;
  private readonly used = new Set<string>(['ouadah', 'escande', 'marchetti'].map(plain));

  constructor(private readonly draw: Draw) {
    this.families = draw.shuffled(names.family);
    this.given = { f: draw.shuffled(names.female), m: draw.shuffled(names.male) };
  }

  deal(gender: Gender, given?: string): { given: string; family: string } {
    for (;;) {
      const family = this.families[this.dealt++ % this.families.length] as string;
      const first = given ?? this.draw.one(this.given[gender]);
      if (this.used.has(plain(first + family))) continue;
      this.used.add(plain(first + family));
      return { given: first, family };
    }
  }
}

/** The network's own people: staff, twenty allies, evaluator, journalist, funder. */
export function networkPeople(draw: Draw): DemoPerson[] {
  const organisations = new Map(roster.organisations.map(({ key, name }) => [key, name]));
  return roster.people.map((one) => ({
    key: one.key,
    given: one.given,
    family: one.family,
    gender: one.gender as Gender,
    email: `${plain(one.given)}.${plain(one.family)}@${domains[one.organisation ?? ''] ?? 'allies'}.example.org`,
    telephone: fictiveTelephone(draw),
    organisation: one.organisation ? (organisations.get(one.organisation) ?? null) : null,
    role: inFrench(one.role),
    ally: one.ally ?? false,
    staff: one.staff ?? false,
  }));
}

/** The people of one territory's delegation, in the order of its seats. */
export function delegationOf(
  story: TerritoryStory,
  names: Names,
  draw: Draw,
): { people: DemoPerson[]; delegates: DemoDelegate[] } {
  const people: DemoPerson[] = [];
  const delegates = story.delegation.map((seat, index): DemoDelegate => {
    const key = `delegate:${story.slug}:${index}`;
    const { given, family } = names.deal(seat.gender, story.slug === 'canohes' && index === 2 ? 'Nadia' : undefined);
    people.push({
      key,
      given,
      family,
      gender: seat.gender,
      email: `${plain(given)}.${plain(family)}@${seat.organisation ? story.mail.replace('.example.org', '') : 'habitants'}.example.org`,
      telephone: fictiveTelephone(draw),
      organisation: seat.organisation,
      role: seat.role,
      ally: false,
      staff: false,
    });
    const { category, role, organisation, from } = seat;
    return {
      person: key,
      category,
      role,
      organisation,
      from,
      until: seat.until ?? null,
      state: seat.state ?? 'agreed',
      head: seat.head ?? false,
    };
  });
  return { people, delegates };
}
