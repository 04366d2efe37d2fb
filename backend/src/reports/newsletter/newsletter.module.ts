import { join } from 'node:path';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BehalfModule } from '../../cohorts/behalf/behalf.module';
import { GatheringsModule } from '../../gatherings/gatherings.module';
import { IdentityModule } from '../../identity/identity.module';
import { MailTemplates } from '../../platform/mail/mail-templates';
import { IssueController } from './issue.controller';
import { NewsletterPicture } from './newsletter-picture.entity';
import { NewsletterIssue } from './newsletter-issue.entity';
import { NewsletterItem } from './newsletter-item.entity';
import { NewsletterSection } from './newsletter-section.entity';
import { NewsletterController } from './newsletter.controller';
import { Newsletter } from './newsletter.entity';
import { fixedNewsletterLetters, newsletterLetters } from './newsletter.letters';
import { NewsletterQuery } from './newsletter.query';
import { NewsletterService } from './newsletter.service';
import { PictureController } from './picture.controller';
import { LetterPictures, PictureService } from './picture.service';
import { ProposalsQuery } from './proposals.query';
import { QuoteRereading } from './quote-rereading.entity';
import { ReadersService } from './readers.service';
import { RereadingService } from './rereading.service';
import { SendingService } from './sending.service';

@Module({
  imports: [BehalfModule, GatheringsModule, IdentityModule, TypeOrmModule.forFeature([Newsletter, NewsletterSection, NewsletterItem, NewsletterPicture, QuoteRereading, NewsletterIssue])],
  controllers: [NewsletterController, PictureController, IssueController],
  providers: [NewsletterQuery, ProposalsQuery, NewsletterService, LetterPictures, PictureService, RereadingService, ReadersService, SendingService],
})
export class NewsletterModule {
  constructor(templates: MailTemplates) {
    templates.add(join(__dirname, 'mail'));
    templates.words(newsletterLetters);
    templates.keep(fixedNewsletterLetters);
  }
}
