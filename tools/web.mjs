// Builds the page, apps/web, into dist/web when it is missing or older than its sources. `npm start`, the browser tests
// and CI call it. It costs nothing when nothing has changed.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { readdir, readFile, rename, rm } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const here = fileURLToPath(import.meta.url);
const root = resolve(here, '../..');
const output = join(root, 'dist/web');
const stamp = join(output, '.built-of');
/** The sources of the web app, in addition to the packages in the lock file and to what it takes from libs. */
const sources = [
  'apps/web/src',
  'apps/web/public',
  'apps/web/index.html',
  'apps/web/vite.config.ts',
  'docs/screens', // the help shows some of them
  'package.json', // it says where the parts of libs are
  'package-lock.json',
];

/** Whether dist/web is older than the sources. */
export async function isPageStale() {
  return !existsSync(stamp) || readFileSync(stamp, 'utf8') !== (await digestOfSources());
}

/**
 * Brings dist/web up to date. If several run at once, one works and the others wait. The old page is served until the new
 * one is complete. Returns whether there was anything to do.
 */
export async function buildPage() {
  return alone(join(root, 'dist/web.lock'), async () => {
    const digest = await digestOfSources();
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return false;
    process.env.NODE_ENV = 'production'; // also in tests: otherwise React is twice as large and slow
    const { build } = await import('vite');
    const draft = join(root, `dist/web.${process.pid}.part`);
    await build({ configFile: join(root, 'apps/web/vite.config.ts'), logLevel: 'warn', build: { outDir: draft } });
    await compress(join(draft, 'assets'));
    writeFileSync(join(draft, '.built-of'), digest);
    await rm(output, { recursive: true, force: true });
    await rename(draft, output);
    return true;
  });
}

/** Writes a gzip next to each file that gets smaller, for servers that send it directly. */
async function compress(folder) {
  for (const file of (await filesIn(folder)).filter((path) => /\.(js|css|svg)$/.test(path)))
    writeFileSync(`${file}.gz`, gzipSync(await readFile(file), { level: 9 }));
}

/** What the page may take from libs: the kernel, and the vocabularies and documents at the top of a slice. */
export async function partsOfLibs() {
  const parts = ['libs/kernel/src'];
  for (const slice of await readdir(join(root, 'libs')))
    for (const file of await readdir(join(root, 'libs', slice, 'src')).catch(() => []))
      if (/(^vocabulary|\.document)\.ts$/.test(file)) parts.push(`libs/${slice}/src/${file}`);
  return parts.sort();
}

async function digestOfSources() {
  const digest = createHash('sha256');
  for (const source of [...sources, ...(await partsOfLibs())]) {
    const path = join(root, source);
    for (const file of statSync(path).isDirectory() ? await filesIn(path) : [path])
      digest.update(relative(root, file)).update(await readFile(file));
  }
  return digest.digest('hex');
}

async function filesIn(folder) {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && !/[.-]spec\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** One process at a time. A lock whose owner is gone is taken over. */
async function alone(lock, work) {
  mkdirSync(join(lock, '..'), { recursive: true });
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (!isRunning(lock)) rmSync(lock, { force: true });
      else await pause(100);
    }
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function isRunning(lock) {
  try {
    const owner = Number(readFileSync(lock, 'utf8'));
    if (owner === 0) return true; // it is just being written
    process.kill(owner, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === here) {
  const begun = performance.now();
  const built = await buildPage();
  console.log(
    built ? `dist/web was built in ${((performance.now() - begun) / 1000).toFixed(1)} s.` : 'dist/web is up to date.',
  );
}
