import type { PieceState, ProofPiece } from '../../api';
import { count } from '../../shared/french';

/** The pieces that a funder may ask for, and what each is. */
export const PIECES = {
  sheet: { label: 'Feuille d’émargement', told: 'Qui était là, demi-journée par demi-journée' },
  scan: { label: 'Scan de la feuille papier', told: 'La feuille signée à la main, jointe au rendez-vous' },
  signature: { label: 'Signatures', told: 'Dessinées ou tapées par chaque personne' },
  programme: { label: 'Programme', told: 'Ce qui était prévu' },
  supports: { label: 'Supports', told: 'Diaporamas, comptes rendus, mallettes' },
  certificates: { label: 'Attestations', told: 'Une par personne présente' },
  hours: { label: 'Heures', told: 'Comptées d’après les horaires et le programme, sans les repas' },
} satisfies Record<ProofPiece, { label: string; told: string }>;

/** The pieces in their order, for a list of boxes. */
export const PIECE_LIST = Object.entries(PIECES).map(([piece, words]) => ({ piece: piece as ProofPiece, ...words }));

/** What a cell of the checklist says, and what brings the piece when it is awaited: hours come with presences first. */
export function pieceWords({ piece, state, count: many, expected }: PieceState, present: number): string {
  if (state === 'to-come') return 'à venir';
  if (state === 'not-needed') return 'sans objet';
  if (state === 'awaited') return piece === 'signature' && many && expected ? `il en manque ${expected - many} sur ${expected}` : AWAITED[piece === 'hours' && !present ? 'sheet' : piece];
  return piece === 'supports' ? count(many, 'support') : piece === 'certificates' ? count(many, 'attestation') : piece === 'signature' ? count(many, 'signature') : piece === 'scan' ? count(many, 'fichier') : 'là';
}

const AWAITED = {
  sheet: 'noter les présences',
  scan: 'joindre le scan',
  signature: 'faire signer',
  programme: 'écrire le programme',
  supports: 'ajouter un support',
  certificates: 'noter les présences',
  hours: 'noter les horaires',
} satisfies Record<ProofPiece, string>;

/** Where the act that brings a piece is done, under the gathering's address. */
export const WHERE: Record<ProofPiece, { path: readonly string[]; vue?: string; ajouter?: string }> = {
  sheet: { path: [], vue: 'presences' },
  scan: { path: [], vue: 'presences' },
  signature: { path: [], vue: 'presences' },
  programme: { path: ['deroule'] },
  supports: { path: [], ajouter: 'support' },
  certificates: { path: [], vue: 'presences' },
  hours: { path: ['modifier'] },
};

/** « 7 h 30 », from minutes. */
export function duration(minutes: number): string {
  const rest = minutes % 60;
  return `${Math.floor(minutes / 60).toLocaleString('fr-FR')}\u00a0h${rest ? `\u00a0${String(rest).padStart(2, '0')}` : ''}`;
}
