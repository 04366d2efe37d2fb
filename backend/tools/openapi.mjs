import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './install.mjs';
import { transpile } from './transpile.mjs';

/** Writes the description of the API from the contracts: to backend/openapi.json, or to the file that is named. */
const built = join(root, 'dist/openapi');
await transpile(built);
execFileSync(process.execPath, [join(built, 'open-api.js'), process.argv[2] ?? join(root, 'backend/openapi.json')], { stdio: 'inherit' });
