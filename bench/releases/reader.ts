import { Agent } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { inputOf, serve } from '../child.js';
import { readAnswer } from '../read-answer.js';

export interface ReaderInput {
  url: string;
  cookie: string;
  /** Requests per second. Each begins on time, even if earlier ones are not answered yet. */
  perSecond: number;
}

/** The waits for answers, in milliseconds. */
export interface Waits {
  answers: number;
  median: number;
  p99: number;
}

const { url, cookie, perSecond } = inputOf<ReaderInput>();
const agent = new Agent({ keepAlive: true });
let taken: number[] = [];
let reading: Promise<void> | undefined;
let over = false;

serve({}, { begin, end }, async () => agent.destroy());

async function begin(): Promise<void> {
  taken = [];
  over = false;
  reading = readSteadily();
}

async function end(): Promise<Waits> {
  over = true;
  await reading;
  taken.sort((a, b) => a - b);
  const at = (part: number): number => taken[Math.min(taken.length - 1, Math.floor(taken.length * part))]!;
  return { answers: taken.length, median: at(0.5), p99: at(0.99) };
}

/** Each wait counts from the time at which the request was due: a server that stalls delays all requests of that time. */
async function readSteadily(): Promise<void> {
  const begun = performance.now();
  const answers: Promise<void>[] = [];
  for (let number = 0; !over; number += 1) {
    const due = begun + (number * 1000) / perSecond;
    await pause(Math.max(0, due - performance.now()));
    answers.push(readAnswer({ url, cookie, agent }).then(() => void taken.push(performance.now() - due)));
  }
  await Promise.all(answers);
}
