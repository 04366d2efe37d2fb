import type { z } from 'zod';
import type { Sheet } from '../../platform/sheets/sheet';
import type { MandatesView } from './mandates.contract';

type View = z.infer<typeof MandatesView>;
type Territory = View['territories'][number];
type Line = Territory['elected'][number] & Pick<Territory, 'name' | 'election'>;

/** The elected officials of the teams, beside the last election of their council. */
export const mandatesSheet: Sheet<View, Line> = {
  name: 'Mandats',
  audited: 'person',
  rows: ({ territories }) => territories.flatMap(({ name, election, elected }) => elected.map((one) => ({ ...one, name, election }))),
  columns: [
    { label: 'Territoire', value: ({ name }) => name },
    { label: 'Équipe', value: ({ team }) => team },
    { label: 'Nom', value: ({ person }) => person.familyName },
    { label: 'Prénom', value: ({ person }) => person.givenName },
    { label: 'Fonction', value: ({ roleTitle }) => roleTitle },
    { label: 'Dirige la collectivité', value: ({ headOfExecutive }) => headOfExecutive },
    { label: 'Accord', value: ({ status }) => (status === 'agreed' ? 'D’accord' : 'Pressenti·e') },
    { label: 'Depuis le', value: ({ startsOn }) => startsOn, as: 'day' },
    { label: 'Dernière élection', value: ({ election }) => election?.name },
    { label: 'Date de cette élection', value: ({ election }) => election?.lastOn, as: 'day' },
  ],
};
