import { french } from './french';

/** The themes that the migration gives every network, by the words that call for them. */
const themes: [place: number, words: RegExp][] = [
  [1, /coop|délégations|ateliers/i],
  [2, /récits|inspiration/i],
  [3, /modèle|limites/i],
  [4, /projet/i],
  [5, /communication/i],
  [6, /pairs/i],
  [7, /inspiration|présentation/i],
  [8, /évalu|suite|changes/i],
];

/** What a support speaks of, read from its title and its gathering's. */
export function themesOf(title: string, gathering: string): string[] {
  const found = themes.filter(([, words]) => words.test(`${title} ${gathering}`)).map(([place]) => place);
  return (found.length ? found : [1]).map((place) => `7e3e0000-0000-4000-8000-${String(place).padStart(12, '0')}`);
}

/** The essential in a few lines, for whoever was not there. */
export const essentialOf = (title: string): string =>
  french(
    `${title} : ce qu’il faut retenir.\n1. Partir de ce que chacun constate chez soi, avant les solutions.\n2. Nommer ce qui freine, sans chercher de coupable.\n3. Repartir avec un pas que l’équipe peut faire seule d’ici un mois.\n4. Dire au rendez-vous suivant ce que ce pas a donné.`,
  );
