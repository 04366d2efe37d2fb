import type { PaperBlock } from '../../platform/paper/document';
import type { GatheringRecord } from './records.query';

/** Where whoever answers for the network signs what a funder receives: named, and left to be signed by hand. */
export const certified = (networkName: string, signatory: GatheringRecord['signatory'], what: 'feuille' | 'totaux'): PaperBlock[] => [
  {
    kind: 'together',
    blocks: [
      { kind: 'space', points: 14 },
      { kind: 'text', look: 'strong', text: what === 'feuille' ? 'Feuille certifiée exacte' : 'Totaux certifiés exacts' },
      { kind: 'text', text: `Pour ${networkName}${signatory ? `, ${signatory.name}${signatory.roleTitle ? `, ${signatory.roleTitle}` : ''}` : ''}` },
      { kind: 'text', text: `Fait à ${signatory?.place ?? '……………………'}, le ……………………          Signature et cachet\u00A0:` },
      { kind: 'space', points: 48 },
    ],
  },
];
