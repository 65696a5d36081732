import type { GivenFile } from '../src/format.js';
import { watchMemory } from '../src/workshop/memory-watch.js';

// A process that does with a file what the name of the file says.
watchMemory(Number(process.argv[2]));

const behavior: Record<string, (file: GivenFile) => unknown> = {
  forever: () => {
    for (;;);
  },
  greedy: () => {
    const taken: Buffer[] = [];
    for (;;) taken.push(Buffer.alloc(10_000_000, 1));
  },
  crash: () => process.abort(),
  fails: () => process.send?.({ failure: 'ENOSPC: no space left' }),
  environment: () => answer(Object.keys(process.env).join(' ')),
  good: () => answer(String(process.pid)),
};

function answer(fault: string): void {
  process.send?.({ preparing: { prepared: { problem: null }, fault } });
}

process.on('message', ({ file }: { file: GivenFile }) => behavior[file.path]?.(file));
process.on('disconnect', () => process.exit());
