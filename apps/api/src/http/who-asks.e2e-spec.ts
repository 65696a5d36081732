import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPerson } from '#testing';
import { roles } from '#identity/vocabulary';
import { type Api, startApi } from '../../test/start-api.js';

const { paths } = JSON.parse(readFileSync(new URL('../../openapi.json', import.meta.url), 'utf8')) as {
  paths: Record<string, Record<string, unknown>>;
};

const operations = Object.entries(paths).flatMap(([path, methods]) =>
  Object.keys(methods).map((method) => ({
    method: method as 'get' | 'post' | 'put' | 'patch' | 'delete',
    path: path.replace(/\{[^}]+\}/g, '019ab0c2-7d1e-7c3a-9f52-3b1f8a6f0a11'),
  })),
);

interface Answer {
  route: string;
  status: number;
  headers: Record<string, string>;
}

describe('the answers to somebody and to nobody', () => {
  let api: Api;
  let toNobody: Answer[];
  let toSomebody: Answer[];
  beforeAll(async () => {
    api = await startApi();
    const all = await api.as(await aPerson(api, { roles: [...roles] }));
    const answersTo = async (agent: ReturnType<Api['anonymous']>, asked: typeof operations): Promise<Answer[]> => {
      const answers: Answer[] = [];
      for (const { method, path } of asked) {
        const { status, headers } = await agent[method](path).send(method === 'get' ? undefined : {});
        answers.push({ route: `${method} ${path}`, status, headers: headers as Record<string, string> });
      }
      return answers;
    };
    toNobody = await answersTo(api.anonymous(), operations);
    const forSomebody = operations.filter((_, index) => toNobody[index]!.status === 401);
    // Signing out everywhere would leave nobody to ask.
    toSomebody = await answersTo(
      all,
      forSomebody.filter(({ method, path }) => `${method} ${path}` !== 'delete /v1/sessions'),
    );
  }, 120_000);
  afterAll(() => api.stop());

  const kept = ({ headers }: Answer): boolean => !/no-store/.test(headers['cache-control'] ?? '');
  const shared = ({ headers }: Answer): boolean => !/private/.test(headers['cache-control'] ?? '');
  const ours = ({ route }: Answer): boolean => /^\w+ \/v1\//.test(route);
  const routesOf = (answers: Answer[]): string[] => answers.map(({ route }) => route);

  it('that is not signed in say how to sign in, and no cache keeps them', () => {
    const refused = toNobody.filter(({ status }) => status === 401);
    expect(refused.length).toBeGreaterThan(100);
    expect(routesOf(refused.filter(({ headers }) => headers['www-authenticate'] === undefined))).toEqual([]);
    expect(routesOf(refused.filter(kept))).toEqual([]);
  });

  it('are kept by no cache where they depend on who asks', () => {
    expect(toSomebody.length).toBeGreaterThan(100);
    expect(routesOf(toSomebody.filter(kept))).toEqual([]);
    expect(routesOf(toSomebody.filter((answer) => ours(answer) && shared(answer)))).toEqual([]);
  });

  it('are kept for a while where they are the same for everyone', async () => {
    const { headers } = await api.anonymous().get('/v1/micro-credentials').expect(200);
    expect(headers['cache-control']).toBe('public, max-age=60');
  });

  it('with a token that is not valid name the token', async () => {
    const { headers } = await api.anonymous().get('/v1/pilots').set('Authorization', 'Bearer nothing').expect(401);
    expect(headers['www-authenticate']).toBe('Bearer realm="Laurel", scope="pilots:read", error="invalid_token"');
  });

  it('with a wrong password say how to sign in', async () => {
    const { headers } = await api
      .anonymous()
      .post('/v1/session')
      .send({ email: 'nobody@example.org', password: 'four quiet words' })
      .expect(401);
    expect(headers).toMatchObject({ 'www-authenticate': 'Cookie realm="Laurel"' });
  });
});
