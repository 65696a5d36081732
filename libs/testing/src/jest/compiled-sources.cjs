'use strict';
const { createHash } = require('node:crypto');
const { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } = require('node:fs');
const { dirname, join, relative, resolve } = require('node:path');
const { fileURLToPath } = require('node:url');

const root = resolve(__dirname, '../../../..');
const folder = join(root, 'node_modules/.cache/laurel-tests');
const swcFile = join(root, '.swcrc');

let recipe;
/** What the output depends on in addition to the source. */
function recipeOf() {
  recipe ??= createHash('sha256')
    .update(readFileSync(swcFile))
    .update(readFileSync(__filename))
    .update(require('@swc/core/package.json').version)
    .digest('hex')
    .slice(0, 12);
  return recipe;
}

function placeOf(path) {
  const { mtimeMs, size } = statSync(path);
  const place = join(folder, relative(root, path));
  return { code: `${place}.js`, map: `${place}.map`, stamp: `// ${recipeOf()} ${mtimeMs} ${size}\n` };
}

/** A source as JavaScript: from the cache, unless the source is newer. */
async function compiled(path) {
  const { code, map, stamp } = placeOf(path);
  const known = existsSync(code) ? readFileSync(code, 'utf8') : '';
  if (known.endsWith(stamp)) return known;
  const swc = JSON.parse(readFileSync(swcFile, 'utf8'));
  const { transform } = require('@swc/core');
  const result = await transform(readFileSync(path, 'utf8'), {
    ...swc,
    swcrc: false,
    sourceMaps: true,
    filename: path,
    sourceFileName: path,
  });
  mkdirSync(dirname(code), { recursive: true });
  writeWhole(map, result.map);
  const output = `${result.code}\n${stamp}`;
  writeWhole(code, output);
  return output;
}

/** Two workers may compile the same file at once. */
function writeWhole(file, content) {
  const draft = `${file}.${process.pid}.part`;
  writeFileSync(draft, content);
  renameSync(draft, file);
}

/** The file of the source map of a compiled source, by its path or address. */
function mapOf(file) {
  if (!/\.tsx?$/.test(file)) return undefined;
  const { map } = placeOf(file.startsWith('file:') ? fileURLToPath(file) : file);
  return existsSync(map) ? map : undefined;
}

module.exports = { root, compiled, mapOf };
