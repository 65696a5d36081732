// Checks the structure that CONTRIBUTING.md describes, beyond the directions of imports. `npm run structure [slice]`
import { checks, structureOf } from './checks.mjs';

const [slice] = process.argv.slice(2);
let faults = 0;
for (const [name, found] of Object.entries(structureOf(process.cwd()))) {
  const shown = found.filter((fault) => slice === undefined || fault.includes(`/${slice}/`));
  faults += shown.length;
  if (shown.length > 0)
    console.log(`\n${checks[name].rule} (${shown.length})\n${shown.map((fault) => `  ${fault}`).join('\n')}`);
}
console.log(faults === 0 ? 'The structure is sound.' : `\n${faults} faults.`);
process.exitCode = faults === 0 ? 0 : 1;
