import { Body, Controller, Delete, Get, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Needs } from '../../platform/auth/needs';
import type { Work } from '../../platform/database/work';
import { InWork } from '../../platform/http/request-work';
import { Returns, ReturnsNothing } from '../../platform/http/returns';
import { IfMatch } from '../../platform/http/version';
import { MailPreview, MailPreviewInput, MailTextList, MailWordsInput } from './mail-text.contract';
import { MailTexts } from './mail-texts.service';

const id = { schema: z.uuid() };
const name = { schema: z.string().max(60) };

/** The texts of letters as staff want them; words are put in their places and never compiled. */
@ApiTags('e-mails')
@Controller()
export class MailTextController {
  constructor(private readonly texts: MailTexts) {}

  @Get('mail-texts')
  @Needs('mail_text', 'read')
  @Returns(MailTextList)
  listMailTexts(@InWork() work: Work) {
    return this.texts.list(work, null);
  }

  @Put('mail-texts/:mailTemplate')
  @Needs('network', 'update')
  @ReturnsNothing()
  async saveMailText(@InWork() work: Work, @Param('mailTemplate', name) template: string, @IfMatch() version: number, @Body({ schema: MailWordsInput }) words: MailWordsInput) {
    await this.texts.save(work, null, template, words, version);
  }

  @Delete('mail-texts/:mailTemplate')
  @Needs('network', 'update')
  @ReturnsNothing()
  forgetMailText(@InWork() work: Work, @Param('mailTemplate', name) template: string, @IfMatch() version: number) {
    return this.texts.forget(work, null, template, version);
  }

  /** As somebody would read it; keeps nothing. */
  @Post('mail-texts/:mailTemplate/preview')
  @Needs('mail_text', 'read')
  @Returns(MailPreview)
  previewMailText(@InWork() work: Work, @Param('mailTemplate', name) template: string, @Body({ schema: MailPreviewInput }) input: MailPreviewInput) {
    return this.texts.preview(work, template, input);
  }

  @Get('cohorts/:cohortId/mail-texts')
  @Needs('mail_text', 'read', { cohort: 'cohortId' })
  @Returns(MailTextList)
  listCohortMailTexts(@InWork() work: Work, @Param('cohortId', id) cohortId: string) {
    return this.texts.list(work, cohortId);
  }

  @Put('cohorts/:cohortId/mail-texts/:mailTemplate')
  @Needs('mail_text', 'update', { cohort: 'cohortId' })
  @ReturnsNothing()
  async saveCohortMailText(
    @InWork() work: Work,
    @Param('cohortId', id) cohortId: string,
    @Param('mailTemplate', name) template: string,
    @IfMatch() version: number,
    @Body({ schema: MailWordsInput }) words: MailWordsInput,
  ) {
    await this.texts.save(work, cohortId, template, words, version);
  }

  @Delete('cohorts/:cohortId/mail-texts/:mailTemplate')
  @Needs('mail_text', 'delete', { cohort: 'cohortId' })
  @ReturnsNothing()
  forgetCohortMailText(@InWork() work: Work, @Param('cohortId', id) cohortId: string, @Param('mailTemplate', name) template: string, @IfMatch() version: number) {
    return this.texts.forget(work, cohortId, template, version);
  }
}
