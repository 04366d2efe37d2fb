import type { ActorCategory, DelegateStatus } from '../../delegation/delegate.contract';
import { folded, nameKey } from '../../../platform/reading/folding';
import type { ImportField } from './fields';
import { type AlikeOrganisation, type Ground, organisationIndex, OrganisationsAlike, PeopleIndex, type Place, type Resolution, sameWriting, townOf } from './ground';
import { type Candidate, emptyPlan, type Plan, type PlannedPerson, type PlannedRow, type PlanOptions } from './plan';
import { kept, named, plainRow, refuseTerritory } from './plan-rows';
import { placeSubstitutes } from './plan-substitutes';
import { noCategory } from './row-reading';
import { headsExecutive } from './values';

const completable = ['email', 'telephone', 'organisation', 'roleTitle'] as const;

/** Decides, line after line, who is who and what will be written. Nothing is decided silently: a likeness is asked. */
export class PeoplePlanner {
  private readonly index: PeopleIndex;
  private readonly organisations: ReturnType<typeof organisationIndex>;
  private readonly alike: OrganisationsAlike;
  /** Who bears a town's name already, and what is added beside it. */
  private readonly towns = new Map<string, string>();
  private readonly beside = new Map<string, string>();
  private readonly people = new Map<string, PlannedPerson>();
  private readonly byEmail = new Map<string, PlannedPerson>();
  private readonly byName = new Map<string, PlannedPerson[]>();
  private readonly seats = new Set<string>();
  private readonly stays = new Map<string, Ground['stays']>();

  constructor(
    ground: Ground,
    private readonly territories: ReadonlyMap<string, Resolution>,
    private readonly options: PlanOptions,
    private readonly plan: Plan = emptyPlan(),
  ) {
    this.index = new PeopleIndex(ground.people);
    this.organisations = organisationIndex(ground.organisations);
    this.alike = new OrganisationsAlike(ground.organisations);
    for (const { name, aliases } of ground.organisations) for (const one of [name, ...aliases]) this.nameTown(one, name);
    for (const stay of ground.stays) {
      const key = `${stay.participationId} ${stay.personId}`;
      this.stays.set(key, [...(this.stays.get(key) ?? []), stay]);
    }
  }

  decide(candidates: readonly Candidate[]): Plan {
    for (const candidate of candidates) this.plan.rows.push(this.row(candidate));
    placeSubstitutes(this.plan, candidates, this.people, this.territories);
    return this.plan;
  }

  /** A structure of the list itself, under the key by which its line's contact is given to it. */
  knows(organisation: string): void {
    this.organisations.set(folded(organisation), { id: '', name: organisation });
  }

  /** What becomes of one line, and of the plan with it. */
  row(candidate: Candidate): PlannedRow {
    const row = plainRow(candidate);
    if (row.outcome === 'skip' || row.outcome === 'aside') return row;
    const place = this.placeOf(row, candidate);
    if (place && !('place' in place)) refuseTerritory(row, place.candidates);
    if (row.faults.length) return named({ ...row, outcome: 'fault' }, place);
    row.structures = this.structures(row, candidate);
    if (row.structures.length) return named({ ...row, outcome: 'ask' }, place);
    const person = this.identify(row, candidate);
    if (!person) return named({ ...row, outcome: 'ask' }, place);
    return named(this.settle(row, person, place && 'place' in place ? place.place : null), place);
  }

  /** Where the line's person is to sit, if anywhere; a line that does not say as whom follows what was said for all. */
  private placeOf(row: PlannedRow, candidate: Candidate): Resolution | undefined {
    const place = row.values.territory ? this.territories.get(row.values.territory) : undefined;
    if (!row.faults.some(({ detail }) => detail === noCategory)) return place;
    const { category } = this.options;
    const asked = row.faults;
    row.faults = row.faults.filter(({ detail }) => detail !== noCategory);
    if (place && 'place' in place && this.sitsAlready(row, candidate, place.place)) return place;
    if (category === 'none') row.note = 'Dans l’annuaire seulement : la ligne ne dit pas sa place dans l’équipe.';
    else if (category) row.values = { ...row.values, category };
    else row.faults = asked;
    return category === 'none' ? undefined : place;
  }

  /** Who the line is: somebody known, the person of an earlier line, somebody new; undefined where only a person can say. */
  private identify(row: PlannedRow, { decision, decidedPersonId }: Candidate): PlannedPerson | undefined {
    const { givenName = '', familyName = '', email } = row.values;
    row.alike = this.index.alike(givenName, familyName, email);
    const earlier = this.earlier(givenName, familyName, email);
    if (earlier) row.sameLine = earlier.person.line;
    if (decision === 'same') {
      const known = decidedPersonId ? this.index.byId.get(decidedPersonId) : undefined;
      if (known) return this.known(known, row.line);
      return earlier?.person;
    }
    if (decision === 'new') return this.created(row);
    const [first] = row.alike;
    if (first?.because === 'email' && sameWriting(first.person, { givenName, familyName })) return this.known(first.person, row.line);
    if (earlier?.sure) return earlier.person;
    return row.alike.length || earlier ? undefined : this.created(row);
  }

  /** Known organisations that a new name may mean, unless somebody wrote it by hand or the person has an organisation already. */
  private structures(row: PlannedRow, candidate: Candidate): AlikeOrganisation[] {
    const { organisation } = row.values;
    if (!organisation || candidate.reading.byHand.includes('organisation') || this.organisations.has(folded(organisation))) return [];
    return this.surely(row, candidate)?.organisation ? [] : this.alike.of(organisation);
  }

  /** Who is known without asking: the one who was chosen, or who bears the same address and name. */
  private surely({ values }: PlannedRow, { decision, decidedPersonId }: Candidate): NonNullable<PlannedPerson['known']> | undefined {
    const { givenName = '', familyName = '', email } = values;
    const byEmail = this.index.withEmail(email);
    return decision === 'same' && decidedPersonId ? this.index.byId.get(decidedPersonId) : byEmail && sameWriting(byEmail, { givenName, familyName }) ? byEmail : undefined;
  }

  private sitsAlready(row: PlannedRow, candidate: Candidate, place: Place): boolean {
    const { values } = row;
    const known = this.surely(row, candidate);
    return !!known && this.during(known.id, place, values.startsOn ?? this.options.startsOn);
  }

  /** Whether somebody is in a team of the territory on a day or after it. */
  private during(personId: string, { participationId }: Place, startsOn: string): boolean {
    return (this.stays.get(`${participationId} ${personId}`) ?? []).some(({ endsOn }) => !endsOn || endsOn >= startsOn);
  }

  /** An earlier line with the same address, or the same name and no other address. */
  private earlier(givenName: string, familyName: string, email: string | undefined): { person: PlannedPerson; sure: boolean } | undefined {
    const sameEmail = email ? this.byEmail.get(email) : undefined;
    if (sameEmail) return { person: sameEmail, sure: sameWriting(sameEmail, { givenName, familyName }) };
    const named = this.byName.get(nameKey(givenName, familyName)) ?? [];
    const person = named.find((one) => !one.email || !email) ?? named[0];
    return person && { person, sure: named.length === 1 && (!person.email || !email) };
  }

  private known(known: NonNullable<PlannedPerson['known']>, line: number): PlannedPerson {
    const key = `known ${known.id}`;
    const { givenName, familyName, email, telephone, organisation, roleTitle, skills } = known;
    return this.people.get(key) ?? this.keep({ key, known, line, givenName, familyName, email: email?.toLowerCase() ?? null, telephone, organisation, roleTitle, skills: [...skills] });
  }

  private created(row: PlannedRow): PlannedPerson {
    const { givenName = '', familyName = '' } = row.values;
    const taken = this.owner(row.values.email);
    if (taken) row.note = [row.note, `Sans son adresse : c’est déjà celle de ${taken}.`].filter(Boolean).join(' ');
    const person = this.keep({ key: `line ${row.line}`, known: null, line: row.line, givenName, familyName, email: taken ? null : (row.values.email ?? null), telephone: null, organisation: null, roleTitle: null, skills: [] });
    this.plan.people.push(person);
    return person;
  }

  private owner(email: string | undefined): string | undefined {
    const person = this.index.withEmail(email) ?? (email ? this.byEmail.get(email) : undefined);
    return person && `${person.givenName} ${person.familyName}`;
  }

  private keep(person: PlannedPerson): PlannedPerson {
    const name = nameKey(person.givenName, person.familyName);
    this.people.set(person.key, person);
    if (person.email) this.byEmail.set(person.email, person);
    this.byName.set(name, [...(this.byName.get(name) ?? []), person]);
    return person;
  }

  private settle(row: PlannedRow, person: PlannedPerson, place: Place | null): PlannedRow {
    const isNew = !person.known && person.line === row.line;
    Object.assign(row, { key: person.key, person: person.known, sameLine: person.line === row.line ? null : person.line });
    const seat = place && this.sit(row, person, place);
    row.completes = this.complete(row, person);
    row.seat = seat === 'sits';
    row.note = [row.note ?? (isNew ? null : kept(row, person)), row.values.organisation && this.beside.get(person.organisation ?? ''), seat === 'sits' && this.plan.seats.at(-1)?.headOfExecutive && 'Dirige la collectivité, d’après sa fonction.'].filter(Boolean).join(' ') || null;
    if (isNew) return { ...row, outcome: 'create' };
    if (seat === 'sits' || row.completes.length) return { ...row, outcome: 'recognise', note: row.note ?? (row.sameLine && !person.known ? `Même personne que la ligne ${row.sameLine}.` : null) };
    if (row.sameLine && seat !== 'sat before') return { ...row, outcome: 'repeat', note: `Même personne que la ligne ${row.sameLine}.` };
    return { ...row, outcome: 'nothing', note: [seat === 'sat before' ? 'Déjà dans l’équipe à ces dates.' : 'Déjà dans l’annuaire.', row.note].filter(Boolean).join(' ') };
  }

  private sit(row: PlannedRow, person: PlannedPerson, place: Place): 'sits' | 'sat before' | 'repeated' {
    const startsOn = row.values.startsOn ?? this.options.startsOn;
    const seat = `${person.key} ${place.key}`;
    if (this.seats.has(seat)) return 'repeated';
    this.seats.add(seat);
    if (person.known && this.during(person.known.id, place, startsOn)) return 'sat before';
    if (!this.plan.places.some(({ key }) => key === place.key)) this.plan.places.push(place);
    const { category, status, roleTitle = null } = row.values;
    this.plan.seats.push({
      personKey: person.key, place, category: category as ActorCategory, status: (status ?? this.options.status) as DelegateStatus, startsOn,
      // The function that the person's own line already shows need not be said twice.
      roleTitle: roleTitle === (person.known?.roleTitle ?? roleTitle) ? null : roleTitle,
      headOfExecutive: category === 'elected_official' && headsExecutive(row.values.roleTitle ?? '', place.kind) && this.isHeadless(place),
    });
    return 'sits';
  }

  /** Whether nobody of this list leads the territory yet, whose team is only being composed. */
  private isHeadless({ key, participationId }: Place): boolean {
    if (this.plan.seats.some((seat) => seat.place.key === key && seat.headOfExecutive)) return false;
    return ![...this.stays.values()].some((stays) => stays.some((stay) => stay.participationId === participationId));
  }

  /** Only what is missing is completed; what somebody already says of themselves stays. */
  private complete(row: PlannedRow, person: PlannedPerson): ImportField[] {
    const done: ImportField[] = [];
    const changes: Plan['completions'][number]['changes'] = {};
    for (const field of completable) {
      const value = row.values[field];
      if (!value || person[field] || (field === 'email' && this.owner(value))) continue;
      person[field] = value;
      changes[field] = value;
      if (field === 'email') this.byEmail.set(value, person);
      if (field === 'organisation') person.organisation = this.organisation(value, row.values.category as ActorCategory | undefined);
      if (person.known || person.line !== row.line) done.push(field);
    }
    const learned = this.learned(row, person);
    if (learned.length) {
      person.skills.push(...learned);
      changes.skills = learned.join(', ');
      if (person.known || person.line !== row.line) done.push('skills');
    }
    if (person.known && done.length) this.plan.completions.push({ person: person.known, changes: { ...changes, ...(changes.organisation && { organisation: person.organisation as string }) } });
    return done;
  }

  /** What the line says that the person knows how to do, and nothing said yet. */
  private learned({ values }: PlannedRow, { skills }: PlannedPerson): string[] {
    const known = new Set(skills.map(folded));
    return (values.skills?.split(', ') ?? []).filter((skill) => !known.has(folded(skill))).slice(0, 20 - skills.length);
  }

  /** The name under which the network knows it, or a new one. */
  private organisation(name: string, category: ActorCategory | undefined): string {
    const known = this.organisations.get(folded(name));
    if (known) return known.name;
    this.organisations.set(folded(name), { id: '', name });
    this.plan.organisations.push({ name, category: category ?? null });
    const alike = this.nameTown(name, name);
    if (alike !== name) this.beside.set(name, `« ${name} » s’ajoute à côté de « ${alike} » : si c’est la même structure, réunissez-les ensuite dans l’annuaire, « Doublons possibles ».`);
    return name;
  }

  /** The first organisation that bears this town's name: itself, unless another did. */
  private nameTown(said: string, name: string): string {
    const town = townOf(said);
    if (!town) return name;
    if (!this.towns.has(town)) this.towns.set(town, name);
    return this.towns.get(town) as string;
  }
}
