import type { CategoryFigures, GatheringFormat, GatheringNature, Half, InvitationAnswer, ResourceKind } from '../api';
import { ACTORS } from '../shared/labels';

export const GATHERING_NATURES = {
  common_day: 'Journée commune',
  webinar: 'Webinaire',
  pilot_project_forum: 'Forum des projets',
  peer_exchange: 'Échange entre pairs',
  learning_trip: 'Voyage apprenant',
  drop_in: 'Permanence',
  initiation_day: 'Journée de découverte',
} satisfies Record<GatheringNature, string>;

export const GATHERING_FORMATS = {
  on_site: 'sur place',
  remote: 'en visio',
  hybrid: 'sur place ou en visio',
} satisfies Record<GatheringFormat, string>;

export const HALVES = { morning: 'Matin', afternoon: 'Après-midi', evening: 'Soir' } satisfies Record<Half, string>;

/** What a person says. */
export const OWN_ANSWERS = {
  yes: 'Je viens',
  replaced: 'On me remplace',
  no: 'Je ne peux pas',
} satisfies Record<InvitationAnswer, string>;

/** What staff and team read of somebody. */
export const ANSWERS = { yes: 'Vient', replaced: 'Se fait remplacer', no: 'Ne peut pas' } satisfies Record<
  InvitationAnswer,
  string
>;

export const RESOURCE_KINDS = {
  slides: 'Diaporama',
  replay: 'Enregistrement',
  summary: 'Compte rendu',
  teaching_kit: 'Mallette pédagogique',
} satisfies Record<ResourceKind, string>;

/** Several people of a kind; the last are people of the directory without a seat in a team. */
export const KINDS = { ...ACTORS, other: 'Autres personnes' } satisfies Record<CategoryFigures['category'], string>;
