import type { Sheet } from '../../platform/sheets/sheet';
import type { AllyLine } from './ally-list.contract';

const ANSWERS = { yes: 'oui', partly: 'en partie', no: 'non' } as const;

export const alliesSheet: Sheet<{ items: AllyLine[] }, AllyLine> = {
  name: 'Allié·es',
  rows: ({ items }) => items,
  columns: [
    { label: 'Prénom', value: ({ givenName }) => givenName },
    { label: 'Nom', value: ({ familyName }) => familyName },
    { label: 'Structure', value: ({ organisation }) => organisation?.name },
    { label: 'Téléphone', value: ({ contact }) => contact?.telephone },
    { label: 'E-mail', value: ({ contact }) => contact?.email },
    { label: 'Sait faire', value: ({ skills }) => skills },
    { label: 'Départements', value: ({ departments }) => departments },
    { label: 'Formé·e le', value: ({ trainedOn }) => trainedOn, as: 'day' },
    { label: 'Formé·e par', value: ({ trainedBy }) => trainedBy },
    { label: 'Disponible', value: ({ offer }) => offer?.answer && ANSWERS[offer.answer] },
    { label: 'Jours proposés', value: ({ offer }) => offer?.days, as: 'number' },
    { label: 'Jours encore libres', value: ({ offer }) => offer?.left, as: 'number' },
    { label: 'Territoires accompagnés', value: ({ load }) => load.territories, as: 'number' },
    { label: 'Jours d’appui prévus', value: ({ load }) => load.assigned, as: 'number' },
    { label: 'Jours d’appui faits', value: ({ load }) => load.used, as: 'number' },
    { label: 'Entretiens menés', value: ({ load }) => load.interviews, as: 'number' },
  ],
  perPage: 1000,
  audited: 'person',
};
