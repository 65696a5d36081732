import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { type DemoAccount, SeedDemoPeople } from '#identity';
import { SystemClock } from '#kernel';
import { type Standalone, startStandalone } from '../start-standalone.js';
import { stopOnSignal } from '../stop-on-signal.js';
import { type Badge, walkJourney } from './journey.js';
import { type LoopbackHttps, openLoopbackHttps } from './loopback-https.js';
import { Teller } from './teller.js';
import { openIndependentVerifier } from './verify-badge.js';

/**
 * `npm run demo`: starts Laurel on a fresh folder, takes one submission from the catalog to a badge, and has the badge
 * checked by an independent verifier. It stays up until ctrl-C. With `--exit` it ends, with status 0 if every step succeeded.
 */
const tell = new Teller();
const now = new SystemClock().now();
const stays = !process.argv.includes('--exit');

const https = await openLoopbackHttps(now);
let laurel: Standalone | undefined;
try {
  tell.part('Starting Laurel: an embedded PostgreSQL, the API and the worker in one process, in a new folder');
  laurel = await startStandalone({
    dataFolder: mkdtempSync(join(tmpdir(), 'laurel-demo-')),
    temporary: true,
    environment: { PORT: process.env.PORT ?? '0', PUBLIC_URL: https.url, REQUIRE_TOTP: 'false' },
  });
  https.serve((laurel.app as NestExpressApplication).getHttpAdapter().getInstance());
  if (stays) stopOnSignal(laurel);
  const address = `http://localhost:${laurel.configuration.port}`;
  const accounts = await laurel.app.get(SeedDemoPeople, { strict: false }).run();
  tell.step(`Up at ${address}, with ${accounts.length} demo accounts.`);

  const badge = await walkJourney({ url: address, accounts, now, tell });
  await verify(badge, https);
  tell.part('Every step succeeded.');
  if (stays) invite(address, badge, accounts);
} catch (error) {
  console.error(`\nThe demo stopped here:\n${error instanceof Error ? error.stack : String(error)}`);
  process.exitCode = 1;
}
if (!stays || process.exitCode === 1) {
  await laurel?.stop();
  await https.stop();
  process.exit();
}

async function verify({ url }: Badge, { url: origin, certificateFile }: LoopbackHttps): Promise<void> {
  const verifier = openIndependentVerifier({ origin, certificateFile });
  const genuine = await verifier.check(url);
  if (!genuine.signature || genuine.inForce !== true)
    throw new Error(
      `The independent verifier does not accept the badge: ${JSON.stringify(genuine.log)} ${genuine.errors.join('; ')}`,
    );
  tell.step(
    `An independent verifier (@digitalcredentials/verifier-core) accepts it: ${Object.keys(genuine.log).join(', ')}.`,
  );
  const forgery = await verifier.check(url, { ...genuine.credential, name: 'Another badge' });
  if (forgery.signature) throw new Error('The independent verifier accepted a forgery.');
  tell.step('The same verifier refuses it when one word is changed.');
  verifier.close();
}

function invite(address: string, badge: Badge, accounts: DemoAccount[]): void {
  const rows = accounts.map(
    ({ email, password, roles }) => `  ${email.padEnd(30)} ${password.padEnd(26)} ${roles.join(', ')}`,
  );
  console.log(`
  Page       ${address}
  API docs   ${address}/docs
  Badge      ${address}/badges/${badge.id}
             ${badge.url} (the same page, with a certificate of the demo)
  Verify     ${address}/verify?url=${encodeURIComponent(badge.url)}

${rows.join('\n')}

Press ctrl-C to stop Laurel.
`);
}
