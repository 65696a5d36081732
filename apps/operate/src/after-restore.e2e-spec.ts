import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { decodeList } from '@digitalbazaar/vc-bitstring-status-list';
import {
  type Award,
  AwardFactsQueries,
  IssueAward,
  RestoreCheck,
  RevokeAward,
  StatusLists,
  SuspendAward,
} from '#badges';
import {
  aMetSubmission,
  anAward,
  aPilot,
  type Backup,
  backUp,
  type Laurel,
  type OpenPilot,
  startLaurel,
} from '#testing';
import { runCommand } from '../test/run-command.js';

interface Place {
  credential_id: string;
  list_number: number;
  list_index: number;
}

const run = (laurel: Laurel, ...args: string[]) => runCommand(laurel, ['after-restore', ...args]);

const placesIn = (laurel: Laurel) =>
  laurel.dataSource.query<Place[]>(
    'SELECT credential_id, list_number, list_index FROM issuance ORDER BY credential_id',
  );

async function isWithdrawn(laurel: Laurel, { list_number, list_index }: Place): Promise<boolean> {
  const { document } = await laurel.get(StatusLists).published('suspension', list_number);
  const { credentialSubject } = JSON.parse(document) as { credentialSubject: { encodedList: string } };
  return (await decodeList(credentialSubject)).getStatus(list_index);
}

const change = (award: Award) => ({ actor: { id: 'an-administrator' }, awardId: award.id, reason: 'A complaint' });

describe('a database restored from a backup', () => {
  let before: Laurel;
  let backup: Backup;
  let suspended: Award;
  let lost: Place[];
  let publishedList: string;
  beforeAll(async () => {
    const at = new Date();
    before = await startLaurel({ at });
    const pilot: OpenPilot = await aPilot(before, { seats: 20, requirements: [] }).open();
    suspended = await anAward(before, { pilot }).issued();
    backup = await backUp(before.configuration);
    const known = await placesIn(before);
    for (let badge = 0; badge < 15; badge += 1) {
      const award = await anAward(before, { pilot }).issued();
      if (badge === 0) await before.get(RevokeAward).run(change(award));
    }
    await before.get(SuspendAward).run(change(suspended));
    lost = (await placesIn(before)).filter(({ credential_id: id }) => !known.some((one) => one.credential_id === id));
    publishedList = (await before.get(StatusLists).published('suspension', 1)).document;
  });
  afterAll(() => before.stop());

  const restored = async (): Promise<Laurel> => startLaurel({ at: new Date(), database: await backup.restore() });
  const anEarnedBadge = async (laurel: Laurel) => {
    const enrollment = await aMetSubmission(laurel).released();
    const facts = (await laurel.get(AwardFactsQueries).ofEnrollment(enrollment.id))!;
    return () => laurel.get(IssueAward).run(facts);
  };

  it('issues no badge until the operator has run after-restore, and then none with a place that was published', async () => {
    expect(lost).toHaveLength(15);
    const after = await restored();
    const issue = await anEarnedBadge(after);
    await expect(issue()).rejects.toMatchObject({ kind: 'unavailable', code: 'database.restored' });
    expect(await placesIn(after)).toHaveLength(1);

    expect(await after.get(RestoreCheck).check()).toMatchObject({
      state: 'failing',
      words: expect.stringContaining('No badges are issued'),
    });

    const { stdout } = await run(after);
    expect(stdout).toContain('This database was restored: its rows were written from a dump');
    expect(stdout).toContain('no more places are given in 1');
    expect(stdout).toMatch(/Store: \d+ files .* belong to nothing in the database/);
    expect(stdout).toContain('Badges are issued again.');

    expect((await after.get(RestoreCheck).check()).state).toBe('ok');
    const award = await issue();
    const place = (await placesIn(after)).find(({ credential_id: id }) => id === award.credentialId)!;
    expect(lost.map((one) => one.list_number)).not.toContain(place.list_number);
    await after.get(SuspendAward).run(change(award));
    expect(await isWithdrawn(after, place)).toBe(true);
    const standing = await Promise.all(lost.map((one) => isWithdrawn(after, one)));
    expect(standing).toEqual(lost.map(() => false));

    expect((await run(after)).stdout).toContain('nothing was changed');
    await after.stop();
  });

  it('keeps withdrawn what a published list says about lost badges, and names the badges in force again', async () => {
    const after = await restored();
    const file = join(tmpdir(), `status-${process.pid}.json`);
    writeFileSync(file, publishedList);
    const { stdout } = await run(after, '--published', file);
    expect(stdout).toContain('1 badges were withdrawn there and are in force here; 1 withdrawn places');
    expect(stdout).toContain(`in force again: http://localhost:3000/badges/${suspended.id}`);
    const [revoked, ...others] = await Promise.all(lost.map((one) => isWithdrawn(after, one)));
    expect([revoked, ...others]).toEqual([true, ...others.map(() => false)]);
    await after.stop();
  });

  it('changes nothing when a published list cannot be read, or comes from somebody else', async () => {
    const after = await restored();
    await expect(run(after, '--published', '/nowhere.json')).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('/nowhere.json cannot be read'),
    });
    const file = join(tmpdir(), `forged-${process.pid}.json`);
    writeFileSync(file, publishedList.replace('/status/suspension/1', '/status/suspension/2'));
    await expect(run(after, '--published', file)).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('This published status list cannot be used'),
    });
    await expect((await anEarnedBadge(after))()).rejects.toMatchObject({ code: 'database.restored' });
    await after.stop();
  });

  it('is not taken for restored when it was not, and --anyway recovers one that does not show it', async () => {
    expect((await run(before)).stdout).toContain('nothing was changed');
    expect((await run(before, '--anyway')).stdout).toContain('no more places are given in 1');
  });
});
