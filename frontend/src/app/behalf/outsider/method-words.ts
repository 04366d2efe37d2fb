/** The method's own words: those outside never learnt them, so none stands on their page. */
export const METHOD_WORDS: readonly string[] = [
  'cohorte',
  'délégation',
  'délégué',
  'tronc commun',
  'participation',
  'constat',
  'systémie',
  'systémique',
  'diagnostic',
  'restitution',
  'quartet',
  'fantastiques',
  'projet pilote',
  'projets pilotes',
  'allié',
  'pivot',
  'caillou',
  'étoile',
  'grain de sable',
  'exécutif',
  'mise en récits',
  'récit',
  'chantier',
  'émargement',
  'note d’intention',
  'note de cadrage',
  'faisabilité',
  'verbatim',
  'fondamentaux',
  'effet boule de neige',
  'personne pressentie',
];

const folded = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('’', "'").toLowerCase();

/** The method's words that a text uses, accents and capitals forgiven. */
export function methodWordsIn(text: string): string[] {
  const said = folded(text);
  return METHOD_WORDS.filter((word) => new RegExp(`(?<![\\p{L}])${folded(word)}`, 'u').test(said));
}
