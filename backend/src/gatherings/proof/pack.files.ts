import type { Readable } from 'node:stream';
import type { AgreementView, ChecklistGathering, PieceState, ProofPiece } from './agreement.contract';
import { byPerson } from './certificate.paper';
import type { CertificateLine } from './certificates.query';
import type { AddedFile, PackGround } from './pack.ground.query';
import type { PackSummary } from './pack.contract';
import { programmePaper } from './programme.paper';
import type { GatheringRecord } from './records.query';
import { sheetPaper } from './sheet.paper';
import { sheetWorkbook } from './sheet.workbook';
import { peopleOf, totalsOf } from './totals';
import { folderNumber, gatheringsWorkbook, peopleWorkbook, totalsPaper, totalsWorkbook } from './totals.paper';
import { dayInFrench, slug } from './words';

/** What every paper of a pack says of it. */
export interface PackContext {
  agreement: AgreementView;
  from: string;
  to: string;
  networkName: string;
  timeZone: string;
  missing: string[];
}

/** A file of a pack, made or opened only when its turn comes. */
export interface PackFile {
  path: string;
  /** What staff call it, when somebody added it. */
  told?: string;
  open(): Promise<Buffer | Readable | undefined>;
}

/** A file that somebody added is no more on the disk: the pack says which, so that it can be added again. */
export class FileMissing extends Error {
  constructor(told: string) {
    super(`le fichier ${told} manque sur le serveur`.slice(0, 500));
  }
}

/** The pens of a pack: what draws, and what opens stored files. */
export interface PackTools {
  paper: { make(document: ReturnType<typeof sheetPaper>): Promise<Buffer> };
  certificates: { draw(people: readonly (readonly CertificateLine[])[], issuedOn: string): Promise<Buffer> };
  content(fileId: string): Promise<Readable | undefined>;
}

const PIECE_WORDS: Record<ProofPiece, string> = {
  sheet: 'les présences ne sont pas notées',
  scan: 'le scan de la feuille papier manque',
  signature: 'les signatures manquent',
  programme: 'le programme n’est pas écrit',
  supports: 'aucun support n’est joint',
  certificates: 'aucune attestation, faute de présences notées',
  hours: 'les horaires ne sont pas notés',
};

/** What one gathering still lacks, in words. */
export function missingOf({ pieces, present }: Pick<ChecklistGathering, 'pieces' | 'present'>): string[] {
  const words = ({ piece, count, expected }: PieceState) => {
    if (piece === 'signature' && count > 0 && expected) return `il manque ${expected - count} ${expected - count > 1 ? 'signatures' : 'signature'} sur ${expected}`;
    return piece === 'hours' && present === 0 ? 'aucune heure, faute de présences notées' : PIECE_WORDS[piece];
  };
  return pieces.filter(({ state }) => state === 'awaited').map(words);
}

/** What the agreement asks for and the pack does not hold, in words: said in the pack itself. */
export const missingIn = ({ checklist }: PackGround): string[] =>
  checklist.gatherings.flatMap(({ title, heldOn, ...one }) => missingOf(one).map((words) => `${title}${heldOn ? ` (${dayInFrench(heldOn)})` : ''}\u00A0: ${words}`));

/** In figures, what a pack holds. */
export function summaryOf(ground: PackGround): PackSummary {
  const { whole } = totalsOf(ground.records);
  return { gatherings: ground.records.length, people: whole.people, halfDays: whole.halfDays, minutes: whole.minutes, missing: missingIn(ground) };
}

/** The files of a pack in their order, a folder a gathering: nothing is drawn before it is asked for, so that memory holds one. */
export function filesOf(ground: PackGround, context: PackContext, tools: PackTools): PackFile[] {
  const totals = totalsOf(ground.records);
  const zone = ground.records[0]?.timeZone ?? 'Europe/Paris';
  const { pieces } = context.agreement;
  const files: PackFile[] = [
    { path: '00-totaux/totaux.pdf', open: () => tools.paper.make(totalsPaper(context, totals, ground.records)) },
    { path: '00-totaux/totaux-par-personne.xlsx', open: async () => peopleWorkbook(peopleOf(ground.records), zone) },
    { path: '00-totaux/totaux-par-rendez-vous.xlsx', open: async () => gatheringsWorkbook(totals, ground.records, zone) },
    { path: '00-totaux/totaux-par-territoire.xlsx', open: async () => totalsWorkbook('Territoire', [...totals.territories, totals.whole], zone) },
  ];
  for (const [index, record] of ground.records.entries()) {
    const folder = `${folderNumber(index)}-${record.heldOn}-${slug(record.title, 50)}`;
    const own = <T extends { gatheringId: string }>(all: readonly T[]) => all.filter(({ gatheringId }) => gatheringId === record.id);
    if (pieces.some((piece) => ['sheet', 'signature', 'hours'].includes(piece))) {
      files.push({ path: `${folder}/emargement.pdf`, open: () => tools.paper.make(sheetPaper(record)) });
      files.push({ path: `${folder}/emargement.xlsx`, open: async () => sheetWorkbook(record) });
    }
    files.push(...stored(`${folder}/emargement-papier`, own(ground.scans), tools, record.title));
    const programme = pieces.includes('programme') ? programmePaper(record, own(ground.programme)) : undefined;
    if (programme) files.push({ path: `${folder}/programme.pdf`, open: () => tools.paper.make(programme) });
    const supports = own(ground.supports);
    files.push(...stored(`${folder}/supports`, supports, tools, record.title));
    const addresses = supports.filter(({ url }) => url).map(({ title, url }) => `${title}\n${url}\n`);
    if (addresses.length) files.push({ path: `${folder}/supports/adresses.txt`, open: async () => Buffer.from(addresses.join('\n')) });
    const people = byPerson(own(ground.certificates));
    if (people.length) files.push({ path: `${folder}/attestations.pdf`, open: () => tools.certificates.draw(people, issuedOn(record, context)) });
  }
  return files;
}

/** A certificate is dated of the last thing that was noted, never of before it. */
const issuedOn = ({ heldOn, notedOn, halfDays }: GatheringRecord, { to }: PackContext) => [heldOn ?? to, ...halfDays.map(({ onDate }) => onDate ?? ''), notedOn ?? ''].sort().at(-1) as string;

function stored(folder: string, added: readonly AddedFile[], tools: PackTools, gathering: string): PackFile[] {
  return added.flatMap(({ fileId, name, title }, index) => {
    if (!fileId) return [];
    const ending = /\.[a-z0-9]{1,8}$/i.exec(name ?? '')?.[0].toLowerCase() ?? '';
    return [{ path: `${folder}/${String(index + 1).padStart(2, '0')}-${slug(title)}${ending}`, told: `«\u00A0${title}\u00A0» du rendez-vous «\u00A0${gathering}\u00A0»`, open: () => tools.content(fileId) }];
  });
}
