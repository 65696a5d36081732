import ts from 'typescript';
import { entitiesOf } from './walls.mjs';
import { meaningOf, nodesOf, placeOf } from './tree.mjs';

/** What moves the transaction itself, or reads and writes a schema of its own. */
const exempt = /^libs\/(database|embedded-postgres|platform)\//;

const writing = /^(insert|update|upsert|delete|save|remove|recover|restore|clear|increment|decrement|soft\w+)$/;
const writesInSql = /^\s*(?:WITH\b[^]*\)\s*)?(?:INSERT\s+INTO|UPDATE|DELETE\s+FROM|MERGE\s+INTO|TRUNCATE)\b/i;

/** A row is written by the `tx` of Transactor.run, under whatever name the entity manager goes. */
export function writesOutsideATransaction(sources) {
  const entities = new Set(entitiesOf(sources).map(({ name }) => name));
  const product = sources.filter(
    ({ test, path }) => !test && /^(libs|apps)\//.test(path) && !path.startsWith('apps/web/') && !exempt.test(path),
  );
  return product.flatMap((source) =>
    [...nodesOf(source.file)]
      .filter((node) => writes(node, entities) && rootOf(node) !== 'tx')
      .map((node) => `${placeOf(source, node)}: writes without the tx of Transactor.run.`),
  );
}

function writes(node, entities) {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return false;
  const { name, expression } = node.expression;
  const [first] = node.arguments;
  if (name.text === 'query') return first !== undefined && writesInSql.test(meaningOf(first) ?? '');
  if (!writing.test(name.text)) return false;
  const isBuilder = ts.isCallExpression(expression) && expression.getText().includes('createQueryBuilder(');
  return isBuilder || (first !== undefined && ts.isIdentifier(first) && entities.has(first.text));
}

/** The name at the beginning of a chain of calls: `tx` of `tx.createQueryBuilder().insert()`. */
function rootOf(node) {
  let root = node;
  while (ts.isCallExpression(root) || ts.isPropertyAccessExpression(root)) root = root.expression;
  return ts.isIdentifier(root) ? root.text : root.kind === ts.SyntaxKind.ThisKeyword ? 'this' : '';
}
