import { existsSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { decoratorOf } from './tree.mjs';

const specs = ['.spec.ts', '.db-spec.ts', '.e2e-spec.ts'];

/** Folders that every slice uses. Their `run`s are not operations. */
const ground = /^libs\/(database|jobs)\//;

/**
 * Every operation (an injectable class with a `run`) is in a file with its name, with a spec of the same name next to
 * it. It takes one object, after the `tx` if it runs inside another operation's transaction.
 */
export function operationFaults(sources, root) {
  return sources
    .filter(({ path, test }) => !test && path.startsWith('libs/') && !ground.test(path))
    .flatMap(({ path, file }) =>
      file.statements
        .filter(ts.isClassDeclaration)
        .filter((declaration) => decoratorOf(declaration, 'Injectable') !== undefined)
        .flatMap((declaration) => {
          const run = runOf(declaration);
          return run === undefined ? [] : faultsOf({ path, root, name: declaration.name.text, run });
        }),
    );
}

/** The `run` of a class: a method, or a function that it holds. */
function runOf(declaration) {
  const member = declaration.members.find((candidate) => candidate.name?.getText() === 'run');
  return member !== undefined && ts.isPropertyDeclaration(member) ? member.initializer : member;
}

function faultsOf({ path, root, name, run }) {
  const file = path.split('/').at(-1);
  if (name !== classNameOf(file)) return [`${path}: the operation ${name} belongs in a file with its name.`];
  return [
    ...(specs.some((ending) => existsSync(join(root, path.replace(/\.ts$/, ending))))
      ? []
      : [`${path}: this operation has no spec with the same name next to it.`]),
    ...(takesOneObject(run) ? [] : [`${path}: this operation does not take one object: run({ actor, … }).`]),
  ];
}

/** `SealSubmission` for `seal-submission.ts`. */
const classNameOf = (file) =>
  file.replace(/\.ts$/, '').replace(/(^|-)([a-z0-9])/g, (_, __, letter) => letter.toUpperCase());

function takesOneObject({ parameters = [] }) {
  const [given, ...more] = parameters.filter(({ name }) => name.getText() !== 'tx');
  const plain = [ts.SyntaxKind.StringKeyword, ts.SyntaxKind.NumberKeyword, ts.SyntaxKind.BooleanKeyword];
  return more.length === 0 && !plain.includes(given?.type?.kind);
}
