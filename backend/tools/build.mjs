import { join } from 'node:path';
import { root } from './install.mjs';
import { Refusal, run } from './command.mjs';

/** Builds what is stale: Nx compares sources with its cache and leaves alone what has not changed. */
export async function build(projects = ['backend', 'frontend']) {
  const { code, output } = await nx(['run-many', '-t', 'build', '-p', projects.join(','), '--parallel=2', '--output-style=static']);
  if (code !== 0) throw new Refusal(`${output.trim()}\n\nLa construction a échoué : le détail est ci-dessus.`);
}

/** Nx without its daemon, its screen or its cloud, so that it behaves alike for root, in a worktree and in continuous integration. */
export function nx(words, options = { quiet: true }) {
  const env = { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false', NX_NO_CLOUD: 'true', NX_ISOLATE_PLUGINS: 'false', FORCE_COLOR: '0' };
  return run(process.execPath, [join(root, 'node_modules/nx/dist/bin/nx.js'), ...words], { ...options, cwd: root, env });
}
