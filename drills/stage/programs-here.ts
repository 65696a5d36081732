import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Skipped } from '../drill.js';

/** Where a program of this machine is, or null. */
export function programHere(name: string): string | null {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/sbin'];
  return folders.map((folder) => join(folder, name)).find(isExecutable) ?? null;
}

/** @throws Skipped when the program is not installed. */
export function needsProgram(name: string, debianPackage = name): string {
  const found = programHere(name);
  if (found === null) throw new Skipped(`It needs ${name}: apt-get install ${debianPackage}`);
  return found;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
