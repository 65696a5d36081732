import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RequestMethod } from '@nestjs/common';
import { MetadataScanner, ModulesContainer, Reflector } from '@nestjs/core';
import { type Permission, permissions } from '#identity';
import { type Role, roles } from '#identity/vocabulary';
import { aPerson, aPilot, aSubmission } from '#testing';
import { type Api, startApi } from '../../test/start-api.js';
import { PERMISSION, PUBLIC } from './access.decorators.js';
import { describeApi } from './openapi.js';

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

describe('every handler', () => {
  interface Handler {
    name: string;
    permission?: Permission;
    isPublic: boolean;
    method: Method;
    path: string;
  }
  const handlers = (): Handler[] => {
    const reflector = api.app.get(Reflector);
    const scanner = new MetadataScanner();
    return [...api.app.get(ModulesContainer).values()]
      .flatMap(({ controllers }) => [...controllers.values()])
      .flatMap(({ instance, metatype }) =>
        scanner.getAllMethodNames(Object.getPrototypeOf(instance) as object).flatMap((name) => {
          const handler = (instance as Record<string, () => unknown>)[name]!;
          if (!Reflect.hasMetadata('path', handler)) return [];
          const targets = [handler, metatype as never];
          const [folder, place] = [metatype!, handler].map((of) => Reflect.getMetadata('path', of) as string);
          return [
            {
              name,
              permission: reflector.getAllAndOverride<Permission | undefined>(PERMISSION, targets),
              isPublic: reflector.getAllAndOverride<boolean | undefined>(PUBLIC, targets) === true,
              method: RequestMethod[Reflect.getMetadata('method', handler) as RequestMethod].toLowerCase() as Method,
              path: `/${folder}/${place}`.replaceAll(/\/+/g, '/').replaceAll(/:\w+/g, () => randomUUID()),
            },
          ];
        }),
      );
  };

  it('declares who may use it', () => {
    const all = handlers();
    expect(all.length).toBeGreaterThan(200);
    expect(all.filter(({ permission, isPublic }) => permission === undefined && !isPublic)).toEqual([]);
  });

  it.each([...roles, 'nobody'] as const)(
    'with a permission that %s lacks refuses them before anything else',
    async (role) => {
      const client = role === 'nobody' ? api.anonymous() : await api.as(await aPerson(api, { roles: [role] }));
      const refusal = role === 'nobody' ? 'access.unauthenticated' : 'access.forbidden';
      const lacking = handlers().filter(
        ({ permission, isPublic }) =>
          !isPublic && !(permissions[permission!].roles as readonly (Role | 'nobody')[]).includes(role),
      );
      expect(lacking.length).toBeGreaterThan(10);
      for (const { name, method, path } of lacking) {
        const { body } = await client[method](path);
        expect([name, path, (body as { code?: string }).code]).toEqual([name, path, refusal]);
      }
    },
  );

  it('has a unique operationId, so that generated clients can tell it from the others', () => {
    const ids = Object.values(describeApi(api.app).paths).flatMap((path) =>
      Object.values(path as Record<string, { operationId: string }>).map(({ operationId }) => operationId),
    );
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });
});

describe('a request that is refused', () => {
  const problem = (status: number, code: string | RegExp) => ({
    status,
    code: typeof code === 'string' ? code : expect.stringMatching(code),
  });

  it('without a session: the response says to sign in', async () => {
    const { status, body, headers } = await api.anonymous().get('/v1/profile');
    expect(status).toBe(401);
    expect(headers['content-type']).toContain('application/problem+json');
    expect(body).toMatchObject(problem(401, 'access.unauthenticated'));
  });

  it('with another role: the response names the missing permission', async () => {
    const candidate = await api.as(await aPerson(api));
    const { body } = await candidate.get('/v1/people');
    expect(body).toMatchObject({ ...problem(403, 'access.forbidden'), permission: 'person:administer' });
  });

  it.each(['/nowhere', '/v1/nowhere', '/v1/submissions', '/..%2f..%2fetc/passwd'])(
    'to %s finds nothing',
    async (path) => {
      const { status, body } = await api.anonymous().get(path);
      expect(status).toBe(404);
      expect(body).toMatchObject(problem(404, /not-found$/));
    },
  );

  it('with a path that cannot be decoded is refused', async () => {
    const { status } = await api.anonymous().get('/v1/versions/%E0%A4%A');
    expect(status).toBe(400);
  });

  it('with invalid JSON is refused', async () => {
    const { status, body } = await api
      .anonymous()
      .post('/v1/session')
      .set('Content-Type', 'application/json')
      .send('{"email": ');
    expect(status).toBe(400);
    expect(body).toMatchObject({ status: 400 });
  });

  it('with a body of two megabytes is refused as too large', async () => {
    const { status } = await api
      .anonymous()
      .post('/v1/session')
      .send({ email: 'x'.repeat(2 * 1024 * 1024) });
    expect(status).toBe(413);
  });

  it('with an invalid id: the response names the place', async () => {
    const candidate = await api.as(await aPerson(api));
    const { status, body } = await candidate.get('/v1/submissions/1%20or%201=1');
    expect(status).toBe(422);
    expect(body.errors).toEqual([expect.objectContaining({ pointer: 'path:submissionId' })]);
  });

  it('with a made-up cursor is refused', async () => {
    const administrator = await api.as(await aPerson(api, { roles: ['administrator'] }));
    for (const cursor of [
      'x',
      Buffer.from('[{"a":1}]').toString('base64url'),
      Buffer.from('["\\u0000"]').toString('base64url'),
    ]) {
      const { status } = await administrator.get('/v1/people').query({ cursor });
      expect(status).toBe(422);
    }
  });
});

describe('an Idempotency-Key', () => {
  const invite = (email: string) => ({ email, name: 'Demo Invitee', roles: ['candidate'] });

  it('runs a POST once, and gives a repeated request the first response', async () => {
    const administrator = await api.as(await aPerson(api, { roles: ['administrator'] }));
    const send = () =>
      administrator.post('/v1/invitations').set('Idempotency-Key', 'once').send(invite('once@example.org'));
    const first = await send();
    const second = await send();
    expect(first.status).toBe(201);
    expect(second.status).toBe(201);
    expect(second.body).toEqual(first.body);
    expect(second.headers['idempotency-replayed']).toBe('true');
  });

  it('runs one of two requests that arrive at the same moment', async () => {
    const administrator = await api.as(await aPerson(api, { roles: ['administrator'] }));
    const send = () =>
      administrator.post('/v1/invitations').set('Idempotency-Key', 'raced').send(invite('raced@example.org'));
    const statuses = (await Promise.all([send(), send(), send()])).map(({ status }) => status);
    expect(statuses.filter((status) => status !== 201 && status !== 409)).toEqual([]);
    expect(
      await api.dataSource.query(
        `SELECT count(*)::int AS made FROM invitation JOIN person ON person.id = person_id WHERE person.email = 'raced@example.org'`,
      ),
    ).toEqual([{ made: 1 }]);
  });

  it('is free after a request that only read and checked, so that a refused seal can be corrected', async () => {
    const draft = await aSubmission(api).draft();
    const candidate = await api.as({ id: draft.candidateId });
    const seal = () => candidate.post(`/v1/submissions/${draft.id}/seal`).set('Idempotency-Key', 'corrected');
    expect((await seal()).body.code).toBe('submission.incomplete');
    expect((await seal()).body.code).toBe('submission.incomplete');
  });

  describe('whose first request is held up', () => {
    const situation = async () => {
      const administrator = await api.as(await aPerson(api, { roles: ['administrator'] }));
      const { id } = await aPilot(api).open();
      const key = randomUUID();
      const meeting = {
        kind: 'informational',
        title: 'Meeting at noon',
        place: 'Room 1',
        startsLocal: '2030-01-10T12:00',
        minutes: 60,
      };
      const send = () => administrator.post(`/v1/pilots/${id}/meetings`).set('Idempotency-Key', key).send(meeting);
      const made = async () => {
        const [row] = await api.dataSource.query<[{ made: number }]>(
          "SELECT count(*)::int AS made FROM meeting WHERE pilot_id = $1 AND title = 'Meeting at noon'",
          [id],
        );
        return row.made;
      };
      const record = (changes: string) =>
        api.dataSource.query(`UPDATE idempotency_record SET ${changes} WHERE key = $1`, [key]);
      const longAgo = () => record(`created_at = created_at - interval '31 seconds'`);
      /** The request that has the key, once it is another than this one. */
      const holder = async (other?: string): Promise<string> => {
        for (;;) {
          const [row] = await api.dataSource.query<{ request_id: string }[]>(
            'SELECT request_id FROM idempotency_record WHERE key = $1',
            [key],
          );
          if (row !== undefined && row.request_id !== other) return row.request_id;
        }
      };
      return { send, made, record, longAgo, holder };
    };

    it('runs it once when a second request takes the key over', async () => {
      const { send, made, longAgo, holder } = await situation();
      const lock = api.dataSource.createQueryRunner();
      await lock.startTransaction();
      await lock.query('LOCK TABLE meeting IN EXCLUSIVE MODE');
      const first = send().then(({ status, body }) => ({ status, code: body.code }));
      const holding = await holder();
      await longAgo();
      const second = send().then(({ status, body }) => ({ status, code: body.code }));
      await holder(holding);
      await lock.commitTransaction();
      await lock.release();
      const answers = await Promise.all([first, second]);
      expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
      expect(answers.find(({ status }) => status === 409)!.code).toBe('request.in-progress');
      expect(await made()).toBe(1);
    });

    it('runs the second when the first was killed before it committed', async () => {
      const { send, made, record, longAgo } = await situation();
      expect((await send()).status).toBe(201);
      await record('status = NULL, body = NULL, executed_at = NULL');
      await api.dataSource.query(`DELETE FROM meeting WHERE title = 'Meeting at noon'`);
      expect((await send()).body.code).toBe('request.in-progress');
      await longAgo();
      expect((await send()).status).toBe(201);
      expect(await made()).toBe(1);
    });

    it('never runs again when the first was killed after it committed', async () => {
      const { send, made, record, longAgo } = await situation();
      expect((await send()).status).toBe(201);
      await record('status = NULL, body = NULL');
      expect((await send()).body.code).toBe('request.in-progress');
      await longAgo();
      const { status, body } = await send();
      expect([status, body.code]).toEqual([409, 'request.response-lost']);
      expect(await made()).toBe(1);
    });
  });

  it('is refused when it comes again with another request', async () => {
    const administrator = await api.as(await aPerson(api, { roles: ['administrator'] }));
    await administrator.post('/v1/invitations').set('Idempotency-Key', 'same').send(invite('one@example.org'));
    const { status, body } = await administrator
      .post('/v1/invitations')
      .set('Idempotency-Key', 'same')
      .send(invite('two@example.org'));
    expect(status).toBe(422);
    expect(body.code).toBe('request.idempotency-key');
  });

  it('is free again after a refusal, so that the corrected request can be sent', async () => {
    const administrator = await api.as(await aPerson(api, { roles: ['administrator'] }));
    const send = (body: object) => administrator.post('/v1/invitations').set('Idempotency-Key', 'mended').send(body);
    expect((await send({ email: 'no address' })).status).toBe(422);
    expect((await send(invite('mended@example.org'))).status).toBe(201);
  });

  it('keeps no secret: registering a client twice with one key makes two clients, and neither secret is stored', async () => {
    const administrator = await api.as(await aPerson(api, { roles: ['administrator'] }));
    const send = () =>
      administrator
        .post('/v1/oauth-clients')
        .set('Idempotency-Key', 'secret')
        .send({ name: 'A network', scopes: ['awards:read'] });
    const [first, second] = [await send(), await send()];
    expect(first.body.clientSecret).not.toBe(second.body.clientSecret);
    const [{ kept }] = await api.dataSource.query<[{ kept: number }]>(
      `SELECT count(*)::int AS kept FROM idempotency_record WHERE key = 'secret'`,
    );
    expect(kept).toBe(0);
  });
});
