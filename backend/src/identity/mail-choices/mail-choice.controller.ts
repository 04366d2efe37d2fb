import { Body, Controller, Delete, Get, Headers, Param, Post, Put, Redirect } from '@nestjs/common';
import { ApiConsumes, ApiResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Needs, Public } from '../../platform/auth/needs';
import type { Work } from '../../platform/database/work';
import { InWork } from '../../platform/http/request-work';
import { Returns, ReturnsNothing } from '../../platform/http/returns';
import { MailLinks } from '../../platform/mail/mail-links';
import { MailChoiceInput, MailChoiceView, MailKind, MailRefusalInput, PersonMailView } from './mail-choice.contract';
import { MailChoices } from './mail-choices.service';

const id = { schema: z.uuid() };
const word = { schema: z.string().max(200) };

/** What somebody no longer wants to receive, said by themselves without an account, and addresses that nothing reaches. */
@ApiTags('e-mails')
@Controller()
export class MailChoiceController {
  constructor(
    private readonly choices: MailChoices,
    private readonly links: MailLinks,
  ) {}

  /** The address of `List-Unsubscribe`, opened by hand or by a scanner: leads to the page and changes nothing. */
  @Get('unsubscribe/:mailToken')
  @Public()
  @Redirect('', 303)
  @ApiResponse({ status: 303, description: 'La page de désinscription' })
  openUnsubscribePage(@InWork() _work: Work, @Param('mailToken', word) token: string) {
    return { url: this.links.page(encodeURIComponent(token)) };
  }

  /** The same address, posted to by a mailbox for its user (RFC 8058): no cookie, no page, no redirect. */
  @Post('unsubscribe/:mailToken')
  @Public()
  @ApiConsumes('application/x-www-form-urlencoded', 'multipart/form-data')
  @ReturnsNothing()
  unsubscribe(@InWork() work: Work, @Param('mailToken', word) token: string) {
    return this.choices.choose(work, token, true);
  }

  /** What the page of unsubscribing says, by the token in `x-cordee-mail`. */
  @Get('mail-choice')
  @Public()
  @Returns(MailChoiceView)
  readMailChoice(@InWork() work: Work, @Headers('x-cordee-mail') token: string | undefined) {
    return this.choices.read(work, token ?? '');
  }

  @Put('mail-choice')
  @Public()
  @ReturnsNothing()
  chooseMail(@InWork() work: Work, @Headers('x-cordee-mail') token: string | undefined, @Body({ schema: MailChoiceInput }) { refused }: MailChoiceInput) {
    return this.choices.choose(work, token ?? '', refused);
  }

  @Get('people/:personId/mail')
  @Needs('mail_refusal', 'read', { person: 'personId' })
  @Returns(PersonMailView)
  readPersonMail(@InWork() work: Work, @Param('personId', id) personId: string) {
    return this.choices.of(work, personId);
  }

  @Post('people/:personId/mail-refusals')
  @Needs('mail_refusal', 'create', { person: 'personId' })
  @ReturnsNothing()
  refuseMail(@InWork() work: Work, @Param('personId', id) personId: string, @Body({ schema: MailRefusalInput }) { kind }: MailRefusalInput) {
    return this.choices.refuse(work, personId, kind);
  }

  @Delete('people/:personId/mail-refusals/:mailKind')
  @Needs('mail_refusal', 'delete', { person: 'personId' })
  @ReturnsNothing()
  acceptMail(@InWork() work: Work, @Param('personId', id) personId: string, @Param('mailKind', { schema: MailKind }) kind: MailKind) {
    return this.choices.accept(work, personId, kind);
  }

  @Put('people/:personId/undeliverable')
  @Needs('person_contact', 'update', { person: 'personId' })
  @ReturnsNothing()
  noteUndeliverable(@InWork() work: Work, @Param('personId', id) personId: string) {
    return this.choices.noteUndeliverable(work, personId);
  }

  @Delete('people/:personId/undeliverable')
  @Needs('person_contact', 'update', { person: 'personId' })
  @ReturnsNothing()
  clearUndeliverable(@InWork() work: Work, @Param('personId', id) personId: string) {
    return this.choices.clearUndeliverable(work, personId);
  }
}
