import { readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Refusal } from '../command.mjs';
import { secret } from '../environment.mjs';
import { prepared } from '../prepared.mjs';
import { restoreBackup } from './apply.mjs';
import { readThrough } from './verify.mjs';
import { writeBackup } from './write.mjs';

const count = (number, word) => `${number.toLocaleString('fr-FR')} ${word}${number > 1 ? 's' : ''}`;

/** `npm run backup -- FILE`: the whole instance, running or not. */
export async function backup(words) {
  const evenDamaged = words.includes('--even-damaged');
  const [name, ...others] = words.filter((word) => word !== '--even-damaged');
  if (!name || others.length) throw new Refusal('Donnez le fichier à écrire : npm run backup -- FICHIER');
  const file = resolve(name);
  return prepared(async ({ directory, db }) => {
    const own = signingSecrets(directory)[0];
    const written = await writeBackup({ ownerUrl: db.ownerUrl, filesDirectory: join(directory, 'files'), secret: own, file, evenDamaged });
    console.log(`Sauvegarde écrite : ${count(written.tables, 'table')}, ${count(written.rows, 'ligne')}, ${count(written.files, 'fichier')}, comptes vérifiés.`);
    for (const { id, name, why } of written.damaged) console.log(`  Sans « ${name} » (files/${id.slice(0, 2)}/${id}) : il ${why}.`);
    console.log(`  ${file}\n  ${file}.keys (les clés des entretiens : à garder à part)`);
    for (const old of await olderKeys(file, own)) {
      rmSync(old);
      console.log(`  ${old} est retiré : seules les clés les plus récentes se gardent, elles ouvrent aussi les sauvegardes précédentes.`);
    }
  }, { migrated: false });
}

/** `npm run restore -- FILE [KEYS]`: replaces everything by what FILE holds, or changes nothing. */
export async function restore([name, keys, ...others]) {
  if (!name || others.length) throw new Refusal('Donnez la sauvegarde à restaurer : npm run restore -- FICHIER [FICHIER.keys]');
  const file = resolve(name);
  return prepared(async ({ directory, db }) => {
    if (db.shared) throw new Refusal('Cordée tourne avec ce dossier de données : arrêtez-la, puis recommencez. Rien n’a été changé.');
    const places = { ownerUrl: db.ownerUrl, appUrl: db.appUrl, filesDirectory: join(directory, 'files') };
    const options = { file, keysFile: keys && resolve(keys), secrets: signingSecrets(directory), mailLeaves: Boolean(process.env.SMTP_URL) };
    const restored = await restoreBackup({ ...places, ...options });
    const at = new Date(restored.at).toLocaleString('fr-FR', { dateStyle: 'long', timeStyle: 'short' });
    console.log(`Restauré l’état du ${at} : ${count(restored.tables, 'table')}, ${count(restored.rows, 'ligne')}, ${count(restored.files, 'fichier')}, comptes vérifiés.`);
    console.log(`  Clés : ${restored.keysPath}`);
    if (restored.damaged.length) console.log(`  ${count(restored.damaged.length, 'fichier')} manquait déjà ou était modifié quand la sauvegarde a été écrite : à remettre.`);
    if (restored.unreadable) console.log(`  ${count(restored.unreadable, 'entretien')} dont la clé a été effacée depuis : illisible, comme demandé.`);
  });
}

function signingSecrets(directory) {
  const known = [secret(directory), process.env.CORDEE_SECRET_PREVIOUS].filter(Boolean);
  if (!known.length) throw new Refusal('CORDEE_SECRET manque : la sauvegarde est signée avec lui, et les clés en dépendent.');
  return known;
}

/** Keys files of the same folder that this instance wrote before: keeping them would keep what was destroyed since. */
async function olderKeys(file, own) {
  const folder = dirname(file);
  const names = readdirSync(folder).filter((name) => name.endsWith('.keys') && join(folder, name) !== `${file}.keys`);
  const ours = [];
  for (const path of names.map((name) => join(folder, name)).filter((path) => statSync(path).mtimeMs <= statSync(`${file}.keys`).mtimeMs)) {
    const read = await readThrough(path, 'keys', [own]).catch(() => undefined);
    if (read) ours.push(path);
  }
  return ours;
}
