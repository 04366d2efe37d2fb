import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import type { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { type Row, type RowBook, type Table, tableOrder, type Value } from './rows/row-book';

const chunkLength = 256 * 1024;
const escapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
const escaped = (text: string) => text.replace(/[\\\t\n\r]/g, (one) => escapes[one] as string);

/** One value in COPY's text format. */
export function copyValue(value: Value): string {
  if (value === null) return '\\N';
  if (Buffer.isBuffer(value)) return `\\\\x${value.toString('hex')}`;
  if (Array.isArray(value)) return escaped(`{${value.map((one: string) => `"${one.replace(/["\\]/g, '\\$&')}"`).join(',')}}`);
  return escaped(String(value));
}

/**
 * Writes rows by COPY into a passing table, then from there into the real one: PostgreSQL refuses COPY into a table
 * under row security, and the owner must not lift it, not even for the demo.
 */
export class CopyWriter {
  /** Passing tables by what they hold: one book may fill columns of a table that another leaves to the database. */
  private readonly staged = new Map<string, string>();

  constructor(private readonly client: Client) {}

  /** Writes a whole book, each table after those it points to. */
  async write(book: RowBook): Promise<number> {
    let written = 0;
    for (const table of tableOrder) written += await this.writeTable(table, book.of(table));
    return written;
  }

  private async writeTable(table: Table, rows: readonly Row[]): Promise<number> {
    if (!rows[0]) return 0;
    const columns = Object.keys(rows[0]);
    const list = columns.map((column) => `"${column}"`).join(', ');
    const held = `${table} ${list}`;
    const passing = this.staged.get(held) ?? `passing_${this.staged.size}`;
    if (this.staged.has(held)) await this.client.query(`TRUNCATE ${passing}`);
    else await this.client.query(`CREATE TEMPORARY TABLE ${passing} ON COMMIT DROP AS SELECT ${list} FROM ${table} WITH NO DATA`);
    this.staged.set(held, passing);

    const stream = this.client.query(copyFrom(`COPY ${passing} (${list}) FROM STDIN`));
    let chunk = '';
    for (const row of rows) {
      chunk += `${columns.map((column) => copyValue(row[column] ?? null)).join('\t')}\n`;
      if (chunk.length < chunkLength) continue;
      if (!stream.write(chunk)) await once(stream, 'drain');
      chunk = '';
    }
    stream.end(chunk);
    await finished(stream);
    await this.client.query(`INSERT INTO ${table} (${list}) SELECT ${list} FROM ${passing}`);
    return rows.length;
  }
}
