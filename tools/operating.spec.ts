import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { contentSecurityPolicy } from '../apps/standalone/src/content-security-policy.js';
import { ofTheApi } from '../apps/standalone/src/serve-page.js';

const read = (path: string) => readFileSync(join(import.meta.dirname, '..', path), 'utf8');

const variables = [...read('libs/config/src/configuration.ts').matchAll(/^ {2}([A-Z][A-Z_]+): z\./gm)].map(
  ([, name]) => name!,
);

describe('docs/operating.md', () => {
  it('explains every environment variable that Laurel reads', () => {
    expect(variables.length).toBeGreaterThan(10);
    const guide = read('docs/operating.md');
    expect(variables.filter((name) => !guide.includes(`| \`${name}\``))).toEqual([]);
  });
});

describe('docker-compose.yml', () => {
  it('sets every environment variable that production requires', () => {
    const compose = read('docker-compose.yml');
    expect(
      ['PUBLIC_URL', 'DATABASE_URL', 'STORE_URL', 'SECRET', 'REDIS_URL'].filter(
        (name) => !compose.includes(`    ${name}: `),
      ),
    ).toEqual([]);
  });
});

describe('the service worker', () => {
  it('leaves the same paths to the API as the standalone', () => {
    expect(read('apps/web/src/service-worker.ts')).toContain(ofTheApi.source);
  });
});

describe('apps/web/Caddyfile', () => {
  it('has the same API paths and the same content security policy as the standalone', () => {
    const caddyfile = read('apps/web/Caddyfile');
    expect(caddyfile).toContain(`path_regexp ${ofTheApi.source.replace('\\/(v1', '/(v1')}\n`);
    expect(caddyfile).toContain(`Content-Security-Policy "${contentSecurityPolicy}"`);
  });
});

describe('apps/web/nginx.conf', () => {
  it('has the same API paths and the same content security policy as the standalone, in each of its places', () => {
    const configuration = read('apps/web/nginx.conf');
    expect(configuration).toContain(`location ~ ${ofTheApi.source} {`);
    const places = configuration.match(/^\tlocation \//gm)!.length;
    expect(configuration.split(`Content-Security-Policy "${contentSecurityPolicy}"`)).toHaveLength(places + 1);
  });
});
