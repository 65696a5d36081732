// Compiles the code base to dist/, file by file, and only what has changed. `npm start`, `npm run demo` and the tests'
// set-up call it, so it must cost nothing when there is nothing to do.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname, extname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
const stampFile = join(dist, '.built-with');
const sourceRoots = ['apps/api', 'apps/worker', 'apps/standalone', 'libs', 'migrations', 'bench', 'apps/demo'];
const isTest = (file) => /[.-]spec\.ts$/.test(file);
const isAsset = (file) => !/\.(ts|tsx|mjs|md)$/.test(file);

/**
 * Brings dist/ up to date. Returns how many files it wrote or removed.
 * @param {{ tolerant?: boolean }} options `tolerant`: a file that does not compile is told and left out, not thrown.
 */
export async function build({ tolerant = false } = {}) {
  const swc = JSON.parse(await readFile(join(root, '.swcrc'), 'utf8'));
  const fresh = await sameRecipe(swc);
  const sources = (await Promise.all(sourceRoots.map((folder) => filesIn(join(root, folder))))).flat();
  const outputs = new Map();
  for (const source of sources) {
    const path = relative(root, source);
    if (path.endsWith('.ts') && !path.endsWith('.d.ts') && !isTest(path)) outputs.set(join(dist, path.replace(/\.ts$/, '.js')), source);
    else if (isAsset(path)) outputs.set(join(dist, path), source);
  }
  const stale = (await filesIn(dist)).filter((file) => file !== stampFile && !outputs.has(file) && extname(file) !== '.part');
  await Promise.all(stale.map((file) => rm(file, { force: true })));

  const failures = [];
  let written = stale.length;
  await Promise.all(
    [...outputs].map(async ([output, source]) => {
      const { mtime } = await stat(source);
      if (fresh && existsSync(output) && Math.abs((await stat(output)).mtimeMs - mtime.getTime()) < 2) return;
      try {
        await write(output, source, swc, mtime);
        written += 1;
      } catch (error) {
        failures.push(`${relative(root, source)}: ${error.message}`);
      }
    }),
  );
  if (failures.length > 0 && !tolerant) throw new Error(`These files do not compile:\n${failures.join('\n')}`);
  for (const failure of failures) console.warn(`Left out of the build: ${failure}`);
  return written;
}

/** Each file appears at once, so that two builds at the same time do not disturb each other. */
async function write(output, source, swc, mtime) {
  await mkdir(dirname(output), { recursive: true });
  const draft = `${output}.${process.pid}.part`;
  if (source.endsWith('.ts')) {
    const { transform } = await import('@swc/core');
    const { code } = await transform(await readFile(source, 'utf8'), { ...swc, swcrc: false, filename: source, sourceFileName: source });
    await writeFile(draft, code);
  } else {
    await copyFile(source, draft);
  }
  await utimes(draft, mtime, mtime);
  await rename(draft, output);
}

/** Whether dist/ was compiled with these very options. */
async function sameRecipe(swc) {
  const { version } = JSON.parse(await readFile(join(root, 'node_modules/@swc/core/package.json'), 'utf8'));
  const recipe = createHash('sha256').update(JSON.stringify([swc, version])).update(await readFile(fileURLToPath(import.meta.url))).digest('hex');
  if (existsSync(stampFile) && (await readFile(stampFile, 'utf8')) === recipe) return true;
  await mkdir(dist, { recursive: true });
  await writeFile(stampFile, recipe);
  return false;
}

async function filesIn(folder) {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { withFileTypes: true });
  const nested = await Promise.all(
    entries.map((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : filesIn(path);
      return entry.isFile() ? [path] : [];
    }),
  );
  return nested.flat();
}

if (process.argv[1] !== undefined && fileURLToPath(import.meta.url) === process.argv[1].split('/').join(sep)) {
  const begun = performance.now();
  const written = await build();
  console.log(`dist/ is up to date (${written} files changed, ${Math.round(performance.now() - begun)} ms)`);
}
