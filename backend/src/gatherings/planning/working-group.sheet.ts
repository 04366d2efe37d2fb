import type { Sheet } from '../../platform/sheets/sheet';
import type { WorkingGroupItem, WorkingGroupList, WorkingGroupView } from './working-group.contract';

/** The chantiers of a cohort as a file. */
export const workingGroupsSheet: Sheet<WorkingGroupList, WorkingGroupItem> = {
  name: 'Chantiers',
  rows: ({ items }) => items,
  columns: [
    { label: 'Chantier', value: ({ name }) => name },
    { label: 'Ce qu’il cherche', value: ({ purpose }) => purpose },
    { label: 'Animé par', value: ({ animator }) => animator?.name },
    { label: 'Depuis le', value: ({ startsOn }) => startsOn, as: 'day' },
    { label: 'Jusqu’au', value: ({ endsOn }) => endsOn, as: 'day' },
    { label: 'Membres', value: ({ memberCount }) => memberCount },
    { label: 'Rendez-vous', value: ({ gatheringCount }) => gatheringCount },
    { label: 'Dernier rendez-vous', value: ({ lastOn }) => lastOn, as: 'day' },
    { label: 'Prochain rendez-vous', value: ({ nextOn }) => nextOn, as: 'day' },
  ],
};

/** Who is of a chantier or was, those of today first. */
export const groupMembersSheet: Sheet<WorkingGroupView, WorkingGroupView['members'][number]> = {
  name: 'Membres du chantier',
  audited: 'person',
  rows: ({ members }) => members,
  columns: [
    { label: 'Personne', value: ({ name }) => name },
    { label: 'Fonction', value: ({ roleTitle }) => roleTitle },
    { label: 'Structure', value: ({ organisationName }) => organisationName },
    { label: 'Depuis le', value: ({ startsOn }) => startsOn, as: 'day' },
    { label: 'Jusqu’au', value: ({ endsOn }) => endsOn, as: 'day' },
    { label: 'Aujourd’hui', value: ({ current }) => current },
  ],
};
