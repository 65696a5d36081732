import { execFile } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { type Drill, expectNone, Fault, Skipped } from './drill.js';
import { type Seen, visit } from './load/visitor.js';
import { DebianPostgresql } from './stage/debian-postgresql.js';
import { startNginx } from './stage/nginx.js';
import { freePort } from './stage/ports.js';
import { Program } from './stage/program.js';
import { needsProgram } from './stage/programs-here.js';
import { DrilledRedis } from './stage/redis.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const dist = join(root, 'dist');
const guide = join(root, 'docs/operating/debian.md');

export const drill: Drill = {
  shows:
    'docs/operating/debian.md works as written: PostgreSQL, Redis and nginx of Debian, from the role to the sign-in',
  async run({ say }) {
    needsProgram('nginx', 'nginx-light');
    needsProgram('redis-server');
    if (!existsSync(join(dist, 'web/index.html'))) throw new Skipped('It needs the page: npm run web:build');
    const scratch = mkdtempSync(join(tmpdir(), 'laurel-drill-'));
    chmodSync(scratch, 0o755);
    const undo: (() => unknown)[] = [() => rmSync(scratch, { recursive: true, force: true })];
    try {
      return await follow(scratch, undo, say);
    } finally {
      for (const step of undo) await step();
    }
  },
};

async function follow(scratch: string, undo: (() => unknown)[], say: (line: string) => void): Promise<string[]> {
  say('the database');
  const postgresql = await DebianPostgresql.start(scratch);
  undo.unshift(() => postgresql.stop());
  await postgresql.query(...blocks('sql')[0]!.split(/;\n/).filter(Boolean));
  postgresql.restart();
  const redis = (await DrilledRedis.start(scratch))!;
  undo.unshift(() => redis.stop());

  const [plain, tls, first, second] = [await freePort(), await freePort(), await freePort(), await freePort()];
  const [ofPrograms, ofOwner] = blocks('ini');
  const ownPort = { '127.0.0.1:5432': `127.0.0.1:${postgresql.port}` };
  const environment = settings(ofPrograms!, {
    ...ownPort,
    'https://badges.example.org': `https://localhost:${tls}`,
    'redis://127.0.0.1:6379': redis.url,
    'file:///var/lib/laurel/store': pathToFileURL(join(scratch, 'store')).href,
  });
  say('the schema and the first account');
  const operate = async (command: string, ...rest: string[]): Promise<string> => {
    const file = join(dist, `apps/operate/src/${command}.js`);
    const owner = command === 'migrate' ? settings(ofOwner!, ownPort) : {};
    const env = { PATH: process.env.PATH, ...environment, ...owner };
    return (await promisify(execFile)(process.execPath, [file, ...rest], { env })).stdout;
  };
  await operate('migrate');
  const again = await operate('migrate');
  if (!again.includes('The schema is up to date.')) throw new Fault(`A second migrate said: ${again}`);
  const made = await operate('create-administrator', 'you@example.org');
  const password = /signs in with (\S+)\./.exec(made)?.[1] ?? '';

  say('the programs and nginx');
  const api = (port: number) =>
    new Program('api', `api ${port}`, `http://127.0.0.1:${port}`, { ...environment, PORT: String(port) }, main('api'));
  const worker = new Program('worker', 'worker', '', environment, main('worker'));
  const programs = [api(first!), api(second!), worker];
  for (const program of programs) {
    program.start();
    undo.unshift(() => program.end('SIGKILL'));
  }
  await Promise.all(programs.map(({ ready }) => ready));
  const ports = { plain: plain!, tls: tls!, apis: [first!, second!] as [number, number] };
  const configuration = join(root, 'apps/web/nginx.conf');
  undo.unshift(await startNginx({ scratch, configuration, page: join(dist, 'web'), ports }));
  const visited = await lookAround(`https://localhost:${tls}`, plain!, password);
  for (const program of programs) await program.end('SIGTERM');
  return [
    `PostgreSQL ${postgresql.version} of Debian, with the role, the locale and the settings of docs/operating/debian.md`,
    'migrate, twice; the first account; two api, a worker, and nginx with TLS',
    ...visited,
  ];
}

/** What people and other systems get through nginx. */
async function lookAround(url: string, plain: number, password: string): Promise<string[]> {
  const faults: string[] = [];
  const expect = (holds: boolean, what: string, seen: Seen): void => {
    if (!holds) faults.push(`${what}: ${seen.status} ${JSON.stringify(seen.headers)} ${seen.body.slice(0, 300)}`);
  };
  const redirect = await fetch(`http://127.0.0.1:${plain}/work`, { redirect: 'manual' });
  if (redirect.status !== 301) faults.push(`Without TLS, nginx answers ${redirect.status}.`);

  for (const path of ['/', '/badges', '/work/of/somebody']) {
    const page = await visit(url + path);
    const secured =
      (page.headers['content-security-policy'] ?? '').includes("default-src 'self'") &&
      page.headers['x-content-type-options'] === 'nosniff' &&
      page.headers['referrer-policy'] === 'no-referrer';
    expect(page.status === 200 && secured && page.headers['cache-control'] === 'no-cache', `The page ${path}`, page);
  }
  const script = readdirSync(join(dist, 'web/assets'))
    .find((name) => name.endsWith('.js.gz'))!
    .slice(0, -3);
  const asset = await visit(`${url}/assets/${script}`, { headers: { 'accept-encoding': 'gzip' } });
  const cached = asset.headers['cache-control'] === 'public, max-age=31536000, immutable';
  expect(asset.headers['content-encoding'] === 'gzip' && cached, 'A script of the page', asset);
  for (const path of ['/assets/missing.js', '/.vite/manifest.json', `/badges/${crypto.randomUUID()}`]) {
    const missing = await visit(url + path);
    expect(missing.status === 404, `What is missing, ${path}`, missing);
  }
  for (const path of ['/health/ready', '/issuer/did.json', '/v1/micro-credentials', '/openapi.json']) {
    const answer = await visit(url + path);
    expect(
      answer.status === 200 && (answer.headers['content-type'] ?? '').includes('json'),
      `The API, ${path}`,
      answer,
    );
  }
  const body = JSON.stringify({ email: 'you@example.org', password });
  const json = { 'content-type': 'application/json', origin: url };
  const session = await visit(`${url}/v1/session`, { method: 'POST', headers: json, body });
  const cookie = String(session.headers['set-cookie']);
  expect(session.status === 201 && /Secure/i.test(cookie) && /HttpOnly/i.test(cookie), 'The sign-in', session);

  const large = { 'content-length': String(50e6), 'content-type': 'multipart/form-data; boundary=x' };
  const upload = `${url}/v1/submissions/${crypto.randomUUID()}/artifacts/document_profile/files`;
  const early = await visit(upload, { method: 'POST', headers: large, body: Buffer.alloc(64_000), unfinished: true });
  expect(early.status === 401, 'An upload whose body has not arrived', early);
  expectNone(faults);
  return [
    'through nginx: the page and its addresses, cached scripts, badges, the API, and a sign-in with a secure cookie',
    'a 50 MB upload reached the API before its body had arrived: nginx buffers nothing',
  ];
}

const main = (kind: 'api' | 'worker'): string => join(dist, `apps/${kind}/src/main.js`);

/** The blocks of a language in the guide. */
function blocks(language: 'sql' | 'ini'): string[] {
  const fences = readFileSync(guide, 'utf8').matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\``, 'gm'));
  return [...fences].map(([, block]) => block!);
}

/** Settings of the guide, with what differs on this machine. */
function settings(block: string, changes: Record<string, string>): Record<string, string> {
  let written = block;
  for (const [from, to] of Object.entries(changes)) {
    if (!written.includes(from)) throw new Fault(`${guide} does not say ${from} any more.`);
    written = written.replace(from, to);
  }
  const lines = written.trim().split('\n');
  return Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
}
