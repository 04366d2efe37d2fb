import { ready } from './install.mjs';

if (await ready()) {
  const [{ command }, { develop }] = await Promise.all([import('./command.mjs'), import('./watch.mjs')]);
  await command(develop);
}
