import ts from 'typescript';
import { nodesOf, placeOf } from './tree.mjs';

/** Every declared event is emitted by its own slice, and named in full where it is used. */
export function eventsNobodyEmits(sources) {
  const declared = sources.filter(({ path }) => /^libs\/[^/]+\/src\/events\.ts$/.test(path)).flatMap(declarationsOf);
  const holders = new Set(declared.map(({ holder }) => holder));
  const emitted = new Set();
  const heard = [];
  const faults = [];
  for (const source of sources.filter(
    ({ test, path }) => !test && !path.endsWith('/events.ts') && /^(libs|apps)\//.test(path),
  )) {
    for (const node of nodesOf(source.file)) {
      if (
        !ts.isElementAccessExpression(node) ||
        !ts.isIdentifier(node.expression) ||
        !holders.has(node.expression.text)
      )
        continue;
      if (!ts.isStringLiteralLike(node.argumentExpression)) {
        faults.push(`${placeOf(source, node)}: name the event in full, so that it can be found.`);
        continue;
      }
      const use = { holder: node.expression.text, name: node.argumentExpression.text, place: placeOf(source, node) };
      const own = declared.some(({ holder, slice }) => holder === use.holder && slice === source.slice);
      if (own && !ts.isArrayLiteralExpression(node.parent)) emitted.add(`${use.holder} ${use.name}`);
      else heard.push(use);
    }
  }
  const unheardOf = ({ holder, name }) => !emitted.has(`${holder} ${name}`);
  return [
    ...faults,
    ...declared.filter(unheardOf).map(({ name, place }) => `${place}: nobody emits the event ${name}.`),
    ...heard.filter(unheardOf).map(({ name, place }) => `${place}: listens to the event ${name}, which nobody emits.`),
  ];
}

/** The events that an `events.ts` declares: `export const reviewsEvents = declareEvents({ 'review.locked': … })`. */
function declarationsOf(source) {
  return [...nodesOf(source.file)].filter(isDeclaration).flatMap((declaration) =>
    declaration.initializer.arguments[0].properties.map((property) => ({
      holder: declaration.name.text,
      name: property.name.text,
      slice: source.slice,
      place: placeOf(source, property),
    })),
  );
}

function isDeclaration(node) {
  return (
    ts.isVariableDeclaration(node) &&
    node.initializer !== undefined &&
    ts.isCallExpression(node.initializer) &&
    node.initializer.expression.getText() === 'declareEvents'
  );
}
