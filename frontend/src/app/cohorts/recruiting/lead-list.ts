import type { FunnelStage, Lead, LeadOrigin, StageName } from '../../api';

/** The columns of the board: where a territory stands today, in the fewest piles that tell. */
export const COLUMNS = [
  { key: 'approached', heading: 'Approchés', stages: ['approached'] },
  { key: 'interested', heading: 'Intéressés', stages: ['interested'] },
  { key: 'met', heading: 'Rencontrés', stages: ['met'] },
  { key: 'engaged', heading: 'Engagés', stages: ['engaged', 'paused', 'completed'] },
  { key: 'did_not_follow_up', heading: 'Sans suite à ce jour', stages: ['did_not_follow_up', 'stopped'] },
] as const satisfies readonly { key: StageName; heading: string; stages: readonly StageName[] }[];

/** Who ever reached a stage, as the figures say it. */
export const EVER = { approached: ['approché', 'approchés'], interested: ['intéressé', 'intéressés'], met: ['rencontré', 'rencontrés'], engaged: ['engagé', 'engagés'] } satisfies Record<
  FunnelStage,
  [string, string]
>;

/** What the address says of the list. */
export interface Shown {
  readonly atteint?: string | undefined;
  readonly etape?: string | undefined;
  readonly origine?: string | undefined;
  readonly suite?: string | undefined;
  readonly tri?: string | undefined;
}

/** A territory that is still being recruited: one thinks of what comes next with it. */
export const isOpen = ({ stage }: Lead) => stage === 'approached' || stage === 'interested' || stage === 'met';

/** « À regarder »: the next step is past, or there is none. Nothing to look at once a territory walks or did not follow. */
export function watched(lead: Lead, today: string): 'past' | 'none' | null {
  if (!lead.next || !isOpen(lead)) return null;
  if (!lead.next.step) return 'none';
  return lead.next.on && lead.next.on < today ? 'past' : null;
}

const SORTS: Readonly<Record<string, (lead: Lead) => string>> = {
  nom: ({ name }) => name,
  etape: ({ stage }) => String(COLUMNS.findIndex(({ stages }) => (stages as readonly string[]).includes(stage))),
  depuis: ({ reachedOn }) => reachedOn,
  origine: ({ origin }) => origin.kind ?? 'zz',
  suite: ({ next }) => next?.on ?? '9999',
};

/** The list as the address filters and sorts it; a leading « - » reverses. */
export function shown(leads: readonly Lead[], { atteint, etape, origine, suite, tri }: Shown, today: string): Lead[] {
  const kept = leads.filter(
    (lead) =>
      (!atteint || lead.reached.includes(atteint as FunnelStage)) &&
      (!etape || lead.stage === etape) &&
      (!origine || (origine === 'inconnue' ? !lead.origin.kind : lead.origin.kind === (origine as LeadOrigin))) &&
      (!suite || (suite === 'sans' ? watched(lead, today) === 'none' : suite === 'passee' ? watched(lead, today) === 'past' : watched(lead, today) !== null)),
  );
  const key = SORTS[(tri ?? 'nom').replace('-', '')] ?? SORTS['nom']!;
  const turn = tri?.startsWith('-') ? -1 : 1;
  return kept.sort((a, b) => turn * key(a).localeCompare(key(b), 'fr') || a.name.localeCompare(b.name, 'fr'));
}
