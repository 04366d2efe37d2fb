import { ready } from './install.mjs';

if (await ready()) {
  const [{ command }, { restore }] = await Promise.all([import('./command.mjs'), import('./backup/commands.mjs')]);
  await command(() => restore(process.argv.slice(2)));
}
