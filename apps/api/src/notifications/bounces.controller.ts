import { createHash, timingSafeEqual } from 'node:crypto';
import { Controller, Inject, Logger, Post, Req } from '@nestjs/common';
import { ApiBasicAuth, ApiBearerAuth, ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { CONFIGURATION, type Configuration } from '#config';
import { BouncesTaken } from '#contracts';
import { DomainError } from '#kernel';
import { type Bounce, readDeliveryReport, readProviderBounces, UnreadableReport } from '#mail';
import { TakeBounces } from '#notifications';
import { Public } from '../http/access.decorators.js';
import { Answers } from '../http/answers.decorator.js';
import { readBody } from '../http/read-body.js';

const mostBytes = 1024 * 1024;
/** Amazon SNS sends its JSON as plain text. */
const types = ['application/json', 'message/rfc822', 'text/plain'];

/** Takes in what mail servers and providers report about emails that did not arrive. */
@ApiTags('messages')
@Controller('v1/mail/bounces')
@Public()
export class BouncesController {
  private readonly logger = new Logger('mail');

  constructor(
    private readonly taking: TakeBounces,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  @Post()
  @ApiBearerAuth()
  @ApiBasicAuth()
  @ApiConsumes(...types)
  @ApiBody({
    schema: { type: 'string', format: 'binary' },
    required: true,
    description:
      'A delivery report (RFC 3464) as message/rfc822, or JSON: `{ "bounces": [{ "messageId": "<…@…>", "status": "5.1.1", "diagnostic": "550 5.1.1 No such mailbox" }] }`, or what Amazon SES (by SNS), Postmark or Mailgun sends. Up to 1 MB.',
  })
  @Answers(BouncesTaken, {
    status: 200,
    summary:
      'Report emails that came back. With MAIL_BOUNCES_SECRET as bearer token, or as the password of basic authentication.',
  })
  async takeBounces(@Req() request: Request) {
    this.requireSecret(request.headers.authorization);
    return this.taking.run({ bounces: await this.bouncesIn(request) });
  }

  private async bouncesIn(request: Request): Promise<Bounce[]> {
    const type = request.is(types);
    if (!type)
      throw new DomainError('unsupported-type', 'request.unsupported-type', `Send the report as ${types.join(', ')}.`);
    try {
      if (type === 'message/rfc822') return await readDeliveryReport(await readBody(request, mostBytes));
      const body: unknown = type === 'text/plain' ? jsonIn(await readBody(request, mostBytes)) : request.body;
      if (this.confirms(body)) return [];
      return await readProviderBounces(body);
    } catch (error) {
      if (!(error instanceof UnreadableReport)) throw error;
      throw new DomainError('invalid', 'bounce.unreadable', `The report cannot be read. ${error.message}`, {
        errors: [{ pointer: '', detail: 'Send it in one of the shapes that the description of this address lists.' }],
      });
    }
  }

  /** Laurel makes no request to an address that somebody sent. The operator opens it. */
  private confirms(body: unknown): boolean {
    const { Type: type, SubscribeURL: url } = (body ?? {}) as { Type?: unknown; SubscribeURL?: unknown };
    if (type !== 'SubscriptionConfirmation' || typeof url !== 'string') return false;
    this.logger.warn(
      `Amazon SNS asks to confirm a subscription. If you made it, open ${JSON.stringify(url.slice(0, 2000))}`,
    );
    return true;
  }

  private requireSecret(authorization = ''): void {
    const { mailBouncesSecret } = this.configuration;
    const [, scheme = '', credentials = ''] = /^(bearer|basic) +(\S+)$/i.exec(authorization) ?? [];
    const given =
      scheme.toLowerCase() === 'basic'
        ? Buffer.from(credentials, 'base64')
            .toString()
            .replace(/^[^:]*:/, '')
        : credentials;
    if (mailBouncesSecret === undefined || !timingSafeEqual(digest(given), digest(mailBouncesSecret)))
      throw new DomainError(
        'unauthenticated',
        'bounce.secret',
        'Send the secret of MAIL_BOUNCES_SECRET as a bearer token, or as the password of basic authentication.',
      );
  }
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

function jsonIn(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString());
  } catch {
    throw new UnreadableReport('It is not JSON.');
  }
}
