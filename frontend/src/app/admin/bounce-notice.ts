/** What a notice says of the address: nobody there, no room there, our letters refused there, or only late. */
export type Fate = 'gone' | 'full' | 'refused' | 'late';

export interface Notice {
  /** The letter it speaks of. */
  readonly letter: string;
  /** Null when it gives no reason that we know. */
  readonly fate: Fate | null;
}

const id = '<?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@([\\w.-]+)';
const named = (header: string) => new RegExp(`^\\W*${header}:\\s*${id}`, 'gim');
/** Where a notice names the letter: Gmail's own heading, the thread it answers, then the heading of the letter that it quotes last. */
const headings = [named('(?:X-)?Original-Message-ID'), named('In-Reply-To'), named('References'), named('Message-ID')];

/**
 * Reads a notice of non-delivery (RFC 3464, and the shapes that Exchange, Gmail, Postfix and qmail give it) as it was pasted,
 * in its source or from the screen. A letter's own Message-ID is its number here before the `@`. Null when it names none of ours.
 */
export function readNotice(pasted: string): Notice | null {
  const notice = unwrapped(pasted);
  for (const heading of headings) {
    // A notice of Exchange is itself numbered like our letters, by Microsoft's own servers.
    const ours = [...notice.matchAll(heading)].filter(([, , domain = '']) => !/\.outlook\.com$/i.test(domain));
    const [, letter] = ours.at(-1) ?? [];
    if (letter) return { letter: letter.toLowerCase(), fate: fateOf(notice) };
  }
  return null;
}

function fateOf(notice: string): Fate | null {
  const status = /^\W*Status:\s*([245]\.\d{1,3}\.\d{1,3})/im.exec(notice)?.[1] ?? /\b[45]\d\d[ -]#?([45]\.\d{1,3}\.\d{1,3})/.exec(notice)?.[1] ?? '';
  if (/^\W*Action:\s*delayed/im.test(notice) || status.startsWith('4.')) return 'late';
  if (/^5\.(?:2\.[23]|3\.[14])/.test(status)) return 'full';
  if (/^5\.1\.(?:[0-36]|10)$/.test(status)) return 'gone';
  if (/^5\.7\./.test(status)) return 'refused';
  return /\b55[013][ -](?!#?\d\.\d)|no mailbox|user unknown|does not exist|n’existe pas|n'existe pas/i.test(notice) ? 'gone' : null;
}

/** As it was before the mail took it: quoted-printable lines joined, parts in base64 read. */
function unwrapped(source: string): string {
  const text = source.replaceAll('\r\n', '\n');
  const parts = [...text.matchAll(/^content-transfer-encoding:\s*base64\s*\n(?:[\w-]+:.*\n(?:[ \t].*\n)*)*\n((?:[A-Za-z0-9+/=]{1,76}\n?)+)/gim)].map(([, part = '']) => decoded(part));
  const joined = /quoted-printable/i.test(text) ? text.replaceAll(/=\n/g, '').replaceAll('=3D', '=') : text;
  return [joined, ...parts].join('\n');
}

function decoded(part: string): string {
  try {
    return atob(part.replaceAll(/\s/g, ''));
  } catch {
    return '';
  }
}
