import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type supertest from 'supertest';
import { type Person, RegisterClient } from '#identity';
import { clientScopes, type Role, roles } from '#identity/vocabulary';
import { type ThingKind, thingKinds } from '#programs';
import { anAdministrator, aPerson, inProgram, theProgram } from '#testing';
import { oneOfEach } from '../../test/one-of-each.js';
import { type Api, startApi } from '../../test/start-api.js';
import { kindsOfIds, kindsOfPlainIds } from './ids-in-request.js';
import { describeApi } from './openapi.js';

type Client = ReturnType<typeof supertest.agent>;
type Things = Record<ThingKind, string>;

interface Schema {
  $ref?: string;
  format?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  example?: Record<string, unknown>;
}

interface Described {
  parameters?: { in: string; name: string; schema: Schema }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
}

interface Operation {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  path: string;
  /** Names in the path, the query and the body whose values are ids. */
  ids: { path: string[]; query: string[]; body: string[] };
  example: Record<string, unknown>;
}

/**
 * Ids that need no check: those of public pages, those of something else that the request names, and identifiers in
 * CASE, which anyone can read and several programs may have.
 */
const elsewhere = new Set(['achievementId', 'credentialId', 'cited', 'detailId', 'code', 'sourcedId']);

let api: Api;
let operations: Operation[];
let programs: { things: Things; people: Record<Role, Client>; system: Client }[];

beforeAll(async () => {
  api = await startApi();
  operations = operationsOf(describeApi(api.app) as never);
  programs = [];
  for (const within of [api, await inProgram(api, 'OTHER')])
    programs.push({
      things: await oneOfEach(within),
      people: Object.fromEntries(
        await Promise.all(roles.map(async (role) => [role, await api.as(await someone(within, role))])),
      ) as Record<Role, Client>,
      system: await aSystem(within),
    });
}, 240_000);
afterAll(() => api.stop());

const someone = (within: Api, role: Role): Promise<Person> => aPerson(within, { roles: [role] });

async function aSystem(within: Api): Promise<Client> {
  const programId = await theProgram(within);
  const { clientId, clientSecret } = await api
    .get(RegisterClient)
    .run({ actor: anAdministrator, programId, name: 'ELN', scopes: [...clientScopes] });
  const { body } = await api
    .anonymous()
    .post('/oauth2/token')
    .auth(clientId, clientSecret!)
    .type('form')
    .send({ grant_type: 'client_credentials' })
    .expect(200);
  return api.anonymous().set('Authorization', `Bearer ${body.access_token}`);
}

function operationsOf({
  paths,
  components,
}: {
  paths: Record<string, Record<string, Described>>;
  components: { schemas: Record<string, Schema> };
}): Operation[] {
  const resolved = (schema: Schema): Schema =>
    schema.$ref === undefined ? schema : components.schemas[schema.$ref.split('/').at(-1)!]!;
  const idsOf = (given: Schema, name: string, depth = 0): string[] => {
    const schema = resolved(given);
    if (depth > 8) return [];
    const parts = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])];
    return [
      ...(schema.format === 'uuid' ? [name] : []),
      ...(schema.items === undefined ? [] : idsOf(schema.items, name, depth + 1)),
      ...parts.flatMap((part) => idsOf(part, name, depth + 1)),
      ...Object.entries(schema.properties ?? {}).flatMap(([key, value]) => idsOf(value, key, depth + 1)),
    ];
  };
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { parameters = [], requestBody }]) => {
      const body = requestBody?.content['application/json']?.schema;
      const named = (place: string) =>
        parameters.flatMap(({ in: where, name, schema }) => (where === place ? idsOf(schema, name) : []));
      return {
        method: method as Operation['method'],
        path,
        ids: {
          path: named('path'),
          query: named('query'),
          body: body === undefined ? [] : [...new Set(idsOf(body, ''))],
        },
        example: body === undefined ? {} : (resolved(body).example ?? {}),
      };
    }),
  );
}

/** What kind of thing a parameter or a field refers to. */
function kindOf({ path }: Operation, name: string): ThingKind | undefined {
  if (name !== 'id') return kindsOfIds[name as keyof typeof kindsOfIds];
  return kindsOfPlainIds[path.split('/')[2] as keyof typeof kindsOfPlainIds];
}

async function isPublic({ method, path }: Operation): Promise<boolean> {
  const { status } = await api.anonymous()[method](path.replace(/\{[^}]+\}/g, '019ab0c2-7d1e-7c3a-9f52-3b1f8a6f0a11'));
  return status !== 401;
}

const filled = (operation: Operation, things: Things): string =>
  operation.path.replace(/\{([^}]+)\}/g, (_, name: string) => things[kindOf(operation, name) ?? 'event'] ?? 'x');

/** Everyone of a program, with the role that they have. */
const everyone = ({ people, system }: (typeof programs)[number]): [string, Client][] => [
  ...Object.entries(people),
  ['system', system],
];

/** These would sign the tester out. */
const spared = new Set(['delete /v1/session', 'delete /v1/sessions']);

describe('two programs in one Laurel', () => {
  it('have a kind for every id that a request can name', () => {
    const unknown = operations.flatMap((operation) =>
      Object.values(operation.ids)
        .flat()
        .filter((name) => !elsewhere.has(name) && kindOf(operation, name) === undefined)
        .map((name) => `${operation.method} ${operation.path}: ${name}`),
    );
    expect(unknown).toEqual([]);
  });

  it('know the program of every kind of thing in the database', async () => {
    const functions = await api.dataSource.query<{ name: string }[]>(
      `SELECT proname AS name FROM pg_proc WHERE proname LIKE 'program\\_of\\_%'`,
    );
    const known = functions.map(({ name }) => name);
    for (const kind of thingKinds) expect(known).toContain(`program_of_${kind.replaceAll('-', '_')}`);
  });

  it.each([
    ['the first', 0, 1],
    ['the other', 1, 0],
  ])(
    'no path leads anyone to a thing of %s program from the other',
    async (_, ofThings, ofPeople) => {
      const { things } = programs[ofThings]!;
      const crossed: string[] = [];
      for (const operation of operations.filter(({ ids }) => ids.path.length > 0)) {
        if (await isPublic(operation)) continue;
        for (const [role, client] of everyone(programs[ofPeople]!)) {
          const { status } = await client[operation.method](filled(operation, things)).set('If-Match', '"1"').send({});
          if (status !== 404 && status !== 403)
            crossed.push(`${role}: ${operation.method} ${operation.path} ${status}`);
        }
      }
      expect(crossed).toEqual([]);
    },
    240_000,
  );

  it.each([
    ['the first', 0, 1],
    ['the other', 1, 0],
  ])(
    'nothing that anyone reads shows a thing of %s program from the other',
    async (_, ofThings, ofPeople) => {
      const [things, own] = [programs[ofThings]!.things, programs[ofPeople]!.things];
      const crossed: string[] = [];
      for (const operation of operations.filter(({ method }) => method === 'get')) {
        if (await isPublic(operation)) continue;
        for (const [role, client] of everyone(programs[ofPeople]!)) {
          const { text } = await client
            .get(filled(operation, own))
            .query({ q: 'Test', zone: 'UTC', limit: 200, state: 'open' });
          for (const [kind, id] of Object.entries(things))
            if (text.includes(id)) crossed.push(`${role}: ${operation.path} shows a ${kind}`);
        }
      }
      expect(crossed).toEqual([]);
    },
    240_000,
  );

  it.each([
    ['the first', 0, 1],
    ['the other', 1, 0],
  ])(
    'no query and no body names a thing of %s program from the other',
    async (_, ofThings, ofPeople) => {
      const [theirs, own] = [programs[ofThings]!.things, programs[ofPeople]!.things];
      const crossed: string[] = [];
      for (const operation of operations) {
        if (spared.has(`${operation.method} ${operation.path}`) || (await isPublic(operation))) continue;
        const names = [...operation.ids.query, ...operation.ids.body].filter((name) => kindOf(operation, name));
        for (const name of names) {
          const id = theirs[kindOf(operation, name)!];
          const asked = operation.ids.query.includes(name) ? { query: { [name]: id } } : { body: { [name]: id } };
          for (const [role, client] of everyone(programs[ofPeople]!)) {
            const { status } = await client[operation.method](filled(operation, own))
              .query(asked.query ?? {})
              .set('If-Match', '"1"')
              .send({ ...operation.example, ...asked.body });
            if (status !== 404 && status !== 403)
              crossed.push(`${role}: ${operation.method} ${operation.path} ${name} ${status}`);
          }
        }
      }
      expect(crossed).toEqual([]);
    },
    240_000,
  );
});
