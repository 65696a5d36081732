import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { audit } from './audit.mjs';

const lock = {
  lockfileVersion: 3,
  packages: {
    '': { dependencies: { server: '1.0.0' }, devDependencies: { page: '1.0.0', compiler: '1.0.0' } },
    'node_modules/server': { version: '1.0.0' },
    'node_modules/page': { version: '1.0.0', dev: true },
    'node_modules/compiler': { version: '1.0.0', dev: true },
  },
};

let tree: string;

beforeAll(() => {
  tree = mkdtempSync(join(tmpdir(), 'laurel-audit-'));
  writeFileSync(join(tree, 'package.json'), JSON.stringify(lock.packages['']));
  writeFileSync(join(tree, 'package-lock.json'), JSON.stringify(lock));
});
afterAll(() => rmSync(tree, { recursive: true, force: true }));

/** Audits against a registry that knows these vulnerabilities, by package. Null: it has no list of advisories. */
async function auditAgainst(advisories: Record<string, string> | null) {
  const server = createServer((request, response) => {
    request.resume();
    const isPackage = request.method === 'GET';
    response.writeHead(isPackage || advisories !== null ? 200 : 405, { 'content-type': 'application/json' });
    response.end(JSON.stringify(isPackage ? packageNamed(request.url!.slice(1)) : listOf(advisories ?? {})));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  try {
    return await auditAt(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

/** With a cache of its own, for npm remembers advisories. */
async function auditAt(registry: string) {
  const cache = mkdtempSync(join(tree, 'cache-'));
  return await audit(tree, { ofPage: ['page'], options: [`--registry=${registry}`, `--cache=${cache}`] });
}

const packageNamed = (name: string) => ({
  name,
  versions: { '1.0.0': { name, version: '1.0.0' }, '2.0.0': { name, version: '2.0.0' } },
});

const listOf = (advisories: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(advisories).map(([name, severity], index) => [
      name,
      [{ id: index, url: 'https://example.org/1', title: 'Leaks', severity, vulnerable_versions: '<2.0.0' }],
    ]),
  );

describe('the check for known vulnerabilities', () => {
  it.each(['server', 'page'])('fails when a package of the %s has a severe one', async (name) => {
    const { outcome, lines } = await auditAgainst({ [name]: 'high' });
    expect(outcome).toBe('failed');
    expect(lines[0]).toBe(`high: ${name} 1.0.0: Leaks (https://example.org/1)`);
  });

  it('prints the others, the worst first', async () => {
    const { outcome, lines } = await auditAgainst({ server: 'low', compiler: 'critical' });
    expect(outcome).toBe('passed');
    expect(lines).toEqual([
      'critical: compiler 1.0.0, development only: Leaks (https://example.org/1)',
      'low: server 1.0.0: Leaks (https://example.org/1)',
      'No package that ships has a known vulnerability of severity high or critical.',
    ]);
  });

  it('passes when the registry knows of none', async () => {
    expect(await auditAgainst({})).toEqual({ outcome: 'passed', lines: [expect.stringContaining('No package')] });
  });

  it('is skipped when the registry has no list of advisories', async () => {
    const { outcome, lines } = await auditAgainst(null);
    expect(outcome).toBe('skipped');
    expect(lines).toEqual([expect.stringMatching(/^SKIPPED: the check for known vulnerabilities\. .*405/)]);
  });

  it('is skipped when nothing answers', async () => {
    const { outcome, lines } = await auditAt('http://127.0.0.1:1/');
    expect(outcome).toBe('skipped');
    expect(lines).toEqual([expect.stringMatching(/^SKIPPED: the check for known vulnerabilities\. .*ECONNREFUSED/)]);
  });
});
