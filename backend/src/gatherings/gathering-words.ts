import type { ActorCategory } from '../cohorts/delegation/delegate.contract';
import type { GatheringFormat, GatheringNature } from './gathering.contract';

/** What an e-mail tells of a gathering. */
export interface GatheringWords {
  nature: GatheringNature;
  format: GatheringFormat;
  heldOn: string | null;
  fromTime: string | null;
  toTime: string | null;
  period: string | null;
  place: string | null;
  address: string | null;
  url: string | null;
  purpose: string | null;
}

/** What a gathering is, in words. */
export const NATURE_WORDS: Record<GatheringNature, string> = {
  common_day: 'Journée commune',
  webinar: 'Webinaire',
  pilot_project_forum: 'Forum des projets',
  peer_exchange: 'Échange entre pairs',
  learning_trip: 'Voyage apprenant',
  drop_in: 'Permanence',
  initiation_day: 'Journée de découverte',
};

/** How people meet, in words. */
export const FORMAT_WORDS: Record<GatheringFormat, string> = { on_site: 'sur place', remote: 'en visio', hybrid: 'sur place ou en visio' };

const actors: Record<ActorCategory, string> = {
  elected_official: 'élu·e',
  local_agent: 'agent·e',
  socio_economic_actor: 'acteur·rice local·e',
  state_agent: 'agent·e de l’État',
  resident: 'habitant·e',
};

/** « élu·e, Canohès »: whom staff read in the outbox instead of an address. */
export const recipientInFrench = (category: ActorCategory | null, territoryName: string | null) =>
  [category ? actors[category] : 'personne de l’annuaire', territoryName].filter(Boolean).join(', ');

/** What the templates of a gathering's e-mails show, all of it text. */
export function letterData({ id, nature, format, ...told }: GatheringWords & { id: string; title: string }): Record<string, string | null> {
  const { title, heldOn, fromTime, toTime, period, place, address, url, purpose } = told;
  return { gatheringId: id, nature: NATURE_WORDS[nature], format: FORMAT_WORDS[format], title, heldOn, fromTime, toTime, period, place, address, url, purpose };
}
