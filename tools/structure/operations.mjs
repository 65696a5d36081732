import { existsSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { decoratorOf } from './tree.mjs';

/** Every operation, an injectable class with a `run` in a file of its name, has a spec of the same name beside it. */
export function operationsWithoutSpec(sources, root) {
  return sources
    .filter(({ path, test }) => !test && path.startsWith('libs/') && isOperation(sources, path))
    .filter(
      ({ path }) =>
        !['.spec.ts', '.db-spec.ts', '.e2e-spec.ts'].some((ending) =>
          existsSync(join(root, path.replace(/\.ts$/, ending))),
        ),
    )
    .map(({ path }) => `${path}: this operation has no spec of its name beside it.`);
}

function isOperation(sources, path) {
  const name = path.split('/').at(-1);
  if (!/^[a-z0-9-]+\.ts$/.test(name)) return false;
  const className = name.replace(/\.ts$/, '').replace(/(^|-)([a-z0-9])/g, (_, __, letter) => letter.toUpperCase());
  const { file } = sources.find((source) => source.path === path);
  const declaration = file.statements
    .filter(ts.isClassDeclaration)
    .find((candidate) => candidate.name?.text === className);
  return (
    declaration !== undefined &&
    decoratorOf(declaration, 'Injectable') !== undefined &&
    declaration.members.some((member) => ts.isMethodDeclaration(member) && member.name.getText(file) === 'run')
  );
}
