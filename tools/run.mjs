// Runs one of our programs: brings dist/ up to date, then becomes it. `node tools/run.mjs apps/standalone/src/main.js …`
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';

const [, , program, ...rest] = process.argv;
if (program === undefined) throw new Error('Say which program: node tools/run.mjs apps/standalone/src/main.js');
await build();
const file = new URL(`../dist/${program}`, import.meta.url);
process.argv.splice(1, Infinity, fileURLToPath(file), ...rest);
await import(file.href);
