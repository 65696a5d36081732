// Hooks that let Node load the sources directly in tests. See native-runtime.cjs.
import { existsSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import sources from './compiled-sources.cjs';

const tree = pathToFileURL(sources.root + '/').href;
const apart = [`${tree}dist/`, `${tree}node_modules/`];
const jestGlobals = new URL('./jest-globals.mjs', import.meta.url).href;

const isOurs = (address) => address?.startsWith(tree) && !apart.some((place) => address.startsWith(place));

export async function resolve(specifier, context, next) {
  if (specifier === '@jest/globals') return { url: jestGlobals, shortCircuit: true };
  if (!isOurs(context.parentURL)) return next(specifier, context);
  if (/^\.{1,2}\//.test(specifier)) {
    // The page's sources are written for a bundler, without an ending.
    const source = ['.ts', '.tsx']
      .map((ending) => new URL(specifier.replace(/(\.js)?$/, ending), context.parentURL))
      .find((address) => existsSync(address));
    if (source) return { url: source.href, format: 'module', shortCircuit: true };
  }
  if (specifier.startsWith('#')) return next(specifier, { ...context, conditions: ['source', ...context.conditions] });
  return next(specifier, context);
}

export async function load(url, context, next) {
  if (!isOurs(url) || !/\.tsx?$/.test(url)) return next(url, context);
  return { format: 'module', source: await sources.compiled(fileURLToPath(url)), shortCircuit: true };
}
