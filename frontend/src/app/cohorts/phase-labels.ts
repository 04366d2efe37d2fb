import type { BoardRow, PartnerRole, PhaseName, TimelineGathering } from '../api';

/** The phases of a path, in everyday words. */
export const PHASES = {
  common_core: 'Journées et webinaires',
  diagnostic: 'Diagnostics sensibles',
  peer_exchange: 'Échanges entre pairs',
  pilot_project: 'Projets',
  storytelling: 'Récits',
  evaluation: 'Évaluation',
} satisfies Record<PhaseName, string>;

export const PARTNERS = {
  pivot_ally: 'allié pivot',
  embedded_evaluator: 'évaluation',
  embedded_media: 'média',
  narrative_facilitator: 'mise en récits',
  funder: 'financement',
} satisfies Record<PartnerRole, string>;

/** Formats of a gathering, after a comma. */
export const FORMATS: Readonly<Record<TimelineGathering['format'], string>> = { on_site: 'sur place', remote: 'en visio', hybrid: 'sur place ou en visio' };

/** How far a diagnostic went, in the few words of a chip. */
export function diagnosticWords(diagnostic: Pick<NonNullable<BoardRow['diagnostic']>, 'state' | 'publicRestitutionOn'> & { held?: number | null; planned?: number | null }): {
  readonly text: string;
  readonly tone: 'moss' | 'plain' | '';
} {
  const { state, held, planned, publicRestitutionOn } = diagnostic;
  switch (state) {
    case 'underway':
      return { text: 'En cours', tone: '' };
    case 'preparation':
      return { text: 'Préparation', tone: 'plain' };
    case 'interviews':
      return { text: planned ? `Entretiens\u00a0: ${held ?? 0} sur ${planned}` : 'Entretiens', tone: '' };
    case 'analysis':
      return { text: 'Analyse', tone: '' };
    case 'first_reading':
      return { text: 'Première lecture', tone: '' };
    case 'restituted':
      return { text: publicRestitutionOn ? 'Restitué en public' : 'Restitué', tone: 'moss' };
  }
}
