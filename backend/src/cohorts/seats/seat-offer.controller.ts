import { Body, Controller, Get, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Needs } from '../../platform/auth/needs';
import type { Work } from '../../platform/database/work';
import { InWork } from '../../platform/http/request-work';
import { Creates, Returns, ReturnsNothing } from '../../platform/http/returns';
import { SeatOfferChange, SeatOfferInput, SeatsPlan } from './seat-offer.contract';
import { SeatOfferService } from './seat-offer.service';
import { SeatsPlanQuery } from './seats-plan.query';

const Uuid = z.uuid();

/** What may be done for the seats that stay empty: an offer to staff, never a reproach. */
@ApiTags('delegation')
@Controller('participations/:participationId/seats')
export class SeatOfferController {
  constructor(
    private readonly plan: SeatsPlanQuery,
    private readonly offers: SeatOfferService,
  ) {}

  @Get()
  @Needs('seat_offer', 'read', { participation: 'participationId' })
  @Returns(SeatsPlan)
  readSeatsPlan(@InWork() work: Work, @Param('participationId', { schema: Uuid }) id: string) {
    return this.plan.read(work, id);
  }

  @Post('offers')
  @Needs('seat_offer', 'create', { participation: 'participationId' })
  @Creates('seat_offer')
  offerSeat(@InWork() work: Work, @Param('participationId', { schema: Uuid }) id: string, @Body({ schema: SeatOfferInput }) input: SeatOfferInput) {
    return this.offers.offer(work, id, input);
  }

  @Put('offers/:seatOfferId')
  @Needs('seat_offer', 'update', { seat_offer: 'seatOfferId' })
  @ReturnsNothing()
  changeSeatOffer(
    @InWork() work: Work,
    @Param('participationId', { schema: Uuid }) id: string,
    @Param('seatOfferId', { schema: Uuid }) seatOfferId: string,
    @Body({ schema: SeatOfferChange }) input: z.infer<typeof SeatOfferChange>,
  ) {
    return this.offers.change(work, id, seatOfferId, input);
  }
}
