import ts from 'typescript';
import { constantOf, nodesOf, placeOf, textOf } from './tree.mjs';

/** Folders that every slice uses. They have no lifecycles, and their relay claims rows in its own mode. */
const ground = /^libs\/(database|jobs)\//;

/** The lock mode that `Transitions.run`, `lockRow` and the repositories use. */
const oneMode = 'for_no_key_update';

const setsStateInSql = /\bSET\b(?:(?!\b(?:FROM|WHERE|SELECT)\b)[^])*?"?\bstate"?\s*=/i;
/**
 * A lock in another mode. `FOR UPDATE SKIP LOCKED` is allowed: it claims rows that are deleted, or that a queue
 * distributes.
 */
const locksInSql = /\bFOR\s+(?:UPDATE\b(?!\s+SKIP\s+LOCKED)|SHARE\b|KEY\s+SHARE\b)/;

/** The position of the new values among the arguments of each method that writes. */
const valuesAt = { update: 2, set: 0, save: 1, upsert: 1, merge: 2 };

/** Only `Transitions.run` writes a state, and rows are locked in its mode. */
export function statesWrittenElsewhere(sources) {
  const product = sources.filter(
    ({ test, path }) => !test && /^(libs|apps)\//.test(path) && !path.startsWith('apps/web/') && !ground.test(path),
  );
  return product.flatMap((source) =>
    [...nodesOf(source.file)].flatMap((node) => {
      if (writesState(node, source.file))
        return [`${placeOf(source, node)}: writes a state. Let Transitions.run do it, by the lifecycle of the thing.`];
      if (locksOtherwise(node, source.file))
        return [`${placeOf(source, node)}: locks a row in another mode than ${oneMode}. Use lockRow.`];
      return [];
    }),
  );
}

function writesState(node, file) {
  const sql = textOf(node);
  if (sql !== null) return setsStateInSql.test(sql);
  if (ts.isBinaryExpression(node))
    return (
      node.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
      ts.isPropertyAccessExpression(node.left) &&
      node.left.name.text === 'state' &&
      node.left.expression.kind !== ts.SyntaxKind.ThisKeyword
    );
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return false;
  const at = valuesAt[node.expression.name.text];
  if (at === undefined) return false;
  const values = node.arguments[Math.min(at, node.arguments.length - 1)];
  return values !== undefined && hasState(values, file);
}

/** Whether an object has a `state`, including through its spreads and the constants of the file. */
function hasState(node, file) {
  if (ts.isIdentifier(node)) {
    const constant = constantOf(node.text, file);
    return constant !== undefined && ts.isObjectLiteralExpression(constant) && hasState(constant, file);
  }
  if (ts.isArrayLiteralExpression(node)) return node.elements.some((element) => hasState(element, file));
  if (!ts.isObjectLiteralExpression(node)) return false;
  return node.properties.some((property) =>
    ts.isSpreadAssignment(property)
      ? ts.isObjectLiteralExpression(property.expression) && hasState(property.expression, file)
      : property.name?.text === 'state',
  );
}

function locksOtherwise(node, file) {
  const sql = textOf(node);
  if (sql !== null) return locksInSql.test(sql);
  if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression))
    return node.expression.name.text === 'setLock' && node.arguments[0]?.text !== oneMode;
  return (
    ts.isPropertyAssignment(node) &&
    node.name.getText(file) === 'lock' &&
    ts.isObjectLiteralExpression(node.initializer) &&
    node.initializer.properties.some(
      (property) => property.name?.getText(file) === 'mode' && property.initializer?.text !== oneMode,
    )
  );
}
