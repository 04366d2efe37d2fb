import type { Indicator, TargetView } from '../../api';

/** What is counted, in everyday words. */
export const INDICATORS = {
  territories_engaged: 'Territoires engagés',
  territories_met: 'Territoires rencontrés',
  territories_approached: 'Territoires approchés',
  regions: 'Régions',
  interviews: 'Entretiens menés',
  diagnostics_restituted: 'Diagnostics restitués',
  gatherings: 'Rendez-vous tenus',
  people_present: 'Personnes venues à un rendez-vous',
  support_days: 'Jours d’appui',
  effects: 'Effets racontés',
  other: 'Autre chose',
} satisfies Record<Indicator, string>;

export const nameOf = ({ indicator, label }: Pick<TargetView, 'indicator' | 'label'>) => label || INDICATORS[indicator];

/** What came of a target on the day: the figure that was typed, else what the application counts. */
export const actualOf = ({ typed, counted }: Pick<TargetView, 'typed' | 'counted'>) => typed?.value ?? counted;

/** Where the list that a figure counts is; nothing where the reader has none. */
export function listOf(indicator: Indicator, cohortId: string | null, staff: boolean): { path: string[]; query: Record<string, string> } | null {
  if (!cohortId) return indicator === 'regions' || indicator.startsWith('territories') ? { path: ['/parcours'], query: {} } : null;
  const inCohort = { parcours: cohortId };
  switch (indicator) {
    case 'territories_approached':
    case 'territories_met':
    case 'territories_engaged':
      return { path: ['/parcours', cohortId, 'recrutement'], query: { vue: 'liste', atteint: indicator.replace('territories_', '') } };
    case 'interviews':
    case 'diagnostics_restituted':
      return staff ? { path: ['/diagnostics'], query: inCohort } : null;
    case 'gatherings':
    case 'people_present':
      return staff ? { path: ['/rendez-vous'], query: inCohort } : null;
    case 'support_days':
      return staff ? { path: ['/projets'], query: inCohort } : null;
    case 'effects':
      return staff ? { path: ['/effets'], query: inCohort } : null;
    default:
      return null;
  }
}
