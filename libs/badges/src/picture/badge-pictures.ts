import { createRequire } from 'node:module';
import { Injectable } from '@nestjs/common';
import { renderAsync } from '@resvg/resvg-js';
import type { Achievement } from '../achievement.entity.js';
import { badgeSvg } from './badge-picture.js';

const font = createRequire(import.meta.url).resolve('@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf');
/** Pixels square. */
const pngSize = 512;
/** Pictures kept in memory; there are about fifteen micro-credentials at five levels. */
const kept = 128;

/** The pictures of achievements, drawn from a template of Laurel's own with a font that comes along. */
@Injectable()
export class BadgePictures {
  private readonly pngs = new Map<string, Promise<Buffer>>();

  svg({ code, title, level, stackCode, stack, parts }: Achievement): string {
    return badgeSvg({ code, title, level, stack: stackCode === null || stack === null ? null : { code: stackCode, name: stack }, parts: parts?.length ?? null });
  }

  /** Drawn once for each achievement, off the event loop. */
  png(achievement: Achievement): Promise<Buffer> {
    const known = this.pngs.get(achievement.id);
    if (known !== undefined) return known;
    const drawn = renderAsync(this.svg(achievement), {
      fitTo: { mode: 'width', value: pngSize },
      font: { fontFiles: [font], loadSystemFonts: false, defaultFontFamily: 'Source Sans 3' },
    }).then((image) => Buffer.from(image.asPng()));
    drawn.catch(() => this.pngs.delete(achievement.id));
    if (this.pngs.size >= kept) this.pngs.clear();
    this.pngs.set(achievement.id, drawn);
    return drawn;
  }
}
