import { Injectable } from '@nestjs/common';
import type { Work } from '../../platform/database/work';
import type { MailKind } from '../../platform/mail/mail-kind';
import { MailLinks } from '../../platform/mail/mail-links';
import { MailTemplates } from '../../platform/mail/mail-templates';
import type { MailWords } from '../../platform/mail/mail-words';
import type { LetterView } from './invitation.contract';

/** One e-mail before it is sent. */
interface Draft {
  template: string;
  cohortId: string;
  to: { givenName: string; familyName: string };
  senderName: string;
  /** What its foot offers to refuse. */
  kind?: MailKind;
  data: Record<string, unknown>;
}

/** Shows an e-mail exactly as it will leave, with its link masked: the same template, the same data, the words in force. */
@Injectable()
export class LetterPreview {
  constructor(
    private readonly templates: MailTemplates,
    private readonly links: MailLinks,
  ) {}

  async show(work: Work, { template, cohortId, to, senderName, kind, data }: Draft): Promise<LetterView> {
    const network = await work.row<{ networkName: string; timeZone: string; wording: MailWords | null }>(
      'SELECT name AS "networkName", time_zone AS "timeZone", access.words_of_letter($1, $2) AS wording FROM network',
      [template, cohortId],
    );
    if (!network) throw new Error('the network cannot be read by somebody signed in');
    const [givenName = '', ...rest] = senderName.split(' ');
    const mail = this.templates.render(template, {
      ...data,
      ...network,
      recipient: to,
      replyTo: { givenName, familyName: rest.join(' ') },
      link: this.links.masked({ linkId: 'masked' }),
      unsubscribe: kind ? this.links.maskedUnsubscribe(kind) : null,
    });
    return { to: `${to.givenName} ${to.familyName}`, ...mail };
  }
}
