/** From which share of which time the file of a video meeting made somebody present, as it was chosen then. */
export interface VideoRule {
  share: number | null;
  basis: 'planned' | 'meeting' | null;
}

const bases = { planned: 'du temps prévu de la demi-journée', meeting: 'de la durée de la réunion' } as const;

/** « au moins 50 % du temps prévu de la demi-journée »: one rule, or each of several; without a figure where none was kept. */
export function shareWords(rules: readonly VideoRule[]): string {
  const told = [...new Set([...rules].sort((a, b) => (a.share ?? 0) - (b.share ?? 0)).map(({ share, basis }) => (share === null ? 'une part du temps que l’équipe a fixée' : `au moins ${share}\u00A0% ${basis ? bases[basis] : 'du temps'}`)))];
  return told.length < 3 ? told.join(' ou ') : `${told.slice(0, -1).join(', ')} ou ${told.at(-1)}`;
}
