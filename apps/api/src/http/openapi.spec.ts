import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

interface Schema {
  $ref?: string;
  type?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  additionalProperties?: boolean | Schema;
  [keyword: string]: unknown;
}

interface Operation {
  parameters?: { name: string; in: string; schema: Schema }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
}

const document = JSON.parse(readFileSync(new URL('../../openapi.json', import.meta.url), 'utf8')) as {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
};

/** A string that a request may hold. */
interface Field {
  place: string;
  name: string;
  schema: Schema;
}

function fieldsIn(schema: Schema, place: string, name: string, within: string[] = []): Field[] {
  if (schema.$ref !== undefined) {
    const component = schema.$ref.split('/').at(-1)!;
    if (within.includes(component)) return [];
    return fieldsIn(document.components.schemas[component]!, component, name, [...within, component]);
  }
  const choices = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])];
  return [
    ...(schema.type === 'string' ? [{ place, name, schema }] : []),
    ...choices.flatMap((choice) => fieldsIn(choice, place, name, within)),
    ...Object.entries(schema.properties ?? {}).flatMap(([key, property]) =>
      fieldsIn(property, `${place}.${key}`, key, within),
    ),
    ...(schema.items === undefined ? [] : fieldsIn(schema.items, `${place}[]`, name, within)),
    ...(typeof schema.additionalProperties === 'object'
      ? fieldsIn(schema.additionalProperties, `${place}{}`, name, within)
      : []),
  ];
}

/** The fields of OAuth's requests are refused in OAuth's words, by the standards' own rules. */
const ofOauth = (path: string): boolean => path.startsWith('/oauth2/');

const sent = Object.entries(document.paths)
  .filter(([path]) => !ofOauth(path))
  .flatMap(([path, operations]) =>
    Object.entries(operations).flatMap(([method, { parameters = [], requestBody }]) => [
      ...parameters
        .filter((parameter) => parameter.in !== 'header')
        .flatMap(({ name, schema }) => fieldsIn(schema, `${method} ${path} ?${name}`, name)),
      ...Object.values(requestBody?.content ?? {}).flatMap(({ schema }) =>
        fieldsIn(schema, `${method} ${path} body`, 'body'),
      ),
    ]),
  );

const placesOf = (fields: Field[]): string[] => [...new Set(fields.map(({ place }) => place))].sort();

/** Content that was published before is shown as it is, so the catalog's own rules check it where it is edited. */
const checkedByCatalog = (place: string): boolean =>
  /^((ArtifactRequirement|Resource|VersionAlignment)\.title|RubricLevel\.name)$/.test(place);

describe('every string that a request may hold', () => {
  it('has a rule: one line, many lines, a word, or a format', () => {
    const ruled = ['enum', 'const', 'format', 'pattern', 'contentMediaType', 'allOf'];
    expect(placesOf(sent.filter(({ schema }) => !ruled.some((rule) => schema[rule] !== undefined)))).toEqual([]);
    expect(sent.length).toBeGreaterThan(100);
  });

  it.each([
    [/zone$/i, 'time-zone'],
    [/email$/i, 'email'],
    [/ur[il]$/i, 'uri'],
    [/(locale|language)$/i, 'locale'],
  ] as const)('named %s has the format %s', (name, format) => {
    expect(placesOf(sent.filter((field) => name.test(field.name) && field.schema.format !== format))).toEqual([]);
  });

  it('that is a name or a title has one line', () => {
    const names = sent.filter(({ name }) => /^(name|title|subject|place|school|district|employer)$/.test(name));
    const loose = names.filter(({ schema, place }) => schema.pattern === undefined && !checkedByCatalog(place));
    expect(placesOf(loose)).toEqual([]);
  });
});
