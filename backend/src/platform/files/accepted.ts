const megabyte = 1_048_576;

/** A type that is accepted, by the ending of its name. */
export interface FileType {
  mediaType: string;
  /** Said in « ce fichier n’est pas … ». */
  called: string;
  family: 'pdf' | 'picture' | 'office';
  /** For a zip: the part that only this type has. */
  part?: string;
}

const open = 'application/vnd.oasis.opendocument';
const office = 'application/vnd.openxmlformats-officedocument';

/** Every type that is stored, by the endings that name it. */
export const types: Readonly<Record<string, FileType>> = {
  pdf: { mediaType: 'application/pdf', called: 'un PDF', family: 'pdf' },
  png: { mediaType: 'image/png', called: 'une image PNG', family: 'picture' },
  jpg: { mediaType: 'image/jpeg', called: 'une image JPEG', family: 'picture' },
  jpeg: { mediaType: 'image/jpeg', called: 'une image JPEG', family: 'picture' },
  webp: { mediaType: 'image/webp', called: 'une image WebP', family: 'picture' },
  docx: { mediaType: `${office}.wordprocessingml.document`, called: 'un document Word', family: 'office', part: 'word/document.xml' },
  xlsx: { mediaType: `${office}.spreadsheetml.sheet`, called: 'un classeur Excel', family: 'office', part: 'xl/workbook.xml' },
  pptx: { mediaType: `${office}.presentationml.presentation`, called: 'une présentation PowerPoint', family: 'office', part: 'ppt/presentation.xml' },
  odt: { mediaType: `${open}.text`, called: 'un texte OpenDocument', family: 'office' },
  odp: { mediaType: `${open}.presentation`, called: 'une présentation OpenDocument', family: 'office' },
  ods: { mediaType: `${open}.spreadsheet`, called: 'un classeur OpenDocument', family: 'office' },
};

/** What a route takes. `table`: bytes that its own reader checks, read once and never stored. */
export type FileKind = 'document' | 'scan' | 'picture' | 'table';

/** What each kind takes, and how much of it. */
export const kinds: Readonly<Record<FileKind, { families: readonly FileType['family'][]; bytes: number; said: string }>> = {
  document: { families: ['pdf', 'picture', 'office'], bytes: 25 * megabyte, said: 'un PDF, un document, une présentation ou un classeur (Word, PowerPoint, Excel, LibreOffice), ou une image (JPEG, PNG, WebP)' },
  scan: { families: ['pdf', 'picture'], bytes: 25 * megabyte, said: 'un PDF ou une photo (JPEG, PNG, WebP)' },
  picture: { families: ['picture'], bytes: 10 * megabyte, said: 'une image (JPEG, PNG ou WebP)' },
  table: { families: [], bytes: 10 * megabyte, said: 'un tableau' },
};

/** Pictures are lighter: they are read whole to be made anew. `pixels` bounds what a small file may unfold into. */
export const limits = { picture: 10 * megabyte, inLetter: 150_000, pixels: 50_000_000, side: 3000, inflated: 300 * megabyte, entries: 5000 };
