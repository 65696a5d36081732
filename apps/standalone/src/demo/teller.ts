import { performance } from 'node:perf_hooks';

/** Prints what happens, one line for each step. On a terminal it overwrites the line of the current step. */
export class Teller {
  private readonly begun = performance.now();
  private open = false;

  /** Begins a part of the story. */
  part(title: string): void {
    this.end();
    process.stdout.write(`\n${title}\n`);
  }

  /** Prints a step that was done. */
  step(text: string): void {
    this.end();
    process.stdout.write(`  ${this.time()}  ${text}\n`);
  }

  /** Prints the progress of a step, always on the same line. Without a terminal it prints only the end. */
  progress(text: string, done: number, total: number): void {
    if (!process.stdout.isTTY) return;
    const width = 24;
    const full = Math.round((done / total) * width);
    process.stdout.write(
      `\r  ${this.time()}  ${text} ${'█'.repeat(full)}${'·'.repeat(width - full)} ${Math.round((done / total) * 100)} %`,
    );
    this.open = true;
  }

  private end(): void {
    if (this.open) process.stdout.write('\r\u001b[K');
    this.open = false;
  }

  private time(): string {
    return `${((performance.now() - this.begun) / 1000).toFixed(1).padStart(5)} s`;
  }
}

/** Asks again until there is an answer. @throws Error when there is none within `seconds`. */
export async function until<Thing>(what: string, ask: () => Promise<Thing | undefined>, seconds = 60): Promise<Thing> {
  const end = performance.now() + seconds * 1000;
  for (;;) {
    const thing = await ask();
    if (thing !== undefined) return thing;
    if (performance.now() > end) throw new Error(`${what}: no result within ${seconds} s.`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
