const abbreviations: [RegExp, string][] = [
  [/\bcommunaute de communes\b/g, 'cc'],
  [/\bcommunaute d agglomeration\b/g, 'ca'],
  [/\bcommunaute urbaine\b/g, 'cu'],
  [/\bst\b/g, 'saint'],
  [/\bste\b/g, 'sainte'],
  [/\bsts\b/g, 'saints'],
  [/\bstes\b/g, 'saintes'],
];

/** A territory's name as it is compared: no accents, no signs, abbreviations written out (« St-Hilaire » is « saint hilaire »), intercommunalities by their initials. */
export function foldedName(text: string): string {
  const plain = text
    .replace(/œ/gi, 'oe')
    .replace(/æ/gi, 'ae')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
  return abbreviations.reduce((words, [pattern, short]) => words.replace(pattern, short), plain);
}

/** What somebody typed, told apart: the words of a name, codes, and the department that tells homonyms apart. */
export interface TypedTerritory {
  phrase: string;
  codes: string[];
  department: string | null;
}

const title = /^(?:ville|mairie|commune|region|departement)(?: (?:de la|de l|de|du|des|d))?(?= \S)/;

/** « Saint-Denis (93) », « st denis 93200 », « 200 034 957 », « 243400017 00018 » (a SIRET begins with its SIREN). */
export function typedTerritory(text: string): TypedTerritory {
  const joined = text.replace(/[\s.\u00a0\u202f]/g, '');
  if (/^\d{9}(\d{5})?$/.test(joined)) return { phrase: '', codes: [joined.slice(0, 9)], department: null };
  // A line as it is shown: « Saint-Denis (93, Seine-Saint-Denis) · commune ».
  const shown = /^(.+?)\s*\((\d{2,3}|2[AB])\b[^)]*\)/.exec(text);
  const tokens = foldedName(shown ? `${shown[1]} ${shown[2]}` : text).split(' ');
  const codes = tokens.filter((token) => /^(\d{5}|2[ab]\d{3}|\d{9})$/.test(token)).map((code) => code.toUpperCase());
  const others = tokens.filter((token) => !codes.includes(token.toUpperCase()));
  if (codes.length === 0 && others.length === 1 && /^(\d{2,3}|2[ab])$/.test(others[0] as string)) return { phrase: '', codes: [(others[0] as string).toUpperCase()], department: null };
  const last = others.at(-1) as string | undefined;
  const department = others.length > 1 && last && /^(\d{2,3}|2[ab])$/.test(last) ? last.toUpperCase() : null;
  const phrase = (department ? others.slice(0, -1) : others).join(' ').replace(title, '').trim();
  return { phrase, codes, department };
}
