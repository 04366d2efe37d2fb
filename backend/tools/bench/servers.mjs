import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { root } from '../install.mjs';
import { serverFlags } from '../serve.mjs';

const freePort = () =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

async function startServer(script, env, flags = []) {
  const child = spawn(process.execPath, [...flags, script], { env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  await new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', (code) => reject(new Error(`${script} stopped with ${code}`)));
  });
  child.removeAllListeners('exit');
  return { pid: child.pid, stop: () => child.kill('SIGTERM') };
}

/** The product as it is started for people, on a port of its own. */
export async function startProduct(env) {
  const port = await freePort();
  return { port, ...(await startServer(join(root, 'dist/backend/main.js'), { ...env, PORT: String(port), NODE_ENV: 'development', DEMO: 'false' }, serverFlags)) };
}

/** The thinnest honest server, on another. */
export async function startBare(env) {
  const port = await freePort();
  return { port, ...(await startServer(join(root, 'backend/tools/bench/bare-server.mjs'), { ...env, BARE_PORT: String(port) })) };
}
