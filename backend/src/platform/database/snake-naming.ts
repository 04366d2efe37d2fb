import { DefaultNamingStrategy, type Table } from 'typeorm';

const snake = (name: string) => name.replace(/(?<=[a-z0-9])([A-Z])/g, '_$1').toLowerCase();

/** `PilotProject.participationId` is stored as `pilot_project.participation_id`. */
export class SnakeNaming extends DefaultNamingStrategy {
  override tableName(target: string, given?: string) {
    return given ?? snake(target);
  }
  override columnName(property: string, given: string | undefined, prefixes: string[]) {
    return snake([...prefixes, given ?? property].join('_'));
  }
  override joinColumnName(relation: string, column: string) {
    return snake(`${relation}_${column}`);
  }
  override foreignKeyName(table: Table | string, columns: string[]) {
    return named(table, columns, 'fkey');
  }
  override uniqueConstraintName(table: Table | string, columns: string[]) {
    return named(table, columns, 'key');
  }
  override indexName(table: Table | string, columns: string[]) {
    return named(table, columns, 'idx');
  }
}

/** PostgreSQL's own default names, so that a hand-written migration and the entities agree. */
const named = (table: Table | string, columns: string[], suffix: string) => [typeof table === 'string' ? table : table.name, ...columns, suffix].join('_');
