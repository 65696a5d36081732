// Prints the size of the page, and fails when the script of the first load is over its budget.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const budget = 160_000; // bytes, gzip
const budgetOfAPage = 120_000; // beyond the first load; more means that a viewer came along with it
const folder = resolve(fileURLToPath(import.meta.url), '../../dist/web');
const manifest = JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8'));

/** A chunk with everything that it imports statically. */
function withImports(key, seen = new Set()) {
  if (!seen.has(key)) {
    seen.add(key);
    for (const other of manifest[key].imports ?? []) withImports(other, seen);
  }
  return seen;
}

const weigh = (files) =>
  [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, file)), { level: 9 }).length, 0);
const filesOf = (keys) => new Set([...keys].map((key) => manifest[key].file));
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

const entry = Object.keys(manifest).find((key) => key.endsWith('.html'));
const first = withImports(entry);
const script = weigh(filesOf(first));
const style = weigh(new Set([...first].flatMap((key) => manifest[key].css ?? [])));
console.log(`First load, gzip: script ${kilobytes(script)} of ${kilobytes(budget)}, style ${kilobytes(style)}.`);

const pages = Object.keys(manifest)
  .filter((key) => /\.page\.tsx$/.test(key))
  .map((key) => ({
    page: key.replace(/^src\/features\//, ''),
    more: weigh(filesOf([...withImports(key)].filter((chunk) => !first.has(chunk)))),
  }))
  .sort((one, other) => other.more - one.more);
console.log(
  `Beyond it, the heaviest pages: ${pages
    .slice(0, 5)
    .map(({ page, more }) => `${page} ${kilobytes(more)}`)
    .join(', ')}.`,
);

if (script > budget) {
  console.error('The first load is over its budget. Use import() to load code that only some pages need.');
  process.exitCode = 1;
}
if (pages[0].more > budgetOfAPage) {
  console.error(
    `${pages[0].page} is over ${kilobytes(budgetOfAPage)}. See the groups of chunks in apps/web/vite.config.ts.`,
  );
  process.exitCode = 1;
}
