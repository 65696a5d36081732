// Measures how long `npm start` takes to its first answer, on a new data folder (cold) and on an existing one (warm).
// `node tools/measure-start.mjs [rounds] [--unbuilt]`; with --unbuilt the first start must also compile.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  return port;
}

/** Seconds from the command to the first answer of /health/ready, and from ctrl-C to the end. */
async function measure(dataFolder) {
  const port = await freePort();
  const begun = performance.now();
  const laurel = spawn('npm', ['start', '--silent'], {
    cwd: root,
    env: { ...process.env, LAUREL_DATA: dataFolder, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
    detached: true,
  });
  const ended = once(laurel, 'exit');
  let answered = false;
  while (!answered) {
    if (laurel.exitCode !== null) throw new Error('Laurel did not start.');
    answered = await fetch(`http://127.0.0.1:${port}/health/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (!answered) await sleep(5);
  }
  const start = performance.now() - begun;
  const asked = performance.now();
  process.kill(-laurel.pid, 'SIGINT');
  await ended;
  return { start: start / 1000, stop: (performance.now() - asked) / 1000 };
}

const unbuilt = process.argv.includes('--unbuilt');
const rounds = Number(process.argv.slice(2).find((word) => /^\d+$/.test(word)) ?? 3);
const tell = (name, { start, stop }) =>
  console.log(`${name}  first answer ${start.toFixed(2)} s, ctrl-C to end ${stop.toFixed(2)} s`);
for (let round = 0; round < rounds; round++) {
  const dataFolder = mkdtempSync(join(tmpdir(), 'laurel-start-'));
  try {
    if (round === 0 && unbuilt) rmSync(join(root, 'dist'), { recursive: true, force: true });
    tell(round === 0 && unbuilt ? 'cold, not yet built' : 'cold               ', await measure(dataFolder));
    tell('warm               ', await measure(dataFolder));
  } finally {
    rmSync(dataFolder, { recursive: true, force: true });
  }
}
