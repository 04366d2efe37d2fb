import type { BoardRow } from '../api';

const STATES = ['underway', 'preparation', 'interviews', 'analysis', 'first_reading', 'restituted'];
type Value = string | number | null | undefined;

/** What each heading of the board compares. */
const BY: Readonly<Record<string, (row: BoardRow) => Value>> = {
  nom: ({ territory }) => territory.name,
  equipe: ({ seats }) => seats && Object.values(seats).reduce((sum, { agreed }) => sum + agreed, 0),
  'rendez-vous': ({ nextGathering }) => nextGathering?.heldOn,
  diagnostic: ({ diagnostic }) => diagnostic && STATES.indexOf(diagnostic.state),
  projet: ({ project }) => project?.title,
  appui: ({ support }) => support?.used,
  nouvelles: ({ news }) => news?.lastOn,
};

/** The rows of the board in the order that the address asks; who has nothing there comes last, whichever way it is read. */
export function boardInOrder(rows: readonly BoardRow[], tri: string): BoardRow[] {
  const by = BY[tri.replace('-', '')] ?? (({ territory }: BoardRow) => territory.name);
  const turn = tri.startsWith('-') ? -1 : 1;
  const order = (a: Value, b: Value) => {
    if (a == null || b == null) return Number(a == null) - Number(b == null);
    return turn * (typeof a === 'number' ? a - Number(b) : a.localeCompare(String(b), 'fr'));
  };
  return [...rows].sort((a, b) => order(by(a), by(b)) || a.territory.name.localeCompare(b.territory.name, 'fr'));
}
