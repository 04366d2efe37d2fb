import { ready } from './install.mjs';

if (await ready()) {
  const [{ command, run }, { prepared }] = await Promise.all([import('./command.mjs'), import('./prepared.mjs')]);
  await command(() => prepared(async ({ env, built }) => (await run(process.execPath, [`${built}/demo/load.js`, ...process.argv.slice(2)], { env })).code));
}
