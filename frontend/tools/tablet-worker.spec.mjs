import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const dist = fileURLToPath(new URL('../../dist/frontend/browser/', import.meta.url));
const source = readFileSync(`${dist}accueil.js`, 'utf8');
const page = 'https://cordee.test/rendez-vous/g/accueil';

/** The worker as it was built, between a page and a network that answers `network(url)`. */
function workerWith(network, kept) {
  const on = {};
  const self = { addEventListener: (name, act) => (on[name] = act), location: new URL(page), registration: { scope: page } };
  const caches = { match: async (path) => kept[path] };
  new Function('self', 'caches', 'fetch', source)(self, caches, network);
  return (url, { mode = 'cors', method = 'GET' } = {}) => {
    let answer;
    on.fetch({ request: { url: new URL(url, page).href, mode, method }, respondWith: (given) => (answer = given) });
    return answer;
  };
}

describe('the worker of the tablet at the door', () => {
  const shell = { status: 200, name: 'kept shell' };
  const kept = { '/index.html': shell };
  const away = async () => Promise.reject(new TypeError('no network'));

  it('keeps files that are all in the build, and none of them an answer of the API', () => {
    const files = JSON.parse(/const files = (\[.*\]);/.exec(source)[1]);
    expect(files.filter((file) => !existsSync(dist + file.slice(1)) || file.startsWith('/api'))).toEqual([]);
    expect(files.length).toBeGreaterThan(10);
  });

  it('gives the page back when no network answers, or a server that fails', async () => {
    expect(await workerWith(away, kept)(page, { mode: 'navigate' })).toBe(shell);
    expect(await workerWith(async () => ({ status: 503 }), kept)(`${page}?demi=x`, { mode: 'navigate' })).toBe(shell);
    expect(await workerWith(async () => ({ status: 200, name: 'new' }), kept)(page, { mode: 'navigate' })).toEqual({ status: 200, name: 'new' });
  });

  it('leaves alone whatever is not that page and its files', () => {
    const ask = workerWith(away, kept);
    const others = [
      ['/api/gatherings/g'],
      ['/api/auth/me'],
      ['/index.html', { method: 'POST' }],
      ['https://elsewhere.test/index.html'],
      [`${page}/autre`, { mode: 'navigate' }],
      ['/rendez-vous/g', { mode: 'navigate' }],
      ['/', { mode: 'navigate' }],
    ];
    expect(others.map(([url, request]) => ask(url, request))).toEqual(others.map(() => undefined));
  });
});
