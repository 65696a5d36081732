import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Programs that make more formats visible where they are installed. Laurel works without them. */
export interface Tools {
  /** The path of LibreOffice. It draws office files as pages. */
  libreOffice: string | null;
  /** The path of ffmpeg. It converts videos that browsers cannot show. */
  ffmpeg: string | null;
}

/** The tools in the folders of the given search path. */
export function findTools(searchPath = process.env.PATH ?? ''): Tools {
  const find = (name: string): string | null => {
    const names = process.platform === 'win32' ? [`${name}.exe`, `${name}.com`] : [name];
    const paths = searchPath.split(delimiter).flatMap((folder) => names.map((file) => join(folder, file)));
    return paths.find(isExecutable) ?? null;
  };
  return { libreOffice: find('soffice') ?? find('libreoffice'), ffmpeg: find('ffmpeg') };
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
