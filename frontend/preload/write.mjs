/**
 * After a build: lets a browser ask for what a page begins with as soon as it reads the first line of it. The framework is the
 * third link of a chain (page, main, house), and on a slow line each link waits for the one before.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { closure } from '../tools/first-page-weight.mjs';

const dist = fileURLToPath(new URL('../../dist/frontend/', import.meta.url));
const worthwhile = 1000;

/** The files of some weight that each of the houses behind `main` is built on, the heaviest first. */
export function sharedByAll(outputs) {
  const main = Object.values(outputs).find(({ entryPoint }) => entryPoint === 'src/main.ts');
  const houses = main.imports.filter(({ kind }) => kind === 'dynamic-import').map(({ path }) => closure(outputs, path));
  const [first = new Set(), ...others] = houses;
  const shared = [...first].filter((file) => others.every((files) => files.has(file)) && outputs[file].bytes > worthwhile);
  return shared.sort((a, b) => outputs[b].bytes - outputs[a].bytes);
}

if (process.argv[1] === fileURLToPath(import.meta.url) && existsSync(join(dist, 'browser-stats.json'))) {
  const { outputs } = JSON.parse(readFileSync(join(dist, 'browser-stats.json'), 'utf8'));
  const page = join(dist, 'browser', 'index.html');
  const hints = sharedByAll(outputs).map((file) => `<link rel="modulepreload" href="${file}">`);
  writeFileSync(page, readFileSync(page, 'utf8').replace('</head>', `${hints.join('')}</head>`));
}
