import type { HatName } from './actor';

/** One entry of the menu and the hats that it serves; without hats it serves everybody. */
export interface MenuEntry {
  readonly path: string;
  readonly label: string;
  readonly hats?: readonly HatName[];
}

const STAFF = ['cohort_manager', 'pivot_ally'] as const;
const DIAGNOSTIC_TEAM = ['diagnostic_lead', 'interviewer', 'diagnostic_supervisor'] as const;

/** The menu, in the order of the path that a territory follows. A person sees only the entries that serve one of their hats. */
export const MENU: readonly MenuEntry[] = [
  { path: '/a-faire', label: 'À faire' },
  { path: '/parcours', label: 'Parcours', hats: [...STAFF, 'network_admin', 'observer', 'evaluator', 'storyteller'] },
  { path: '/territoires', label: 'Territoires', hats: [...STAFF, 'delegate', 'project_ally', 'observer', 'evaluator', 'storyteller'] },
  {
    path: '/rendez-vous',
    label: 'Rendez-vous',
    hats: [...STAFF, 'delegate', 'project_ally', ...DIAGNOSTIC_TEAM, 'evaluator', 'storyteller', 'observer'],
  },
  { path: '/diagnostics', label: 'Diagnostics', hats: [...STAFF, ...DIAGNOSTIC_TEAM, 'evaluator', 'observer'] },
  { path: '/projets', label: 'Projets', hats: [...STAFF, 'delegate', 'project_ally', 'evaluator', 'storyteller', 'observer'] },
  { path: '/effets', label: 'Effets', hats: [...STAFF, 'evaluator'] },
  { path: '/bilan', label: 'Bilan', hats: [...STAFF, 'delegate', 'project_ally', 'evaluator', 'storyteller', 'observer'] },
  { path: '/infolettre', label: 'Infolettre', hats: [...STAFF, 'delegate', 'project_ally', 'evaluator', 'storyteller', 'observer'] },
  { path: '/dossiers', label: 'Dossiers', hats: ['observer'] },
  {
    path: '/annuaire',
    label: 'Annuaire',
    hats: [...STAFF, 'network_admin', 'delegate', 'project_ally', ...DIAGNOSTIC_TEAM, 'evaluator', 'storyteller', 'observer'],
  },
  { path: '/administration/roles', label: 'Rôles et e-mails', hats: STAFF },
  { path: '/administration', label: 'Administration', hats: ['network_admin'] },
];

/** The entries that serve somebody with these hats. */
export function menuFor(hats: readonly { readonly hat: HatName }[]): readonly MenuEntry[] {
  return MENU.filter((entry) => !entry.hats || hats.some(({ hat }) => entry.hats?.includes(hat)));
}
