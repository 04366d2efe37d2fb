import { CATEGORY_WORDS } from '../cohorts/cohort-words.contract';
import type { Column, Sheet } from '../platform/sheets/sheet';
import type { Category } from './category';
import type { DiagnosticItem, DiagnosticList } from './diagnostic.contract';

const states: Record<DiagnosticItem['state'], string> = {
  preparation: 'En préparation',
  interviews: 'Entretiens en cours',
  analysis: 'Analyse',
  first_reading: 'Première lecture faite',
  restituted: 'Restitué',
};

const categories = Object.keys(CATEGORY_WORDS) as Category[];
const met = (category: Category): Column<DiagnosticItem> => ({
  label: `${CATEGORY_WORDS[category]} : rencontrés`,
  value: ({ progress }) => progress && (progress.find((line) => line.category === category)?.held ?? 0),
});

/** Diagnostics as a file: dates and numbers. Nothing that was said, nobody who said it. */
export const diagnosticsSheet: Sheet<DiagnosticList, DiagnosticItem> = {
  name: 'Diagnostics',
  rows: ({ items }) => items,
  columns: ({ byKind }) => [
    { label: 'Territoire', value: ({ territoryName }) => territoryName },
    { label: 'Parcours', value: ({ cohortName }) => cohortName },
    { label: 'Où on en est', value: ({ state }) => states[state] },
    { label: 'Entretiens prévus', value: ({ total }) => total?.planned },
    { label: 'Entretiens menés', value: ({ total }) => total?.held },
    ...(byKind ? categories.map(met) : []),
    { label: 'Première lecture', value: ({ firstReadingOn }) => firstReadingOn, as: 'day' },
    { label: 'Restitution', value: ({ restitutedOn }) => restitutedOn, as: 'day' },
    { label: 'Restitution publique', value: ({ publicRestitutionOn }) => publicRestitutionOn, as: 'day' },
    { label: 'Responsable', value: ({ leadName }) => leadName },
  ],
};
