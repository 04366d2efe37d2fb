import type { Client } from 'pg';

/**
 * What one column of the schema has to do with a person. `label` and `show` (SQL, when the column alone would say an id):
 * how it is shown to them. `erased`: the SQL it becomes; else `why` says why it stays, or why it is not personal.
 * `mentions`: a text in which their full name, written by anybody, becomes « Personne effacée ».
 */
export interface PersonalColumn {
  readonly label?: string;
  readonly show?: string;
  readonly erased?: string;
  readonly why?: string;
  readonly mentions?: boolean;
}

/** A table as a person reads it. `whose`: which rows are theirs, over the alias t, $1 being the person; without it none is anybody's. */
export interface PersonalTable {
  readonly title: string;
  readonly whose?: string;
  /** What erasing does with those rows. */
  readonly rows?: 'kept' | 'deleted';
  /** What tells one row from another, beside its columns: label → SQL. */
  readonly beside?: Readonly<Record<string, string>>;
  readonly columns: Readonly<Record<string, PersonalColumn>>;
}

export type PersonalTables = Readonly<Record<string, PersonalTable>>;

/** Writes the list where the functions of the database read it. Run by the owner, after every migration. */
export async function writePersonalData(owner: Client, tables: PersonalTables): Promise<void> {
  const rows = Object.entries(tables).map(([table_name, { title, whose, rows, beside }], position) => ({ table_name, position, title, whose, rows, beside: beside ?? {} }));
  const columns = Object.entries(tables).flatMap(([table_name, table]) =>
    Object.entries(table.columns).map(([column_name, { label, show, erased: value, mentions }], position) => ({ table_name, column_name, position, label, show, erased: value, mentions: mentions ?? false })),
  );
  await owner.query('DELETE FROM access.personal_column; DELETE FROM access.personal_table');
  await owner.query('INSERT INTO access.personal_table SELECT * FROM jsonb_populate_recordset(NULL::access.personal_table, $1::jsonb)', [JSON.stringify(rows)]);
  await owner.query('INSERT INTO access.personal_column SELECT * FROM jsonb_populate_recordset(NULL::access.personal_column, $1::jsonb)', [JSON.stringify(columns)]);
}

/** Columns that are nobody's, with the reason. */
export const plain = (why: string, names: string): Record<string, PersonalColumn> => Object.fromEntries(names.split(' ').map((name) => [name, { why }]));

/** Shown to the person, and gone with them. */
export const erased = (label: string, value = 'NULL', show?: string): PersonalColumn => ({ label, erased: value, ...(show && { show }) });

/** Shown to the person, and kept without their name, for the reason given. */
export const kept = (label: string, why: string, show?: string): PersonalColumn => ({ label, why, ...(show && { show }) });

/** A text somebody wrote: it stays, unsigned, and names them no more. */
export const unsigned = (label: string): PersonalColumn => ({ label, why: 'le texte reste, sans signature', mentions: true });

/** Points to a person who is no longer named. */
export const pointer: PersonalColumn = { why: 'désigne une personne qui n’est plus nommée' };

/** SQL that says a word of the code in French. */
export const said = (column: string, words: Readonly<Record<string, string>>): string =>
  `CASE t.${column} ${Object.entries(words).map(([word, french]) => `WHEN '${word}' THEN '${french.replaceAll("'", "''")}'`).join(' ')} ELSE t.${column} END`;

/** Where a row of a territory lies, by name. */
export const where = { Territoire: '(SELECT w.name FROM participation v JOIN territory w ON w.id = v.territory_id WHERE v.id = t.participation_id)' };

export const machine = 'ce que la machine compte';
