import { decodeList } from '@digitalbazaar/vc-bitstring-status-list';
import { expect, it } from '@jest/globals';
import type { Laurel } from '#testing';
import type { Award } from '../src/award.entity.js';
import { awardLifecycle } from '../src/award.lifecycle.js';
import { Credential } from '../src/credential.entity.js';
import { IssuanceRecord } from '../src/issuing/issuance.entity.js';
import { AwardQueries } from '../src/read/award.queries.js';
import { LiftSuspension } from '../src/standing/lift-suspension.js';
import { ReinstateAward } from '../src/standing/reinstate-award.js';
import { RevokeAward } from '../src/standing/revoke-award.js';
import { StatusLists } from '../src/standing/status-lists.js';
import { SuspendAward } from '../src/standing/suspend-award.js';
import type { AwardCommand, AwardState, StatusPurpose } from '../src/vocabulary.js';

const operations = { suspend: SuspendAward, lift: LiftSuspension, revoke: RevokeAward, reinstate: ReinstateAward };

/** An administrator changes the standing of an award. */
export function order(laurel: Laurel, command: AwardCommand, { id: awardId }: { id: string }): Promise<Award> {
  return laurel
    .get<{ run(change: object): Promise<Award> }>(operations[command])
    .run({ actor: { id: 'an-administrator' }, awardId, reason: `because of ${command}` });
}

/** Whether a credential's bit is set in the status list. */
export async function withdrawn(laurel: Laurel, credentialId: string, purpose: StatusPurpose): Promise<boolean> {
  const { listNumber, listIndex } = await laurel.dataSource.manager.findOneByOrFail(IssuanceRecord, { credentialId });
  const { document } = await laurel.get(StatusLists).published(purpose, listNumber);
  const { credentialSubject } = JSON.parse(document) as { credentialSubject: { encodedList: string } };
  return (await decodeList(credentialSubject)).getStatus(listIndex);
}

/** What both status lists say about a credential. */
export async function standing(laurel: Laurel, credentialId: string): Promise<Record<StatusPurpose, boolean>> {
  return {
    suspension: await withdrawn(laurel, credentialId, 'suspension'),
    revocation: await withdrawn(laurel, credentialId, 'revocation'),
  };
}

/** The bytes of a credential. */
export async function documentOf(laurel: Laurel, credentialId: string): Promise<string> {
  return (await laurel.dataSource.manager.findOneByOrFail(Credential, { id: credentialId })).document;
}

const ways: Record<AwardState, AwardCommand[]> = { issued: [], suspended: ['suspend'], revoked: ['revoke'] };

/** For each state one test: the command does what the lifecycle says. */
export function itFollowsTheLifecycle(command: AwardCommand, now: () => { laurel: Laurel; award: Award }): void {
  for (const state of awardLifecycle.states) {
    const allowed = awardLifecycle.allows(state, command);
    it(`${state}, ${command}: ${allowed ? awardLifecycle.next(state, command) : 'refused, and nothing changes'}`, async () => {
      const { laurel, award } = now();
      for (const step of ways[state]) await order(laurel, step, award);
      const before = await laurel.get(AwardQueries).byId(award.id);
      if (allowed) {
        await order(laurel, command, award);
        const after = await laurel.get(AwardQueries).byId(award.id);
        expect(after.state).toBe(awardLifecycle.next(state, command));
        expect(after.history.at(-1)).toMatchObject({
          command,
          from: state,
          to: after.state,
          reason: `because of ${command}`,
          actorId: 'an-administrator',
        });
      } else {
        await expect(order(laurel, command, award)).rejects.toMatchObject({
          kind: 'conflict',
          code: 'award.transition',
          details: { state },
        });
        expect(await laurel.get(AwardQueries).byId(award.id)).toEqual(before);
      }
    });
  }
}
