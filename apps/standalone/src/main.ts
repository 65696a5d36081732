import { parseArgs } from 'node:util';
import { ConfigurationError } from '#config';
import { PostgresStartError } from '#embedded-postgres';
import { DomainError } from '#kernel';
import { PortTakenError, type Standalone, startStandalone } from './start-standalone.js';
import { stopOnSignal } from './stop-on-signal.js';

const usage = `npm start -- [--demo-accounts] [--administrator you@example.org]

  --demo-accounts   creates demo accounts, and prints their passwords
  --administrator   creates the first administrator, and prints the password
`;

/** Errors that the person at the terminal can fix. They are printed without a stack. */
const expected = [ConfigurationError, PostgresStartError, PortTakenError, DomainError];

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
    lines.push(...(await makeAccounts(laurel.app, { demoAccounts, administrator })), '');
  }
  console.log([...lines, 'Press ctrl-C to stop.', ''].join('\n'));
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
