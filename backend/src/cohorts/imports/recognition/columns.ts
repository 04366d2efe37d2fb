import type { TableLine } from '../../../platform/reading/table';
import { fieldsOf, headings, type ImportField, type ImportKind } from './fields';
import { folded } from '../../../platform/reading/folding';
import { nature, siren } from './structure-values';
import { category, day, email, telephone } from './values';

/** One column as the file has it, and what it was taken for. */
export interface Column {
  heading: string;
  samples: string[];
  field: ImportField | null;
}

/** What was understood of a table: how many lines stand above the people, what each column holds. */
export interface Layout {
  kind: ImportKind;
  /** The number, in the file, of the last line of headings; 0 when there is none. */
  headerEnd: number;
  columns: Column[];
  /** What the headings name, without what the cells let guess. */
  headed: readonly (ImportField | null)[];
}

/** A column of codes is no column of telephone numbers, though it has as many digits. */
const codes = /\b(siren|siret|insee|cog|codes?|postal)\b/;

/** What is written beside the facts: it fills no field, whatever stands above it or next to it in the heading. */
export const remarks = /\b(remarques?|observations?|commentaires?|notes?|precisions?|divers|memo)\b/;

/** « M. », « Mme »: beside a name, and never one. */
const titles = /^(civilites?|genres?|sexes?|politesse|titre de civilite)$/;

const share = (values: string[], right: (value: string) => boolean) => (values.length ? values.filter(right).length / values.length : 0);
const reads = (parse: (text: string) => object) => (value: string) => !('fault' in parse(value));

/** Recognises the columns by their headings (one line or two), then by what they hold. */
export function recognise(lines: readonly TableLine[], isTerritory: (text: string) => boolean, kind?: ImportKind): Layout {
  const width = Math.max(...lines.map(({ cells }) => cells.length));
  const of = (wanted: ImportKind) => layoutOf(lines, width, wanted, isTerritory);
  if (kind) return of(kind);
  const people = of('people');
  const has = (field: ImportField) => people.columns.some((column) => column.field === field);
  const leads = of('leads');
  const structures = of('structures');
  const told = ({ columns }: Layout) => columns.filter(({ field }) => field).length;
  // A list of structures says more of them than of people: their sigle, their number, their site. Where as much is said of both, it is of people.
  if (structures.columns.some(({ field }) => field === 'organisation') && told(structures) > Math.max(told(people), told(leads))) return structures;
  const headed = ({ headed: fields }: Layout, ...wanted: ImportField[]) => wanted.some((field) => fields.includes(field));
  // Where the headings speak of stages and name nobody, two words in a cell are what is to be done, not a person.
  if (!headed(people, 'familyName', 'fullName', 'email') && headed(leads, 'territory', 'territoryCode') && headed(leads, 'stage', 'leadOrigin')) return leads;
  if (has('familyName') || has('fullName') || has('email')) return people;
  return leads.columns.some(({ field }) => field === 'territory') ? leads : people;
}

/** How many columns of a table are recognised by their headings or by what they hold. */
export const recognised = (lines: readonly TableLine[]) => (lines.length ? recognise(lines, () => false).columns.filter(({ field }) => field).length : 0);

function layoutOf(lines: readonly TableLine[], width: number, kind: ImportKind, isTerritory: (text: string) => boolean): Layout {
  const header = headerOf(lines, width, kind);
  const body = lines.slice(header.size);
  const columns = Array.from({ length: width }, (_, index): Column => {
    const values = body.map(({ cells }) => cells[index] ?? '').filter(Boolean);
    return { heading: header.headings[index] ?? '', samples: [...new Set(values)].slice(0, 3).map((value) => value.slice(0, 80)), field: header.fields[index] ?? null };
  });
  byContent(columns, body, kind, isTerritory);
  return { kind, headerEnd: header.size ? (lines[header.size - 1] as TableLine).line : 0, columns, headed: header.fields };
}

interface Header {
  size: number;
  headings: string[];
  fields: (ImportField | null)[];
}

/** The first lines that name the most columns, one line or two together. */
function headerOf(lines: readonly TableLine[], width: number, kind: ImportKind): Header {
  let best: Header & { score: number } = { size: 0, headings: [], fields: [], score: 0 };
  for (let at = 0; at < Math.min(10, lines.length); at += 1) {
    for (const tall of [1, 2]) {
      const stack = lines.slice(at, at + tall);
      if (stack.length < tall || stack.some(({ cells }) => cells.some((cell) => cell.includes('@') || /\d{6}/.test(cell)))) continue;
      const named = joined(stack.map(({ cells }) => cells), width);
      const fields = fieldsNamed(named, kind);
      const score = fields.filter(Boolean).length * 10 - tall;
      const alone = width > 1 && fields.filter(Boolean).length < 2 && stack[0]?.cells.filter(Boolean).length === 1;
      if (score > best.score && !alone) best = { size: at + tall, headings: named, fields, score };
    }
  }
  return best;
}

/** A heading over several columns holds for each of them: « Coordonnées » over « E-mail » and « Téléphone ». */
function joined(stack: string[][], width: number): string[] {
  const spread = stack.map((cells, depth) => {
    let last = '';
    return Array.from({ length: width }, (_, index) => (depth < stack.length - 1 ? (last = cells[index] || last) : (cells[index] ?? '')));
  });
  return Array.from({ length: width }, (_, index) => [...new Set(spread.map((cells) => cells[index]).filter(Boolean))].join(' · '));
}

function fieldsNamed(named: string[], kind: ImportKind): (ImportField | null)[] {
  const taken = new Set<ImportField>();
  const parts = named.map((heading) => heading.split(' · ').map(folded).reverse());
  const exact: (ImportField | null)[] = named.map(() => null);
  // The lower line says more than the one above it, and is heard first in every column: « Personne » over « Civilité » and « Nom Prénom » does not make the first of them a name.
  for (let above = 0; above < Math.max(...parts.map(({ length }) => length)); above += 1) {
    for (const [index, said] of parts.entries()) {
      const key = said[above];
      if (!key || exact[index] || key.length >= 60 || said.slice(0, above + 1).some((one) => remarks.test(one) || titles.test(one))) continue;
      const found = headings[kind].find(([field, words]) => !taken.has(field) && words.test(key))?.[0];
      if (!found) continue;
      taken.add(found);
      exact[index] = found;
    }
  }
  return taken.has('givenName') && taken.has('fullName') && !taken.has('familyName') ? exact.map((field) => (field === 'fullName' ? 'familyName' : field)) : exact;
}

/** What no heading told, the cells may: addresses, numbers, kinds of actors, territories, days, whole names. */
function byContent(columns: Column[], body: readonly TableLine[], kind: ImportKind, isTerritory: (text: string) => boolean): void {
  const taken = new Set(columns.map(({ field }) => field));
  const sample = body.slice(0, 80);
  const tries: [ImportField, number, (value: string) => boolean][] = [
    ['siren', 0.6, (value) => /^\d/.test(value) && reads(siren)(value)],
    ['email', 0.6, reads(email)],
    ['telephone', 0.6, reads(telephone)],
    ['website', 0.6, (value) => /^(https?:|www\.)/i.test(value)],
    ['nature', 0.7, (value) => value.length < 40 && reads(nature)(value)],
    ['category', 0.7, (value) => value.length < 40 && reads(category)(value)],
    ['territory', 0.5, isTerritory],
    [kind === 'people' ? 'startsOn' : 'reachedOn', 0.7, reads(day)],
  ];
  const named = taken.has('familyName') || taken.has('fullName');
  if (kind === 'people' && !named) tries.push(['fullName', 0.7, (value) => /^\p{Lu}[\p{L}'’.-]+( \p{L}[\p{L}'’.-]+){1,3}$/u.test(value)]);
  for (const [field, least, right] of tries) {
    if (taken.has(field) || !fieldsOf[kind].includes(field)) continue;
    const scores = columns.map(({ field: has, heading }, index) => (has || codes.test(folded(heading)) ? 0 : share(sample.map(({ cells }) => cells[index] ?? '').filter(Boolean), right)));
    const best = Math.max(...scores, 0);
    const column = best >= least ? columns[scores.indexOf(best)] : undefined;
    if (!column) continue;
    column.field = field;
    taken.add(field);
  }
  // Without headings, a structure's name comes first.
  if (kind === 'structures' && !taken.has('organisation')) {
    const first = columns.find(({ field, samples }) => !field && samples.some((value) => /\p{L}{2}/u.test(value)));
    if (first) first.field = 'organisation';
  }
  // « Nom » alone, over whole names.
  const family = columns.findIndex(({ field }) => field === 'familyName');
  if (family >= 0 && !taken.has('givenName') && share(sample.map(({ cells }) => cells[family] ?? '').filter(Boolean), (value) => value.includes(' ')) > 0.6) {
    (columns[family] as Column).field = 'fullName';
  }
}
