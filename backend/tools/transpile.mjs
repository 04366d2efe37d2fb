import { copyFileSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { transformFile } from '@swc/core';
import { root } from './install.mjs';

const options = createRequire(import.meta.url)('./swc-options.cjs');
const source = join(root, 'backend/src');

/** Turns the backend into JavaScript without checking types, in about a second; what does not compile is named and thrown. */
export async function transpile(target) {
  rmSync(target, { recursive: true, force: true });
  const files = readdirSync(source, { recursive: true }).map((name) => join(source, name));
  await Promise.all(files.filter((file) => statSync(file).isFile()).map((file) => transpileFile(file, target)));
}

/** One file: a specification is left out, what is not TypeScript is copied. */
export async function transpileFile(file, target) {
  if (file.endsWith('.spec.ts') || file.endsWith('.d.ts')) return;
  const place = join(target, relative(source, file));
  mkdirSync(dirname(place), { recursive: true });
  if (!file.endsWith('.ts')) return copyFileSync(file, place);
  const { code } = await transformFile(file, { ...options, filename: file, swcrc: false });
  writeFileSync(place.replace(/\.ts$/, '.js'), code);
}
