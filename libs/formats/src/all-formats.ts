import type { Format } from './format.js';
import { officeFormat } from './office/office.format.js';
import { pdfFormat } from './pdf/pdf.format.js';
import { picturesFormat } from './pictures/pictures.format.js';
import { plainTextFormat } from './plain-text/plain-text.format.js';
import { soundAndVideoFormat } from './sound-and-video/sound-and-video.format.js';

/** Every kind of file that Laurel can prepare for review. */
export const formats: readonly Format[] = [
  officeFormat,
  pdfFormat,
  picturesFormat,
  plainTextFormat,
  soundAndVideoFormat,
];

/** The format of a media type, or null when Laurel cannot prepare such a file. */
export function formatOf(mediaType: string): Format | null {
  return formats.find(({ types }) => types.includes(mediaType)) ?? null;
}
