/** The choices offered to whoever comes, in the words of the person who organises. */
export const NEED_WORDS = {
  vegetarian: 'végétarien',
  vegan: 'végétalien',
  no_pork: 'sans porc',
  no_gluten: 'sans gluten',
  no_milk: 'sans lait',
  allergy: 'allergie',
  step_free: 'accès sans marche',
  hearing: 'aide pour entendre',
  sight: 'documents en gros caractères',
  assistant: 'vient avec une aide',
  seeks_lift: 'cherche un covoiturage',
  offers_lift: 'propose des places en voiture',
  from_station: 'à chercher à la gare',
  night: 'dort sur place',
} as const;
