import { ApplicationRef, Component, createComponent, DOCUMENT, EnvironmentInjector, inject, input, Service } from '@angular/core';

/** What the clipboard or a drop carried: a file as it is, or text with its cells. */
export interface Pasted {
  readonly content: Blob;
  readonly name: string;
}

/** Where a copied page is laid out unseen: Angular cleans it, and the content policy allows nothing else to read HTML. */
@Component({ selector: 'app-copied-page', template: '<div [innerHTML]="html()"></div>' })
class CopiedPage {
  readonly html = input('');
}

/** Reads what is pasted or dropped. */
@Service()
export class PastedTables {
  private readonly app = inject(ApplicationRef);
  private readonly environmentInjector = inject(EnvironmentInjector);
  private readonly document = inject(DOCUMENT);

  /** A file first, then a table, then plain text. Nothing when there is neither. */
  read(data: DataTransfer | null): Pasted | null {
    const file = data?.files[0];
    // Excel also puts a picture of the cells on the clipboard: the text is what counts then.
    if (file && !file.type.startsWith('image/')) return { content: file, name: file.name };
    const text = this.tableText(data?.getData('text/html') ?? '') ?? data?.getData('text/plain') ?? '';
    return text.trim() ? { content: new Blob([text]), name: 'Tableau collé' } : null;
  }

  /** The first table of a copied page as cells separated by tabs, those merged over several lines repeated; null without a table. */
  tableText(html: string): string | null {
    if (!/<table\b/i.test(html)) return null;
    const page = createComponent(CopiedPage, { environmentInjector: this.environmentInjector, hostElement: this.document.createElement('div') });
    // Nothing that the page points to is fetched.
    page.setInput('html', html.replace(/<(img|video|audio|source|picture)\b[^>]*>/gi, ''));
    this.app.attachView(page.hostView);
    page.changeDetectorRef.detectChanges();
    const table = (page.location.nativeElement as HTMLElement).querySelector('table');
    const text = table && table.rows.length ? cellsOf(table) : null;
    this.app.detachView(page.hostView);
    page.destroy();
    return text;
  }
}

function cellsOf(table: HTMLTableElement): string {
  const grid: string[][] = [...table.rows].map(() => []);
  for (const [line, row] of [...table.rows].entries()) {
    let column = 0;
    for (const cell of row.cells) {
      while (grid[line]?.[column] !== undefined) column += 1;
      const text = (cell.textContent ?? '').replace(/\s+/g, ' ').trim();
      const [tall, wide] = [Math.min(cell.rowSpan, grid.length - line), Math.min(cell.colSpan, 100)];
      for (let down = 0; down < tall; down += 1) for (let right = 0; right < wide; right += 1) (grid[line + down] as string[])[column + right] = right ? '' : text;
      column += wide;
    }
  }
  return grid.map((cells) => Array.from(cells, (cell) => quoted(cell ?? '')).join('\t')).join('\n');
}

const quoted = (cell: string) => (cell.includes('"') ? `"${cell.replaceAll('"', '""')}"` : cell);
