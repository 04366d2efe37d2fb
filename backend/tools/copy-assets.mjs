import { cpSync } from 'node:fs';
import { extname, join } from 'node:path';
import { root } from './install.mjs';

const [from, to] = process.argv.slice(2).map((path) => join(root, path));

/** Templates, facts and other files that the compiler does not carry. */
cpSync(from, to, { recursive: true, filter: (source) => !['.ts', '.snap'].includes(extname(source)) });
