import ts from 'typescript';
import { nodesOf, placeOf } from './tree.mjs';

/**
 * Every declared event is emitted by its own slice. A slice emits an event when it names the event outside a listener's
 * list: `reviewsEvents['review.locked'](…)`, or `{ lock: 'review.locked' }` in a table of what each command leaves
 * behind.
 */
export function eventsNobodyEmits(sources) {
  const declared = sources.filter(isDeclaring).flatMap(declarationsOf);
  const uses = sources
    .filter(({ test, path }) => !test && /^(libs|apps)\//.test(path))
    .flatMap((source) => [...nodesOf(source.file)].flatMap((node) => useAt(source, node, declared)));
  const isSilent = (name) => !uses.some((use) => use.name === name && use.emits);
  return [
    ...declared
      .filter(({ name }) => isSilent(name))
      .map(({ name, place }) => `${place}: nothing emits the event ${name}.`),
    ...uses
      .filter(({ name, emits }) => !emits && isSilent(name))
      .map(({ name, place }) => `${place}: listens to the event ${name}, which nothing emits.`),
  ];
}

const isDeclaring = ({ path }) => /^libs\/[^/]+\/src\/events\.ts$/.test(path);

/** The events that an `events.ts` declares: `export const reviewsEvents = declareEvents({ 'review.locked': … })`. */
function declarationsOf(source) {
  return [...nodesOf(source.file)].filter(isDeclaration).flatMap((declaration) =>
    declaration.initializer.arguments[0].properties.map((property) => ({
      name: property.name.text,
      slice: source.slice,
      place: placeOf(source, property),
    })),
  );
}

function isDeclaration(node) {
  const call = ts.isVariableDeclaration(node) && node.initializer;
  return call && ts.isCallExpression(call) && call.expression.getText() === 'declareEvents';
}

/** Where the name of a declared event is used, and whether its slice emits it there. */
function useAt(source, node, declared) {
  if (!ts.isStringLiteralLike(node)) return [];
  const event = declared.find(({ name }) => name === node.text);
  const isDeclaredHere = ts.isPropertyAssignment(node.parent) && node.parent.name === node && isDeclaring(source);
  if (event === undefined || isDeclaredHere) return [];
  return [
    {
      name: event.name,
      place: placeOf(source, node),
      emits: event.slice === source.slice && !isListened(node) && !isRead(node),
    },
  ];
}

/** Whether the name is in a list, as in `const heard = [reviewsEvents['review.locked']]`. */
function isListened(node) {
  const named = ts.isElementAccessExpression(node.parent) ? node.parent : node;
  return ts.isArrayLiteralExpression(named.parent);
}

/** Whether the name is compared, is a type, or reads a stored event: none of these emits it. */
function isRead(node) {
  const named = ts.isElementAccessExpression(node.parent) ? node.parent : node;
  return (
    ts.isBinaryExpression(named.parent) ||
    ts.isCaseClause(named.parent) ||
    ts.isLiteralTypeNode(named.parent) ||
    ts.isPropertyAccessExpression(named.parent)
  );
}
