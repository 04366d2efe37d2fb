import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Somebody who signs in with a password of docs/demo.md. */
export interface Persona {
  readonly email: string;
  readonly password: string;
}

const accounts = readFileSync(join(__dirname, '../docs/demo.md'), 'utf8')
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim().replaceAll('`', '')))
  .filter((cells) => cells[2]?.includes('@'))
  .map(([, , email = '', password = '']) => ({ email, password }));

/** The demo account of a person, by given name, as docs/demo.md lists it. */
export function persona(givenName: string): Persona {
  const found = accounts.find(({ email }) => email.startsWith(`${givenName}.`));
  if (!found) throw new Error(`docs/demo.md lists no account for ${givenName}.`);
  return found;
}
