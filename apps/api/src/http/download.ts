import { applyDecorators } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import type { Response } from 'express';

type DownloadType = 'application/json' | 'application/pdf';

interface Download {
  /** The file's name where it is kept. */
  name: string;
  type: DownloadType;
  content: string | Buffer;
}

/** A handler that answers with a file to be kept. */
export function AnswersDownload({ summary, type }: { summary: string; type: DownloadType }): MethodDecorator {
  return applyDecorators(
    ApiOperation({ summary }),
    ApiOkResponse({
      description: 'The file.',
      content: {
        [type]: { schema: type === 'application/json' ? { type: 'object' } : { type: 'string', format: 'binary' } },
      },
    }),
  );
}

/** Sends the file under its name. It is personal: no cache on the way keeps it, and the browser asks again each time. */
export function sendDownload(response: Response, { name, type, content }: Download): void {
  response
    .set({ 'Content-Disposition': `attachment; filename="${name}"`, 'Cache-Control': 'private, no-cache' })
    .type(type)
    .send(content);
}
