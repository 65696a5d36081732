import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { z } from 'zod';
import { forever, OpenToAll } from './open-to-all.decorator.js';

const files = {
  sans: '@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2',
  serif: '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2',
};
const Face = z.enum(['sans', 'serif']);

/** The typefaces of the public pages, the same as the web app's. */
@ApiTags('open badges')
@Controller('issuer/typefaces')
export class TypefacesController {
  private readonly read = createRequire(import.meta.url);

  @Get(':face.woff2')
  @OpenToAll({ summary: 'A typeface of the public pages.', media: ['font/woff2'], cache: forever })
  readTypeface(@Param('face', { schema: Face }) face: z.infer<typeof Face>, @Res() response: Response): void {
    response.type('font/woff2').send(readFileSync(this.read.resolve(files[face])));
  }
}
