import { ContactInput, PersonInput } from '../../../network/people/person.contract';
import { type Column, remarks } from './columns';
import { OrganisationInput } from '../../../network/organisations/organisation.contract';
import type { ImportField, ImportKind } from './fields';
import { organisationKind } from './organisation-kind';
import { aliases, nature, siren, town, website } from './structure-values';
import { folded } from '../../../platform/reading/folding';
import { KnownSkills } from './skills';
import { category, categoryIn, day, doubtful, email, leadOrigin, properName, splitName, stage, status, substituteOf, telephone, type Value } from './values';

/** What a line says once its cells are read: values in their final form, and what is to be mended. */
export interface RowReading {
  values: Partial<Record<ImportField, string>>;
  faults: { field: ImportField; detail: string }[];
  /** What was deduced rather than read: a kind of actor, from the function. */
  guessed: ImportField[];
  /** What somebody wrote over the cell. */
  byHand: ImportField[];
  /** In whose stead the line says that the person sits: words that a name of the same team may answer. */
  standsFor?: string;
  /** The name of a structure as the list writes it, before anybody mended it. */
  said?: string;
  /** A title between two groups, a total: nobody is in it. */
  aside: boolean;
}

/** What is asked of whoever enters a team; nobody asks it of those who are there already. */
export const noCategory = 'Choisissez sa place dans l’équipe.';

const longest: Partial<Record<ImportField, number>> = { givenName: 80, familyName: 80, organisation: 160, roleTitle: 160, nextStep: 400, territory: 160, territoryCode: 20 };
const parsers: Partial<Record<ImportField, (text: string) => Value<string>>> = { email, telephone, category, status, startsOn: day, reachedOn: day, stage, leadOrigin, aliases, nature, siren, town, website };

/** Reads one line by the columns; what somebody mended by hand replaces the cell. */
export function readRow(kind: ImportKind, columns: readonly Column[], cells: readonly string[], mended: Partial<Record<ImportField, string>>, skills = new KnownSkills()): RowReading {
  const raw = rawTexts(columns, cells, mended);
  const reading: RowReading = { values: {}, faults: [], guessed: [], byHand: Object.keys(mended) as ImportField[], aside: false };
  for (const [field, text] of Object.entries(raw) as [ImportField, string][]) readField(reading, field, text, skills);
  withCode(reading);
  if (kind === 'people') {
    readRemarks(reading, raw.roleTitle, columns.flatMap(({ heading, field }, index) => (!field && remarks.test(folded(heading)) ? (cells[index] ?? '') : [])));
    completePerson(reading);
  }
  else if (kind === 'structures') completeStructure(reading, rawTexts(columns, cells, {}).organisation);
  else if (!reading.values.territory && !raw.territory) reading.faults.push({ field: 'territory', detail: 'Il manque le territoire.' });
  reading.aside = !Object.values(mended).some(Boolean) && isAside(kind, columns, cells, reading);
  return reading;
}

/** The text that each field has before it is read: what the cell says, or what somebody wrote over it. */
export function rawTexts(columns: readonly Column[], cells: readonly string[], mended: Partial<Record<ImportField, string>>) {
  const raw: Partial<Record<ImportField, string>> = {};
  for (const [index, { field, heading }] of columns.entries()) {
    // Several skills in one cell often stand one under the other.
    const text = (cells[index] ?? '').replace(field === 'skills' || field === 'aliases' ? /\s*[\r\n]+\s*/g : /(?!)/g, '; ').replace(/\s+/g, ' ').trim();
    if (!field || !text) continue;
    if (field === 'fullName') Object.assign(raw, splitName(text, familyFirst(heading)));
    else raw[field] = text;
  }
  return { ...raw, ...mended };
}

/** A civility says nothing of a name: where one stands alone, the name is missing. */
const civilityAlone = /^(m|mr|mme|mlle|monsieur|madame|mademoiselle)\.?$/i;

/** « Nom Prénom », whatever stands above it. */
const familyFirst = (heading: string) => /^noms? .*prenom/.test(folded(heading.split(' · ').at(-1) ?? ''));

function readField(reading: RowReading, field: ImportField, text: string, skills: KnownSkills): void {
  const trimmed = text.trim();
  if (!trimmed) return;
  // A spreadsheet that exports its formulas gives no value: nothing here computes one.
  if (trimmed.startsWith('=')) return void reading.faults.push({ field, detail: 'C’est une formule, pas une valeur : écrivez ce qu’elle devrait donner.' });
  if ((field === 'givenName' || field === 'familyName') && civilityAlone.test(trimmed)) return;
  const most = longest[field];
  if (most && trimmed.length > most) return void reading.faults.push({ field, detail: `${trimmed.length} signes : ${most} au plus.` });
  const parsed = (field === 'skills' ? skills.read(trimmed, reading.byHand.includes('skills')) : parsers[field]?.(trimmed)) ?? { value: field === 'givenName' || field === 'familyName' ? properName(trimmed) : trimmed };
  if ('fault' in parsed) reading.faults.push({ field, detail: parsed.fault });
  else if (parsed.value) reading.values[field] = parsed.value;
}

/** What stands beside the facts fills no field, but « à confirmer » is never an agreement, and « suppléante de … » no seat of one's own. */
function readRemarks(reading: RowReading, roleTitle: string | undefined, said: readonly string[]): void {
  const standsFor = [roleTitle, ...said].map((text) => substituteOf(text ?? '')).find(Boolean);
  if (standsFor) reading.standsFor = standsFor;
  if (reading.values.status || !said.some(doubtful)) return;
  reading.values.status = 'foreseen';
  reading.guessed.push('status');
}

/** A code in a column of its own stands beside the name that the line gives, unless somebody wrote the territory by hand. */
function withCode({ values, byHand }: RowReading): void {
  const { territory, territoryCode } = values;
  delete values.territoryCode;
  const code = territoryCode?.replace(/[\s.]/g, '').toUpperCase().replace(/^\d{4}$/, '0$&');
  if (code && /^(\d[\dAB]\d{3}|\d{9})$/.test(code) && !byHand.includes('territory')) values.territory = territory && !territory.includes(code) ? `${territory} (${code})` : code;
}

/** A structure has a name, and is of some kind: its name or its trade tells which when the list does not. */
function completeStructure(reading: RowReading, said: string | undefined): void {
  const { values, faults } = reading;
  const faulty = (field: ImportField) => faults.some((fault) => fault.field === field);
  if (said) reading.said = said;
  if (!faulty('organisation') && !OrganisationInput.shape.name.safeParse(values.organisation ?? '').success) {
    faults.push({ field: 'organisation', detail: values.organisation ? 'Ce nom n’est pas possible ici.' : 'Il manque le nom de la structure.' });
  }
  if (!values.nature && !faulty('nature')) [values.nature, reading.guessed] = [organisationKind(values.organisation ?? '', null), ['nature']];
  if (!values.givenName && !values.familyName) return;
  const missing = (['givenName', 'familyName'] as const).filter((field) => !values[field] && !faulty(field));
  for (const field of missing) faults.push({ field, detail: field === 'givenName' ? 'Il manque le prénom du contact.' : 'Il manque le nom du contact.' });
  refuseImpossible(reading);
}

/** A person has a name; with a territory, a place in its team, hence a kind of actor. */
function completePerson(reading: RowReading): void {
  const { values, faults } = reading;
  const faulty = (field: ImportField) => faults.some((fault) => fault.field === field);
  for (const field of ['givenName', 'familyName'] as const) {
    if (!values[field] && !faulty(field)) faults.push({ field, detail: field === 'givenName' ? 'Il manque le prénom.' : 'Il manque le nom.' });
  }
  const guess = !values.category && !faulty('category') && (categoryIn(values.roleTitle ?? '') ?? categoryIn(values.organisation ?? ''));
  if (guess) [values.category, reading.guessed] = [guess, [...reading.guessed, 'category']];
  if (values.territory && !values.category && !faulty('category')) faults.push({ field: 'category', detail: noCategory });
  refuseImpossible(reading);
}

function refuseImpossible({ values, faults }: RowReading): void {
  for (const [field, right] of [['email', ContactInput.shape.email], ['telephone', ContactInput.shape.telephone], ['givenName', PersonInput.shape.givenName], ['familyName', PersonInput.shape.familyName]] as const) {
    const value = values[field];
    if (value === undefined || right.safeParse(value).success) continue;
    delete values[field];
    faults.push({ field, detail: 'Cette valeur n’est pas possible ici.' });
  }
}

function isAside(kind: ImportKind, columns: readonly Column[], cells: readonly string[], { values }: RowReading): boolean {
  const filled = cells.filter(Boolean);
  const used = columns.filter(({ field }) => field).length;
  if (/^(sous )?tota(l|ux)\b/.test(folded(filled[0] ?? ''))) return true;
  return kind === 'people' && used >= 3 && filled.length === 1 && !values.email;
}
