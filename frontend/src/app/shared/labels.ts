/** The kinds of actors of a delegation, in the order of the quartet, then the inhabitant beside it. */
export type ActorCategory = 'elected_official' | 'local_agent' | 'socio_economic_actor' | 'state_agent' | 'resident';

/** The four that have a segment in the quartet, clockwise from the top left. */
export const QUARTET = [
  'elected_official',
  'local_agent',
  'socio_economic_actor',
  'state_agent',
] as const satisfies readonly ActorCategory[];

/** Several actors of a kind, as a column or a heading says it. */
export const ACTORS = {
  elected_official: 'Élus',
  local_agent: 'Agents',
  socio_economic_actor: 'Acteurs locaux',
  state_agent: 'État',
  resident: 'Habitants',
} satisfies Record<ActorCategory, string>;

/** One person of a kind. */
export const ACTOR = {
  elected_official: 'élu·e',
  local_agent: 'agent·e',
  socio_economic_actor: 'acteur·rice local·e',
  state_agent: 'agent·e de l’État',
  resident: 'habitant·e',
} satisfies Record<ActorCategory, string>;

/** The letters on the glyph. */
export const ACTOR_LETTERS = {
  elected_official: 'Él',
  local_agent: 'Ag',
  socio_economic_actor: 'Ac',
  state_agent: 'Ét',
  resident: 'Ha',
} satisfies Record<ActorCategory, string>;

/** The nature of a passage. */
export type Polarity = 'strength' | 'weakness' | 'tension' | 'opportunity' | 'resistance';

export const NATURES = {
  strength: 'Atout',
  weakness: 'Fragilité',
  tension: 'Controverse',
  opportunity: 'Opportunité',
  resistance: 'Résistance',
} satisfies Record<Polarity, string>;

/** Where a territory stands in the cohort. */
export type Stage = 'approached' | 'interested' | 'met' | 'engaged' | 'paused' | 'completed' | 'did_not_follow_up' | 'stopped';

export const STAGES = {
  approached: 'Approché',
  interested: 'Intéressé',
  met: 'Rencontré',
  engaged: 'Engagé',
  paused: 'En pause',
  completed: 'Terminé',
  did_not_follow_up: 'N’a pas donné suite',
  stopped: 'S’est arrêté',
} satisfies Record<Stage, string>;
