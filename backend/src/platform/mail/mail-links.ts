import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '../config/config.module';
import type { Config } from '../config/config';
import { Keyring } from '../crypto/keyring';
import { MailTemplates } from './mail-templates';

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
}
