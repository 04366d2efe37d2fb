import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Needs, Public } from '../../platform/auth/needs';
import type { Work } from '../../platform/database/work';
import { SendsFile } from '../../platform/files/sends-file';
import { InWork } from '../../platform/http/request-work';
import { Creates, Returns } from '../../platform/http/returns';
import { PackCheckInput, PackCheckView, PackInput, PackList, PackPreview, PackView } from './pack.contract';
import { PackPreviewQuery } from './pack.preview.query';
import { PackQuery } from './pack.query';
import { PackService } from './pack.service';

const id = { schema: z.uuid() };
const PreviewAsked = z.object({ from: z.iso.date(), to: z.iso.date() });

/** What was given to a funder, sealed: a correction makes another version, and the former still verifies. */
@ApiTags('proof')
@Controller()
export class PackController {
  constructor(
    private readonly packs: PackService,
    private readonly query: PackQuery,
    private readonly preview: PackPreviewQuery,
  ) {}

  @Get('funding-agreements/:fundingId/packs')
  @Needs('proof_pack', 'read', { funding_agreement: 'fundingId' })
  @Returns(PackList)
  listPacks(@InWork() work: Work, @Param('fundingId', id) fundingId: string) {
    return this.query.ofAgreement(work, fundingId);
  }

  /** What would be sealed now, shown to whoever may seal before they do. */
  @Get('funding-agreements/:fundingId/pack-preview')
  @Needs('proof_pack', 'create', { funding_agreement: 'fundingId' })
  @Returns(PackPreview)
  previewPack(@InWork() work: Work, @Param('fundingId', id) fundingId: string, @Query({ schema: PreviewAsked }) { from, to }: z.infer<typeof PreviewAsked>) {
    return this.preview.read(work, fundingId, from, to);
  }

  @Post('funding-agreements/:fundingId/packs')
  @Needs('proof_pack', 'create', { funding_agreement: 'fundingId' })
  @Creates('proof_pack')
  sealPack(@InWork() work: Work, @Param('fundingId', id) fundingId: string, @Body({ schema: PackInput }) input: PackInput) {
    return this.packs.ask(work, fundingId, input);
  }

  @Get('packs/:packId')
  @Needs('proof_pack', 'read', { proof_pack: 'packId' })
  @Returns(PackView)
  readPack(@InWork() work: Work, @Param('packId', id) packId: string) {
    return this.query.one(work, packId);
  }

  @Get('packs/:packId/file')
  @Needs('proof_pack', 'read', { proof_pack: 'packId' })
  @SendsFile()
  downloadPack(@InWork() work: Work, @Param('packId', id) packId: string) {
    return this.query.fileOf(work, packId, 'staff');
  }

  /** What was sealed for the organisation of a funder who observes. */
  @Get('funder-packs')
  @Needs('funder_pack', 'read')
  @Returns(PackList)
  listFunderPacks(@InWork() work: Work) {
    return this.query.ofFunder(work);
  }

  @Get('funder-packs/:packId/file')
  @Needs('funder_pack', 'read', { proof_pack: 'packId' })
  @SendsFile()
  downloadFunderPack(@InWork() work: Work, @Param('packId', id) packId: string) {
    return this.query.fileOf(work, packId, 'funder');
  }

  /** Whether a pack is the one that was sealed: open to whoever holds it. */
  @Post('pack-checks')
  @Public()
  @Returns(PackCheckView)
  checkPack(@Body({ schema: PackCheckInput }) input: PackCheckInput) {
    return this.packs.check(input);
  }
}
