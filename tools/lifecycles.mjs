// Draws the lifecycles of the code as Mermaid state diagrams in docs/domain.md. With --check, tells whether they are up
// to date.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from './build.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const document = `${root}docs/domain.md`;
const [begin, end] = ['<!-- lifecycles -->', '<!-- /lifecycles -->'];

/** A lifecycle as a state diagram. It begins at the first state, and ends at each state that has no way out. */
export function drawing({ thing, table }) {
  const states = Object.entries(table);
  const moves = states.flatMap(([from, commands]) =>
    Object.entries(commands).map(([command, to]) => `  ${from} --> ${to}: ${command}`),
  );
  const ends = states
    .filter(([, commands]) => Object.keys(commands).length === 0)
    .map(([state]) => `  ${state} --> [*]`);
  return [
    `#### ${thing}`,
    '',
    '```mermaid',
    'stateDiagram-v2',
    `  [*] --> ${states[0][0]}`,
    ...moves,
    ...ends,
    '```',
  ].join('\n');
}

/** The text with these drawings between its two marks. */
export function withDrawings(text, drawings) {
  const [before, after] = [text.indexOf(begin), text.indexOf(end)];
  if (before === -1 || after < before) throw new Error(`docs/domain.md lacks its marks ${begin} and ${end}.`);
  return `${text.slice(0, before + begin.length)}\n\n${drawings.join('\n\n')}\n\n${text.slice(after)}`;
}

/** Every lifecycle that a `*.lifecycle.ts` exports, by the name of its thing. */
async function lifecyclesOf(folder) {
  const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith('.lifecycle.js'));
  const modules = await Promise.all(files.map((file) => import(pathToFileURL(`${folder}/${file}`).href)));
  return modules
    .flatMap((module) => Object.values(module))
    .filter((value) => typeof value?.thing === 'string' && typeof value.table === 'object')
    .sort((one, other) => (one.thing < other.thing ? -1 : 1));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await build();
  const present = await readFile(document, 'utf8');
  const fresh = withDrawings(present, (await lifecyclesOf(`${root}dist/libs`)).map(drawing));
  if (!process.argv.includes('--check')) {
    await writeFile(document, fresh);
    console.log('The diagrams in docs/domain.md are drawn.');
  } else if (fresh !== present) {
    console.error('The diagrams in docs/domain.md are out of date: run npm run lifecycles and commit the result.');
    process.exitCode = 1;
  } else console.log('The diagrams in docs/domain.md are up to date.');
}
