/** The part of mailparser that the journeys use; the package carries no declarations of its own. */
declare module 'mailparser' {
  export interface AddressField {
    value: { address?: string; name: string }[];
  }
  export interface ParsedMail {
    subject?: string;
    text?: string;
    html?: string | false;
    to?: AddressField | AddressField[];
  }
  export function simpleParser(source: Buffer): Promise<ParsedMail>;
}
