import { rmSync } from 'node:fs';

/** Stops the run's PostgreSQL and removes its files. */
export default async function globalTeardown() {
  const { folder, postgres } = globalThis.cordeeTestRun;
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}
