import { TestBed } from '@angular/core/testing';
import { PastedTables } from './pasted-table';

describe('a table on the clipboard', () => {
  const tableText = (html: string) => TestBed.inject(PastedTables).tableText(html);

  it('keeps each cell in its column, those merged over several lines repeated, those merged over several columns said once', () => {
    const html = '<table><tr><th colspan="2">Personne</th><th>Territoire</th></tr><tr><td>Farge</td><td>Inès\n  Marie</td><td rowspan="2">Canohès</td></tr><tr><td>Roux</td><td>Paul</td></tr></table>';
    expect(tableText(html)).toBe('Personne\t\tTerritoire\nFarge\tInès Marie\tCanohès\nRoux\tPaul\tCanohès');
  });

  it('holds quotes together, and is nothing when the page has no table', () => {
    expect(tableText('<table><tr><td>dit « a "b" »</td></tr></table>')).toBe('"dit « a ""b"" »"');
    expect(tableText('<p>Bonjour</p>')).toBeNull();
  });
});
