import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Laurel } from '#testing';

/**
 * Runs a command of apps/operate on Laurel's database and store, as an operator does.
 * @throws when it ends with another code than 0: an error with `code`, `stdout` and `stderr`.
 */
export function runCommand(
  { configuration }: Laurel,
  [name, ...args]: [name: string, ...args: string[]],
  settings: Record<string, string> = {},
): Promise<{ stdout: string; stderr: string }> {
  const program = fileURLToPath(new URL(`../../../dist/apps/operate/src/${name}.js`, import.meta.url));
  return promisify(execFile)(process.execPath, [program, ...args], {
    env: {
      PATH: process.env.PATH,
      DATABASE_URL: configuration.databaseUrl,
      STORE_URL: configuration.storeUrl,
      PUBLIC_URL: configuration.publicUrl,
      SECRET: configuration.secret,
      ...settings,
    },
  });
}
