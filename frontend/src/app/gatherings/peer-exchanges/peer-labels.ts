import type { PeerCardKind, PeerCategory } from '../../api';

/** The columns of a board, in the order in which a group speaks. */
export const KINDS = {
  stake: 'Nos enjeux',
  obstacle: 'Ce qui freine',
  lever: 'Ce qui aide',
  power: 'Nos pouvoirs',
  expectation: 'Nos attentes',
  message: 'Nos messages',
  commitment: 'Nos engagements',
} satisfies Record<PeerCardKind, string>;

export const KIND_LIST = Object.entries(KINDS) as [PeerCardKind, string][];

/** Whom an expectation speaks to. */
export const TOWARDS = {
  elected_official: 'envers les élus',
  local_agent: 'envers les agents',
  socio_economic_actor: 'envers les acteurs locaux',
  state_agent: 'envers l’État',
} satisfies Record<PeerCategory, string>;

export const GROUPS = {
  elected_official: 'Entre élus',
  local_agent: 'Entre agents',
  socio_economic_actor: 'Entre acteurs locaux',
  state_agent: 'Entre agents de l’État',
} satisfies Record<PeerCategory, string>;

/** Who reads a card once it is shared. */
export const READERS = 'l’équipe du parcours, les allié·es, l’évaluation, les équipes des territoires et les autres groupes de cet échange';
