import { ready } from './install.mjs';

if (await ready()) {
  const [{ command }, { start }] = await Promise.all([import('./command.mjs'), import('./serve.mjs')]);
  await command(start);
}
