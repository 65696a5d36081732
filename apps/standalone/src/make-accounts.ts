import type { INestApplicationContext } from '@nestjs/common';
import { SeedDemoPeople } from '#identity';
import { DemoProgram, isUnfinished, isUntouched } from './demo-program/demo-program.js';
import { stageOf } from './demo-program/stages.js';
import { makeFirstAdministrator } from '../../operate/src/first-administrator.js';

interface Wanted {
  demoAccounts: boolean;
  /** Address of the first administrator. */
  administrator?: string;
}

interface Made {
  /** What to print: for each account its address, password, roles and stage of the demo program; then what went wrong. */
  lines: string[];
  /** What is still to be made of the demo program. Null when somebody has already worked here. */
  program: DemoProgram | null;
}

const unfinished =
  'An earlier start was stopped before the demo program was complete. To see all of it, delete the data folder and start again.';

/**
 * Makes the requested accounts and, where nobody has worked yet, the beginning of the demo program.
 * @throws DomainError `person.administrator-exists`
 */
export async function makeAccounts(
  app: INestApplicationContext,
  { demoAccounts, administrator }: Wanted,
): Promise<Made> {
  const rows: [email: string, password: string, about: string][] = [];
  const notes: string[] = [];
  let program: DemoProgram | null = null;
  if (administrator !== undefined)
    rows.push([administrator, await makeFirstAdministrator(app, administrator), 'administrator']);
  if (demoAccounts) {
    const people = await app.get(SeedDemoPeople, { strict: false }).run();
    if (await isUntouched(app)) {
      program = new DemoProgram(app, people);
      await program.open();
    } else if (await isUnfinished(app)) notes.push('', unfinished);
    for (const account of people) {
      const about = [account.roles.join(', '), ...(program === null ? [] : stageOf(account))].join(': ');
      rows.push([account.email, account.password, about]);
    }
  }
  const width = Math.max(...rows.map(([email]) => email.length));
  const lines = rows.map(([email, password, about]) => `  ${email.padEnd(width)}  ${password}  ${about}`);
  return { lines: [...lines, ...notes], program };
}
