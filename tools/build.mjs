// Compiles the code base to dist/, file by file, and only what has changed. `npm start`, `npm run demo` and the set-up of
// the tests call it, so it must cost nothing when nothing has changed.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(import.meta.url);
const sourceRoots = [
  'apps/api',
  'apps/worker',
  'apps/operate',
  'apps/standalone',
  'libs',
  'migrations',
  'bench',
  'drills',
];
const stampName = '.built-with';

const isTest = (file) => /[.-]spec\.ts$/.test(file);
const isCompiled = (file) => file.endsWith('.ts') && !file.endsWith('.d.ts') && !isTest(file);
/** dist/web and dist/bundle, with their drafts. tools/web.mjs and tools/bundle.mjs manage them. */
const ofOthers = (name) => /^(web|bundle)(\.|$)/.test(name);
const isAsset = (file) => !/\.(ts|tsx|mjs|md)$/.test(file);

/**
 * Brings dist/ up to date with the sources: compiles TypeScript, copies the files that code reads from its own folder,
 * and removes files whose source is gone. Returns how many files it wrote or removed, and a digest of dist/.
 * @param {{ root?: string, tolerant?: boolean }} options `tolerant`: a file that does not compile is reported and left
 * out.
 */
export async function build({ root = resolve(here, '../..'), tolerant = false } = {}) {
  const dist = join(root, 'dist');
  const swc = JSON.parse(await readFile(join(root, '.swcrc'), 'utf8'));
  const recipe = await recipeOf(swc);
  const stampFile = join(dist, stampName);
  const sameRecipe = existsSync(stampFile) && (await readFile(stampFile, 'utf8')) === recipe;

  const outputs = new Map();
  for (const source of (await Promise.all(sourceRoots.map((folder) => filesIn(join(root, folder))))).flat()) {
    const path = relative(root, source);
    if (isCompiled(path)) outputs.set(join(dist, path.replace(/\.ts$/, '.js')), source);
    else if (isAsset(path)) outputs.set(join(dist, path), source);
  }
  const orphans = (await filesIn(dist, { except: ofOthers })).filter(
    (file) => file !== stampFile && !outputs.has(file) && !file.endsWith('.part'),
  );
  await Promise.all(orphans.map((file) => rm(file, { force: true })));

  let written = orphans.length;
  const failures = [];
  const times = [recipe];
  await Promise.all(
    [...outputs].map(async ([output, source]) => {
      const { mtime } = await stat(source);
      times.push(`${relative(root, source)} ${mtime.getTime()}`);
      if (sameRecipe && existsSync(output) && Math.abs((await stat(output)).mtimeMs - mtime.getTime()) < 2) return;
      try {
        await write(output, source, swc, mtime);
        written += 1;
      } catch (error) {
        failures.push(error.message.split('\n\nCaused by:')[0].trim());
      }
    }),
  );
  if (failures.length > 0 && !tolerant) throw new BuildError(`These files do not compile:\n\n${failures.join('\n\n')}`);
  for (const failure of failures) console.warn(`Left out of the build: ${failure}`);
  if (!sameRecipe && failures.length === 0) await writeFile(stampFile, recipe);
  return { written, digest: createHash('sha256').update(times.sort().join('\n')).digest('hex') };
}

/** Something in the sources is wrong; the message shows where. */
export class BuildError extends Error {}

/** Each file appears whole and with its source's time, so that two builds at once do not disturb each other. */
async function write(output, source, swc, mtime) {
  await mkdir(dirname(output), { recursive: true });
  const draft = `${output}.${process.pid}.part`;
  if (isCompiled(source)) {
    const { transform } = await import('@swc/core');
    const { code } = await transform(await readFile(source, 'utf8'), {
      ...swc,
      swcrc: false,
      filename: source,
      sourceFileName: source,
    });
    await writeFile(draft, code);
  } else {
    await copyFile(source, draft);
  }
  await utimes(draft, mtime, mtime);
  await rename(draft, output);
}

/** What the output depends on in addition to the sources: the options, the compiler, and this file. */
async function recipeOf(swc) {
  const { version } = createRequire(here)('@swc/core/package.json');
  return createHash('sha256')
    .update(JSON.stringify([swc, version]))
    .update(await readFile(here))
    .digest('hex');
}

async function filesIn(folder, { except = (name) => name === 'node_modules' } = {}) {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { withFileTypes: true });
  const nested = await Promise.all(
    entries.map((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return except(entry.name) ? [] : filesIn(path);
      return entry.isFile() ? [path] : [];
    }),
  );
  return nested.flat();
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === here) {
  const begun = performance.now();
  try {
    const { written } = await build({ root: process.argv[2] && resolve(process.argv[2]) });
    console.log(`dist/ is up to date: ${written} changed in ${Math.round(performance.now() - begun)} ms.`);
  } catch (error) {
    if (!(error instanceof BuildError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
