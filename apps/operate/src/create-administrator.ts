import { DomainError } from '#kernel';
import { makeFirstAdministrator } from './first-administrator.js';
import { onPlatform } from './on-platform.js';

// Creates the first account of an installation: node dist/apps/operate/src/create-administrator.js you@example.org
const [, , email = ''] = process.argv;
await onPlatform(async (platform) => {
  if (!/^\S+@\S+$/.test(email))
    throw new DomainError(
      'invalid',
      'person.email',
      'Name the email address of the account: create-administrator.js you@example.org',
    );
  const password = await makeFirstAdministrator(platform, email);
  console.log(`${email} signs in with ${password}. Change the password after signing in.`);
});
