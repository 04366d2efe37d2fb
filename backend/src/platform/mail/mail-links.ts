import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '../config/config.module';
import type { Config } from '../config/config';
import { Keyring } from '../crypto/keyring';
import { type MailKind, mailKindLabels, mailKinds } from './mail-kind';
import { MailTemplates } from './mail-templates';

/** Where one says that one no longer wants a kind of letter: by hand on a page, or by one's mailbox in one go. */
export interface Unsubscribing {
  label: string;
  /** The page; its token stands behind `#`. */
  url: string;
  /** Where a mailbox posts (RFC 8058). */
  postTo: string;
}

/** Whose choice, about which kind. */
export interface Choice {
  personId: string;
  kind: MailKind;
}

/** The addresses that e-mails carry, derived each time from the link's id and never stored. */
@Injectable()
export class MailLinks {
  constructor(
    private readonly keyring: Keyring,
    private readonly templates: MailTemplates,
    @Inject(CONFIG) private readonly config: Pick<Config, 'PUBLIC_URL'>,
  ) {}

  /** Every token stands behind `#`, which browsers send to nobody: no server, proxy or Referer writes it down. */
  address({ template, linkId }: { template: string; linkId: string | null }): string {
    if (!linkId) return '';
    const { path, kind } = this.templates.destinationOf(template);
    return `${this.config.PUBLIC_URL}${path}#${this.keyring.token(kind, linkId)}`;
  }

  /** What staff read in its place. */
  masked({ linkId }: { linkId: string | null }): string {
    return linkId ? `${this.config.PUBLIC_URL}/l#•••` : '';
  }

  /** One's own address for one kind of letter: it lasts as long as the instance's secret and the one before it. */
  unsubscribe(personId: string, kind: MailKind): Unsubscribing {
    const token = `${Buffer.from(personId.replaceAll('-', ''), 'hex').toString('base64url')}.${kind}.${this.keyring.token('choice', `${personId}:${kind}`)}`;
    return { label: mailKindLabels[kind], url: this.page(token), postTo: `${this.config.PUBLIC_URL}/api/unsubscribe/${token}` };
  }

  /** What staff read in its place. */
  maskedUnsubscribe(kind: MailKind): { label: string; url: string } {
    return { label: mailKindLabels[kind], url: this.page('•••') };
  }

  /** The page that an address of unsubscribing leads to, whatever its token is worth. */
  page(token: string): string {
    return `${this.config.PUBLIC_URL}/desinscription#${token}`;
  }

  /** Whose choice a token speaks of; undefined when this instance did not make it. */
  choiceOf(token: string): Choice | undefined {
    const [person = '', kind = '', mark = ''] = token.split('.');
    const hex = Buffer.from(person, 'base64url').toString('hex');
    if (hex.length !== 32 || !mailKinds.includes(kind as MailKind)) return undefined;
    const personId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
    return this.keyring.made('choice', `${personId}:${kind}`, mark) ? { personId, kind: kind as MailKind } : undefined;
  }
}
