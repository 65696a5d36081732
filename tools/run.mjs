// Runs one of our programs: brings dist/ up to date, then becomes it. `node tools/run.mjs apps/standalone/src/main.js …`
// A program that serves the page starts with the one that is there; tools/web.mjs then makes it anew beside it, if it must.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';
import { isPageStale } from './web.mjs';

const [, , program, ...rest] = process.argv;
if (program === undefined) throw new Error('Say which program: node tools/run.mjs apps/standalone/src/main.js');
await build();
const file = new URL(`../dist/${program}`, import.meta.url);
process.argv.splice(1, Infinity, fileURLToPath(file), ...rest);
await import(file.href);
if (program.startsWith('apps/standalone/') && (await isPageStale())) spawn(process.execPath, [fileURLToPath(new URL('web.mjs', import.meta.url))], { stdio: 'inherit' });
