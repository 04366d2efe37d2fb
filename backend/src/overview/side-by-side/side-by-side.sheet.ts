import type { z } from 'zod';
import type { Sheet } from '../../platform/sheets/sheet';
import type { SideRow, SideView } from './side-by-side.contract';

/** Several cohorts beside each other on a day. */
export const sideBySideSheet: Sheet<z.infer<typeof SideView>, SideRow> = {
  name: 'Parcours côte à côte',
  key: ({ id }) => id,
  rows: ({ rows }) => rows,
  columns: [
    { label: 'Parcours', value: ({ name }) => name },
    { label: 'Région', value: ({ region }) => region },
    { label: 'Du', value: ({ startsOn }) => startsOn, as: 'day' },
    { label: 'Au', value: ({ endsOn }) => endsOn, as: 'day' },
    { label: 'Territoires engagés', value: ({ engaged }) => engaged },
    { label: 'Prévus', value: ({ engagedTarget }) => engagedTarget },
    { label: 'Places pourvues', value: ({ seats }) => seats.count },
    { label: 'Places', value: ({ seats }) => seats.of },
    { label: 'Personnes venues', value: ({ presence }) => presence.count },
    { label: 'Personnes invitées', value: ({ presence }) => presence.of },
    { label: 'Diagnostics restitués', value: ({ diagnostics }) => diagnostics.count },
    { label: 'Diagnostics', value: ({ diagnostics }) => diagnostics.of },
    { label: 'Projets', value: ({ projects }) => projects },
    { label: 'Jours d’appui utilisés', value: ({ days }) => days.count },
    { label: 'Jours d’appui prévus', value: ({ days }) => days.of },
    { label: 'Dernières nouvelles', value: ({ lastNewsOn }) => lastNewsOn, as: 'day' },
  ],
};
