import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { loopbackCertificate } from '../../apps/standalone/src/demo/loopback-certificate.js';
import { Fault } from '../drill.js';
import { spawnChild } from './children.js';
import { needsProgram } from './programs-here.js';

export interface NginxOptions {
  scratch: string;
  /** apps/web/nginx.conf */
  configuration: string;
  /** dist/web */
  page: string;
  ports: { plain: number; tls: number; apis: [number, number] };
}

/** nginx with Laurel's configuration, in which only what an operator has to change is changed. */
export async function startNginx({ scratch, configuration, page, ports }: NginxOptions): Promise<() => Promise<void>> {
  const program = needsProgram('nginx', 'nginx-light');
  const folder = join(scratch, 'nginx');
  mkdirSync(folder);
  const { key, certificate } = loopbackCertificate(new Date());
  writeFileSync(join(folder, 'key.pem'), key);
  writeFileSync(join(folder, 'certificate.pem'), certificate);
  const changed = readFileSync(configuration, 'utf8')
    .replaceAll('badges.example.org', 'localhost')
    .replaceAll('/etc/ssl/laurel', folder)
    .replace('/srv/laurel/dist/web', page)
    .replace('listen 80;', `listen 127.0.0.1:${ports.plain};`)
    .replace('listen 443 ', `listen 127.0.0.1:${ports.tls} `)
    .replace('127.0.0.1:3000;', `127.0.0.1:${ports.apis[0]};`)
    .replace('127.0.0.1:3001;', `127.0.0.1:${ports.apis[1]};`);
  writeFileSync(join(folder, 'laurel.conf'), changed);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${join(folder, name)};`,
  );
  const main = `daemon off; pid ${join(folder, 'pid')}; error_log ${join(folder, 'log')};
${process.getuid?.() === 0 ? 'user root;' : ''}
events {}
http { access_log off; ${temporary.join(' ')} include ${join(folder, 'laurel.conf')}; }`;
  writeFileSync(join(folder, 'nginx.conf'), main);
  const child = spawnChild(program, ['-e', join(folder, 'log'), '-c', join(folder, 'nginx.conf')], { stdio: 'ignore' });
  await untilOpen(child, ports.plain, join(folder, 'log'));
  return async () => {
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  };
}

async function untilOpen(child: ChildProcess, port: number, log: string): Promise<void> {
  while (child.exitCode === null) {
    const open = await fetch(`http://127.0.0.1:${port}`, { redirect: 'manual' }).then(
      () => true,
      () => false,
    );
    if (open) return;
    await pause(50);
  }
  throw new Fault(`nginx does not start:\n${readFileSync(log, 'utf8')}`);
}
