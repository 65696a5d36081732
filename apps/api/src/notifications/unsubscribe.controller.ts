import { Controller, Get, Header, Param, Post, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { UnsubscribeToken, UnsubscribeView } from '#contracts';
import { Unsubscribe, UnsubscribeQueries } from '#notifications';
import { Public } from '../http/access.decorators.js';
import { Answers } from '../http/answers.decorator.js';

/**
 * The address in `List-Unsubscribe` of an email. An email app posts to it when its reader clicks “Unsubscribe” (RFC 8058).
 * Reading it changes nothing, because scanners open the links in emails.
 */
@ApiTags('notifications')
@Controller('v1/mail/unsubscribe/:token')
@Public()
export class UnsubscribeController {
  constructor(
    private readonly subscriptions: UnsubscribeQueries,
    private readonly unsubscribing: Unsubscribe,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Where a browser opens the link. Redirects to the page that asks.' })
  @ApiResponse({ status: 303, description: 'Redirects to the page.' })
  openUnsubscribe(@Param('token', { schema: UnsubscribeToken }) token: string, @Res() response: Response): void {
    response.setHeader('Cache-Control', 'no-store').setHeader('Referrer-Policy', 'no-referrer');
    // After the #, so that it is in no log of the page's server.
    response.redirect(303, `/unsubscribe#${encodeURIComponent(token)}`);
  }

  @Get('about')
  @Header('Cache-Control', 'no-store')
  @Answers(UnsubscribeView, { summary: 'Which emails a link turns off, and whether they still come.' })
  readSubscription(@Param('token', { schema: UnsubscribeToken }) token: string) {
    return this.subscriptions.of(token);
  }

  @Post()
  @Answers(UnsubscribeView, { summary: 'Turn the emails of a link off. The body does not matter (RFC 8058).' })
  unsubscribe(@Param('token', { schema: UnsubscribeToken }) token: string) {
    return this.unsubscribing.run({ token });
  }
}
