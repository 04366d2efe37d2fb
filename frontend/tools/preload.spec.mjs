import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { sharedByAll } from '../preload/write.mjs';

const dist = fileURLToPath(new URL('../../dist/frontend/', import.meta.url));

describe('what every page begins with', () => {
  const { outputs } = JSON.parse(readFileSync(`${dist}browser-stats.json`, 'utf8'));

  it('is named in the page itself, the framework first', () => {
    const page = readFileSync(`${dist}browser/index.html`, 'utf8');
    const named = [...page.matchAll(/<link rel="modulepreload" href="([^"]+)">/g)].map(([, file]) => file);
    expect(named).toEqual(sharedByAll(outputs));
    expect(outputs[named[0]].bytes).toBeGreaterThan(100_000);
  });

  it('is nothing that one house alone needs', () => {
    const house = (...imports) => ({ imports: imports.map((path) => ({ path, kind: 'import-statement' })), bytes: 5000 });
    const main = { entryPoint: 'src/main.ts', bytes: 10, imports: ['a.js', 'b.js'].map((path) => ({ path, kind: 'dynamic-import' })) };
    const small = { imports: [], bytes: 20 };
    expect(sharedByAll({ 'main.js': main, 'a.js': house('all.js', 'one.js'), 'b.js': house('all.js', 'small.js'), 'all.js': house('small.js'), 'one.js': house(), 'small.js': small })).toEqual(['all.js']);
  });
});
