import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/**
 * The file to run for a compiled program, for example `apps/worker/src/main.js`: in a few files, because it is started
 * so often. tools/bundle.mjs lists the programs that can be had so.
 */
export async function quickest(program: string): Promise<string> {
  const tool = fileURLToPath(new URL('../../../tools/bundle.mjs', import.meta.url)).replace('/dist/tools/', '/tools/');
  const { stdout } = await promisify(execFile)(process.execPath, [tool, program]);
  return stdout.trim();
}
