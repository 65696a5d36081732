import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { decodeList } from '@digitalbazaar/vc-bitstring-status-list';
import { EventRecord } from '#database';
import { ChangeAddress, type Person } from '#identity';
import {
  aMetSubmission,
  anAdministrator,
  anAward,
  aPerson,
  aPilot,
  aWholeCatalog,
  type Laurel,
  type OpenPilot,
  startLaurel,
  theIssuer,
} from '#testing';
import { schemaFaults } from '../../test/official-schema.js';
import { AwardFactsQueries } from './award-facts.queries.js';
import { Award } from '../award.entity.js';
import { AwardQueries } from '../read/award.queries.js';
import { Credential } from '../credential.entity.js';
import { IssuanceRecord } from './issuance.entity.js';
import { Credentials } from './credentials.js';
import type { StatusPurpose } from '../vocabulary.js';
import type { CredentialDocument, Signed } from '../document/open-badge.document.js';
import { isRecipient } from '../document/recipient.document.js';
import { issuerDay } from '../public/issuer-day.document.js';
import { PublicBadgeQueries } from '../public/public-badge.queries.js';
import { Recipients } from './recipients.js';
import { SharedEvidenceQueries } from '../evidence/shared-evidence.queries.js';
import { isGenuine } from '../signing/data-integrity.js';
import { SigningKeys } from '../signing/signing-keys.js';
import { StatusLists } from '../standing/status-lists.js';
import { IssueAward } from './issue-award.js';
import { IssueCompositeAwards } from './issue-composite-awards.js';
import { LiftSuspension } from '../standing/lift-suspension.js';
import { NameHolder } from '../holder/name-holder.js';
import { ReinstateAward } from '../standing/reinstate-award.js';
import { ReissueAwards } from './reissue-awards.js';
import { RevokeAward } from '../standing/revoke-award.js';
import { SuspendAward } from '../standing/suspend-award.js';

const did = 'did:web:pat.example.org';

describe('a badge whose holder changed address or DID', () => {
  let laurel: Laurel;
  let pilot: OpenPilot;
  let holder: Person;
  let award: Award;
  let moves = 0;
  beforeAll(async () => {
    laurel = await startLaurel();
    pilot = await aPilot(laurel, { seats: 100, requirements: [] }).open();
  });
  beforeEach(async () => {
    holder = await aPerson(laurel);
    award = await anAward(laurel, { pilot, person: holder }).issued();
  });
  afterAll(() => laurel.stop());

  const moved = async ({ id: personId }: { id: string } = holder): Promise<string> => {
    const email = `moved-${(moves += 1)}@example.org`;
    await laurel.get(ChangeAddress).run({ personId, email, actor: anAdministrator });
    return email;
  };
  const reissue = ({ id: personId }: { id: string } = holder): Promise<void> =>
    laurel.get(ReissueAwards).run({ personId });
  const now = (of: Award = award) => laurel.dataSource.manager.findOneByOrFail(Award, { id: of.id });
  const bytesOf = async (credentialId: string) =>
    (await laurel.dataSource.manager.findOneByOrFail(Credential, { id: credentialId })).document;
  const documentNow = async (of: Award = award) =>
    JSON.parse(await bytesOf((await now(of)).credentialId)) as Signed<CredentialDocument>;
  const order = () => ({ actor: { id: 'an-administrator' }, awardId: award.id, reason: 'A doubt' });
  const withdrawn = async (credentialId: string): Promise<boolean[]> => {
    const { listNumber, listIndex } = await laurel.dataSource.manager.findOneByOrFail(IssuanceRecord, { credentialId });
    return Promise.all(
      (['suspension', 'revocation'] as StatusPurpose[]).map(async (purpose) => {
        const { credentialSubject } = JSON.parse(
          (await laurel.get(StatusLists).published(purpose, listNumber)).document,
        ) as { credentialSubject: { encodedList: string } };
        return (await decodeList(credentialSubject)).getStatus(listIndex);
      }),
    );
  };

  it('is reissued for the new address: genuine, in force, with the hash of the old one, at the same badge address and date', async () => {
    const email = await moved();
    laurel.clock.advance({ days: 1 });
    await reissue();
    const [before, document] = [await bytesOf(award.credentialId), await documentNow()];
    expect(await now()).toEqual({ ...award, credentialId: expect.not.stringMatching(award.credentialId), revision: 2 });
    expect(isRecipient(document.credentialSubject.identifier[0], email)).toBe(true);
    expect(isRecipient(document.credentialSubject.identifier[0], holder.email)).toBe(false);
    expect(document.credentialSubject.identifier[0].salt).not.toBe(
      (JSON.parse(before) as CredentialDocument).credentialSubject.identifier[0].salt,
    );
    expect(document).toMatchObject({
      awardedDate: (JSON.parse(before) as CredentialDocument).awardedDate,
      relatedResource: [
        {
          id: expect.stringContaining(award.credentialId),
          digestSRI: `sha384-${createHash('sha384').update(before).digest('base64')}`,
        },
      ],
    });
    expect(schemaFaults(document)).toEqual([]);
    expect(
      await isGenuine(document, {
        didDocument: await laurel.get(SigningKeys).didDocument(await theIssuer(laurel)),
        at: laurel.clock.now(),
      }),
    ).toBe(true);
    expect(await withdrawn((await now()).credentialId)).toEqual([false, false]);
  });

  it('keeps the old credential at its address, shown as replaced and withdrawn in both lists', async () => {
    const before = await bytesOf(award.credentialId);
    await moved();
    await reissue();
    expect(await laurel.get(PublicBadgeQueries).ofCredential(award.credentialId)).toMatchObject({
      document: before,
      superseded: true,
    });
    expect(await laurel.get(PublicBadgeQueries).ofAward(award.id)).toMatchObject({
      superseded: false,
      standing: 'issued',
      supersedes: award.credentialId,
    });
    expect(await withdrawn(award.credentialId)).toEqual([true, true]);
  });

  it('has a history line and an event with the reason, without the address', async () => {
    const email = await moved();
    await reissue();
    const { history, allowed } = await laurel.get(AwardQueries).byId(award.id);
    expect(history.map(({ command, from, to, actorId }) => [command, from, to, actorId])).toEqual([
      ['issue', null, 'issued', null],
      ['reissue', 'issued', 'issued', null],
    ]);
    expect(allowed).toEqual(['suspend', 'revoke']);
    const events = await laurel.dataSource.manager.findBy(EventRecord, {
      subjectKind: 'award',
      subjectId: award.id,
      type: 'award.reissued',
    });
    expect(events).toMatchObject([
      {
        payload: {
          personId: holder.id,
          credentialId: (await now()).credentialId,
          reason: 'The holder’s address changed.',
        },
      },
    ]);
    expect(JSON.stringify([history, events])).not.toContain(email);
  });

  it('the same job runs twice: one badge, one new credential, however many at once', async () => {
    await moved();
    await Promise.all([reissue(), reissue(), reissue(), reissue()]);
    await reissue();
    expect(await laurel.dataSource.manager.countBy(Credential, { awardId: award.id })).toBe(2);
    expect(await laurel.dataSource.manager.countBy(IssuanceRecord, { awardId: award.id })).toBe(2);
    expect((await laurel.get(AwardQueries).byId(award.id)).history).toHaveLength(2);
  });

  it('has the credential that was signed before a crash between signing and writing', async () => {
    await moved();
    const old = await laurel.dataSource.manager.findOneByOrFail(Credential, { id: award.credentialId });
    const signed = await laurel.get(Credentials).successor(old, await laurel.get(Recipients).of(holder.id));
    laurel.clock.advance({ minutes: 5 });
    await reissue();
    expect([(await now()).credentialId, await bytesOf((await now()).credentialId)]).toEqual([
      signed.id,
      signed.document,
    ]);
  });

  it('has the last address when it changes again during the first change', async () => {
    await moved();
    const old = await laurel.dataSource.manager.findOneByOrFail(Credential, { id: award.credentialId });
    await laurel.get(Credentials).successor(old, await laurel.get(Recipients).of(holder.id));
    const last = await moved();
    await Promise.all([reissue(), reissue()]);
    expect(isRecipient((await documentNow()).credentialSubject.identifier[0], last)).toBe(true);
  });

  it('stays suspended, and is valid when the suspension is lifted', async () => {
    await laurel.get(SuspendAward).run(order());
    const since = laurel.clock.now();
    await moved();
    laurel.clock.advance({ days: 1 });
    await reissue();
    expect(await laurel.get(PublicBadgeQueries).ofAward(award.id)).toMatchObject({
      standing: 'suspended',
      history: [
        { command: 'issue' },
        { command: 'suspend', on: issuerDay(since, 'America/Chicago') },
        { command: 'reissue' },
      ],
    });
    const { state, credentialId } = await now();
    expect([state, credentialId === award.credentialId, await withdrawn(credentialId)]).toEqual([
      'suspended',
      false,
      [true, false],
    ]);
    await laurel.get(LiftSuspension).run(order());
    expect(await withdrawn(credentialId)).toEqual([false, false]);
  });

  it('stays revoked, and has the current address when it is reinstated', async () => {
    await laurel.get(RevokeAward).run(order());
    const email = await moved();
    await reissue();
    expect((await now()).credentialId).toBe(award.credentialId);
    await laurel.get(ReinstateAward).run(order());
    expect(isRecipient((await documentNow()).credentialSubject.identifier[0], email)).toBe(true);
  });

  it('has one consistent history when it is suspended, revoked and reissued at once', async () => {
    await moved();
    await Promise.allSettled([
      reissue(),
      laurel.get(SuspendAward).run(order()),
      reissue(),
      laurel.get(RevokeAward).run(order()),
    ]);
    await reissue();
    const { history, state } = await laurel.get(AwardQueries).byId(award.id);
    expect(history.map(({ from }) => from)).toEqual([null, ...history.slice(0, -1).map(({ to }) => to)]);
    expect(history.filter(({ command }) => command === 'reissue').length).toBeLessThanOrEqual(1);
    expect(state).toBe(history.at(-1)!.to);
  });

  it('is not issued for the old address when it changes while the badge is being made', async () => {
    const { id: enrollmentId, personId } = await aMetSubmission(laurel, { pilot }).released();
    const facts = (await laurel.get(AwardFactsQueries).ofEnrollment(enrollmentId))!;
    const email = await moved({ id: personId });
    await expect(laurel.get(IssueAward).run(facts)).rejects.toMatchObject({
      kind: 'conflict',
      code: 'award.recipient-renamed',
    });
    const given = await laurel.get(IssueAward).run((await laurel.get(AwardFactsQueries).ofEnrollment(enrollmentId))!);
    expect(isRecipient((await documentNow(given)).credentialSubject.identifier[0], email)).toBe(true);
  });

  it('has their own DID, and no longer after they remove it; the schema accepts both', async () => {
    await laurel.get(NameHolder).run({ actor: holder, did });
    await reissue();
    const named = await documentNow();
    expect(named.credentialSubject).toMatchObject({ id: did });
    expect(isRecipient(named.credentialSubject.identifier[0], holder.email)).toBe(true);
    expect(schemaFaults(named)).toEqual([]);
    expect(
      await isGenuine(named, {
        didDocument: await laurel.get(SigningKeys).didDocument(await theIssuer(laurel)),
        at: laurel.clock.now(),
      }),
    ).toBe(true);

    await laurel.get(NameHolder).run({ actor: holder, did: null });
    await reissue();
    expect(await documentNow()).not.toHaveProperty('credentialSubject.id');
    expect((await laurel.get(AwardQueries).byId(award.id)).history.map(({ reason }) => reason)).toEqual([
      null,
      'The holder’s DID changed.',
      'The holder removed their DID.',
    ]);
  });

  it('and is made of others names the same parts, still follows them, and has no evidence of its own', async () => {
    const versions = await aWholeCatalog(laurel, { except: ['INN-1'] });
    const of = await aPilot(laurel, { versions: [...versions.values()], requirements: [] }).open();
    const person = await aPerson(laurel);
    const parts: Award[] = [];
    for (const code of ['VIS-1', 'VIS-2'])
      parts.push(await anAward(laurel, { pilot: of, person, versionId: versions.get(code)!.id }).issued());
    await laurel.get(IssueCompositeAwards).run({ personId: person.id });
    const stack = await laurel.dataSource.manager.findOneByOrFail(Award, {
      personId: person.id,
      composite: 'stack:VIS',
    });
    const before = await documentNow(stack);

    const email = await moved(person);
    await reissue(person);
    const after = await documentNow(stack);
    expect(isRecipient(after.credentialSubject.identifier[0], email)).toBe(true);
    expect(after).toMatchObject({
      evidence: before.evidence,
      awardedDate: before.awardedDate,
      relatedResource: [{ id: before.id }],
    });
    expect(schemaFaults(after)).toEqual([]);
    await laurel.get(SuspendAward).run({ ...order(), awardId: parts[0]!.id });
    expect((await now(stack)).state).toBe('suspended');
    expect(await laurel.get(SharedEvidenceQueries).ofOwn(person.id, stack.id)).toEqual([]);
  });
});
