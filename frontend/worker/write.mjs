/** After a build: writes the worker of the tablet's page, with the files that this page alone is made of and a version that is their sum. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { closure } from '../tools/first-page-weight.mjs';

const dist = fileURLToPath(new URL('../../dist/frontend/', import.meta.url));
const entries = ['src/main.ts', 'src/app/boot.ts', 'src/app/gatherings/presence/alone.ts', 'src/app/shared/dialog-draft.ts'];

/** What the page needs to start without a network: its scripts, the styles, and what the styles name. */
export function filesOfTablet(outputs) {
  const files = new Set();
  for (const entry of entries) {
    const found = Object.keys(outputs).find((file) => outputs[file].entryPoint === entry);
    if (!found) throw new Error(`the build has no entry ${entry}`);
    closure(outputs, found, files);
  }
  const styles = Object.keys(outputs).filter((file) => /^styles-.*\.css$/.test(file));
  return [...files, ...styles, ...styles.flatMap((file) => outputs[file].imports.map(({ path }) => path))].sort();
}

if (process.argv[1] === fileURLToPath(import.meta.url) && existsSync(join(dist, 'browser-stats.json'))) {
  const { outputs } = JSON.parse(readFileSync(join(dist, 'browser-stats.json'), 'utf8'));
  const files = ['index.html', 'favicon.svg', ...filesOfTablet(outputs)];
  const source = readFileSync(new URL('accueil.mjs', import.meta.url), 'utf8');
  const version = createHash('sha256');
  for (const file of files) version.update(file).update(readFileSync(join(dist, 'browser', file)));
  const worker = source.replace('= FILES', `= ${JSON.stringify(files.map((file) => `/${file}`))}`).replace("'accueil-VERSION'", `'accueil-${version.digest('hex').slice(0, 12)}'`);
  writeFileSync(join(dist, 'browser', 'accueil.js'), worker);
}
