import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Refusal, run } from './command.mjs';
import { root } from './install.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const elsewhere = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium', '/snap/bin/chromium'];

/** The browser of the journeys: the machine's, else Debian's when we may install it, else Playwright's own; never none. */
export async function chromium() {
  const machine = onMachine();
  if (machine) return machine;
  if (process.getuid?.() === 0 && spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0) {
    console.log('  Installation de Chromium par apt…');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const attempts = [];
    for (const words of [['update', '-q'], ['install', '-y', '-q', '--no-install-recommends', 'chromium']]) attempts.push(await run('apt-get', words, { quiet: true, env }));
    if (onMachine()) return onMachine();
    console.error(attempts.map(({ output }) => output.trim().split('\n').slice(-4).join('\n')).join('\n'));
  }
  return playwrightOwn();
}

function onMachine() {
  const { CHROMIUM_PATH: given } = process.env;
  if (given) return given;
  const paths = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  return [...paths, ...elsewhere].find(isProgram);
}

async function playwrightOwn() {
  const { chromium: browser } = await import('@playwright/test');
  if (!existsSync(browser.executablePath())) {
    console.log('  Téléchargement du Chromium de Playwright…');
    await run('timeout', ['180', process.execPath, join(root, 'node_modules/playwright/cli.js'), 'install', 'chromium'], { quiet: true });
  }
  if (existsSync(browser.executablePath())) return browser.executablePath();
  throw new Refusal('Aucun Chromium sur cette machine : installez le paquet « chromium », ou donnez son chemin dans CHROMIUM_PATH.');
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
