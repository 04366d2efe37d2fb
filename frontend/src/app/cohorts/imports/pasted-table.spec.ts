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

  it('is read as the browser would show it: what spreadsheets add is not said, signs are what they stand for', () => {
    const html = `<html><head><style>td { mso-number-format: "0"; }</style></head><body><!--StartFragment--><table border=0>
      <colgroup><col width=64></colgroup><tr height='20'><td class="a>b">Essai&nbsp;&amp; C<sup>ie</sup></td><td align=right>0&#54;&#x20;39</td></tr>
      <tr><td><a href="javascript:alert(1)">Inès</a><br>Roux</td><td><table><tr><td>dedans</td></tr></table></td></tr></table><p>Après</p></body></html>`;
    expect(tableText(html)).toBe('Essai & Cie\t06 39\nInès Roux\tdedans');
  });
});
