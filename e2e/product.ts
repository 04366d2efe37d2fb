import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { mailbox } from './mailbox';
import { hurryMail } from './pace';
import { organisation } from './provider';

const root = join(__dirname, '..');

/** Starts the built product as `npm start` does, on a fresh folder and free port, with the demo network, a mail server that keeps what it receives and an organisation's sign-in service. Joins the one of E2E_URL and E2E_MAILS instead when both are given. */
export default async function product(): Promise<() => Promise<void>> {
  if (process.env['E2E_URL'] && process.env['E2E_MAILS']) return async () => {};
  const folder = mkdtempSync(join(tmpdir(), 'cordee-e2e-'));
  chmodSync(folder, 0o711);
  const mails = join(folder, 'mails');
  mkdirSync(mails);
  const smtp = mailbox(mails);
  const [smtpPort, port] = [await smtp.listen(), await freePort()];
  const url = `http://127.0.0.1:${port}`;
  const provider = await organisation(url);
  const { npm_lifecycle_event: _, CORDEE_SECRET: __, DATABASE_URL: ___, DATABASE_OWNER_URL: ____, ...inherited } = process.env;
  const env = { ...inherited, HOST: '127.0.0.1', PORT: String(port), PUBLIC_URL: url, DEMO: 'true', CORDEE_DATA_DIR: join(folder, 'data'), SMTP_URL: `smtp://127.0.0.1:${smtpPort}`, ...provider.env };
  const started = spawn(process.execPath, [join(root, 'backend/tools/start.mjs')], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [started.stdout, started.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const stop = async () => {
    if (started.exitCode === null) {
      started.kill('SIGTERM');
      await once(started, 'exit');
    }
    await smtp.close();
    await provider.close();
    rmSync(folder, { recursive: true, force: true });
  };
  const end = Date.now() + 180_000;
  while (!(await answers(`${url}/health/ready`))) {
    if (started.exitCode !== null || Date.now() > end) {
      await stop();
      throw new Error(`The product did not start:\n${said}`);
    }
    await sleep(100);
  }
  await hurryMail(url).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  Object.assign(process.env, { E2E_URL: url, E2E_MAILS: mails });
  return stop;
}

async function answers(address: string): Promise<boolean> {
  try {
    return (await fetch(address)).ok;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  if (!address || typeof address === 'string') throw new Error('No free port.');
  return address.port;
}
