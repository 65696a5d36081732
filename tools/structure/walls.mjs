import ts from 'typescript';
import { decoratorOf, nodesOf, placeOf, textOf } from './tree.mjs';

/** Folders that every slice uses. Their tables belong to no slice. */
const ground = new Set(['database', 'jobs']);

/** Tables that have no entity. identity wraps the library that reads them. */
const authTables = /^auth\./;

/** A slice owns its tables and entities. Others read them through its `read/`, and import its entities as types only. */
export function walls(sources) {
  const entities = entitiesOf(sources);
  const product = sources.filter(
    ({ path, test }) => !test && /^(libs|apps)\//.test(path) && !path.startsWith('apps/web/'),
  );
  return [
    ...foreignTables(product, entities),
    ...foreignEntities(product, entities),
    ...loadedSlices(product, entities),
  ];
}

/** Each entity: the class, its table, the slice that owns it. */
export function entitiesOf(sources) {
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

const isSql = /\b(SELECT|INSERT|UPDATE|DELETE|FROM|JOIN|TRUNCATE)\b|^\s*(select|insert into|update|delete from|with)\s/;

/** The tables after a keyword: `FROM review r, auth."user" AS u` names two. */
const table = '(?:public\\.)?((?:auth\\.)?"?[a-z_]+"?)';
const naming = new RegExp(
  `\\b(?:FROM|JOIN|INTO|UPDATE|USING|TABLE|TRUNCATE)\\s+(?:ONLY\\s+|IF EXISTS\\s+)?${table}(?:(?:\\s+(?:AS\\s+)?[a-z_]+)?\\s*,\\s*${table})*`,
  'gi',
);

/** The tables that a text names, when it is SQL. */
function tablesIn(text) {
  if (!isSql.test(text)) return [];
  const named = [...text.matchAll(naming)].flatMap(([clause]) =>
    clause
      .replace(/^\w+\s+(?:ONLY\s+|IF EXISTS\s+)?/i, '')
      .split(',')
      .map(
        (one) =>
          one
            .trim()
            .replace(/^public\./, '')
            .replaceAll('"', '')
            .split(/\s/)[0],
      ),
  );
  return [...new Set(named)];
}

/** Methods and decorators of TypeORM that take an entity or a table by its name. */
const takesName =
  /^(from|into|createQueryBuilder|getRepository|getMetadata|(inner|left)Join\w*|find\w*|count\w*|exists?\w*|insert|update|upsert|delete|save|ManyToOne|OneToMany|OneToOne|ManyToMany)$/;

/** The table in the first argument of a call such as `manager.find('Review')` or `builder.from('review', 'r')`. */
function tableNamedBy(node, entities) {
  if (!ts.isCallExpression(node) || node.arguments.length === 0) return [];
  const { expression } = node;
  const method = ts.isPropertyAccessExpression(expression) ? expression.name.text : expression.text;
  const name = textOf(node.arguments[0]);
  if (name === null || !takesName.test(method ?? '')) return [];
  return entities.filter((entity) => entity.name === name || entity.table === name).map((entity) => entity.table);
}

function foreignTables(product, entities) {
  const ownerOf = new Map(entities.map((entity) => [entity.table, entity.slice]));
  return product.flatMap((source) =>
    [...nodesOf(source.file)].flatMap((node) => {
      const text = textOf(node);
      const tables = text === null ? tableNamedBy(node, entities) : tablesIn(text);
      return tables.flatMap((named) => {
        const owner = authTables.test(named) ? 'identity' : ownerOf.get(named);
        if (owner === undefined || owner === source.slice || ground.has(owner)) return [];
        return [
          `${placeOf(source, node)}: names the table ${named} of ${owner}. Read it through libs/${owner}/src/read/.`,
        ];
      });
    }),
  );
}

function foreignEntities(product, entities) {
  return product.flatMap((source) =>
    source.file.statements.flatMap((statement) => {
      const from = foreignSliceOf(statement, source);
      if (from === undefined) return [];
      const clause = ts.isImportDeclaration(statement) ? statement.importClause?.namedBindings : statement.exportClause;
      const isWhole = ts.isExportDeclaration(statement)
        ? clause === undefined || ts.isNamespaceExport(clause)
        : clause !== undefined && ts.isNamespaceImport(clause);
      if (isWhole && entities.some(({ slice }) => slice === from))
        return [`${placeOf(source, statement)}: takes all of ${from}. Name what you take.`];
      return (clause?.elements ?? [])
        .filter(
          ({ isTypeOnly, name, propertyName }) =>
            !isTypeOnly &&
            entities.some((entity) => entity.slice === from && entity.name === (propertyName ?? name).text),
        )
        .map(
          (element) =>
            `${placeOf(source, element)}: imports the entity ${element.name.text} of ${from}. Import only its type, and read it through libs/${from}/src/read/.`,
        );
    }),
  );
}

/** `import('#pilots')` imports a whole slice, including its entities. */
function loadedSlices(product, entities) {
  return product.flatMap((source) =>
    [...nodesOf(source.file)]
      .filter((node) => ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      .filter((node) => {
        const from = /^#([^/]+)$/.exec(node.arguments[0]?.text ?? '')?.[1];
        return from !== source.slice && !ground.has(from) && entities.some(({ slice }) => slice === from);
      })
      .map((node) => `${placeOf(source, node)}: takes all of ${node.arguments[0].text.slice(1)}. Name what you take.`),
  );
}

/** The slice whose values a statement imports or re-exports. Undefined for types, and for folders without a wall. */
function foreignSliceOf(statement, source) {
  const isPassing = ts.isExportDeclaration(statement) && statement.moduleSpecifier !== undefined;
  if (!ts.isImportDeclaration(statement) && !isPassing) return undefined;
  if (isPassing ? statement.isTypeOnly : statement.importClause?.isTypeOnly) return undefined;
  const from = /^#([^/]+)$/.exec(statement.moduleSpecifier.text)?.[1];
  return from === source.slice || ground.has(from) ? undefined : from;
}
