import type { PackChange, PackSummary } from './pack.contract';
import type { ManifestLine } from './pack.archive';
import type { PackContext } from './pack.files';
import { duration } from './lengths';
import { dayInFrench, localDay, peopleInFrench } from './words';

/** What a version is, beside its files. */
export interface PackHead extends PackContext {
  packId: string;
  version: number;
  sealedAt: string;
  summary: PackSummary;
  changes: readonly PackChange[];
}

/** For machines: every file with its SHA-256, and what the pack is. */
export const manifestJson = ({ packId, version, sealedAt, agreement, from, to, networkName, summary, changes }: PackHead, files: readonly ManifestLine[]) =>
  `${JSON.stringify(
    {
      format: 'cordee-pack-1',
      pack: packId,
      version,
      sealedAt,
      network: networkName,
      cohort: agreement.cohortName,
      funder: agreement.organisation.name,
      reference: agreement.reference,
      from,
      to,
      asked: agreement.pieces,
      summary,
      changes,
      files,
    },
    null,
    2,
  )}\n`;

/** For people, and for `sha256sum -c MANIFESTE.txt`, which skips the lines that start with #. */
export function manifestText(head: PackHead, files: readonly ManifestLine[], address: string): string {
  const { agreement, from, to, version, networkName, timeZone, sealedAt, summary, changes } = head;
  const told = [
    `Dossier de pièces, version ${version}`,
    `${agreement.organisation.name}, ${agreement.reference}`,
    `${networkName}, ${agreement.cohortName}, du ${dayInFrench(from)} au ${dayInFrench(to)}`,
    `Scellé le ${dayInFrench(localDay(sealedAt, timeZone))}`,
    `${summary.gatherings} rendez-vous, ${peopleInFrench(summary.people)}, ${duration(summary.minutes)} de présence`,
    '',
    ...(summary.missing.length ? ['Pièces attendues et absentes :', ...summary.missing.map((words) => `  - ${words}`), ''] : []),
    ...(version > 1 ? [`Ce qui change depuis la version ${version - 1} :`, ...changes.map(({ words }) => `  - ${words}`), ''] : []),
    'Chaque ligne ci-dessous donne l’empreinte SHA-256 d’un fichier. Pour les vérifier toutes, dans ce dossier :',
    '  sha256sum -c MANIFESTE.txt',
    `Pour vérifier le dossier entier (le fichier .zip) : ${address}`,
    '',
  ];
  return `${told.map((line) => (line ? `# ${line}` : '#').replaceAll(/[\r\n]+/g, ' ')).join('\n')}\n${files.map(({ sha256, path }) => `${sha256}  ${path}`).join('\n')}\n`;
}

/** What differs between two versions, file by file. */
export function changesBetween(before: readonly ManifestLine[], after: readonly ManifestLine[]): PackChange[] {
  const [old, now] = [new Map(before.map(({ path, sha256 }) => [path, sha256])), new Map(after.map(({ path, sha256 }) => [path, sha256]))];
  return [
    ...after.flatMap(({ path, sha256 }): PackChange[] => (!old.has(path) ? [{ kind: 'added', words: `ajouté\u00A0: ${path}` }] : old.get(path) !== sha256 ? [{ kind: 'changed', words: `changé\u00A0: ${path}` }] : [])),
    ...before.flatMap(({ path }): PackChange[] => (now.has(path) ? [] : [{ kind: 'removed', words: `retiré\u00A0: ${path}` }])),
  ];
}
