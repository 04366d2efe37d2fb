import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nx } from './build.mjs';
import { chromium } from './chromium.mjs';
import { run } from './command.mjs';
import { countJest, countPlaywright } from './counts.mjs';
import { root } from './install.mjs';

const reports = mkdtempSync(join(tmpdir(), 'cordee-reports-'));
const program = (path) => join(root, 'node_modules', path);
const node = (words, env) => run(process.execPath, words, { quiet: true, cwd: root, env: { ...process.env, ...env } });
const tsc = (project) => node([program('typescript/bin/tsc'), '--noEmit', '-p', project]);

/** Lint, types and builds: each is one check, passed or failed. */
const once = {
  'règles de code, serveur': () => node([program('eslint/bin/eslint.js'), '-c', 'backend/tools/eslint.config.mjs', '--max-warnings=0', 'backend']),
  'règles de code, écrans': () => node([program('eslint/bin/eslint.js'), '-c', 'backend/tools/eslint.config.mjs', '--max-warnings=0', 'frontend', 'e2e']),
  'types, serveur': () => tsc('backend/tsconfig.json'),
  'types, écrans': () => tsc('frontend/tsconfig.spec.json'),
  'types, parcours': () => tsc('e2e/tsconfig.json'),
  'construction, serveur': () => nx(['run', 'backend:build', '--output-style=static']),
  'construction, écrans': () => nx(['run', 'frontend:build', '--output-style=static']),
};

/** Suites: each test counts, and so does a file that could not run; a skipped test is a failed one. */
const suites = {
  'tests, serveur': () => jest('backend/jest.config.cjs', 'backend'),
  'tests, écrans': () => jest('frontend/jest.config.mjs', 'frontend'),
  'parcours dans le navigateur': () => journeys(),
};

/** The whole of `npm test`: every check runs whatever the others say, and the last line counts them. */
export async function testAll() {
  const totals = { passed: 0, failed: 0 };
  const began = Date.now();
  for (const [name, check] of Object.entries({ ...once, ...suites })) {
    const start = Date.now();
    const result = await attempt(check, name in suites);
    totals.passed += result.passed;
    totals.failed += result.failed;
    const outcome = name in suites ? `${result.passed} réussis, ${result.failed} échoués` : result.failed ? 'échec' : 'réussi';
    if (result.failed) console.log(result.output.trim());
    console.log(`  ${result.failed ? '✗' : '✓'} ${name.padEnd(30)} ${seconds(start).padStart(8)}  ${outcome}`);
  }
  rmSync(reports, { recursive: true, force: true });
  console.log(`  Durée totale ${seconds(began)}\n\n${totals.passed} passed, ${totals.failed} failed`);
  return totals.failed ? 1 : 0;
}

async function attempt(check, counted) {
  try {
    const result = await check();
    if (!counted) return { passed: result.code === 0 ? 1 : 0, failed: result.code === 0 ? 0 : 1, output: result.output };
    // A suite that ends badly has failed even when its report names no failing test.
    return { ...result, failed: result.code === 0 || result.failed ? result.failed : 1 };
  } catch (error) {
    return { passed: 0, failed: 1, output: error.message };
  }
}

async function jest(config, name) {
  const file = join(reports, `${name}.json`);
  const words = ['--experimental-vm-modules', '--no-warnings', program('jest/bin/jest.js'), '-c', config, '--json', `--outputFile=${file}`, '--maxWorkers=2', '--ci'];
  const { code, output } = await node(words, { FORCE_COLOR: '0' });
  return { code, output, ...countJest(read(file)) };
}

async function journeys() {
  const file = join(reports, 'journeys.json');
  const env = { CHROMIUM_PATH: await chromium(), PLAYWRIGHT_JSON_OUTPUT_NAME: file, FORCE_COLOR: '0' };
  const { code, output } = await node([program('@playwright/test/cli.js'), 'test', '-c', 'e2e/playwright.config.ts', '--reporter=line,json'], env);
  return { code, output, ...countPlaywright(read(file)) };
}

function read(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}

function seconds(since) {
  return `${((Date.now() - since) / 1000).toLocaleString('fr-FR', { maximumFractionDigits: 1, minimumFractionDigits: 1 })} s`;
}
