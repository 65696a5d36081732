import { applyDecorators, Header } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { Public } from '../http/access.decorators.js';

interface OpenOptions {
  summary: string;
  /** The media types that it answers with, the usual one first. */
  media: string[];
  /** Cache-Control; asked for again each time unless told. */
  cache?: string;
}

/** A handler for verifiers and readers anywhere: nobody signs in, any page may fetch it. */
export function OpenToAll({ summary, media, cache = 'public, no-cache' }: OpenOptions): MethodDecorator {
  return applyDecorators(
    Public(),
    ApiOperation({ summary }),
    ApiOkResponse({
      description: 'Success',
      content: Object.fromEntries(
        media.map((type) => [
          type,
          { schema: { type: type.endsWith('json') || type === 'application/vc' ? 'object' : 'string' } },
        ]),
      ),
    }),
    Header('Access-Control-Allow-Origin', '*'),
    Header('Cross-Origin-Resource-Policy', 'cross-origin'),
    Header('Cache-Control', cache),
  );
}

/** What never changes may be kept for a year. */
export const forever = 'public, max-age=31536000, immutable';
