/** What a cell of a table says. A tick is drawn and said « présent » by screen readers; a drawing is a path of `M x y L x y`, whole numbers. */
export type PaperCell = string | { text?: string; tick?: boolean; strong?: boolean; quiet?: boolean; drawing?: string; alt?: string };

/** One column: its heading, its share of the width, and where its text stands. */
export interface PaperColumn {
  label: string;
  share?: number;
  align?: 'left' | 'center' | 'right';
}

/** A row, or the name of the rows that follow (kept with the first of them). */
export type PaperRow = readonly PaperCell[] | { group: string };

/** One piece of a page, from top to bottom. A `code` is a square to photograph that holds a text. */
export type PaperBlock =
  | { kind: 'title'; text: string; level?: 1 | 2 | 3 }
  | { kind: 'text'; text: string; look?: 'body' | 'lead' | 'small' | 'strong'; align?: 'left' | 'center' }
  | { kind: 'facts'; facts: readonly (readonly [label: string, value: string])[] }
  | { kind: 'list'; items: readonly string[] }
  | { kind: 'table'; columns: readonly PaperColumn[]; rows: readonly PaperRow[]; foot?: readonly PaperCell[]; dense?: boolean; tall?: number }
  | { kind: 'picture'; picture: Uint8Array; alt: string; height: number }
  | { kind: 'code'; text: string; alt: string; height: number }
  | { kind: 'space'; points: number }
  | { kind: 'rule' }
  | { kind: 'page' }
  | { kind: 'together'; blocks: readonly PaperBlock[] };

/** A document as plain data: what is drawn, in which order, under which head. The same data makes the same bytes. */
export interface PaperDocument {
  title: string;
  author?: string;
  subject?: string;
  /** The instant that the file gives as that of its making, ISO 8601: part of the content, so that the bytes can be made again. */
  at: string;
  /** Repeated on top of each page. */
  head?: { left?: string; right?: string };
  /** Repeated at the foot of each page, beside « page 2 sur 3 ». */
  foot?: string;
  /** False where each page is a paper of its own. */
  numbered?: boolean;
  layout?: 'portrait' | 'landscape';
  blocks: readonly PaperBlock[];
}
