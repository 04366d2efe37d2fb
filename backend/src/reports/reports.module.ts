import { join } from 'node:path';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { MailTemplates } from '../platform/mail/mail-templates';
import { OutsiderPageController } from './outsiders/outsider-page.controller';
import { OutsiderPage } from './outsiders/outsider-page.entity';
import { outsiderLetters } from './outsiders/outsider.letters';
import { OutsiderPages } from './outsiders/outsider-pages.service';
import { PublicationService } from './publication.service';
import { ReportController } from './report.controller';
import { TerritoryDraftQuery } from './territory-draft.query';
import { TerritoryPage } from './territory-page.entity';

@Module({
  imports: [TypeOrmModule.forFeature([TerritoryPage, OutsiderPage])],
  controllers: [ReportController, OutsiderPageController],
  providers: [TerritoryDraftQuery, PublicationService, OutsiderPages],
})
export class ReportsModule {
  constructor(templates: MailTemplates) {
    templates.words(outsiderLetters);
    // Not a personal link: the page's own address, whoever holds it.
    templates.add(join(__dirname, 'outsiders/mail'), {}, { 'outsider-page': { path: '/p', kind: 'page' } });
  }
}
