import type { Sheet } from '../../platform/sheets/sheet';
import type { TargetsView, TargetView } from './targets.contract';

type Line = TargetView & { of: string };

const indicators: Record<TargetView['indicator'], string> = {
  regions: 'Régions',
  territories_approached: 'Territoires approchés',
  territories_met: 'Territoires rencontrés',
  territories_engaged: 'Territoires engagés',
  interviews: 'Entretiens menés',
  diagnostics_restituted: 'Diagnostics restitués',
  gatherings: 'Rendez-vous tenus',
  people_present: 'Personnes venues à un rendez-vous',
  support_days: 'Jours d’appui',
  effects: 'Effets racontés',
  other: 'Autre chose',
};

/** « Prévu et réalisé » as a file: the programme's targets, then the cohort's, each with where its figure comes from. */
export const targetsSheet: Sheet<TargetsView, Line> = {
  name: 'Prévu et réalisé',
  key: ({ id }) => id,
  rows: ({ programme, cohort }) => [
    ...programme.targets.map((target) => ({ ...target, of: 'Programme' })),
    ...(cohort?.targets.map((target) => ({ ...target, of: cohort.name })) ?? []),
  ],
  columns: ({ on }) => [
    { label: 'De', value: ({ of }) => of },
    { label: 'Objectif', value: ({ label, indicator }) => label ?? indicators[indicator] },
    { label: 'Prévu', value: ({ target }) => target },
    { label: 'Pour le', value: ({ dueOn }) => dueOn, as: 'day' },
    { label: `Réalisé au ${on.split('-').reverse().join('/')}`, value: ({ typed, counted }) => typed?.value ?? counted },
    { label: 'D’où vient le chiffre', value: ({ typed, counted }) => typed?.source ?? (counted === null ? null : 'compté par l’application') },
    { label: 'Compté par l’application', value: ({ counted }) => counted },
    { label: 'Ce qui l’explique', value: ({ explanation }) => explanation },
  ],
};
