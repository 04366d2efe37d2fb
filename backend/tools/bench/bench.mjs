import { join } from 'node:path';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { build } from '../build.mjs';
import { database, environment } from '../environment.mjs';
import { prepare, step } from '../serve.mjs';
import { run } from '../command.mjs';
import { root } from '../install.mjs';
import { hotPages } from './hot-pages.mjs';
import { measureMail, reportMail } from './mail.mjs';
import { measure } from './measure.mjs';
import { report } from './report.mjs';
import { fillDirectory, measureSearch, reportSearch } from './search.mjs';
import { chooseSubjects } from './subjects.mjs';
import { startBare, startProduct } from './servers.mjs';

/**
 * `npm run bench -- [--scale S] [--seconds N] [--rounds N] [--keep FOLDER] [--search] [--mail]`: the product and the bare server on the same
 * data, interleaved, as ratios. `--keep` loads into a folder once and finds the data there the next time. `--search` fills
 * the directory with 20,000 people and measures the search alone. `--mail` measures a page while the mail server is in trouble.
 */
export async function bench(words) {
  const { scale, seconds, rounds, keep, search, mail } = options(words);
  const directory = keep ?? mkdtempSync(join(tmpdir(), 'cordee-bench-'));
  process.env.CORDEE_DATA_DIR = directory;
  process.env.DEMO = 'false';
  await step('Construction', () => build(['backend']));
  const db = await step('Base de données', () => database(directory));
  try {
    await prepare({ directory, db, demo: false });
    const env = environment({ directory, db, owner: true });
    await step(`Données, S = ${scale}`, () => run(process.execPath, [join(root, 'dist/backend/demo/load.js'), '--scale', String(scale)], { quiet: true, env }));
    const subjects = await chooseSubjects(db.ownerUrl);
    if (mail) return reportMail(await measureMail({ env, subjects, ownerUrl: db.ownerUrl })) ? 0 : 1;
    const product = await startProduct(env);
    if (search) {
      try {
        const size = await step('Annuaire', () => fillDirectory(db.ownerUrl));
        return reportSearch(await measureSearch({ product, subjects, ownerUrl: db.ownerUrl }), size) ? 0 : 1;
      } finally {
        product.stop();
      }
    }
    const bare = await startBare({ ...env, BARE_DATABASE_URL: db.superuserUrl ?? db.ownerUrl });
    try {
      // The load first: pages of the administration, opened before, would be measured with it (memory, what the engine compiled).
      const figures = await measure({ product, bare, subjects, postmaster: subjects.postmaster, seconds, rounds });
      const hot = await hotPages({ product, subjects, ownerUrl: db.ownerUrl });
      return report({ scale, figures, hot }) ? 0 : 1;
    } finally {
      product.stop();
      bare.stop();
    }
  } finally {
    await db.stop();
    if (!keep) rmSync(directory, { recursive: true, force: true });
  }
}

function options(words) {
  const value = (name, fallback) => {
    const at = words.indexOf(`--${name}`);
    return at < 0 ? fallback : words[at + 1];
  };
  return { scale: Number(value('scale', 1)), seconds: Number(value('seconds', 4)), rounds: Number(value('rounds', 5)), keep: value('keep'), search: words.includes('--search'), mail: words.includes('--mail') };
}
