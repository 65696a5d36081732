import { randomInt } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import { CreateFirstAdministrator } from '#identity';

/**
 * Creates the first administrator's account and returns its password, which is shown only once.
 * @throws DomainError `person.administrator-exists`
 */
export async function makeFirstAdministrator(app: INestApplicationContext, email: string): Promise<string> {
  const password = Array.from({ length: 5 }, group).join('-');
  await app
    .get(CreateFirstAdministrator, { strict: false })
    .run({ email: email.toLowerCase(), name: email, password, zone: 'America/Chicago' });
  return password;
}

/** Four letters and digits, without those that look alike. */
function group(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
  return Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('');
}
