import type { Access, Diet, Travel } from '../../api';

/** What one may tick, in one's own words. */
export const DIETS = {
  vegetarian: 'Végétarien',
  vegan: 'Végétalien',
  no_pork: 'Sans porc',
  no_gluten: 'Sans gluten',
  no_milk: 'Sans lait',
  allergy: 'Une allergie',
} satisfies Record<Diet, string>;

export const ACCESSES = {
  step_free: 'Un accès sans marche',
  hearing: 'De l’aide pour entendre',
  sight: 'Des documents en gros caractères',
  assistant: 'Je viens avec une personne qui m’aide',
} satisfies Record<Access, string>;

export const TRAVELS = {
  seeks_lift: 'Je cherche un covoiturage',
  offers_lift: 'J’ai des places en voiture',
  from_station: 'Qu’on vienne me chercher à la gare',
  night: 'Je dors sur place',
} satisfies Record<Travel, string>;
