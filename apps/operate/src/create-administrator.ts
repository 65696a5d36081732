import { NestFactory } from '@nestjs/core';
import { readConfiguration } from '#config';
import { DomainError } from '#kernel';
import { PlatformModule } from '#platform';
import { makeFirstAdministrator } from './first-administrator.js';

// Creates the first account of an installation: node dist/apps/operate/src/create-administrator.js you@example.org
const [, , email = ''] = process.argv;
const platform = await NestFactory.createApplicationContext(PlatformModule.forRoot(readConfiguration(process.env)), {
  logger: ['error', 'warn'],
});
try {
  if (!/^\S+@\S+$/.test(email))
    throw new DomainError(
      'invalid',
      'person.email',
      'Name the email address of the account: create-administrator.js you@example.org',
    );
  const password = await makeFirstAdministrator(platform, email);
  console.log(`${email} signs in with ${password}. Change the password after signing in.`);
} catch (error) {
  if (!(error instanceof DomainError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
} finally {
  await platform.close();
}
