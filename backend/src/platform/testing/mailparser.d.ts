/** What specs use of mailparser, which brings no types. */
declare module 'mailparser' {
  export interface ParsedAddress {
    text: string;
    value: { name: string; address?: string }[];
  }
  export interface ParsedMail {
    subject?: string;
    messageId?: string;
    date?: Date;
    text?: string;
    html: string | false;
    from?: ParsedAddress;
    to?: ParsedAddress;
    cc?: ParsedAddress;
    bcc?: ParsedAddress;
    replyTo?: ParsedAddress;
    headers: Map<string, unknown>;
    headerLines: { key: string; line: string }[];
    attachments: { contentType: string; filename?: string; content: Buffer; contentId?: string; related?: boolean; headers: Map<string, unknown> }[];
  }
  export function simpleParser(source: Buffer | string, options?: { skipImageLinks?: boolean }): Promise<ParsedMail>;
}
