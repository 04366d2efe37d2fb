/** One cell of a copied page: its words, and over how many lines and columns it stretches. */
interface Cell {
  text: string;
  tall: number;
  wide: number;
}

// What is hidden or only dressed is skipped whole; then tags, then words.
const pieces = /<!--[\s\S]*?-->|<(style|script|template|title)\b[\s\S]*?<\/\1\s*>|<(\/?)([a-z][a-z0-9]*)\b((?:[^>"']|"[^"]*"|'[^']*')*)>|[^<]+|</gi;
const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', eacute: 'é', egrave: 'è', agrave: 'à', ccedil: 'ç', rsquo: '’', laquo: '«', raquo: '»' };

/**
 * The first table of a copied page, row by row. Read as text: no page is laid out, so nothing that it points to is
 * fetched or run, and the pages opened from a link need not carry what cleans HTML.
 */
export function copiedRows(html: string): Cell[][] | null {
  const rows: Cell[][] = [];
  let depth = 0;
  let cell: Cell | null = null;
  for (const [piece, hidden, closing, tag = '', attributes = ''] of html.matchAll(pieces)) {
    const name = tag.toLowerCase();
    if (hidden || piece.startsWith('<!')) continue;
    if (name === 'table') {
      depth += closing ? -1 : 1;
      if (closing && depth === 0) return rows;
    } else if (depth === 1 && name === 'tr') {
      cell = null;
      if (!closing) rows.push([]);
    } else if (depth === 1 && (name === 'td' || name === 'th')) {
      cell = closing ? null : { text: '', tall: span(attributes, 'rowspan'), wide: span(attributes, 'colspan') };
      if (cell) (rows.at(-1) ?? rows[rows.push([]) - 1])?.push(cell);
    } else if (cell && name === 'br') cell.text += ' ';
    else if (cell && !name) cell.text += decoded(piece);
  }
  return rows.length ? rows : null;
}

const span = (attributes: string, name: string) => Math.min(Math.max(Number(new RegExp(`\\b${name}\\s*=\\s*["']?(\\d+)`, 'i').exec(attributes)?.[1] ?? 1), 1), 1000);

function decoded(text: string): string {
  return text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|([a-z]+));?/gi, (whole, hexadecimal?: string, decimal?: string, name?: string) => {
    if (name) return named[name.toLowerCase()] ?? whole;
    const point = hexadecimal ? parseInt(hexadecimal, 16) : Number(decimal);
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}
