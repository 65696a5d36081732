import { Agent } from 'node:http';
import { inputOf, serve } from '../child.js';
import { readAnswer } from '../read-answer.js';

export interface LoadInput {
  url: string;
  cookie: string;
  requests: number;
  atOnce: number;
}

/** How a server answered a number of requests, several at once. In milliseconds. */
export interface Load {
  perSecond: number;
  median: number;
  p99: number;
}

const { url, cookie, requests, atOnce } = inputOf<LoadInput>();
const agent = new Agent({ keepAlive: true, maxSockets: atOnce });

serve({}, { warm: () => load(Math.ceil(requests / 5)), load: () => load(requests) }, async () => agent.destroy());

async function load(count: number): Promise<Load> {
  const taken: number[] = [];
  let left = count;
  const begun = performance.now();
  const reader = async () => {
    while (left-- > 0) {
      const asked = performance.now();
      await readAnswer({ url, cookie, agent });
      taken.push(performance.now() - asked);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, reader));
  const seconds = (performance.now() - begun) / 1000;
  taken.sort((a, b) => a - b);
  const at = (part: number): number => taken[Math.min(taken.length - 1, Math.floor(taken.length * part))]!;
  return { perSecond: count / seconds, median: at(0.5), p99: at(0.99) };
}
