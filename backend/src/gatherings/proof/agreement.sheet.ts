import type { Sheet } from '../../platform/sheets/sheet';
import type { AgreementList } from './agreement.contract';

/** The agreements with funders of a cohort, with the pieces that are there and those awaited. */
export const agreementsSheet: Sheet<AgreementList, AgreementList['items'][number]> = {
  name: 'Conventions',
  rows: ({ items }) => items,
  columns: [
    { label: 'Financeur', value: ({ organisation }) => organisation.name },
    { label: 'Convention', value: ({ reference }) => reference },
    { label: 'Du', value: ({ startsOn }) => startsOn, as: 'day' },
    { label: 'Au', value: ({ endsOn }) => endsOn, as: 'day' },
    { label: 'Heures demandées', value: ({ hoursAsked }) => hoursAsked },
    { label: 'Part financée, en %', value: ({ fundedShare }) => fundedShare },
    { label: 'Rendez-vous', value: ({ gatherings }) => gatherings },
    { label: 'Pièces présentes', value: ({ there }) => there },
    { label: 'Pièces attendues', value: ({ awaited }) => awaited },
    { label: 'Dossiers scellés', value: ({ packs }) => packs },
    { label: 'Note', value: ({ note }) => note },
  ],
};
