import type { Sheet } from '../platform/sheets/sheet';
import type { CohortEffectsView, EffectsPageView } from './evaluation.contract';

type Statement = CohortEffectsView['items'][number];

const foreseen = (expected: boolean | null) => (expected === null ? null : expected ? 'oui' : 'non');

/** The effects and limits of a cohort as a file, as they are filtered on the screen. */
export const statementsSheet: Sheet<CohortEffectsView, Statement> = {
  name: 'Effets et limites',
  rows: ({ items }) => items,
  columns: [
    { label: 'Territoire', value: ({ territoryName }) => territoryName },
    { label: 'Sorte', value: ({ kind }) => (kind === 'effect' ? 'Ce que ça a changé' : 'Ce qui n’a pas marché') },
    { label: 'Dit', value: ({ statement }) => statement },
    { label: 'Mots-clés', value: ({ labels }) => labels },
    { label: 'Attendu', value: ({ expected }) => foreseen(expected) },
    { label: 'Comment on le sait', value: ({ evidence }) => evidence },
    { label: 'Dit le', value: ({ toldOn }) => toldOn, as: 'day' },
    { label: 'Confirmé', value: ({ toConfirm }) => !toConfirm },
  ],
};

type Told = EffectsPageView['limits'][number] & Partial<EffectsPageView['effects'][number]> & { limit: boolean };

/** The same of one territory, with who told and for whom. */
export const territoryStatementsSheet: Sheet<EffectsPageView, Told> = {
  name: 'Effets et limites du territoire',
  rows: ({ effects, limits }) => [...effects.map((effect) => ({ ...effect, limit: false })), ...limits.map((limit) => ({ ...limit, limit: true }))],
  columns: [
    { label: 'Sorte', value: ({ limit }) => (limit ? 'Ce qui n’a pas marché' : 'Ce que ça a changé') },
    { label: 'Dit', value: ({ statement }) => statement },
    { label: 'Mots-clés', value: ({ labels }) => labels },
    { label: 'Attendu', value: ({ expected }) => foreseen(expected ?? null) },
    { label: 'Comment on le sait', value: ({ evidence }) => evidence },
    { label: 'Vu par', value: ({ seenBy }) => seenBy },
    { label: 'Dit par', value: ({ author }) => author },
    { label: 'Pour le compte de', value: ({ enteredFor }) => enteredFor },
    { label: 'Dit le', value: ({ toldOn }) => toldOn, as: 'day' },
    { label: 'Confirmé', value: ({ toConfirm }) => !toConfirm },
  ],
};
