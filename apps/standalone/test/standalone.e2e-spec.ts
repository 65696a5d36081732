import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';

// The program that `npm start` runs. Jest's global set-up has built it.
const root = join(import.meta.dirname, '../../..');
const compiled = join(root, 'dist/apps/standalone/src/main.js');

jest.setTimeout(120_000);

let dataFolder: string;
const running: Standalone[] = [];

beforeAll(() => {
  dataFolder = mkdtempSync(join(tmpdir(), 'laurel-standalone-'));
});
afterAll(async () => {
  for (const { process: child } of running) child.kill('SIGKILL');
  await sleep(1_000); // the databases' guards end them now
  rmSync(dataFolder, { recursive: true, force: true });
});

interface Standalone {
  process: ChildProcess;
  /** What it has printed so far. */
  output(): string;
  /** Resolves with its exit code. */
  ended: Promise<number | null>;
}

function launch(environment: Record<string, string>, flags: string[] = [], program = compiled): Standalone {
  const { PATH, HOME, TMPDIR } = process.env;
  const child = spawn(process.execPath, [program, ...flags], {
    env: { PATH, HOME, TMPDIR, LAUREL_DATA: dataFolder, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (output += part.toString()));
  const standalone = { process: child, output: () => output, ended: once(child, 'close').then(() => child.exitCode) };
  running.push(standalone);
  return standalone;
}

async function start(flags: string[] = [], program = compiled): Promise<Standalone & { url: string }> {
  const laurel = launch({ PORT: '0' }, flags, program);
  for (;;) {
    const url = /Address +(\S+)/.exec(laurel.output())?.[1];
    if (url !== undefined && laurel.output().includes('ctrl-C')) return { ...laurel, url };
    if (laurel.process.exitCode !== null) throw new Error(laurel.output());
    await sleep(20);
  }
}

async function signIn(url: string, email: string, password: string): Promise<number> {
  const headers = { 'content-type': 'application/json', origin: url };
  return (await fetch(`${url}/v1/session`, { method: 'POST', headers, body: JSON.stringify({ email, password }) }))
    .status;
}

describe('npm start', () => {
  it('starts on an empty folder with the catalog, and stops within five seconds of ctrl-C', async () => {
    const laurel = await start();
    expect((await fetch(`${laurel.url}/health/ready`)).status).toBe(200);
    expect((await fetch(`${laurel.url}/docs`)).status).toBe(200);
    const { items } = (await (await fetch(`${laurel.url}/v1/micro-credentials`)).json()) as {
      items: { code: string }[];
    };
    expect(items.map(({ code }) => code)).toContain('INS-1');

    const asked = performance.now();
    laurel.process.kill('SIGINT');
    expect(await laurel.ended).toBe(0);
    expect(performance.now() - asked).toBeLessThan(5_000);
    expect(readFileSync(join(dataFolder, 'postgres', 'postgres.log'), 'utf8')).toContain(
      'database system is shut down',
    );
  });

  describe('while it runs', () => {
    let laurel: Awaited<ReturnType<typeof start>>;
    beforeAll(async () => {
      laurel = await start();
    });

    it('has a secret that only its owner can read', () => {
      expect(statSync(join(dataFolder, 'secret')).mode & 0o777).toBe(0o600);
    });

    it('is the only process on its folder', async () => {
      const second = launch({ PORT: '0' });
      expect(await second.ended).toBe(1);
      expect(second.output()).toBe(
        `Laurel is already running on ${join(dataFolder, 'postgres')} (process ${laurel.process.pid}). Stop it first, or choose another data folder with LAUREL_DATA.\n`,
      );
      expect((await fetch(`${laurel.url}/health/ready`)).status).toBe(200);
    });

    it('listens on 127.0.0.1 only', async () => {
      expect((await fetch(laurel.url.replace('localhost', '127.0.0.1'))).status).toBeLessThan(600);
      if (process.platform !== 'linux') return; // elsewhere, 127.0.0.2 is no address of the machine
      await expect(fetch(laurel.url.replace('localhost', '127.0.0.2'))).rejects.toThrow('fetch failed');
    });

    it('starts again after kill -9, with the same secret', async () => {
      const secret = readFileSync(join(dataFolder, 'secret'), 'utf8');
      laurel.process.kill('SIGKILL');
      await laurel.ended;
      laurel = await start();
      expect((await fetch(`${laurel.url}/health/ready`)).status).toBe(200);
      expect(readFileSync(join(dataFolder, 'secret'), 'utf8')).toBe(secret);
    });

    it('stops at once on a second ctrl-C', async () => {
      laurel.process.kill('SIGINT');
      while (!laurel.output().includes('Stopping')) await sleep(1);
      laurel.process.kill('SIGINT');
      expect([130, 0]).toContain(await laurel.ended); // 0 where the first was quicker
    });
  });

  it('says which port is taken', async () => {
    const other = createServer().listen(0);
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const laurel = launch({ PORT: String(port) });
    expect(await laurel.ended).toBe(1);
    expect(laurel.output()).toBe(
      `Port ${port} cannot be used (EADDRINUSE). Stop the program that uses it, or set PORT to another port.\n`,
    );
    other.close();
  });

  it('makes the requested accounts, and prints their passwords', async () => {
    const laurel = await start(['--demo-accounts', '--administrator', 'chief@example.org']);
    const [, password] = /chief@example\.org +(\S+) +administrator/.exec(laurel.output())!;
    expect(laurel.output()).toMatch(/candidate-one@example\.org +\S{4}(-\S{4}){4} +candidate/);
    expect(await signIn(laurel.url, 'chief@example.org', password!)).toBe(201);
    laurel.process.kill('SIGTERM');
    expect(await laurel.ended).toBe(0);
  });

  it('does the same from its bundle', async () => {
    const make = `
      const { build } = await import('./tools/build.mjs');
      const { bundle, quickest } = await import('./tools/bundle.mjs');
      const { digest } = await build();
      await bundle(digest);
      console.log(await quickest('apps/standalone/src/main.js', digest));`;
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', make], {
      cwd: root,
      encoding: 'utf8',
    });
    const file = stdout.trim();
    expect(file).toMatch(/dist\/bundle\/[0-9a-f]{16}\/apps\/standalone\/src\/main\.js$/);

    const laurel = await start(['--demo-accounts'], file);
    const [, password] = /administrator@example\.org +(\S+)/.exec(laurel.output())!;
    expect(await signIn(laurel.url, 'administrator@example.org', password!)).toBe(201);
    expect((await fetch(`${laurel.url}/docs`)).status).toBe(200);
    laurel.process.kill('SIGTERM');
    expect(await laurel.ended).toBe(0);
  });

  it('names the setting that is wrong', async () => {
    const laurel = launch({ PORT: '0', MAIL_URL: 'pigeon' });
    expect(await laurel.ended).toBe(1);
    expect(laurel.output()).toMatch(/^Laurel cannot start with this configuration:\n {2}MAIL_URL: /);
  });
});
