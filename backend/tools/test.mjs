import { ready } from './install.mjs';

if (await ready()) {
  const [{ command }, { testAll }] = await Promise.all([import('./command.mjs'), import('./checks.mjs')]);
  await command(testAll);
}
