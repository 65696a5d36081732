import { createRequire } from 'node:module';
import { Injectable } from '@nestjs/common';
import { renderAsync } from '@resvg/resvg-js';
import type { Achievement } from '../achievement.entity.js';
import { badgeSvg, type BadgeSubject } from './badge-drawing.js';
import { outlined } from './outlined-words.js';
import { cardSize, type CardWords, socialCardSvg } from './social-card.js';

const { resolve } = createRequire(import.meta.url);
const fonts = ['400Regular/SourceSans3_400Regular', '600SemiBold/SourceSans3_600SemiBold'].map((face) =>
  resolve(`@expo-google-fonts/source-sans-3/${face}.ttf`),
);
/** In pixels, square. */
const pngSize = 512;
/** In pixels, square. Mail shows it at half the size, so it is sharp on any screen. */
const mailSize = 144;
/** How many pictures stay in memory. There are about fifteen micro-credentials at five levels. */
const kept = 128;

/** Draws the pictures of achievements from Laurel's own templates, with fonts of its own. */
@Injectable()
export class BadgePictures {
  private readonly pngs = new Map<string, Promise<Buffer>>();

  svg(achievement: Achievement): string {
    return badgeSvg(subjectOf(achievement));
  }

  png(achievement: Achievement): Promise<Buffer> {
    return this.drawn(this.svg(achievement), pngSize);
  }

  /** Small enough for the end of an email. */
  mailPng(achievement: Achievement): Promise<Buffer> {
    return this.drawn(this.svg(achievement), mailSize);
  }

  /** The card that social networks show for a link to a badge. */
  card(achievement: Achievement, words: CardWords): Promise<Buffer> {
    return this.drawn(socialCardSvg(subjectOf(achievement), words), cardSize.width);
  }

  /** Drawn once, off the event loop. */
  private drawn(svg: string, width: number): Promise<Buffer> {
    const key = `${width} ${svg}`;
    const known = this.pngs.get(key);
    if (known !== undefined) return known;
    const drawn = draw(svg, width);
    drawn.catch(() => this.pngs.delete(key));
    if (this.pngs.size >= kept) this.pngs.delete(this.pngs.keys().next().value!);
    this.pngs.set(key, drawn);
    return drawn;
  }
}

async function draw(svg: string, width: number): Promise<Buffer> {
  const image = await renderAsync(await outlined(svg), {
    fitTo: { mode: 'width', value: width },
    font: { fontFiles: fonts, loadSystemFonts: false, defaultFontFamily: 'Source Sans 3' },
  });
  return Buffer.from(image.asPng());
}

function subjectOf({ code, title, level, stackCode, stack, parts }: Achievement): BadgeSubject {
  return {
    code,
    title,
    level,
    stack: stackCode === null || stack === null ? null : { code: stackCode, name: stack },
    parts: parts?.length ?? null,
  };
}
