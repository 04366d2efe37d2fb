import type { Sheet } from '../../platform/sheets/sheet';
import type { ChangeView, HistoryPage } from './history.contract';

type Line = Omit<ChangeView, 'fields'> & Partial<ChangeView['fields'][number]>;

const acts: Record<ChangeView['act'], string> = { insert: 'ajouté', update: 'modifié', delete: 'retiré' };

/** Who changed what, from what to what: one line a field. */
export const historySheet: Sheet<HistoryPage, Line> = {
  name: 'Historique',
  audited: 'record_change',
  rows: ({ items }) => items.flatMap(({ fields, ...change }): Line[] => (fields.length ? fields.map((field) => ({ ...change, ...field })) : [change])),
  columns: [
    { label: 'Quand', value: ({ at }) => at, as: 'instant' },
    { label: 'Qui', value: ({ by }) => by },
    { label: 'Pour le compte de', value: ({ onBehalfOf }) => onBehalfOf },
    { label: 'Quoi', value: ({ what }) => what },
    { label: 'Nom', value: ({ name }) => name },
    { label: 'Acte', value: ({ act }) => acts[act] },
    { label: 'Champ', value: ({ label }) => label },
    { label: 'Avant', value: ({ before }) => before },
    { label: 'Après', value: ({ after }) => after },
  ],
};
