import type { z } from 'zod';
import { CATEGORY_WORDS } from '../../cohorts/cohort-words.contract';
import type { Sheet } from '../../platform/sheets/sheet';
import type { PeerCardKind, SharedCard, SharedCards } from './peer-exchange.contract';

const kinds: Record<PeerCardKind, string> = {
  stake: 'Enjeu', obstacle: 'Ce qui freine', lever: 'Ce qui aide', power: 'Pouvoir', expectation: 'Attente', message: 'Message', commitment: 'Engagement',
};

/** What groups let out, one line a card. */
export const sharedCardsSheet: Sheet<z.infer<typeof SharedCards>, SharedCard> = {
  name: 'Échanges entre pairs',
  rows: ({ items }) => items,
  columns: [
    { label: 'Parcours', value: ({ cohortName }) => cohortName },
    { label: 'Rendez-vous', value: ({ gatheringTitle }) => gatheringTitle },
    { label: 'Date', value: ({ heldOn }) => heldOn, as: 'day' },
    { label: 'Territoire', value: ({ territoryName }) => territoryName },
    { label: 'Dit par', value: ({ from }) => CATEGORY_WORDS[from] },
    { label: 'Sorte', value: ({ kind }) => kinds[kind] },
    { label: 'Envers', value: ({ towards }) => towards && CATEGORY_WORDS[towards] },
    { label: 'Ce qui est dit', value: ({ words }) => words },
  ],
};
