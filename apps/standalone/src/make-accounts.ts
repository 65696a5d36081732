import type { INestApplicationContext } from '@nestjs/common';
import { SeedDemoPeople } from '#identity';
import { makeFirstAdministrator } from '../../operate/src/first-administrator.js';

interface Wanted {
  demoAccounts: boolean;
  /** Address of the first administrator. */
  administrator?: string;
}

/**
 * Makes the requested accounts, and returns lines with their addresses, passwords and roles.
 * @throws DomainError `person.administrator-exists`
 */
export async function makeAccounts(
  app: INestApplicationContext,
  { demoAccounts, administrator }: Wanted,
): Promise<string[]> {
  const rows: [email: string, password: string, roles: string][] = [];
  if (administrator !== undefined)
    rows.push([administrator, await makeFirstAdministrator(app, administrator), 'administrator']);
  if (demoAccounts) {
    const people = await app.get(SeedDemoPeople, { strict: false }).run();
    rows.push(
      ...people.map(({ email, password, roles }): [string, string, string] => [email, password, roles.join(', ')]),
    );
  }
  const width = Math.max(...rows.map(([email]) => email.length));
  return rows.map(([email, password, roles]) => `  ${email.padEnd(width)}  ${password}  ${roles}`);
}
