/**
 * Weighs what a first page needs until it can be used: the JavaScript and CSS that it loads, gzipped, from the build's own statistics.
 * Fails when a page is heavier than speed.md allows. Run after a production build.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const dist = fileURLToPath(new URL('../../dist/frontend/', import.meta.url));
const KB = 1000;

/** A page is its chain of entry points; `opens` says after which of them the screen itself is loaded, of which the heaviest counts. */
export const PAGES = [
  {
    page: '/l/…, from an e-mail',
    limit: 90,
    entries: ['src/main.ts', 'src/app/core/link/boot.ts'],
    opens: 'src/app/core/link/boot.ts',
  },
  {
    page: '/parcours, for staff',
    limit: 180,
    entries: ['src/main.ts', 'src/app/boot.ts', 'src/app/core/shell.ts', 'src/app/cohorts/cohorts.routes.ts'],
    opens: 'src/app/cohorts/cohorts.routes.ts',
  },
];

/** The files that importing a file brings with it at once. */
export function closure(outputs, file, found = new Set()) {
  if (found.has(file) || !outputs[file]) return found;
  found.add(file);
  for (const { path, kind } of outputs[file].imports) if (kind === 'import-statement') closure(outputs, path, found);
  return found;
}

/** Everything that one page loads until it can be used. */
export function filesOf({ entries, opens }, outputs, weigh) {
  const byEntry = new Map(Object.entries(outputs).map(([file, { entryPoint }]) => [entryPoint, file]));
  const files = new Set();
  for (const entry of entries) {
    const file = byEntry.get(entry);
    if (!file) throw new Error(`the build has no entry ${entry}`);
    closure(outputs, file, files);
  }
  const styles = Object.keys(outputs).find((file) => /^styles-.*\.css$/.test(file));
  if (styles) files.add(styles);
  const screens = outputs[byEntry.get(opens)].imports.filter(({ kind }) => kind === 'dynamic-import').map(({ path }) => path);
  const extra = screens.map((screen) => [...closure(outputs, screen)].filter((file) => !files.has(file)));
  const sum = (list) => list.reduce((total, file) => total + weigh(file), 0);
  const heaviest = extra.sort((a, b) => sum(b) - sum(a))[0] ?? [];
  return [...files, ...heaviest];
}

/** The weight of each page in the last production build. */
export function weighPages() {
  const stats = join(dist, 'browser-stats.json');
  if (!existsSync(stats)) throw new Error(`${stats} is missing: build the front end first`);
  const { outputs } = JSON.parse(readFileSync(stats, 'utf8'));
  const weights = new Map();
  const weigh = (file) => {
    if (!weights.has(file)) weights.set(file, gzipSync(readFileSync(join(dist, 'browser', file)), { level: 9 }).length / KB);
    return weights.get(file);
  };
  return PAGES.map((page) => {
    const files = filesOf(page, outputs, weigh);
    const detail = files.map((file) => `${weigh(file).toFixed(1)} kB ${outputs[file].entryPoint ?? file}`).join('\n');
    return { page: page.page, limit: page.limit, total: files.reduce((sum, file) => sum + weigh(file), 0), detail };
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const weighed = weighPages();
  for (const { page, limit, total, detail } of weighed) {
    console.log(`${total <= limit ? 'ok  ' : 'FAIL'} ${page}: ${total.toFixed(1)} kB of ${limit} kB gzip`);
    if (total > limit) console.log(detail);
  }
  process.exitCode = weighed.some(({ total, limit }) => total > limit) ? 1 : 0;
}
