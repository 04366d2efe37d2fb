import type { FoundItem, FoundKind } from '../../api';

/** What was found, said as a heading. */
export const KINDS = {
  territory: 'Territoires',
  person: 'Personnes',
  organisation: 'Structures',
  cohort: 'Parcours',
  gathering: 'Rendez-vous',
  project: 'Projets',
  resource: 'Supports',
  effect: 'Ce que ça a changé',
  limit: 'Ce qui n’a pas marché',
  news: 'Nouvelles',
  page: 'Pages du bilan',
  view: 'Vues enregistrées',
  card: 'Fiches de territoires, hors parcours',
  official: 'Dans la liste officielle des territoires',
} satisfies Record<FoundKind, string>;

const PAGES: Record<Exclude<FoundKind, 'view' | 'official'>, string> = {
  territory: '/territoires/',
  person: '/annuaire/',
  organisation: '/annuaire/structures/',
  cohort: '/parcours/',
  gathering: '/rendez-vous/',
  resource: '/rendez-vous/',
  project: '/projets/',
  news: '/projets/',
  effect: '/effets/',
  limit: '/effets/',
  page: '/bilan/',
  card: '/territoires/fiche/',
};

/** Where something found opens. A territory of the official list is brought into a path from the page of results. */
export function addressOf({ kind, opens }: FoundItem, q: string): string {
  if (kind === 'view') return opens;
  if (kind === 'official') return `/chercher?${new URLSearchParams({ q, genre: kind })}`;
  return PAGES[kind] + opens;
}

const plain = (text: string) => Array.from(text, (sign) => sign.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()[0] ?? ' ').join('');

/** A text in parts, those that begin like a word that was typed marked, whatever its accents. */
export function marked(text: string, q: string): { readonly text: string; readonly hit: boolean }[] {
  const signs = Array.from(text);
  const folded = plain(text);
  const words = plain(q)
    .replace(/\bst(es?|s)?\b/g, 'saint$1')
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length > 1);
  const hit = signs.map(() => false);
  for (const word of words) {
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) {
      if (at === 0 || !/[a-z0-9]/.test(folded[at - 1] ?? '')) hit.fill(true, at, at + word.length);
    }
  }
  const parts: { text: string; hit: boolean }[] = [];
  signs.forEach((sign, at) => {
    const last = parts.at(-1);
    if (last && last.hit === hit[at]) last.text += sign;
    else parts.push({ text: sign, hit: hit[at] ?? false });
  });
  return parts;
}
