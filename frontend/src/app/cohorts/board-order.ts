import type { BoardRow } from '../api';
import { type Compared, inOrder } from '../shared/in-order';

const STATES = ['underway', 'preparation', 'interviews', 'analysis', 'first_reading', 'restituted'];

/** What each heading of the board compares. */
const BY: Readonly<Record<string, (row: BoardRow) => Compared>> = {
  nom: ({ territory }) => territory.name,
  equipe: ({ seats }) => seats && Object.values(seats).reduce((sum, { agreed }) => sum + agreed, 0),
  'rendez-vous': ({ nextGathering }) => nextGathering?.heldOn,
  diagnostic: ({ diagnostic }) => diagnostic && STATES.indexOf(diagnostic.state),
  projet: ({ project }) => project?.title,
  appui: ({ support }) => support?.used,
  nouvelles: ({ news }) => news?.lastOn,
};

/** The rows of the board in the order that the address asks. */
export const boardInOrder = (rows: readonly BoardRow[], tri: string): BoardRow[] => inOrder(rows, tri, BY, ({ territory }) => territory.name);
