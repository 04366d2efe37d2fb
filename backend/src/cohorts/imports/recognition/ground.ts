import type { OrganisationKind } from '../../../network/organisations/organisation.contract';
import type { TerritoryKind } from '../../../network/territories/territory.contract';
import type { LeadOrigin, StageName } from '../../participations/participation.contract';
import { folded, likeness, NearNames, nameKey } from '../../../platform/reading/folding';
import { groupKey, territoryKey } from './territory-text';

/** Somebody of the directory, as an import compares them. */
export interface KnownPerson {
  id: string;
  givenName: string;
  familyName: string;
  email: string | null;
  telephone: string | null;
  organisationId: string | null;
  organisation: string | null;
  roleTitle: string | null;
  skills: string[];
}

/** A territory that a text may mean; `territoryId` once the network knows it, `participationId` once it is in this cohort. */
export interface Place {
  key: string;
  name: string;
  kind: TerritoryKind;
  department: string | null;
  code: string | null;
  territoryId: string | null;
  participationId: string | null;
  leadOrigin: LeadOrigin | null;
}

/** What a text for a territory comes to: one, with what is to be said where it is named otherwise, several to choose from, or none. */
export type Resolution = { place: Place; note?: string | null } | { candidates: Place[] };

/** An organisation of the directory, as an import compares it. */
export interface KnownOrganisation {
  id: string;
  name: string;
  aliases: string[];
  kind: OrganisationKind;
  siren: string | null;
  town: string | null;
  website: string | null;
}

/** What is known before anything is imported. */
export interface Ground {
  today: string;
  people: KnownPerson[];
  organisations: KnownOrganisation[];
  /** What somebody of the network said that they know how to do. */
  skills: string[];
  places: Place[];
  /** What the network says became another, by the code that the official list still has. */
  became: { code: string; name: string; todayId: string }[];
  stays: { participationId: string; personId: string; startsOn: string; endsOn: string | null }[];
  stages: { participationId: string; stage: StageName; reachedOn: string }[];
}

/** Why somebody known may be the person of a line. */
export type Likeness = 'email' | 'name' | 'near';

/** The directory, found by address, by name in either order, and by names written almost alike. */
export class PeopleIndex {
  private readonly byEmail = new Map<string, KnownPerson>();
  private readonly byName = new Map<string, KnownPerson[]>();
  private readonly nearNames = new NearNames<KnownPerson>();
  readonly byId = new Map<string, KnownPerson>();

  constructor(people: readonly KnownPerson[]) {
    for (const person of people) {
      const key = nameKey(person.givenName, person.familyName);
      this.byId.set(person.id, person);
      if (person.email) this.byEmail.set(person.email.toLowerCase(), person);
      this.byName.set(key, [...(this.byName.get(key) ?? []), person]);
      this.nearNames.add(key, person);
    }
  }

  withEmail(email: string | undefined): KnownPerson | undefined {
    return email ? this.byEmail.get(email) : undefined;
  }

  /** At most four people who may be meant, the surest first. */
  alike(givenName: string, familyName: string, email: string | undefined): { person: KnownPerson; because: Likeness }[] {
    const key = nameKey(givenName, familyName);
    const found = new Map<KnownPerson, Likeness>();
    const same = this.withEmail(email);
    if (same) found.set(same, 'email');
    for (const person of this.byName.get(key) ?? []) if (!found.has(person)) found.set(person, 'name');
    for (const person of this.nearNames.near(key, 0.55)) if (!found.has(person) && found.size < 4) found.set(person, 'near');
    return [...found].slice(0, 4).map(([person, because]) => ({ person, because }));
  }
}

/** Whether two writings can be one person's name, when their address is the same. */
export const sameWriting = (a: { givenName: string; familyName: string }, b: { givenName: string; familyName: string }) =>
  likeness(nameKey(a.givenName, a.familyName), nameKey(b.givenName, b.familyName)) >= 0.4;

/** Of which place a name is the town's own (« Mairie de X », « Commune de X », « Ville de X »): alike, and never taken for one without being asked. */
export const townOf = (name: string): string | undefined =>
  /^(?:mairie|commune|ville|municipalite|hotel de ville) (?:(?:de la|de l|du|des|de|d) )?(?:(?:les|le|la|l) )?(.+)$/.exec(folded(name))?.[1];

/** An organisation that a name may mean: the same town's, one written almost alike, or, in a list of structures, one of the same name, other name or number. Of the list itself it has no id. */
export interface AlikeOrganisation {
  id: string | null;
  name: string;
  because: 'town' | 'near' | 'name' | 'alias' | 'siren';
}

interface Named {
  id: string | null;
  name: string;
  aliases: string[];
}

/** The organisations of the directory that a new name may mean. */
export class OrganisationsAlike {
  private readonly towns = new Map<string, Named>();
  private readonly groups = new Map<string, Named>();
  private readonly nearNames = new NearNames<Named>();

  constructor(organisations: Ground['organisations']) {
    for (const organisation of organisations) this.add(organisation);
  }

  add(organisation: Named): void {
    for (const one of [organisation.name, ...organisation.aliases]) {
      const town = townOf(one);
      if (town && !this.towns.has(town)) this.towns.set(town, organisation);
      const group = groupNamed(one);
      if (group && !this.groups.has(group)) this.groups.set(group, organisation);
      this.nearNames.add(folded(one), organisation);
    }
  }

  /** At most three, the surest first. */
  of(name: string): AlikeOrganisation[] {
    const town = townOf(name);
    const same = town && this.towns.get(town);
    const group = this.groups.get(groupNamed(name) ?? '');
    // Two towns whose names are near are two towns.
    const near = town ? [] : this.nearNames.near(folded(name), 0.6);
    return [...new Set([...(same ? [same] : []), ...(group ? [group] : []), ...near])].slice(0, 3).map((one) => ({ id: one.id, name: one.name, because: one === same ? 'town' : 'near' }));
  }
}

/** « CC du Frontonnais » and « Communauté de communes du Frontonnais » name one group of communes; « Frontonnais Habitat » names none. */
function groupNamed(name: string): string | null {
  const key = groupKey(name);
  return key === territoryKey(name) ? null : key;
}

/** Organisations by their name or another that they go by. */
export function organisationIndex(organisations: Ground['organisations']): Map<string, { id: string; name: string }> {
  const index = new Map<string, { id: string; name: string }>();
  for (const { id, name, aliases } of organisations) for (const one of [...aliases, name]) index.set(folded(one), { id, name });
  return index;
}
