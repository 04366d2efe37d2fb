/** What the library tells of a letter that was not simply taken. */
export interface SmtpError {
  code?: string;
  command?: string;
  responseCode?: number;
  response?: string;
}

/**
 * What became of a letter. `uncertain`: the connection was lost once the text had begun to leave. `lost`: it was no
 * longer in this worker's hands, and nothing left.
 */
export interface Outcome {
  state: 'sent' | 'deferred' | 'failed' | 'uncertain' | 'lost';
  answer: string;
  /** The server itself is in trouble, or refuses this site: that says nothing of the recipient. */
  trouble?: boolean;
  /** The server says that nobody receives at this address. */
  bounced?: boolean;
  /** The connection was an old one, closed meanwhile. */
  stale?: boolean;
}

/** What staff may read of a server's answer: never somebody's address. */
export const told = (answer: string) => answer.replaceAll(/<?[^\s<>]+@[^\s<>]+>?/g, '…').replaceAll(/\s+/g, ' ').trim().slice(0, 200);

const before = ['CONN', 'EHLO', 'HELO', 'STARTTLS', 'MAIL FROM', 'RSET'];

/** Reads a refusal: whose trouble it is, and whether to try again. */
export function outcomeOf(error: SmtpError, begun: boolean): Outcome {
  const { code = '', command = '', responseCode, response } = error;
  const answer = told(response ?? code) || 'ERROR';
  if (code === 'ESTREAM') return { state: 'lost', answer };
  const answered = code === 'EENVELOPE' || code === 'EMESSAGE';
  // Only an answer to the whole text says that it was not taken; anything else that happens once it flows leaves a doubt.
  if (begun && !(answered && responseCode !== undefined)) return { state: 'uncertain', answer };
  if (responseCode === undefined) return answered ? { state: 'failed', answer, bounced: code === 'EENVELOPE' } : { state: 'deferred', answer, trouble: true };
  if (responseCode === 421 || command.startsWith('AUTH') || before.includes(command)) return { state: 'deferred', answer, trouble: true };
  if (responseCode < 500) return { state: 'deferred', answer };
  return { state: 'failed', answer, bounced: isAddress(responseCode, command, response ?? '') };
}

/**
 * Nobody at this address: 550, 551, 553 to the recipient's name. Not a full box (5.2.x), nor a server that refuses the
 * sender or the content (5.7.x), which say nothing of the address.
 */
function isAddress(responseCode: number, command: string, response: string): boolean {
  const enhanced = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})/.exec(response)?.[1];
  if (enhanced) return /^5\.1\.(?:[0-36]|10)$/.test(enhanced);
  return command === 'RCPT TO' && [550, 551, 553].includes(responseCode);
}
