import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

/** Who may import whom: a context reaches only what stands above it in the house. */
const reaches: Record<string, string[]> = {
  platform: [],
  network: ['platform'],
  identity: ['platform', 'network'],
  cohorts: ['platform', 'network', 'identity'],
  gatherings: ['platform', 'network', 'identity', 'cohorts'],
  diagnostics: ['platform', 'network', 'identity', 'cohorts'],
  projects: ['platform', 'network', 'identity', 'cohorts', 'diagnostics'],
  evaluation: ['platform', 'network', 'identity', 'cohorts', 'gatherings', 'diagnostics', 'projects'],
  reports: ['platform', 'network', 'identity', 'cohorts', 'gatherings', 'diagnostics', 'projects', 'evaluation'],
  handover: ['platform', 'network', 'identity', 'cohorts', 'gatherings', 'diagnostics', 'projects', 'evaluation', 'reports'],
  overview: ['platform', 'network', 'identity', 'cohorts', 'gatherings', 'diagnostics', 'projects', 'evaluation', 'reports'],
};
const door = /\.(module|entity|service|contract)$/;
const files = readdirSync(__dirname, { recursive: true, encoding: 'utf8' }).map((file) => file.replaceAll('\\', '/'));
const code = files.filter((file) => /^[a-z]+\/.*\.ts$/.test(file) && !file.endsWith('.spec.ts') && !file.includes('/testing/') && !/^(migrations|demo)\//.test(file));

const imports = (file: string) => [...readFileSync(join(__dirname, file), 'utf8').matchAll(/from '(\..+?)'/g)].map(([, path]) => posix.join(posix.dirname(file), path as string));

describe('the house', () => {
  it.each(code)('%s imports only from the rooms above it, by a door', (file) => {
    const [own] = file.split('/') as [string];
    expect(Object.keys(reaches)).toContain(own);
    for (const target of imports(file)) {
      const [other] = target.split('/') as [string];
      if (other === own) continue;
      expect(reaches[own]).toContain(other);
      if (other !== 'platform') expect(target).toMatch(door);
    }
  });

  it.each(files.filter((file) => file.endsWith('.ts') && !/^(migrations|demo)\/|\.spec\.ts$/.test(file)))('%s is a room of 260 lines at most', (file) => {
    expect(readFileSync(join(__dirname, file), 'utf8').split('\n').length).toBeLessThanOrEqual(260);
  });
});
