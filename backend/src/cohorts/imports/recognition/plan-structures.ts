import { folded, likeness } from '../../../platform/reading/folding';
import type { ImportField } from './fields';
import { type AlikeOrganisation, type Ground, OrganisationsAlike } from './ground';
import { emptyPlan, type Candidate, type Plan, type PlannedRow, type PlannedStructure, type PlanOptions } from './plan';
import { PeoplePlanner } from './plan-people';
import { plainRow } from './plan-rows';

/** Decides which structure each line is, and who is to be joined there. A likeness of name, of another name or of number is asked. */
export class StructuresPlanner {
  private readonly plan: Plan = emptyPlan();
  private readonly contacts: PeoplePlanner;
  private readonly alike: OrganisationsAlike;
  private readonly names = new Map<string, PlannedStructure>();
  private readonly others = new Map<string, PlannedStructure>();
  private readonly numbers = new Map<string, PlannedStructure>();

  constructor(ground: Ground, options: PlanOptions) {
    this.contacts = new PeoplePlanner(ground, new Map(), options, this.plan);
    this.alike = new OrganisationsAlike(ground.organisations);
    for (const known of ground.organisations) this.keep({ ...known, key: `structure ${known.id}`, known, line: 0, aliases: [...known.aliases] });
  }

  decide(candidates: readonly Candidate[]): Plan {
    for (const candidate of candidates) this.plan.rows.push(this.row(candidate));
    return this.plan;
  }

  private row(candidate: Candidate): PlannedRow {
    const row = plainRow(candidate);
    if (row.outcome === 'skip' || row.outcome === 'aside') return row;
    if (row.faults.length) return { ...row, outcome: 'fault' };
    const found = this.identify(row, candidate);
    if (!found) return { ...row, outcome: 'ask' };
    const contact = this.contact(row, candidate, found);
    if (contact?.outcome === 'ask') return { ...row, outcome: 'ask', alike: contact.alike, sameLine: contact.sameLine };
    return this.settle(row, candidate, found, contact);
  }

  /** The structure of the line: of the directory, of an earlier line, or new; undefined where only a person can say. */
  private identify(row: PlannedRow, { reading }: Candidate): PlannedStructure | undefined {
    const { organisation = '', siren } = row.values;
    const byHand = reading.byHand.includes('organisation');
    const named = this.names.get(folded(organisation)) ?? (byHand ? undefined : this.others.get(folded(organisation)));
    const numbered = siren ? this.numbers.get(siren) : undefined;
    if (named && (byHand || !numbered || numbered === named)) return named;
    if (!named && !byHand && numbered && likeness(folded(numbered.name), folded(organisation)) >= 0.4) return numbered;
    if (!byHand) {
      row.structures = this.proposed(row, organisation);
      if (row.structures.length) return undefined;
    }
    return { key: `structure of line ${row.line}`, known: null, line: row.line, name: organisation, kind: row.values.nature as PlannedStructure['kind'], aliases: [], siren: null, town: null, website: null };
  }

  /** Which ones a writing may mean, with the number and the other names beside it, the surest first. */
  private proposed({ values: { siren = '', aliases = '' } }: PlannedRow, organisation: string): AlikeOrganisation[] {
    const found = (because: AlikeOrganisation['because'], one: PlannedStructure | undefined) => (one ? [{ id: one.known?.id ?? null, name: one.name, because }] : []);
    const all = [
      ...found('name', this.names.get(folded(organisation)) ?? this.others.get(folded(organisation))),
      ...found('siren', this.numbers.get(siren)),
      ...aliases.split('; ').flatMap((alias) => found('alias', this.names.get(folded(alias)) ?? this.others.get(folded(alias)))),
      ...this.alike.of(organisation),
    ];
    return all.filter(({ name }, at) => all.findIndex((one) => one.name === name) === at).slice(0, 4);
  }

  /** Who is to be joined there, as a person of the directory. Without a name, an address or a number is nobody's. */
  private contact(row: PlannedRow, candidate: Candidate, { key }: PlannedStructure): PlannedRow | null {
    const { givenName, familyName, email, telephone, roleTitle } = row.values;
    if (!givenName || !familyName) {
      if (email || telephone) row.note = 'Sans nom de contact, l’adresse et le téléphone ne sont pas gardés : ce sont ceux de quelqu’un.';
      return null;
    }
    this.contacts.knows(key);
    const values = { givenName, familyName, organisation: key, ...(email && { email }), ...(telephone && { telephone }), ...(roleTitle && { roleTitle }) };
    return this.contacts.row({ ...candidate, reading: { ...candidate.reading, values, faults: [] } });
  }

  private settle(row: PlannedRow, candidate: Candidate, structure: PlannedStructure, contact: PlannedRow | null): PlannedRow {
    const entering = !structure.known && structure.line === row.line;
    const notes = [row.note, this.otherwise(row, structure), contact && elsewhere(contact, structure), contact?.note];
    if (entering) {
      this.plan.structures.push(structure);
      this.alike.add({ id: null, name: structure.name, aliases: [] });
    }
    const completed = this.complete(row, candidate, structure);
    this.keep(structure);
    const completes = [...(entering ? [] : completed), ...(contact?.completes ?? []).filter((field) => field !== 'organisation')];
    if (structure.known && completed.length && !this.plan.structures.includes(structure)) this.plan.structures.push(structure);
    Object.assign(row, { structure, key: contact?.key ?? null, person: contact?.person ?? null, completes, sameLine: entering || structure.known ? null : structure.line });
    const created = entering || contact?.outcome === 'create';
    const outcome = created ? 'create' : completes.length || contact?.outcome === 'recognise' ? 'recognise' : structure.known ? 'nothing' : 'repeat';
    const why = outcome === 'nothing' && !contact ? 'Déjà dans l’annuaire.' : !structure.known && !entering ? `Même structure que la ligne ${structure.line}.` : null;
    return { ...row, outcome, note: [why, ...notes].filter(Boolean).join(' ') || null };
  }

  /** Only what is missing is completed. The name that the list gives becomes another name, so that it is found by it next time. */
  private complete(row: PlannedRow, { reading }: Candidate, structure: PlannedStructure): ImportField[] {
    const { aliases = '', siren, town, website, nature, organisation = '' } = row.values;
    const done: ImportField[] = [];
    const called = new Set([structure.name, ...structure.aliases].map(folded));
    // What somebody chose over the cell was proposed for it, or else the cell was a mistake.
    const said = reading.said && this.proposed(row, reading.said).some(({ name }) => name === structure.name) ? reading.said : '';
    const more = [...aliases.split('; '), organisation, said].filter((one) => folded(one) && !called.has(folded(one)) && called.add(folded(one)));
    if (more.length && structure.aliases.length + more.length <= 20) {
      structure.aliases.push(...more);
      done.push('aliases');
    }
    for (const [field, value] of [['siren', siren], ['town', town], ['website', website]] as const) {
      if (!value || structure[field] || (field === 'siren' && this.numbers.has(value) && this.numbers.get(value) !== structure)) continue;
      structure[field] = value;
      done.push(field);
    }
    if (structure.kind === 'other' && nature && nature !== 'other' && !row.guessed.includes('nature')) {
      structure.kind = nature as PlannedStructure['kind'];
      done.push('nature');
    }
    return done;
  }

  /** What the list says otherwise than what is known: said on the line, never written over. */
  private otherwise({ values }: PlannedRow, structure: PlannedStructure): string | null {
    const taken = values.siren ? this.numbers.get(values.siren) : undefined;
    if (taken && taken !== structure) return `Ce SIREN est déjà celui de « ${taken.name} » : il n’est pas repris.`;
    const differs = ([['siren', 'SIREN'], ['town', 'Commune'], ['website', 'Site']] as const).filter(([field]) => values[field] && structure[field] && folded(values[field]) !== folded(structure[field]));
    return differs.map(([field, label]) => `${label} différent${field === 'town' ? 'e' : ''} dans la liste : on garde ${structure[field]}.`).join(' ') || null;
  }

  private keep(structure: PlannedStructure): void {
    this.names.set(folded(structure.name), structure);
    for (const alias of structure.aliases) if (!this.others.has(folded(alias))) this.others.set(folded(alias), structure);
    if (structure.siren && !this.numbers.has(structure.siren)) this.numbers.set(structure.siren, structure);
  }
}

const elsewhere = ({ person }: PlannedRow, { name }: PlannedStructure) =>
  person?.organisation && folded(person.organisation) !== folded(name) ? `${person.givenName} ${person.familyName} reste à « ${person.organisation} ».` : null;
