import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import express from 'express';
import supertest from 'supertest';
import { ofTheApi, servePage } from './serve-page.js';

let folder: string;
let site: ReturnType<typeof supertest>;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'laurel-page-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>The page</title>');
  writeFileSync(join(folder, '.built-of'), 'sources');
  writeFileSync(join(folder, 'laurel.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  writeFileSync(join(folder, 'assets/page-1a2b.js'), 'start()');
  writeFileSync(join(folder, 'assets/page-1a2b.js.gz'), gzipSync('start()'));
  const app = express();
  app.use(servePage(folder));
  app.use((_request, response) => void response.status(404).json({ code: 'request.not-found' }));
  site = supertest(app);
});
afterAll(() => rmSync(folder, { recursive: true }));

const navigate = (path: string) => site.get(path).set('Accept', 'text/html,application/xhtml+xml,*/*;q=0.8');

describe('a person who navigates to', () => {
  it.each(['/', '/sign-in', '/catalog/INS-1', '/badges', '/work/submissions/1?tab=files'])(
    '%s gets the page, which is revalidated each time and loads only from this origin',
    async (path) => {
      const { status, text, headers } = await navigate(path);
      expect(status).toBe(200);
      expect(text).toContain('The page');
      expect(headers['cache-control']).toBe('no-cache');
      expect(headers['content-security-policy']).toContain("script-src 'self' 'wasm-unsafe-eval'; ");
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    },
  );

  it('an address of the API is answered by the API', () => {
    const { paths } = JSON.parse(readFileSync(join(import.meta.dirname, '../../api/openapi.json'), 'utf8')) as {
      paths: Record<string, unknown>;
    };
    expect(Object.keys(paths).filter((path) => !ofTheApi.test(path.replaceAll(/\{\w+\}/g, 'x')))).toEqual([]);
  });
});

describe('a file of the page', () => {
  it('with a hash in its name is cached forever, and is compressed when the client accepts that', async () => {
    const { status, text, headers } = await site.get('/assets/page-1a2b.js').set('Accept-Encoding', 'gzip');
    expect({ status, text }).toEqual({ status: 200, text: 'start()' });
    expect(headers).toMatchObject({
      'content-encoding': 'gzip',
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'Accept-Encoding',
    });
    expect(headers['content-type']).toContain('text/javascript');
  });

  it('is not compressed when the client does not accept that', async () => {
    const { text, headers } = await site.get('/assets/page-1a2b.js').set('Accept-Encoding', 'identity');
    expect(text).toBe('start()');
    expect(headers['content-encoding']).toBeUndefined();
  });

  it('without a hash is revalidated', async () => {
    const { headers } = await site.get('/laurel.svg');
    expect(headers['cache-control']).toBe('no-cache');
  });

  it.each(['/assets/gone-9z.js', '/.built-of', '/..%2fpackage.json', '/assets/..%2f..%2fpackage.json'])(
    'that does not exist, %s, is 404 and not the page',
    async (path) => {
      const { status } = await site.get(path);
      expect(status).toBeGreaterThanOrEqual(400);
    },
  );
});

it('a program other than a browser gets no page for an unknown address', async () => {
  const { status, body } = await site.get('/nowhere').set('Accept', '*/*');
  expect({ status, body }).toEqual({ status: 404, body: { code: 'request.not-found' } });
});

it('while the page is being built, a visitor sees that, and the page reloads by itself', async () => {
  const { status, text, headers } = await supertest(express().use(servePage(join(folder, 'none'))))
    .get('/')
    .set('Accept', 'text/html');
  expect(status).toBe(503);
  expect(headers['retry-after']).toBe('2');
  expect(text).toContain('being built');
  expect(text).toContain('http-equiv="refresh"');
});
