import ts from 'typescript';
import { nodesOf, placeOf, textOf } from './tree.mjs';

/** Two words can occur together by chance. The same three words cannot. */
const fewest = 3;

/** A list of words is written once: in a vocabulary, or else in the one place that needs it. */
export function listsTypedAgain(sources) {
  const lists = sources
    .filter(({ test, path }) => !test && !path.startsWith('migrations/'))
    .flatMap((source) => [...nodesOf(source.file)].flatMap((node) => listsAt(source, node)));
  return lists.flatMap((list) => {
    const same = lists.filter(({ key }) => key === list.key);
    const first = same.find(({ vocabulary }) => vocabulary) ?? same[0];
    return list === first
      ? []
      : [`${list.place}: ${list.words.join(', ')} is also written in ${first.place}. Import it from there.`];
  });
}

/** The lists of words at a node. Their order does not matter. */
function listsAt(source, node) {
  return wordsAt(node)
    .filter((words) => words.length >= fewest)
    .map((words) => ({
      words,
      key: [...words].sort().join(' '),
      place: placeOf(source, node),
      vocabulary: source.path.endsWith('/vocabulary.ts'),
    }));
}

/** An array, a tuple, a union of types or of schemas, an enum, a chain of comparisons, or a list in SQL. */
function wordsAt(node) {
  if (ts.isArrayLiteralExpression(node)) return [wordsOf(node.elements)];
  if (ts.isTupleTypeNode(node)) return [wordsOf(node.elements)];
  if (ts.isUnionTypeNode(node))
    return [wordsOf(node.types.filter((type) => type.kind !== ts.SyntaxKind.NullKeyword && !isNull(type)))];
  if (ts.isEnumDeclaration(node)) return [wordsOf(node.members.map(({ initializer }) => initializer))];
  if (ts.isBinaryExpression(node)) return isAlternative(node.parent) ? [] : [comparedIn(node)];
  const text = textOf(node);
  return text === null
    ? []
    : [...text.matchAll(listInSql)].map(([list]) => list.split(',').map((word) => word.trim().slice(1, -1)));
}

const listInSql = /'[\w-]+'(?:\s*,\s*'[\w-]+')+/g;

/**
 * The words of nodes, if all of them are words such as `'sealed'`, `z.literal('sealed')` or `'sealed' as const`;
 * otherwise none.
 */
function wordsOf(nodes) {
  const words = nodes.map(wordOf);
  return words.includes(null) ? [] : words;
}

function wordOf(node) {
  if (node === undefined) return null;
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isLiteralTypeNode(node)) return wordOf(node.literal);
  if (ts.isAsExpression(node)) return wordOf(node.expression);
  const isLiteral = ts.isCallExpression(node) && node.expression.getText().endsWith('z.literal');
  return isLiteral && node.arguments[0] ? wordOf(node.arguments[0]) : null;
}

const isNull = (type) => ts.isLiteralTypeNode(type) && type.literal.kind === ts.SyntaxKind.NullKeyword;

const isAlternative = (node) => ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.BarBarToken;

/** The words of `state === 'sealed' || state === 'in_review' || …`, where all comparisons are of the same thing. */
function comparedIn(node) {
  const parts = isAlternative(node) ? alternativesOf(node) : [];
  const compares = parts.every(
    (part) =>
      ts.isBinaryExpression(part) &&
      part.operatorToken.kind === ts.SyntaxKind.EqualsEqualsEqualsToken &&
      part.left.getText() === parts[0].left.getText(),
  );
  return compares ? wordsOf(parts.map(({ right }) => right)) : [];
}

function alternativesOf(node) {
  return isAlternative(node) ? [...alternativesOf(node.left), ...alternativesOf(node.right)] : [node];
}
