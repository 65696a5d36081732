import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import ts from 'typescript';

/**
 * @typedef {object} Source
 * @property {string} path from the root, with slashes
 * @property {string} slice `reviews` for libs/reviews/…, `apps/api` for apps/api/…
 * @property {boolean} test whether it is a test, or only tests use it
 * @property {ts.SourceFile} file
 */

const skipped = new Set(['node_modules', 'dist', 'coverage', '.git', '.laurel', 'seed', 'schemas', 'schema']);

const isTypeScript = (path) => /\.tsx?$/.test(path);

/** The TypeScript sources in `libs`, `apps`, `bench`, `drills` and `migrations` of a root, or the sources in other folders. */
export function readTree(root, folders = ['libs', 'apps', 'bench', 'drills', 'migrations'], isWanted = isTypeScript) {
  return folders
    .flatMap((folder) => [...filesBelow(join(root, folder))])
    .map((absolute) => ({ absolute, path: relative(root, absolute).split(sep).join('/') }))
    .filter(({ path }) => isWanted(path) && !/\/schema\.(d\.)?ts$/.test(path))
    .map(({ absolute, path }) => {
      const [top, name] = path.split('/');
      const text = readFileSync(absolute, 'utf8');
      const kind = path.endsWith('.tsx') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
      return {
        path,
        slice: top === 'libs' ? name : top === 'apps' ? `apps/${name}` : top,
        test: /[.-](spec|screens)\.tsx?$|^libs\/testing\/|^(apps|libs)\/[^/]+\/test\/|^(bench|drills)\//.test(path),
        file: ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true, kind),
      };
    });
}

function* filesBelow(folder) {
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) {
      if (!skipped.has(entry.name)) yield* filesBelow(join(folder, entry.name));
    } else yield join(folder, entry.name);
  }
}

/** A node and every node below it. */
export function* nodesOf(node) {
  yield node;
  const children = [];
  ts.forEachChild(node, (child) => void children.push(child));
  for (const child of children) yield* nodesOf(child);
}

/** `file:line` of a node. */
export function placeOf({ path, file }, node) {
  return `${path}:${file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1}`;
}

/** The constants of a file by their names. When two have the same name, the first. */
const constants = new WeakMap();
export function constantOf(name, file) {
  if (!constants.has(file)) {
    const found = new Map();
    for (const node of nodesOf(file))
      if (
        ts.isVariableDeclaration(node) &&
        ts.isIdentifier(node.name) &&
        node.initializer &&
        !found.has(node.name.text)
      )
        found.set(node.name.text, node.initializer);
    constants.set(file, found);
  }
  return constants.get(file).get(name);
}

/**
 * The text of a string, a template, or strings that are added together. A constant from the same file is replaced by
 * its text, any other value by `$`. Null for any other node, and for a part of a sum.
 */
export function textOf(node) {
  return isSum(node.parent) ? null : piecesOf(node, node.getSourceFile(), 0);
}

/** The text of a value. When the value is a constant of the same file, the text of that constant. */
export function meaningOf(node) {
  const constant = ts.isIdentifier(node) ? constantOf(node.text, node.getSourceFile()) : undefined;
  return textOf(constant ?? node);
}

function piecesOf(node, file, depth) {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isTemplateExpression(node))
    return (
      node.head.text +
      node.templateSpans.map((span) => insertedOf(span.expression, file, depth) + span.literal.text).join('')
    );
  if (!isSum(node)) return null;
  const [left, right] = [node.left, node.right].map((part) => piecesOf(part, file, depth));
  if (left === null && right === null) return null;
  return (left ?? insertedOf(node.left, file, depth)) + (right ?? insertedOf(node.right, file, depth));
}

function insertedOf(node, file, depth) {
  const constant = ts.isIdentifier(node) ? constantOf(node.text, file) : undefined;
  return (constant !== undefined && depth < 5 ? piecesOf(constant, file, depth + 1) : null) ?? '$';
}

const isSum = (node) =>
  node !== undefined && ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken;

/** The name and argument of a class's decorator, for example `Entity` and `'review'`; undefined when it has none. */
export function decoratorOf(node, name) {
  if (!ts.canHaveDecorators(node)) return undefined;
  return ts
    .getDecorators(node)
    ?.map(({ expression }) => expression)
    .find((call) => ts.isCallExpression(call) && ts.isIdentifier(call.expression) && call.expression.text === name);
}
