import { readdir } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { startTestServer } from '#testing';
import type { Bench } from './bench.js';
import { describeMachine } from './machine.js';
import { formatTable } from './table.js';

const usage = `npm run bench -- [--only <name>[,<name>]] [--quick]

Compares Laurel with the bare libraries that it uses, in one run, and prints Markdown.
  --only    the benchmarks of these names: bench/<name>.bench.ts
  --quick   rough figures in seconds instead of good ones in minutes`;

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    quick: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log(usage);
} else {
  await runBenches(await chosenNames(values.only), values.quick);
}

/** The names of all benchmarks in this folder, or of the requested ones. */
async function chosenNames(only: string | undefined): Promise<string[]> {
  const present = (await readdir(new URL('.', import.meta.url)))
    .flatMap((file) => /^(.+)\.bench\.js$/.exec(file)?.[1] ?? [])
    .sort();
  const asked = only?.split(',') ?? present;
  const unknown = asked.filter((name) => !present.includes(name));
  if (unknown.length > 0)
    throw new Error(`There is no benchmark ${unknown.join(', ')}. There are: ${present.join(', ')}.`);
  return asked;
}

async function runBenches(names: string[], quick: boolean): Promise<void> {
  const server = await startTestServer({ durable: true });
  // `startLaurel` finds its databases by this, here and in the processes that benchmarks start.
  process.env.LAUREL_TEST_SERVER = server.url;
  try {
    console.log(
      `${await describeMachine(server.url)}${quick ? '\n\nQuick figures: small amounts, one run each.' : ''}`,
    );
    for (const name of names) {
      const { bench } = (await import(`./${name}.bench.js`)) as { bench: Bench };
      console.log(`\n## ${bench.title}\n`);
      const { table, notes } = await bench.run({ quick, say: (line) => console.error(`  … ${line}`) });
      console.log([formatTable(table), '', ...notes.map((note) => `- ${note}`)].join('\n'));
    }
  } finally {
    await server.stop();
  }
}
