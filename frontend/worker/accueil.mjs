/**
 * The worker of one page alone, the tablet at the door of one gathering (its scope is that page's address): while the
 * network does not answer, it gives back the page's shell and its own built files. It touches no other request, the API's
 * neither, and holds no name. `FILES` and `VERSION` are written by the build, so that each build is a new worker.
 */
const files = FILES;
const kept = 'accueil-VERSION';
const patience = 6000;

/** Every file, or none is counted on; the shell as the server says it now. */
async function fill() {
  const cache = await caches.open(kept);
  const there = new Set((await cache.keys()).map(({ url }) => new URL(url).pathname));
  await cache.addAll(files.filter((file) => !there.has(file)).map((file) => new Request(file, { cache: file === '/index.html' ? 'no-cache' : 'default' })));
}

self.addEventListener('install', (event) => event.waitUntil(fill().then(() => self.skipWaiting())));

// The page asks whether it can be counted on: what was taken away meanwhile is fetched again.
self.addEventListener('message', (event) => {
  const say = (whole) => event.ports[0]?.postMessage(whole);
  event.waitUntil(fill().then(() => say(true), () => say(false)));
});

self.addEventListener('activate', (event) => {
  const old = (name) => name.startsWith('accueil-') && name !== kept;
  event.waitUntil(caches.keys().then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name)))));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (request.mode === 'navigate') {
    if (pathname === new URL(self.registration.scope).pathname) event.respondWith(shell(request));
  } else if (files.includes(pathname)) {
    event.respondWith(caches.match(pathname).then((file) => file ?? fetch(request)));
  }
});

/** The network's own answer first; a network that is there and says nothing, or a server that fails, is as none. */
async function shell(request) {
  const page = await caches.match('/index.html');
  if (!page) return fetch(request);
  const late = new Promise((resolve) => setTimeout(() => resolve(page), patience));
  const answer = fetch(request).then((one) => (one.status < 500 ? one : page)).catch(() => page);
  return Promise.race([answer, late]);
}
