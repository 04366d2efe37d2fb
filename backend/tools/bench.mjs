import { ready } from './install.mjs';

if (await ready()) {
  const [{ command }, { bench }] = await Promise.all([import('./command.mjs'), import('./bench/bench.mjs')]);
  await command(() => bench(process.argv.slice(2)));
}
