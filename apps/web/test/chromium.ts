import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Browser, chromium } from 'playwright-core';

const modules = join(import.meta.dirname, '../../../node_modules');

/** Opens a headless Chromium: the one at CHROMIUM_PATH, on Linux the one from npm, or else the machine's Chrome. */
export async function openChromium(): Promise<Browser> {
  const args = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--font-render-hinting=none'];
  const executablePath =
    process.env.CHROMIUM_PATH ||
    (process.platform === 'linux' && process.arch === 'x64' ? await unpacked() : undefined);
  return chromium.launch({ args, executablePath, channel: executablePath === undefined ? 'chrome' : undefined });
}

/**
 * @sparticuz/chromium comes packed. It is unpacked once and appears complete, even if several processes unpack it at
 * the same time.
 */
async function unpacked(): Promise<string> {
  const { version } = JSON.parse(await readFile(join(modules, '@sparticuz/chromium/package.json'), 'utf8')) as {
    version: string;
  };
  const folder = join(modules, `.cache/chromium-${version}`);
  const executable = join(folder, 'chromium');
  if (existsSync(executable)) return executable;
  await mkdir(join(modules, '.cache'), { recursive: true });
  const draft = await mkdtemp(`${folder}-`);
  const program = `import chromium from '@sparticuz/chromium'; await chromium.executablePath();`;
  await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: modules,
    env: { ...process.env, TMPDIR: draft },
  });
  await rename(draft, folder).catch(async (error: NodeJS.ErrnoException) => {
    await rm(draft, { recursive: true });
    if (!existsSync(executable)) throw error;
  });
  return executable;
}
