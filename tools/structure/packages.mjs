import { existsSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import ts from 'typescript';
import { nodesOf, placeOf, readTree, textOf } from './tree.mjs';

/**
 * A package that the code imports is declared in package.json, and a declared package is used: the code imports it, a
 * command of package.json runs it, or a package that is used asks for it as a peer. Types follow their package.
 * That the product imports no development package is checked by `npm run directions`.
 */
export function packagesOutOfStep(sources, root) {
  const manifest = readJson(root, 'package.json');
  if (manifest === undefined) return [];
  const known = new Set(sources.map(({ path }) => path));
  const others = readTree(root, ['.'], (path) => /\.([cm]?js|m?ts)$/.test(path) && !known.has(path));
  const imports = [...sources, ...others].flatMap((source) => importsOf(source));
  const declared = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });
  const allowed = new Set([...declared, ...Object.keys(manifest.optionalDependencies ?? {})]);
  const undeclared = imports.filter(({ name, certain }) => certain && !isDeclared(name, allowed));
  return [
    ...undeclared.map(({ name, place }) => `${place}: imports ${name}, which package.json does not declare.`),
    ...declared
      .filter((name) => !isUsed(name, new Set(imports.map((each) => each.name)), manifest, declared, root))
      .map((name) => `package.json: nothing uses ${name}. Remove it with "npm uninstall ${name}".`),
  ];
}

function isUsed(name, imported, manifest, declared, root) {
  if (imported.has(name)) return true;
  const typed = typedBy(name);
  if (typed !== undefined) return isBuiltin(typed) || typed === 'node' || imported.has(typed);
  const installed = readJson(root, 'package-lock.json')?.packages ?? {};
  const commands = new Set(Object.values(manifest.scripts ?? {}).flatMap((script) => script.split(/\s+/)));
  const folder = `node_modules/${name}`;
  const programs = Object.entries(installed[folder]?.bin ?? {});
  return (
    programs.some(([command, file]) => commands.has(command) || commands.has(`${folder}/${file}`)) ||
    declared.some((other) => asksForPeer(installed[`node_modules/${other}`], name))
  );
}

function asksForPeer(entry, name) {
  return entry?.peerDependencies?.[name] !== undefined && entry.peerDependenciesMeta?.[name]?.optional !== true;
}

/** A package of types counts as the package that it describes. */
const isDeclared = (name, allowed) => allowed.has(name) || allowed.has(`@types/${name.replace(/^@(.+)\//, '$1__')}`);

/** `react` for `@types/react`, `@scope/name` for `@types/scope__name`. */
function typedBy(name) {
  return name.startsWith('@types/') ? name.slice('@types/'.length).replace(/^(.+)__/, '@$1/') : undefined;
}

/** The packages that a file names: in imports and in `require`, and uncertainly in the paths of their files. */
function importsOf(source) {
  return [...nodesOf(source.file)].flatMap((node) => {
    const text = ts.isTemplateExpression(node) || ts.isStringLiteralLike(node) ? textOf(node) : null;
    const name = /^((?:@[a-z0-9][\w.-]*\/)?[a-z0-9][\w.-]*)(\/.*)?$/.exec(text ?? '');
    if (name === null || isBuiltin(text)) return [];
    const certain = isImport(node.parent) && !text.includes('$');
    return certain || name[2] !== undefined || isLookup(node.parent)
      ? [{ name: name[1], place: placeOf(source, node), certain }]
      : [];
  });
}

function isImport(parent) {
  return (
    ts.isImportDeclaration(parent) ||
    ts.isExportDeclaration(parent) ||
    (ts.isLiteralTypeNode(parent) && ts.isImportTypeNode(parent.parent)) ||
    (ts.isCallExpression(parent) &&
      (parent.expression.kind === ts.SyntaxKind.ImportKeyword || parent.expression.getText() === 'require'))
  );
}

/** `createRequire(…).resolve('axe-core')`, `resolve('rolldown')`, `createRequire(…)('@swc/core')`. */
function isLookup(parent) {
  return ts.isCallExpression(parent) && /(^|\.)resolve$|^createRequire\(/.test(parent.expression.getText());
}

function readJson(root, name) {
  const file = join(root, name);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}
