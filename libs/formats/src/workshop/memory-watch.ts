import { Worker } from 'node:worker_threads';

/**
 * Kills this process when it uses more resident memory than this, in MB. A thread of its own watches, since a library
 * that works on a hostile file may not return for a long time. Limits of V8 do not count buffers.
 */
export function watchMemory(mostMb: number): void {
  const watch = `
    setInterval(() => {
      if (process.memoryUsage.rss() > ${mostMb * 1024 * 1024}) process.kill(process.pid, 'SIGKILL');
    }, 20);
  `;
  new Worker(watch, { eval: true }).unref();
}
