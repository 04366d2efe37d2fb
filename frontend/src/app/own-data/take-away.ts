import type { OwnDataView } from '../api';

const safe = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** The page as one file that any browser opens: what somebody takes away to read. */
export function readable(data: OwnDataView, day: string): string {
  const sections = data.sections.map(({ title, rows }) => {
    const lists = rows.map((row) => `<dl>${row.map(({ label, value }) => `<dt>${safe(label)}</dt><dd>${safe(value)}</dd>`).join('')}</dl>`);
    return `<h2>${safe(title)}</h2>${lists.join('')}`;
  });
  const heading = `${safe(data.person.givenName)} ${safe(data.person.familyName)}, ce que ${safe(data.network)} garde de vous, le ${safe(day)}`;
  return `<!doctype html><html lang="fr"><meta charset="utf-8"><title>${heading}</title><style>body{font:16px/1.5 sans-serif;max-width:46em;margin:2em auto;padding:0 1em}dl{border-top:1px solid #ccc;padding-top:.5em}dt{color:#555}dd{margin:0 0 .4em;white-space:pre-line}</style><h1>${heading}</h1>${sections.join('')}</html>`;
}

/** Hands a text over as a file. */
export function save(name: string, type: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
