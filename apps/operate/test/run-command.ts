import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Laurel } from '#testing';

/**
 * Runs a command of apps/operate on Laurel's database and store, as an operator does.
 * @throws when it ends with another code than 0: an error with `code`, `stdout` and `stderr`.
 */
export function runCommand(
  { configuration }: Pick<Laurel, 'configuration'>,
  [name, ...args]: [name: string, ...args: string[]],
  settings: Record<string, string> = {},
): Promise<{ stdout: string; stderr: string }> {
  const program = fileURLToPath(new URL(`../../../dist/apps/operate/src/${name}.js`, import.meta.url));
  return promisify(execFile)(process.execPath, [program, ...args], {
    env: { ...environmentOf(configuration), ...settings },
  });
}

/** The settings of Laurel's programs, in the place of ours. */
export function environmentOf({
  databaseUrl,
  storeUrl,
  publicUrl,
  secret,
}: Laurel['configuration']): Record<string, string> {
  return {
    PATH: process.env.PATH!,
    DATABASE_URL: databaseUrl,
    STORE_URL: storeUrl,
    PUBLIC_URL: publicUrl,
    SECRET: secret,
  };
}
