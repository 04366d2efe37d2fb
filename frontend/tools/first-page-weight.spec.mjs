import { filesOf, weighPages } from './first-page-weight.mjs';

const file = (entryPoint, ...imports) => ({
  entryPoint,
  imports: imports.map((path) =>
    path.startsWith('?') ? { path: path.slice(1), kind: 'dynamic-import' } : { path, kind: 'import-statement' },
  ),
});

describe('the weight of a first page', () => {
  const outputs = {
    'main.js': file('src/main.ts', '?boot.js'),
    'boot.js': file('src/boot.ts', 'core.js', '?small.js', '?large.js'),
    'core.js': file(undefined),
    'small.js': file('src/small.ts', 'core.js'),
    'large.js': file('src/large.ts', 'core.js', 'shared.js'),
    'shared.js': file(undefined),
    'other.js': file('src/other.ts'),
    'styles-AAAAAAAA.css': file(undefined),
  };
  const weigh = (name) => ({ 'small.js': 1, 'large.js': 5, 'shared.js': 2 })[name] ?? 1;

  it('counts what is imported at once, the styles, and the heaviest screen that opens from there', () => {
    const files = filesOf({ entries: ['src/main.ts', 'src/boot.ts'], opens: 'src/boot.ts' }, outputs, weigh);
    expect(files.sort()).toEqual(['boot.js', 'core.js', 'large.js', 'main.js', 'shared.js', 'styles-AAAAAAAA.css']);
  });

  it('fails when the build lost an entry', () => {
    expect(() => filesOf({ entries: ['src/gone.ts'], opens: 'src/boot.ts' }, outputs, weigh)).toThrow('src/gone.ts');
  });

  it.each(weighPages().map((weighed) => [weighed.page, weighed]))(
    'of this build holds for %s',
    (_page, { total, limit, detail }) => {
      expect(total <= limit ? '' : `${total.toFixed(1)} kB of ${limit} kB\n${detail}`).toBe('');
    },
  );
});
