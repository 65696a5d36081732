import { ResealKeys } from '#badges';
import { ConfigurationError } from '#config';
import { ResealAccounts } from '#identity';
import { onPlatform } from './on-platform.js';

// Encrypts everything with SECRET that SECRET_PREVIOUS encrypted: node dist/apps/operate/src/rotate-secret.js
await onPlatform(async (platform, { secretPrevious }) => {
  if (secretPrevious === undefined)
    throw new ConfigurationError(
      'Set SECRET to the new value and SECRET_PREVIOUS to the old one, here and for every api and worker.',
    );
  const badges = await platform.get(ResealKeys, { strict: false }).run();
  const accounts = await platform.get(ResealAccounts, { strict: false }).run();
  console.log(
    `Encrypted with the new SECRET: ${badges.keys} signing keys, ${badges.links} links to evidence, ${accounts.secondFactors} parts of second factors, ${accounts.links} links of letters. What was encrypted with it before was left alone.`,
  );
  console.log(
    'Nothing in the database needs SECRET_PREVIOUS now. Sessions that it signed end when you remove it, so wait fourteen days if nobody should have to sign in again.',
  );
});
