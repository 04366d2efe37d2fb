import { ready } from './install.mjs';

if (await ready()) {
  const [{ command }, { backup }] = await Promise.all([import('./command.mjs'), import('./backup/commands.mjs')]);
  await command(() => backup(process.argv.slice(2)));
}
