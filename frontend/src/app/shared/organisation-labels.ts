import type { OrganisationKind } from '../api';

export const ORGANISATION_KINDS = {
  local_authority: 'Collectivité',
  state_service: 'Service de l’État',
  association: 'Association',
  firm: 'Entreprise',
  ally: 'Structure alliée',
  funder: 'Financeur',
  media: 'Média',
  other: 'Autre',
} satisfies Record<OrganisationKind, string>;
