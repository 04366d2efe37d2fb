import { Lines, type Table } from '../../../platform/reading/table';

const entry = /(?:"([^"\n]{1,200})"|([^<>,;"\n]{0,200}?))\s*<([^<>\s@]{1,100}@[^<>\s@]{1,150})>/g;

/** The recipients of an e-mail, as a mail program copies them: « Marie Dupont <marie@…>, … ». Undefined if it is not that. */
export function readAddressList(text: string): Table | undefined {
  if (text.includes('\t') || text.length > 200_000) return undefined;
  const found = [...text.matchAll(entry)];
  const left = text.replace(entry, '').replace(/[\s,;]|\b(?:à|a|cc|cci|to|de|from)\s*:/giu, '');
  if (!found.length || left.length > 0) return undefined;
  const lines = new Lines();
  lines.add(1, ['Nom complet', 'E-mail']);
  for (const [index, [, quotedName, name, address]] of found.entries()) lines.add(index + 2, [quotedName ?? name?.replace(/^\s*(?:à|cc|cci|to)\s*:/i, ''), address]);
  return { sheets: [], sheet: 0, lines: lines.kept };
}
