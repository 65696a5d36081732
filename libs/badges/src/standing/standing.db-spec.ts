import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { decodeList } from '@digitalbazaar/vc-bitstring-status-list';
import { EventRecord } from '#database';
import { anAward, aPilot, type Laurel, type OpenPilot, startLaurel } from '#testing';
import { schemaFaults } from '../../test/official-schema.js';
import { AwardQueries } from '../read/award.queries.js';
import type { Award } from '../award.entity.js';
import { Credential } from '../credential.entity.js';
import { IssuanceRecord } from '../issuing/issuance.entity.js';
import { awardLifecycle } from '../award.lifecycle.js';
import type { AwardCommand, AwardState, StatusPurpose } from '../vocabulary.js';
import type { CredentialDocument, Signed } from '../document/open-badge.document.js';
import { isGenuine } from '../signing/data-integrity.js';
import { SigningKeys } from '../signing/signing-keys.js';
import { StatusLists } from './status-lists.js';
import { LiftSuspension } from './lift-suspension.js';
import { ReinstateAward } from './reinstate-award.js';
import { RevokeAward } from './revoke-award.js';
import { SuspendAward } from './suspend-award.js';

describe('the standing of a badge', () => {
  let laurel: Laurel;
  let pilot: OpenPilot;
  let award: Award;
  beforeAll(async () => {
    laurel = await startLaurel();
    pilot = await aPilot(laurel, { seats: 100, requirements: [] }).open();
  });
  beforeEach(async () => {
    award = await anAward(laurel, { pilot }).issued();
  });
  afterAll(() => laurel.stop());

  const operations = { suspend: SuspendAward, lift: LiftSuspension, revoke: RevokeAward, reinstate: ReinstateAward };
  const order = (command: AwardCommand, awardId = award.id): Promise<Award> =>
    laurel
      .get<{ run(change: object): Promise<Award> }>(operations[command])
      .run({ actor: { id: 'an-administrator' }, awardId, reason: `because of ${command}` });
  /** Whether a credential's bit is set. */
  const withdrawn = async (credentialId: string, purpose: StatusPurpose): Promise<boolean> => {
    const { listNumber, listIndex } = await laurel.dataSource.manager.findOneByOrFail(IssuanceRecord, { credentialId });
    const { document } = await laurel.get(StatusLists).published(purpose, listNumber);
    const { credentialSubject } = JSON.parse(document) as { credentialSubject: { encodedList: string } };
    return (await decodeList(credentialSubject)).getStatus(listIndex);
  };
  const standing = async (credentialId: string) => ({
    suspension: await withdrawn(credentialId, 'suspension'),
    revocation: await withdrawn(credentialId, 'revocation'),
  });
  const documentOf = async (credentialId: string) =>
    (await laurel.dataSource.manager.findOneByOrFail(Credential, { id: credentialId })).document;

  const ways: Record<AwardState, AwardCommand[]> = { issued: [], suspended: ['suspend'], revoked: ['revoke'] };
  for (const state of awardLifecycle.states) {
    for (const command of ['suspend', 'lift', 'revoke', 'reinstate'] as const) {
      const allowed = awardLifecycle.allows(state, command);
      it(`${state}, ${command}: ${allowed ? awardLifecycle.next(state, command) : 'refused, and nothing changes'}`, async () => {
        for (const step of ways[state]) await order(step);
        const before = await laurel.get(AwardQueries).byId(award.id);
        if (allowed) {
          await order(command);
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
          await expect(order(command)).rejects.toMatchObject({
            kind: 'conflict',
            code: 'award.transition',
            details: { state },
          });
          expect(await laurel.get(AwardQueries).byId(award.id)).toEqual(before);
        }
      });
    }
  }

  it('in force: neither list has it', async () => {
    expect(await standing(award.credentialId)).toEqual({ suspension: false, revocation: false });
  });

  it('suspended shows in the list at once, and no longer once it is lifted', async () => {
    await order('suspend');
    expect(await standing(award.credentialId)).toEqual({ suspension: true, revocation: false });
    await order('lift');
    expect(await standing(award.credentialId)).toEqual({ suspension: false, revocation: false });
  });

  it('revoked shows in both lists, and the neighbours stay valid', async () => {
    const neighbour = await anAward(laurel, { pilot }).issued();
    await order('revoke');
    expect(await standing(award.credentialId)).toEqual({ suspension: true, revocation: true });
    expect(await standing(neighbour.credentialId)).toEqual({ suspension: false, revocation: false });
  });

  it('reinstated has a new credential in force that names the bytes of the old one, which stays revoked', async () => {
    const revoked = award.credentialId;
    await order('revoke');
    laurel.clock.advance({ days: 3 });
    const { credentialId } = await order('reinstate');
    expect(credentialId).not.toBe(revoked);
    expect(await standing(credentialId)).toEqual({ suspension: false, revocation: false });
    expect(await standing(revoked)).toEqual({ suspension: true, revocation: true });
    const [old, renewed] = [
      await documentOf(revoked),
      JSON.parse(await documentOf(credentialId)) as Signed<CredentialDocument>,
    ];
    expect(renewed.relatedResource).toEqual([
      {
        id: (JSON.parse(old) as CredentialDocument).id,
        digestSRI: `sha384-${createHash('sha384').update(old).digest('base64')}`,
      },
    ]);
    expect(schemaFaults(renewed)).toEqual([]);
    expect(
      await isGenuine(renewed, { didDocument: await laurel.get(SigningKeys).didDocument(), at: laurel.clock.now() }),
    ).toBe(true);
  });

  it('revoked and reinstated twice has three credentials, of which one holds', async () => {
    const credentials = [award.credentialId];
    for (let time = 1; time <= 2; time += 1) {
      await order('revoke');
      credentials.push((await order('reinstate')).credentialId);
    }
    expect(await Promise.all(credentials.map((id) => withdrawn(id, 'suspension')))).toEqual([true, true, false]);
  });

  it('changed by two at once follows one of them', async () => {
    const outcomes = await Promise.allSettled([order('suspend'), order('suspend'), order('suspend'), order('suspend')]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await laurel.get(AwardQueries).byId(award.id)).history.map(({ command }) => command)).toEqual([
      'issue',
      'suspend',
    ]);
  });

  it('reinstated by two at once has one new credential', async () => {
    await order('revoke');
    const outcomes = await Promise.allSettled([order('reinstate'), order('reinstate'), order('reinstate')]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await laurel.dataSource.manager.countBy(Credential, { awardId: award.id })).toBe(2);
  });

  it('leaves an event for each change, with its reason', async () => {
    await order('suspend');
    await order('revoke');
    const events = await laurel.dataSource.manager.find(EventRecord, {
      where: { subjectKind: 'award', subjectId: award.id },
      order: { id: 'ASC' },
    });
    expect(events.map(({ type, payload }) => [type, payload.reason])).toEqual([
      ['award.issued', undefined],
      ['award.suspended', 'because of suspend'],
      ['award.revoked', 'because of revoke'],
    ]);
  });

  describe('as a list', () => {
    it('is a genuine credential of at least 131,072 entries for one purpose', async () => {
      const document = JSON.parse((await laurel.get(StatusLists).published('revocation', 1)).document) as {
        credentialSubject: { encodedList: string };
      };
      expect(document).toMatchObject({
        id: 'http://localhost:3000/status/revocation/1',
        type: ['VerifiableCredential', 'BitstringStatusListCredential'],
        issuer: 'did:web:localhost%3A3000:issuer',
        credentialSubject: { type: 'BitstringStatusList', statusPurpose: 'revocation' },
      });
      expect((await decodeList(document.credentialSubject)).length).toBeGreaterThanOrEqual(131_072);
      expect(
        await isGenuine(document, { didDocument: await laurel.get(SigningKeys).didDocument(), at: laurel.clock.now() }),
      ).toBe(true);
    });

    it('is signed again when a standing changes or half of its day is over, and else is the same bytes', async () => {
      const lists = laurel.get(StatusLists);
      const first = await lists.published('suspension', 1);
      laurel.clock.advance({ minutes: 10 });
      expect((await lists.published('suspension', 1)).document).toBe(first.document);
      await order('suspend');
      const second = await lists.published('suspension', 1);
      expect(second.document).not.toBe(first.document);
      laurel.clock.advance({ days: 0.5 });
      const third = await lists.published('suspension', 1);
      expect(third.revision).toBe(second.revision);
      expect(third.document).not.toBe(second.document);
    });

    it('that nobody has begun is not there', async () => {
      await expect(laurel.get(StatusLists).published('suspension', 99)).rejects.toMatchObject({
        code: 'status-list.not-found',
      });
    });

    it('that is full is followed by the next', async () => {
      await laurel.dataSource.query('UPDATE status_list SET allocated = length WHERE number = 1');
      const next = await anAward(laurel, { pilot }).issued();
      const { listNumber, listIndex } = await laurel.dataSource.manager.findOneByOrFail(IssuanceRecord, {
        credentialId: next.credentialId,
      });
      expect([listNumber, listIndex]).toEqual([2, 0]);
      expect(await standing(next.credentialId)).toEqual({ suspension: false, revocation: false });
    });
  });
});
