import { onPath } from './on-path.js';

/** Programs that make more formats visible where they are installed. Laurel works without them. */
export interface Tools {
  /** The path of LibreOffice. It draws office files as pages. */
  libreOffice: string | null;
  /** The path of ffmpeg. It converts videos that browsers cannot show. */
  ffmpeg: string | null;
}

/** The tools on the path of this process. */
export function findTools(): Tools {
  return { libreOffice: onPath('soffice') ?? onPath('libreoffice'), ffmpeg: onPath('ffmpeg') };
}
