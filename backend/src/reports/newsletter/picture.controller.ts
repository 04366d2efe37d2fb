import { Body, Controller, Delete, Get, Param, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Needs, Public } from '../../platform/auth/needs';
import type { Work } from '../../platform/database/work';
import type { Upload } from '../../platform/files/files.service';
import { Received, Receives } from '../../platform/files/receives';
import { SendsFile } from '../../platform/files/sends-file';
import { InWork } from '../../platform/http/request-work';
import { Returns, ReturnsNothing } from '../../platform/http/returns';
import { IfMatch } from '../../platform/http/version';
import { SavedVersion } from './newsletter.contract';
import { PictureUpload, PictureWords } from './picture.contract';
import { LetterPictures, PictureService } from './picture.service';

const id = z.uuid();
const here = { newsletter: 'newsletterId' };

/** The picture of a piece, wherever its number is read. */
@ApiTags('newsletters')
@Controller()
export class PictureController {
  constructor(private readonly pictures: PictureService) {}

  /** In place of the one before; made anew and light, without what a telephone writes into it. */
  @Put('newsletters/:newsletterId/items/:itemId/picture')
  @Needs('newsletter_piece', 'update', here)
  @Receives('picture', LetterPictures)
  @Returns(SavedVersion)
  putNewsletterPicture(
    @InWork() work: Work,
    @Param('newsletterId', { schema: id }) newsletterId: string,
    @Param('itemId', { schema: id }) itemId: string,
    @IfMatch() version: number,
    @Query({ schema: PictureUpload }) words: PictureUpload,
    @Received() upload: Upload,
  ) {
    return this.pictures.put(work, newsletterId, itemId, { version, words, upload });
  }

  @Put('newsletters/:newsletterId/items/:itemId/picture/words')
  @Needs('newsletter_piece', 'update', here)
  @Returns(SavedVersion)
  wordNewsletterPicture(
    @InWork() work: Work,
    @Param('newsletterId', { schema: id }) newsletterId: string,
    @Param('itemId', { schema: id }) itemId: string,
    @IfMatch() version: number,
    @Body({ schema: PictureWords }) words: PictureWords,
  ) {
    return this.pictures.word(work, newsletterId, itemId, version, words);
  }

  @Delete('newsletters/:newsletterId/items/:itemId/picture')
  @Needs('newsletter_piece', 'delete', here)
  @Returns(SavedVersion)
  takeOffNewsletterPicture(@InWork() work: Work, @Param('newsletterId', { schema: id }) newsletterId: string, @Param('itemId', { schema: id }) itemId: string, @IfMatch() version: number) {
    return this.pictures.takeOff(work, newsletterId, itemId, version);
  }

  @Get('newsletters/:newsletterId/pictures/:pictureId')
  @Needs('newsletter', 'read', here)
  @SendsFile()
  readNewsletterPicture(@InWork() work: Work, @Param('newsletterId', { schema: id }) newsletterId: string, @Param('pictureId', { schema: id }) pictureId: string) {
    return this.pictures.ofDraft(work, newsletterId, pictureId);
  }

  @Get('newsletter-issues/:issueId/pictures/:pictureId')
  @Needs('newsletter_issue', 'read', { newsletter_issue: 'issueId' })
  @SendsFile()
  readIssuePicture(@InWork() work: Work, @Param('issueId', { schema: id }) issueId: string, @Param('pictureId', { schema: id }) pictureId: string) {
    return this.pictures.ofIssue(work, issueId, pictureId);
  }

  @Delete('newsletter-issues/:issueId/pictures/:pictureId')
  @Needs('newsletter_issue', 'update', { newsletter_issue: 'issueId' })
  @ReturnsNothing()
  withdrawIssuePicture(@InWork() work: Work, @Param('issueId', { schema: id }) issueId: string, @Param('pictureId', { schema: id }) pictureId: string) {
    return this.pictures.withdraw(work, issueId, pictureId);
  }

  /** Without an account: a picture of a number that staff made public. */
  @Get('public-newsletters/:issueId/pictures/:pictureId')
  @Public()
  @SendsFile()
  openPublicPicture(@InWork() work: Work, @Param('issueId', { schema: id }) issueId: string, @Param('pictureId', { schema: id }) pictureId: string) {
    return this.pictures.ofIssue(work, issueId, pictureId);
  }

  @Get('rereadings/:rereadingId/picture')
  @Needs('quote_rereading', 'update', { quote_rereading: 'rereadingId' })
  @SendsFile()
  readQuotedPicture(@InWork() work: Work, @Param('rereadingId', { schema: id }) rereadingId: string) {
    return this.pictures.ofRereading(work, rereadingId);
  }
}
