import type { TerritoryPageContent, Word } from './territory-page.contract';

/**
 * What of a draft may leave the team: a word that its voice has not accepted is missing, a statement that nobody
 * confirmed stays, nobody foreseen is named, and the diagnostic's points wait for the restitution.
 */
export function publishable(draft: TerritoryPageContent, today: string): TerritoryPageContent {
  const { diagnostic } = draft;
  return {
    ...draft,
    team: draft.team.filter(({ foreseen }) => !foreseen),
    diagnostic: diagnostic && { ...diagnostic, points: restituted(diagnostic, today) ? diagnostic.points : [] },
    effects: draft.effects.filter(({ toConfirm }) => !toConfirm),
    limits: draft.limits.filter(({ toConfirm }) => !toConfirm),
    viewpoints: { ally: accepted(draft.viewpoints.ally), territory: accepted(draft.viewpoints.territory) },
  };
}

/** What stays behind, in words for the person who publishes. */
export function withheld(draft: TerritoryPageContent, today: string): string[] {
  const left = publishable(draft, today);
  const counted = (count: number, one: string, many: string) => (count === 0 ? [] : [count === 1 ? one : `${count} ${many}`]);
  return [
    ...(draft.viewpoints.ally.state === 'awaiting' ? ['Le mot de l’allié·e, en attente d’accord'] : []),
    ...(draft.viewpoints.territory.state === 'awaiting' ? ['Le mot du territoire, en attente d’accord'] : []),
    ...counted(draft.effects.length - left.effects.length, 'Un effet à confirmer', 'effets à confirmer'),
    ...counted(draft.limits.length - left.limits.length, 'Une limite à confirmer', 'limites à confirmer'),
    ...counted(draft.team.length - left.team.length, 'Une personne pressentie', 'personnes pressenties'),
    ...(draft.diagnostic && !restituted(draft.diagnostic, today) && draft.diagnostic.points.length > 0 ? ['Les points du diagnostic, avant la restitution'] : []),
  ];
}

/** A day that is announced is not yet a restitution given. */
const restituted = ({ restitutedOn }: { restitutedOn: string | null }, today: string) => restitutedOn !== null && restitutedOn <= today;
const accepted = (word: Word): Word => (word.state === 'accepted' ? word : { state: 'missing', body: null, saidBy: null, collectedOn: null });
