// Brings dist/ up to date, then runs one of our programs in this process, such as apps/standalone/src/main.js. The page
// (tools/web.mjs) and the bundle (tools/bundle.mjs) are made in the background, once it runs.
import { spawn } from 'node:child_process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from './build.mjs';
import { isBundleMissing, quickest } from './bundle.mjs';
import { isPageStale } from './web.mjs';

const [, , program, ...rest] = process.argv;
if (program === undefined) throw new Error('Name a program to run: node tools/run.mjs apps/standalone/src/main.js');
const { digest } = await build();
const file = await quickest(program, digest);
process.argv.splice(1, Infinity, file, ...rest);
await import(pathToFileURL(file).href);

const runInBackground = (tool) =>
  spawn(process.execPath, [fileURLToPath(new URL(tool, import.meta.url))], { stdio: 'inherit' });
if (program.startsWith('apps/standalone/') && (await isPageStale())) runInBackground('web.mjs');
if (await isBundleMissing(program, digest)) runInBackground('bundle.mjs');
