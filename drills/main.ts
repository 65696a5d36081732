import { readdir } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { type Drill, Fault, Skipped } from './drill.js';

const usage = `npm run drills -- [name …] [--kills 100]

Starts Laurel as in production, breaks something, and checks that nothing was lost, doubled or stuck.
docs/operating/drills.md describes each drill. Without a name, it holds all drills, one after another.
  --kills   how many times the drill "kill" kills a process; 100 unless given`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { kills: { type: 'string', default: '100' }, help: { type: 'boolean', default: false } },
});
if (values.help) console.log(usage);
else process.exitCode = (await holdAll(await chosenNames(positionals), Number(values.kills))) ? 0 : 1;
process.exit();

async function chosenNames(asked: string[]): Promise<string[]> {
  const present = (await readdir(new URL('.', import.meta.url)))
    .flatMap((file) => /^(.+)\.drill\.js$/.exec(file)?.[1] ?? [])
    .sort();
  const unknown = asked.filter((name) => !present.includes(name));
  if (unknown.length > 0) {
    console.error(`There is no drill ${unknown.join(', ')}. There are: ${present.join(', ')}.`);
    process.exit(2);
  }
  return asked.length > 0 ? asked : present;
}

/** Returns whether no drill failed. */
async function holdAll(names: string[], kills: number): Promise<boolean> {
  let held = true;
  for (const name of names) {
    const { drill } = (await import(`./${name}.drill.js`)) as { drill: Drill };
    console.log(`\n${name}: ${drill.shows}`);
    const begun = performance.now();
    const seconds = () => `${((performance.now() - begun) / 1000).toFixed(0)} s`;
    try {
      const measured = await drill.run({ kills, say: (line) => console.error(`  … ${seconds()}: ${line}`) });
      console.log([...measured.map((line) => `  ${line}`), `  ${name}: held, ${seconds()}`].join('\n'));
    } catch (error) {
      if (error instanceof Skipped) {
        console.log(`  ${name}: SKIPPED. ${error.message}`);
        continue;
      }
      held = false;
      console.log(`  ${name}: FAILED, ${seconds()}\n${indented(error)}`);
    }
  }
  return held;
}

function indented(error: unknown): string {
  const said = error instanceof Fault ? error.message : error instanceof Error ? (error.stack ?? '') : String(error);
  return said.replace(/^/gm, '    ');
}
