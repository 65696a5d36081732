import type { INestApplicationContext } from '@nestjs/common';
import { ComparePublished, KeyHistory, LeavePublishedLists } from '#badges';
import { DatabaseHome, Transactor } from '#database';
import { HoldWhatMayHaveBeenSent } from '#notifications';
import { FindUnrecorded } from '#submissions';

export interface Recovery {
  /** Whether to go on where nothing shows that the database was restored. */
  anyway: boolean;
  /** Status lists that were published before. */
  published: readonly { from: string; document: string }[];
}

/**
 * Brings a restored database past what happened after its backup, and says each thing that it did. Badges are issued
 * again when it is through. A run that was interrupted can be repeated.
 */
export async function* recoverFromRestore(
  app: INestApplicationContext,
  { anyway, published }: Recovery,
): AsyncGenerator<string> {
  const home = app.get(DatabaseHome, { strict: false });
  const signs = await home.signs();
  if (signs.length === 0 && !anyway) {
    yield 'Nothing shows that this database was restored, so nothing was changed. A copy of the whole disk does not show it: after restoring one, add --anyway.';
    return;
  }
  if (signs.length > 0) yield `This database was restored: ${signs.join('; ')}.`;

  const keys = await app.get(KeyHistory, { strict: false }).checkAll();
  yield `Signing keys: SECRET opens ${keys === 0 ? 'all, because there are none yet' : `all ${keys}`}, and all are published in did.json and jwks.json of their program. A key made after the backup is lost: badges that it signed can no longer be verified.`;

  for (const { from, document } of published) yield* differences(app, from, document);
  const { closed, opened } = await app.get(LeavePublishedLists, { strict: false }).run();
  yield `Status lists: ${closed.length === 0 ? 'there was no open list' : `no more places are given in ${closed.join(', ')}`}. The next badges are in ${opened.join(', ')}. Every list is signed again.`;
  if (published.length === 0)
    yield 'Check: badges that were suspended or revoked after the backup are in force again. Repeat what you know of. To find them, run this again with --anyway --published and a status list that was published before, as a file or an address.';

  const { messages, reminders, inDigests } = await app.get(HoldWhatMayHaveBeenSent, { strict: false }).run();
  yield `Email: ${messages.length} messages that waited in the backup are held as not sent, because they may have been sent after it. Send them again in the administration where they are missing.`;
  for (const { id, kind, queuedAt } of messages) yield `  message ${id}: ${kind}, of ${queuedAt.toISOString()}`;
  yield `Reminders: ${reminders.length} came due after the backup, and are not sent late.`;
  for (const { enrollmentId, kind, dueAt } of reminders)
    yield `  enrollment ${enrollmentId}: ${kind}, due ${dueAt.toISOString()}`;
  if (inDigests > 0) yield `Digests: ${inDigests} notifications wait for a daily digest. Some may be in two digests.`;

  const { contents, bytes, keys: stored } = await app.get(FindUnrecorded, { strict: false }).run();
  yield `Store: ${contents} files (${(bytes / 1024 ** 3).toFixed(2)} GB) belong to nothing in the database: they were uploaded or prepared after the backup. They are kept. Candidates upload theirs again.`;
  for (const key of stored) yield `  content ${key}`;
  if (contents > stored.length) yield `  and ${contents - stored.length} more`;

  await app.get(Transactor, { strict: false }).run((tx) => home.note(tx));
  yield 'Badges are issued again.';
}

async function* differences(app: INestApplicationContext, from: string, document: string): AsyncGenerator<string> {
  const { purpose, listNumber, badges, lost } = await app.get(ComparePublished, { strict: false }).run({ document });
  yield `Compared with ${from} (${purpose}, list ${listNumber}): ${badges.length} badges were withdrawn there and are in force here; ${lost} withdrawn places belong to badges that are not in this database, and stay withdrawn.`;
  for (const address of badges) yield `  in force again: ${address}`;
}
