import { parseArgs } from 'node:util';
import { type Issuer, Issuers, KeyHistory, RotateSigningKey } from '#badges';
import { DomainError } from '#kernel';
import { onPlatform } from './on-platform.js';

// Creates a new key for signing badges, for each program or for one:
// node dist/apps/operate/src/rotate-signing-key.js [--program CODE] [--now | --list]
const overlapHours = 24;
const { values } = parseArgs({
  options: {
    program: { type: 'string' },
    now: { type: 'boolean', default: false },
    list: { type: 'boolean', default: false },
  },
});
await onPlatform(async (platform) => {
  const issuers = await platform.get(Issuers, { strict: false }).all();
  const asked = values.program?.toUpperCase();
  const meant = issuers.filter(({ program }) => asked === undefined || program === asked);
  if (meant.length === 0)
    throw new DomainError(
      'not-found',
      'program.not-found',
      `There is no program ${asked}. There are: ${issuers.map(({ program }) => program).join(', ')}.`,
    );

  /** One program that cannot rotate now keeps no other from it. */
  const rotate = async ({ program, programId }: Issuer): Promise<void> => {
    try {
      const { id, signsFrom } = await platform
        .get(RotateSigningKey, { strict: false })
        .run({ programId, actor: null, overlapMinutes: values.now ? 0 : overlapHours * 60 });
      console.log(
        `${program}: ${id} is published, and signs from ${signsFrom.toISOString()}. The old keys stay published, so badges that they signed stay valid.`,
      );
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      console.error(`${program}: ${error.message}`);
      process.exitCode = 1;
    }
  };
  if (!values.list) for (const issuer of meant) await rotate(issuer);
  for (const issuer of meant)
    for (const { id, algorithm, signsFrom, signsUntil } of await platform.get(KeyHistory, { strict: false }).of(issuer))
      console.log(
        `${signsFrom.toISOString()} to ${signsUntil?.toISOString() ?? 'the next rotation'}  ${algorithm}  ${id}`,
      );
});
