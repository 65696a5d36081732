import { parseArgs } from 'node:util';
import { ConfigurationError } from '#config';
import type { DemoProgram } from './demo-program/demo-program.js';
import { PostgresStartError } from '#embedded-postgres';
import { DomainError } from '#kernel';
import { CannotStart } from '#start';
import { PortTakenError, type Standalone, startStandalone } from './start-standalone.js';
import { stopOnSignal } from './stop-on-signal.js';

const usage = `npm start -- [--demo-accounts] [--administrator you@example.org]

  --demo-accounts   creates demo accounts, and prints their passwords; where nobody has worked yet, also a pilot with
                    people at every stage and submissions to review
  --administrator   creates the first administrator, and prints the password
`;

/** Errors that the person at the terminal can fix. They are printed without a stack. */
const expected = [ConfigurationError, PostgresStartError, PortTakenError, DomainError, CannotStart];

const { 'demo-accounts': demoAccounts, administrator } = readArguments();
try {
  const laurel = await startStandalone({ dataFolder: process.env.LAUREL_DATA || '.laurel', environment: process.env });
  stopOnSignal(laurel);
  await introduce(laurel);
} catch (error) {
  console.error(expected.some((kind) => error instanceof kind) ? (error as Error).message : error);
  process.exit(1);
}

async function introduce(laurel: Standalone): Promise<void> {
  const lines = [
    '',
    `Laurel is up after ${process.uptime().toFixed(1)} s.`,
    '',
    `  Address   ${laurel.url}`,
    `  API       ${laurel.url}/docs`,
    `  Data      ${laurel.dataFolder}`,
    '',
  ];
  if (demoAccounts || administrator !== undefined) {
    const { makeAccounts } = await import('./make-accounts.js');
    const made = await makeAccounts(laurel.app, { demoAccounts, administrator });
    lines.push(...made.lines, '');
    if (made.program !== null) {
      lines.push('The submissions of the demo program are being made. You can sign in already.', '');
      void complete(made.program, laurel.stopping);
    }
  }
  console.log([...lines, 'Press ctrl-C to stop.', ''].join('\n'));
}

async function complete(program: DemoProgram, stopping: AbortSignal): Promise<void> {
  try {
    await program.fill(stopping);
    console.log(`The demo program is complete after ${process.uptime().toFixed(1)} s.\n`);
  } catch (error) {
    if (!stopping.aborted) console.error('The demo program could not be completed.', error);
  }
}

function readArguments() {
  try {
    return parseArgs({
      options: { 'demo-accounts': { type: 'boolean', default: false }, administrator: { type: 'string' } },
    }).values;
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usage}`);
    process.exit(2);
  }
}
