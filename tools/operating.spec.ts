import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { load, YAML11_SCHEMA } from 'js-yaml';
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

interface Service {
  image: string;
  restart?: string;
  user?: string;
  init?: boolean;
  read_only?: boolean;
  cap_drop?: string[];
  cap_add?: string[];
  security_opt?: string[];
  mem_limit?: string;
  pids_limit?: number;
  stop_grace_period?: string;
  healthcheck?: { test: string[]; interval: string; timeout: string };
  privileged?: boolean;
  configs?: unknown[];
  secrets?: unknown[];
  environment?: Record<string, string>;
}

describe('docker-compose.yml', () => {
  // In this schema, `<<` merges, as in Compose.
  const { services } = load(read('docker-compose.yml'), { schema: YAML11_SCHEMA }) as {
    services: Record<string, Service>;
  };
  const seconds = (period = '10s') => Number(/^(\d+)s$/.exec(period)![1]);

  it.each(Object.entries(services))('gives %s no privilege, and limits it', (name, service) => {
    expect(service).toMatchObject({
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
      mem_limit: expect.stringMatching(/^\d+[mg]$/),
      pids_limit: expect.any(Number),
    });
    expect(service.privileged).toBeUndefined();
    // Compose copies these into the container, which it cannot do when the image is read-only. Mount a file instead.
    expect([service.configs, service.secrets]).toEqual([undefined, undefined]);
    expect(service.cap_add ?? []).toEqual(name === 'proxy' ? ['NET_BIND_SERVICE'] : []);
  });

  it('tells nobody but migrate who owns the database', () => {
    const told = Object.entries(services).filter(([, { environment = {} }]) => 'DATABASE_OWNER_URL' in environment);
    expect(told.map(([name]) => name)).toEqual(['migrate']);
  });

  it('runs as root only what writes to a volume of root, without any privilege', () => {
    const image = read('Dockerfile')
      .split(/^FROM /m)
      .at(-1)!;
    expect(image).toMatch(/^USER node$/m);
    const asRoot = Object.entries(services).filter(
      ([, { image, user }]) => user === 'root' || (user === undefined && image !== 'laurel'),
    );
    expect(asRoot.map(([name]) => name)).toEqual(['page', 'store']);
  });

  it('looks whether each service that stays up is well', () => {
    const staying = Object.entries(services).filter(([, { restart }]) => restart === 'unless-stopped');
    expect(staying.map(([name]) => name)).toEqual(expect.arrayContaining(['proxy', 'api', 'worker', 'postgres']));
    for (const [, { healthcheck }] of staying)
      expect(healthcheck).toMatchObject({
        test: expect.arrayContaining(['CMD']),
        interval: expect.any(String),
        timeout: expect.any(String),
      });
  });

  it('lets api and worker finish what they have begun, and reaps their children', () => {
    for (const name of ['api', 'worker']) {
      expect(seconds(services[name]!.stop_grace_period)).toBeGreaterThanOrEqual(30);
      expect(services[name]!.init).toBe(true);
    }
    expect(seconds(services.postgres!.stop_grace_period)).toBeGreaterThanOrEqual(30);
  });

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
