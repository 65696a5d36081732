import ts from 'typescript';
import { entitiesOf } from './walls.mjs';
import { meaningOf, nodesOf, placeOf, textOf } from './tree.mjs';

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
    [...nodesOf(source.file)].flatMap((node) => {
      if (appends(node)) return [`${placeOf(source, node)}: appends without Outbox or Tasks, so nothing checks it.`];
      if (!writes(node, entities) || rootOf(node) === 'tx') return [];
      return [`${placeOf(source, node)}: writes without the tx of Transactor.run.`];
    }),
  );
}

/** Whether events or tasks are written here, which only Outbox and Tasks may do. */
function appends(node) {
  const text = textOf(node);
  if (text !== null) return /\bINSERT\s+INTO\s+(?:event|task)\b/i.test(text);
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return false;
  const [first] = node.arguments;
  return (
    /^(insert|into|save|upsert)$/.test(node.expression.name.text) &&
    first !== undefined &&
    ts.isIdentifier(first) &&
    (first.text === 'EventRecord' || first.text === 'Task')
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
