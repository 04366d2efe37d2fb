import { folded } from '../../../platform/reading/folding';

const kinds: readonly (readonly [RegExp, string])[] = [
  [/^c c (?=\w)|^com ?com |^communaute de communes /, 'cc '],
  [/^c a (?=\w)|^agglo |^communaute d agglomeration /, 'ca '],
  [/^c u (?=\w)|^communaute urbaine /, 'cu '],
  [/^(commune|ville|mairie|village|municipalite) (de la |de l |de |du |des |d )?/, ''],
];

/** A territory's name as its writings have it in common: « Communauté de communes du Frontonnais » and « CC du Frontonnais ». */
export function territoryKey(text: string): string {
  let key = folded(text).replace(/\bst\b/g, 'saint').replace(/\bste\b/g, 'sainte');
  for (const [long, short] of kinds) key = key.replace(long, short);
  return key.split(' ').filter((word) => !/^(le|la|les|l|de|du|des|d)$/.test(word)).join(' ');
}

/** A group of communes by its own name, whichever form it has or had: « CC du Pays de X », « CA du Pays de X » and « Pays de X Communauté ». */
export const groupKey = (text: string) => territoryKey(text).replace(/^(cc|ca|cu|metropole) (?=\w)/, '').replace(/(?<=\w) (metropole|agglomeration|agglo|communaute)$/, '');

/** What a cell says of a territory: a code if there is one, the name, the department that tells homonyms apart. */
export function territoryText(text: string): { code: string | null; name: string; department: string | null } {
  const compact = text.replace(/\s/g, '');
  const code = /^(?:\d[\dAB]\d{3}|\d{9})$/.test(compact) ? compact : /^\d{4}$/.test(compact) ? `0${compact}` : null;
  const [, inside] = /\((2[AB]|\d{2,3}|[0-9][0-9AB]\d{3})\)|\b(?:[-–,] ?)(2[AB]|\d{2,3})$/i.exec(text)?.filter(Boolean) ?? [];
  const coded = code ?? /(?:^|\s|\()(\d[\dAB]\d{3}|\d{9})(?:\)|\s|$)/.exec(text)?.[1] ?? null;
  const article = /^(.*?)\s*\((le|la|les|l['’])\)\s*$/i.exec(text);
  const name = (article ? `${article[2]} ${article[1]}` : text).replace(/\([^)]*\)|\b\d{5,9}\b|[-–,] ?(2[AB]|\d{2,3})$/gi, ' ');
  return { code: coded, name, department: inside && inside.length <= 3 ? inside.toUpperCase() : null };
}
