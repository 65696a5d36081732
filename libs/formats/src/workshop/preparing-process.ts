import type { GivenFile } from '../format.js';
import type { Tools } from '../tools.js';
import { watchMemory } from './memory-watch.js';
import { prepareHere } from './prepare-here.js';

// The process in which files are prepared, one after another. Its argument is the limit of its memory in MB.
watchMemory(Number(process.argv[2]));

process.on('message', ({ file, folder, tools }: { file: GivenFile; folder: string; tools: Tools }) => {
  prepareHere(file, folder, tools).then(
    (preparing) => process.send?.({ preparing }),
    (error: unknown) => process.send?.({ failure: String(error) }),
  );
});
process.on('disconnect', () => process.exit());
