import { Body, Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Needs, Public } from '../../platform/auth/needs';
import { CONFIG } from '../../platform/config/config.module';
import type { Config } from '../../platform/config/config';
import type { Work } from '../../platform/database/work';
import { cookieName, sessionToken } from '../../platform/http/bearer-token';
import { InWork } from '../../platform/http/request-work';
import { Returns } from '../../platform/http/returns';
import { deviceOf } from '../device';
import { DepartureInput, DepartureView, FarewellView, OrganisationCode, OrganisationSignInView, ProvidersView, ReturnInput, ReturnView } from './oidc.contract';
import { OrganisationSignIn, type Returned } from './organisation-sign-in.service';

const path = '/api/auth/oidc';

/** Everything acts by POST: the address to which the provider sends people back is a page, which asks. */
@ApiTags('auth')
@Controller('auth')
export class OidcController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly signIns: OrganisationSignIn,
  ) {}

  @Get('providers')
  @Public()
  @Returns(ProvidersView)
  listProviders() {
    return { organisation: this.signIns.button };
  }

  /** For the administrators: a setting that does not work is seen here before somebody meets it. */
  @Get('organisation')
  @Needs('network', 'update')
  @Returns(OrganisationSignInView)
  readOrganisationSignIn(@InWork() _work: Work) {
    return this.signIns.health();
  }

  @Post('oidc')
  @Public()
  @Returns(DepartureView)
  async departForOrganisation(@InWork() work: Work, @Body({ schema: DepartureInput }) asked: z.infer<typeof DepartureInput>, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const { address, browser } = await this.signIns.depart(work, asked, request.ip);
    reply.setCookie(this.cookie, browser, { path, httpOnly: true, sameSite: 'lax', secure: this.config.secure, maxAge: 1200 });
    return { address };
  }

  /** As late whether somebody is known or not. */
  @Post('oidc/return')
  @Public()
  @RouteConfig({ answersAfter: 700 })
  @Returns(ReturnView)
  async returnFromOrganisation(@InWork() work: Work, @Body({ schema: ReturnInput }) { query }: z.infer<typeof ReturnInput>, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.told(reply, await this.signIns.return(work, query, request.cookies[this.cookie] ?? null, deviceOf(request)));
  }

  @Post('oidc/code')
  @Public()
  @Returns(ReturnView)
  async confirmOrganisation(@InWork() work: Work, @Body({ schema: OrganisationCode }) { totp }: z.infer<typeof OrganisationCode>, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.told(reply, await this.signIns.withCode(work, totp, request.cookies[this.cookie] ?? null, deviceOf(request)));
  }

  /** Signs out here, and says where the organisation's own session ends. */
  @Post('oidc/logout')
  @Public()
  @Returns(FarewellView)
  async leaveOrganisation(@InWork() work: Work, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const token = sessionToken(request, this.config.secure);
    const address = token ? await this.signIns.farewell(work, token) : null;
    reply.clearCookie(cookieName(this.config.secure), { path: '/' });
    return { address };
  }

  private get cookie(): string {
    return this.config.secure ? '__Secure-cordee-oidc' : 'cordee-oidc';
  }

  private told(reply: FastifyReply, { outcome, opened }: Returned): ReturnView {
    if (outcome !== 'totp-required') reply.clearCookie(this.cookie, { path });
    if (opened) {
      reply.setCookie(cookieName(this.config.secure), opened.token, { path: '/', httpOnly: true, sameSite: 'lax', secure: this.config.secure, maxAge: opened.maxAgeSeconds });
    }
    return { outcome };
  }
}
