import { Body, Controller, Delete, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Public, SignedIn } from '../platform/auth/needs';
import { CONFIG } from '../platform/config/config.module';
import type { Config } from '../platform/config/config';
import type { Work } from '../platform/database/work';
import { cookieName, sessionToken } from '../platform/http/bearer-token';
import { notFound } from '../platform/http/problem';
import { InWork } from '../platform/http/request-work';
import { Returns, ReturnsNothing } from '../platform/http/returns';
import { CodeInput, LinkRequest, LinkUse, LoginInput, MeView, PasswordChange, PasswordUse, RecoveryCodes, SecondFactorOffer, SignInList } from './auth.contract';
import { deviceOf } from './device';
import { MeQuery } from './me.query';
import { SecondFactor } from './second-factor.service';
import { type Opened, SignInService } from './sign-in.service';

/** Signing in and out, by a link, a password or a second factor; a refusal never tells whether an address is known. */
@ApiTags('auth')
@Controller('auth')
export class AuthController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly signIns: SignInService,
    private readonly secondFactor: SecondFactor,
    private readonly me: MeQuery,
  ) {}

  @Post('login')
  @Public()
  @ReturnsNothing()
  async login(@InWork() work: Work, @Body({ schema: LoginInput }) input: LoginInput, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    this.remember(reply, await this.signIns.byPassword(work, input, deviceOf(request), request.ip));
  }

  /** Answers the same whether the address is known or not. */
  @Post('link')
  @Public()
  @RouteConfig({ answersAfter: 500 })
  @Returns(z.object({ sent: z.literal(true) }).meta({ id: 'LinkSent' }), 202)
  async sendSignInLink(@InWork() work: Work, @Body({ schema: LinkRequest }) { email }: z.infer<typeof LinkRequest>, @Req() request: FastifyRequest) {
    await this.signIns.sendLink(work, email, request.ip);
    return { sent: true };
  }

  @Post('link/use')
  @Public()
  @ReturnsNothing()
  async signInByLink(@InWork() work: Work, @Body({ schema: LinkUse }) input: LinkUse, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    this.remember(reply, await this.signIns.byLink(work, input, deviceOf(request)));
  }

  @Post('password/reset')
  @Public()
  @RouteConfig({ answersAfter: 500 })
  @Returns(z.object({ sent: z.literal(true) }).meta({ id: 'LinkSent' }), 202)
  async sendResetLink(@InWork() work: Work, @Body({ schema: LinkRequest }) { email }: z.infer<typeof LinkRequest>, @Req() request: FastifyRequest) {
    await this.signIns.sendLink(work, email, request.ip, 'reset');
    return { sent: true };
  }

  @Post('password/use')
  @Public()
  @ReturnsNothing()
  choosePassword(@InWork() work: Work, @Body({ schema: PasswordUse }) input: PasswordUse) {
    return this.signIns.choosePassword(work, input);
  }

  @Post('password')
  @SignedIn()
  @ReturnsNothing()
  changePassword(@InWork() work: Work, @Body({ schema: PasswordChange }) { current, password }: PasswordChange) {
    return this.signIns.changePassword(work, current, password);
  }

  @Get('me')
  @SignedIn()
  @Returns(MeView)
  readMe(@InWork() work: Work) {
    return this.me.read(work);
  }

  /** Signing out twice is signing out. */
  @Post('logout')
  @Public()
  @ReturnsNothing()
  async logout(@InWork() work: Work, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const token = sessionToken(request, this.config.secure);
    if (token) await work.rows('SELECT access.end_sign_in($1)', [token]);
    reply.clearCookie(cookieName(this.config.secure), { path: '/' });
  }

  @Post('second-factor')
  @SignedIn()
  @Returns(SecondFactorOffer)
  async offerSecondFactor(@InWork() work: Work) {
    const { person } = await this.me.read(work);
    return this.secondFactor.offer(work, `${person.givenName} ${person.familyName}`);
  }

  @Post('second-factor/confirm')
  @SignedIn()
  @Returns(RecoveryCodes)
  async confirmSecondFactor(@InWork() work: Work, @Body({ schema: CodeInput }) { code }: z.infer<typeof CodeInput>, @Req() request: FastifyRequest) {
    return { recoveryCodes: await this.secondFactor.confirm(work, code, sessionToken(request, this.config.secure) ?? '') };
  }

  @Post('second-factor/check')
  @SignedIn()
  @ReturnsNothing()
  checkSecondFactor(@InWork() work: Work, @Body({ schema: CodeInput }) { code }: z.infer<typeof CodeInput>, @Req() request: FastifyRequest) {
    return this.secondFactor.again(work, code, sessionToken(request, this.config.secure) ?? '');
  }

  @Get('sign-ins')
  @SignedIn()
  @Returns(SignInList)
  async listSignIns(@InWork() work: Work) {
    const items = await work.rows(
      `SELECT id, device, to_char(last_seen_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "lastSeenAt", id = $2 AS current
       FROM sign_in WHERE person_id = $1 AND ended_at IS NULL AND expires_at > now() ORDER BY last_seen_at DESC`,
      [work.personId, work.actor.tokenId],
    );
    return { items };
  }

  @Delete('sign-ins/:signInId')
  @SignedIn()
  @ReturnsNothing()
  async endSignIn(@InWork() work: Work, @Param('signInId', { schema: z.uuid() }) signInId: string) {
    const ended = await work.row('UPDATE sign_in SET ended_at = now() WHERE id = $1 AND person_id = $2 AND ended_at IS NULL RETURNING id', [signInId, work.personId]);
    if (!ended) throw notFound();
  }

  private remember(reply: FastifyReply, { token, maxAgeSeconds }: Opened): void {
    reply.setCookie(cookieName(this.config.secure), token, { path: '/', httpOnly: true, sameSite: 'lax', secure: this.config.secure, maxAge: maxAgeSeconds });
  }
}
