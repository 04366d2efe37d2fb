/**
 * One kind of line of « À regarder ». `from` is what follows FROM (its WHERE and GROUP BY included); it may use the
 * sources of `home-watch.sql.ts`: `place` (territories that engaged), `zone`, $1 the cohorts, $2 today. What a line does not say is null.
 */
export interface WatchPart {
  /** The smaller, the sooner it is shown. */
  readonly rank: number;
  readonly columns: WatchColumns;
  readonly from: string;
}

export interface WatchColumns {
  readonly cohortId: string;
  readonly cohortName: string;
  readonly participationId?: string;
  readonly territoryName?: string;
  readonly recordId?: string;
  readonly subject?: string;
  readonly on?: string;
  readonly count?: string;
  readonly of?: string;
  readonly seats?: string;
}

/** What heads a line about one territory. */
export const aPlace = {
  cohortId: 'place.cohort_id',
  cohortName: 'place.cohort_name',
  participationId: 'place.id',
  territoryName: 'place.territory_name',
};

const types: Record<keyof WatchColumns, string> = {
  cohortId: 'uuid',
  cohortName: 'text',
  participationId: 'uuid',
  territoryName: 'text',
  recordId: 'uuid',
  subject: 'text',
  on: 'date',
  count: 'numeric',
  of: 'numeric',
  seats: 'json',
};

/** The part as one SELECT of the union, every column typed. */
export function selectOf(kind: string, { rank, columns, from }: WatchPart): string {
  const names = Object.keys(types) as (keyof WatchColumns)[];
  const said = names.map((name) => `(${columns[name] ?? 'NULL'})::${types[name]} AS "${name}"`);
  return `SELECT '${kind}' AS kind, ${rank} AS rank, ${said.join(', ')} FROM ${from}`;
}
