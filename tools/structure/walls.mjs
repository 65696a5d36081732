import ts from 'typescript';
import { decoratorOf, nodesOf, placeOf, textOf } from './tree.mjs';

/** What every slice stands on. Its tables belong to no slice. */
const ground = new Set(['database', 'jobs']);

/** Tables that have no entity. identity wraps the library that reads them. */
const authTables = /^auth\./;

/** A slice owns its tables and entities. Others read them through its `read/`, and import its entities as types only. */
export function walls(sources) {
  const entities = entitiesOf(sources);
  const product = sources.filter(
    ({ path, test }) => !test && /^(libs|apps)\//.test(path) && !path.startsWith('apps/web/'),
  );
  return [...foreignTables(product, entities), ...foreignEntities(product, entities)];
}

/** Each entity: the class, its table, the slice that owns it. */
function entitiesOf(sources) {
  return sources.flatMap(({ slice, path, file }) =>
    path.startsWith('libs/')
      ? file.statements.filter(ts.isClassDeclaration).flatMap((declaration) => {
          const call = decoratorOf(declaration, 'Entity');
          const table = call?.arguments[0] && tableOf(call.arguments[0]);
          return table === undefined ? [] : [{ name: declaration.name.text, table, slice }];
        })
      : [],
  );
}

function tableOf(argument) {
  if (ts.isStringLiteralLike(argument)) return argument.text;
  const named =
    ts.isObjectLiteralExpression(argument) && argument.properties.find((property) => property.name?.text === 'name');
  return named ? named.initializer.text : undefined;
}

const namedTable = /\b(?:FROM|JOIN|INTO|UPDATE|USING|TABLE)\s+(?:ONLY\s+|IF EXISTS\s+)?((?:auth\.)?"?[a-z_]+"?)/g;

function foreignTables(product, entities) {
  const ownerOf = new Map(entities.map(({ table, slice }) => [table, slice]));
  return product.flatMap((source) =>
    [...nodesOf(source.file)].flatMap((node) => {
      const sql = textOf(node);
      if (sql === null || !/\b(SELECT|INSERT|UPDATE|DELETE|FROM|JOIN)\b/.test(sql)) return [];
      const tables = [...sql.matchAll(namedTable)].map(([, table]) => table.replaceAll('"', ''));
      return [...new Set(tables)].flatMap((table) => {
        const owner = authTables.test(table) ? 'identity' : ownerOf.get(table);
        if (owner === undefined || owner === source.slice || ground.has(owner)) return [];
        return [
          `${placeOf(source, node)}: SQL names the table ${table} of ${owner}. Read it through libs/${owner}/src/read/.`,
        ];
      });
    }),
  );
}

function foreignEntities(product, entities) {
  return product.flatMap((source) =>
    source.file.statements.filter(ts.isImportDeclaration).flatMap(({ moduleSpecifier, importClause }) => {
      const from = /^#([^/]+)$/.exec(moduleSpecifier.text)?.[1];
      if (from === undefined || from === source.slice || ground.has(from) || importClause?.isTypeOnly) return [];
      const named = importClause?.namedBindings;
      if (!named || !ts.isNamedImports(named)) return [];
      return named.elements
        .filter(
          ({ isTypeOnly, name, propertyName }) =>
            !isTypeOnly &&
            entities.some((entity) => entity.slice === from && entity.name === (propertyName ?? name).text),
        )
        .map(
          (element) =>
            `${placeOf(source, element)}: imports the entity ${element.name.text} of ${from}. Take its type alone, and read it through libs/${from}/src/read/.`,
        );
    }),
  );
}
