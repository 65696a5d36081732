import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type supertest from 'supertest';
import { aPerson, aReview, aSubmission, seededCatalog } from '#testing';
import { type Api, startApi } from '../../test/start-api.js';
import { describeApi } from './openapi.js';

type Client = ReturnType<typeof supertest.agent>;

interface Schema {
  $ref?: string;
  example?: unknown;
  properties?: Record<string, Schema>;
}

interface Operation {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  path: string;
  query: string[];
  example: Record<string, unknown> | undefined;
}

const junk: unknown[] = [
  null,
  true,
  -1,
  0.5,
  1e308,
  9_007_199_254_740_991,
  '',
  ' ',
  'x'.repeat(20_000),
  '\u0000',
  '\ud800',
  '../../etc/passwd',
  "'; DROP TABLE person; --",
  '2026-02-30',
  '0000-00-00T00:00:00Z',
  [],
  [null],
  {},
  { $gt: '' },
  { constructor: { prototype: {} } },
];
const junkInPath = [
  'x',
  '00000000-0000-0000-0000-000000000000',
  '019ab0c2-7d1e-7c3a-9f52-3b1f8a6f0a11',
  '%00',
  '%ff',
  '-1',
  '99999999999999999999',
  '..',
  'a'.repeat(3_000),
  "'--",
];
const nested = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;

let api: Api;
let clients: Client[];
let operations: Operation[];
let real: string[];
beforeAll(async () => {
  api = await startApi();
  await seededCatalog(api);
  const submission = await aSubmission(api).sealed();
  const review = await aReview(api).accepted();
  real = [submission.id, submission.candidateId, submission.enrollmentId, review.id];
  clients = [
    api.anonymous(),
    await api.as({ id: submission.candidateId }),
    await api.as(await aPerson(api, { roles: ['candidate', 'reviewer', 'administrator', 'coach'] })),
  ];
  const document = describeApi(api.app);
  const schemas = document.components!.schemas as Record<string, Schema>;
  const resolved = (schema: Schema | undefined): Schema | undefined =>
    schema?.$ref === undefined ? schema : schemas[schema.$ref.split('/').at(-1)!];
  operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(
      methods as Record<
        string,
        { parameters?: { in: string; name: string }[]; requestBody?: { content: Record<string, { schema: Schema }> } }
      >,
    ).map(([method, { parameters = [], requestBody }]) => ({
      method: method as Operation['method'],
      path,
      query: parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name),
      example: resolved(requestBody?.content['application/json']?.schema)?.example as Operation['example'],
    })),
  );
});
afterAll(() => api.stop());

/** Ends the session or shuts the person out for the rest of the test. */
const spared = new Set(['delete /v1/session', 'delete /v1/sessions']);

async function statusesOf(
  operation: Operation,
  client: Client,
  fill: string,
  query: Record<string, string>,
  body?: unknown,
): Promise<number> {
  const path = operation.path.replace(/\{[^}]+\}/g, fill);
  const sending = client[operation.method](path).query(query).set('If-Match', '"1"').timeout(20_000);
  const { status } = await (body === undefined
    ? sending
    : sending.set('Content-Type', 'application/json').send(typeof body === 'string' ? body : JSON.stringify(body)));
  return status;
}

describe('no input causes a 5xx', () => {
  it('in a path, from anyone', async () => {
    for (const operation of operations.filter(
      ({ method, path }) => path.includes('{') && !spared.has(`${method} ${path}`),
    )) {
      for (const fill of [...junkInPath, ...real]) {
        for (const client of clients)
          expect([
            operation.method,
            operation.path,
            fill,
            (await statusesOf(operation, client, fill, {})) < 500,
          ]).toEqual([operation.method, operation.path, fill, true]);
      }
    }
  }, 240_000);

  it('in a query', async () => {
    const administrator = clients[2]!;
    for (const operation of operations.filter(({ method, query }) => method === 'get' && query.length > 0)) {
      for (const name of operation.query) {
        for (const value of [
          '',
          'x',
          '-1',
          '1e9',
          '\u0000',
          'WyJ4Il0',
          'WzFd',
          'WyIwMTlhYjBjMi03ZDFlLTdjM2EtOWY1Mi0zYjFmOGE2ZjBhMTEiLCJ4Il0',
          "'",
          'a'.repeat(4_000),
        ]) {
          expect([
            operation.path,
            name,
            value,
            (await statusesOf(operation, administrator, real[0]!, { [name]: value })) < 500,
          ]).toEqual([operation.path, name, value, true]);
        }
      }
    }
  }, 240_000);

  it('in a body: any field of any example, replaced by values that do not belong there', async () => {
    const administrator = clients[2]!;
    const withExample = operations.filter(({ example }) => example !== undefined);
    expect(withExample.length).toBeGreaterThan(25);
    for (const operation of withExample) {
      for (const body of [
        nested,
        '{',
        '[]',
        'null',
        '"x"',
        ...Object.keys(operation.example!).flatMap((field) =>
          junk.map((value) => ({ ...operation.example, [field]: value })),
        ),
      ]) {
        const status = await statusesOf(operation, administrator, real[2]!, {}, body);
        expect([operation.method, operation.path, JSON.stringify(body).slice(0, 300), status < 500]).toEqual([
          operation.method,
          operation.path,
          JSON.stringify(body).slice(0, 300),
          true,
        ]);
      }
    }
  }, 240_000);
});
