import { applyDecorators } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import type { Response } from 'express';

type DownloadType = 'application/json' | 'application/pdf' | 'application/zip';

interface Download {
  /** The name under which the file is saved. */
  name: string;
  type: DownloadType;
  content: string | Buffer;
}

/** A handler that responds with a file to download. */
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

/**
 * Sends the file under its name.
 */
export function sendDownload(response: Response, { name, type, content }: Download): void {
  response
    .set({ 'Content-Disposition': `attachment; filename="${name}"` })
    .type(type)
    .send(content);
}
