import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { chromium } from '../backend/tools/chromium.mjs';
import { root } from '../backend/tools/install.mjs';

const words = [join(root, 'node_modules/@playwright/test/cli.js'), 'test', '-c', 'e2e/guide.config.ts', ...process.argv.slice(2)];
const env = { ...process.env, CHROMIUM_PATH: await chromium() };
spawn(process.execPath, words, { cwd: root, env, stdio: 'inherit' }).on('exit', (code) => process.exit(code ?? 1));
