import ts from 'typescript';
import { nodesOf, placeOf } from './tree.mjs';

/** Two words can stand together by chance. The same three words cannot. */
const fewest = 3;

/** A list of words in a vocabulary is typed nowhere else, and no other list of words is typed in two files. */
export function listsTypedAgain(sources) {
  const lists = sources
    .filter(({ test, path }) => !test && !path.startsWith('migrations/'))
    .flatMap((source) => [...nodesOf(source.file)].flatMap((node) => listAt(source, node)));
  return lists.flatMap((list) => {
    const first = lists.find(
      (other) => other.key === list.key && other.path !== list.path && (other.vocabulary || !list.vocabulary),
    );
    if (
      first === undefined ||
      (list.vocabulary && !first.vocabulary) ||
      (!first.vocabulary && first.place > list.place)
    )
      return [];
    return [`${list.place}: ${list.words.join(', ')} stands in ${first.place} too. Take it from there.`];
  });
}

/** The words of an array of string literals, or of a union of literal types. */
function listAt(source, node) {
  const words = wordsOf(node);
  if (words === null || words.length < fewest) return [];
  return [
    {
      words,
      key: [...words].sort().join(' '),
      path: source.path,
      place: placeOf(source, node),
      vocabulary: source.path.endsWith('/vocabulary.ts'),
    },
  ];
}

function wordsOf(node) {
  if (ts.isArrayLiteralExpression(node) && node.elements.every(ts.isStringLiteralLike))
    return node.elements.map(({ text }) => text);
  if (
    ts.isUnionTypeNode(node) &&
    node.types.every((type) => ts.isLiteralTypeNode(type) && ts.isStringLiteralLike(type.literal))
  )
    return node.types.map(({ literal }) => literal.text);
  return null;
}
