/** A received e-mail as specs look at it. */
export interface SimpleMail {
  recipients: string[];
  /** By lower-case name, unfolded and decoded. */
  headers: Record<string, string>;
  text: string;
  html: string;
  /** As it came, for those who read it by other means. */
  source: Buffer;
}

/** Reads the messages that the application sends, whatever lies in what; not a general reader. */
export function readMail(source: Buffer, recipients: string[]): SimpleMail {
  const whole = source.toString('latin1');
  const leaves = leavesOf(whole).map(cut);
  const read = (type: string) => leaves.filter(([head]) => headersOf(head)['content-type']?.startsWith(type)).map(decoded)[0] ?? '';
  return { recipients, headers: headersOf(cut(whole)[0]), text: read('text/plain'), html: read('text/html'), source };
}

function leavesOf(part: string): string[] {
  const [head, body] = cut(part);
  const boundary = /boundary="([^"]+)"/.exec(headersOf(head)['content-type'] ?? '')?.[1];
  if (!boundary) return [part];
  return body.split(`--${boundary}`).slice(1, -1).flatMap((inner) => leavesOf(inner.replace(/^\r\n/, '')));
}

const cut = (whole: string): [string, string] => {
  const at = whole.indexOf('\r\n\r\n');
  return [whole.slice(0, at), whole.slice(at + 4)];
};

const headersOf = (head: string): Record<string, string> =>
  Object.fromEntries(
    head.replaceAll(/\r\n[ \t]+/g, ' ').split('\r\n').map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), words(line.slice(line.indexOf(':') + 1).trim())]),
  );

const words = (value: string) =>
  value
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?utf-8\?([qb])\?([^?]*)\?=/gi, (_, kind: string, text: string) =>
      kind.toLowerCase() === 'b' ? Buffer.from(text, 'base64').toString() : quoted(text.replaceAll('_', ' ')),
    );

const quoted = (text: string) =>
  Buffer.from(text.replaceAll(/=\r\n/g, '').replaceAll(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))), 'latin1').toString();

function decoded([head, body]: [string, string]): string {
  const encoding = headersOf(head)['content-transfer-encoding'];
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString().replaceAll('\r\n', '\n');
  return (encoding === 'quoted-printable' ? quoted(body) : Buffer.from(body, 'latin1').toString()).replaceAll('\r\n', '\n');
}
