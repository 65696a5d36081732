import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The executable with this name on the path of this process, or null. */
export function onPath(name: string): string | null {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter))
    for (const ending of process.platform === 'win32' ? ['.exe'] : [''])
      try {
        const path = join(folder, name + ending);
        accessSync(path, constants.X_OK);
        return path;
      } catch {
        // It is not in this folder.
      }
  return null;
}
