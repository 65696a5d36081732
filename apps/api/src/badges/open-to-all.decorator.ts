import { applyDecorators, Header } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { Public } from '../http/access.decorators.js';

interface OpenOptions {
  summary: string;
  /** The media types of the answer, the default first. */
  media: string[];
  /** Cache-Control. By default, caches ask again each time. */
  cache?: string;
}

/** A handler for verifiers and readers anywhere: no sign-in, and any page may fetch it. */
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

/** For what never changes: caches keep it for a year. */
export const forever = 'public, max-age=31536000, immutable';
