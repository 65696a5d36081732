import { Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { EventRecord } from '#database';
import { Person } from '#identity';
import { Enrollment, GiveFeedback, RecordRequirement, type Viewer, WithdrawEnrollment } from '#pilots';
import { aMetSubmission, anAward, aPilot, type Laurel, seededCatalog, startLaurel, theIssuer } from '#testing';
import { schemaFaults } from '../../test/official-schema.js';
import { AwardFactsQueries } from './award-facts.queries.js';
import { Award, AwardHistory } from '../award.entity.js';
import { Credential } from '../credential.entity.js';
import { IssuanceRecord } from './issuance.entity.js';
import { Credentials } from './credentials.js';
import type { CredentialDocument, Signed } from '../document/open-badge.document.js';
import { isRecipient } from '../document/recipient.document.js';
import { isGenuine } from '../signing/data-integrity.js';
import { SigningKeys } from '../signing/signing-keys.js';
import { StatusLists } from '../standing/status-lists.js';
import { IssueAward } from './issue-award.js';

const genuineConnect = Socket.prototype.connect;

describe('issuing a badge', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  afterAll(() => laurel.stop());

  const factsOf = (enrollmentId: string) => laurel.get(AwardFactsQueries).ofEnrollment(enrollmentId);
  const documentOf = async ({ credentialId }: Award) =>
    JSON.parse(
      (await laurel.dataSource.manager.findOneByOrFail(Credential, { id: credentialId })).document,
    ) as Signed<CredentialDocument>;

  it('makes a genuine credential that the official schema accepts, and moves the enrollment to earned', async () => {
    const award = await anAward(laurel, { levels: { o2b: 'demonstrated' } }).issued();
    const document = await documentOf(award);
    expect(schemaFaults(document)).toEqual([]);
    expect(
      await isGenuine(document, {
        didDocument: await laurel.get(SigningKeys).didDocument(await theIssuer(laurel)),
        at: laurel.clock.now(),
      }),
    ).toBe(true);
    expect(await laurel.dataSource.manager.findOneByOrFail(Enrollment, { id: award.enrollmentId! })).toMatchObject({
      state: 'earned',
    });
    const { email } = await laurel.dataSource.manager.findOneByOrFail(Person, { id: award.personId });
    expect(isRecipient(document.credentialSubject.identifier[0], email)).toBe(true);
    expect(JSON.stringify(document)).not.toContain(email);
    expect(document.credentialSubject.result).toHaveLength(
      document.credentialSubject.achievement.resultDescription.length,
    );
  });

  it('aligns the badge to the competencies of its outcomes, and to none where the outcomes name none, as in the program’s own four', async () => {
    const alignmentOf = async (award: Award) =>
      (await documentOf(award)).credentialSubject.achievement.alignment.map(({ targetCode }) => targetCode);
    expect(await alignmentOf(await anAward(laurel).issued())).toEqual([
      'MLDS.4',
      'PSEL.4a',
      'PSEL.4b',
      'PSEL.6d',
      'PSEL.9i',
      'PSEL.10a',
      'PSEL.10e',
    ]);
    const seeded = await seededCatalog(laurel);
    const versions = (['INS-1', 'INS-2', 'INS-3', 'INS-4'] as const).map((code) => seeded[code]);
    const pilot = await aPilot(laurel, { versions, requirements: [] }).open();
    for (const { id: versionId } of versions)
      expect(await alignmentOf(await anAward(laurel, { pilot, versionId }).issued())).toEqual([]);
  });

  it('leaves one history line and one event', async () => {
    const award = await anAward(laurel).issued();
    expect(await laurel.dataSource.manager.findBy(AwardHistory, { awardId: award.id })).toMatchObject([
      { command: 'issue', fromState: null, toState: 'issued', reason: null, actorId: null },
    ]);
    const events = await laurel.dataSource.manager.findBy(EventRecord, { subjectKind: 'award', subjectId: award.id });
    expect(events).toMatchObject([
      {
        type: 'award.issued',
        payload: { personId: award.personId, enrollmentId: award.enrollmentId, state: 'issued' },
      },
    ]);
  });

  it('twice for the same enrollment gives the same badge', async () => {
    const enrollment = await aMetSubmission(laurel).released();
    const facts = (await factsOf(enrollment.id))!;
    const first = await laurel.get(IssueAward).run(facts);
    expect(await laurel.get(IssueAward).run(facts)).toEqual(first);
    expect(await factsOf(enrollment.id)).toBeNull();
  });

  it('eight times at once gives one badge, one position in the status list, one earned enrollment', async () => {
    const enrollment = await aMetSubmission(laurel).released();
    const facts = (await factsOf(enrollment.id))!;
    const awards = await Promise.all(Array.from({ length: 8 }, () => laurel.get(IssueAward).run(facts)));
    expect(new Set(awards.map(({ credentialId }) => credentialId)).size).toBe(1);
    const { manager } = laurel.dataSource;
    expect(await manager.countBy(IssuanceRecord, { enrollmentId: enrollment.id })).toBe(1);
    expect(await manager.countBy(Credential, { awardId: awards[0]!.id })).toBe(1);
    expect(await manager.countBy(AwardHistory, { awardId: awards[0]!.id })).toBe(1);
  });

  it('many at once gives no two badges one place of the status list, and the places do not tell their order', async () => {
    const { manager } = laurel.dataSource;
    const pilot = await aPilot(laurel, { seats: 12, requirements: [] }).open();
    const enrollments: Enrollment[] = [];
    for (let index = 0; index < 12; index += 1) enrollments.push(await aMetSubmission(laurel, { pilot }).released());
    await Promise.all(enrollments.map(async ({ id }) => laurel.get(IssueAward).run((await factsOf(id))!)));
    const indexes = (await manager.find(IssuanceRecord, { order: { credentialId: 'ASC' } })).map(
      ({ listIndex }) => listIndex,
    );
    expect(new Set(indexes).size).toBe(indexes.length);
    expect(indexes).not.toEqual([...indexes].sort((a, b) => a - b));
  });

  it('after a crash between signing and writing gives the badge that was signed before', async () => {
    const enrollment = await aMetSubmission(laurel).released();
    const facts = (await factsOf(enrollment.id))!;
    const { credential } = await laurel.get(Credentials).first(facts);
    laurel.clock.advance({ minutes: 5 });
    const award = await laurel.get(IssueAward).run(facts);
    expect(award.credentialId).toBe(credential.id);
    expect((await laurel.dataSource.manager.findOneByOrFail(Credential, { id: award.credentialId })).document).toBe(
      credential.document,
    );
  });

  it('uses a new salt for every badge of one person', async () => {
    const first = await anAward(laurel).issued();
    const second = await anAward(laurel, { person: { id: first.personId } }).issued();
    const [one, other] = [
      (await documentOf(first)).credentialSubject.identifier[0],
      (await documentOf(second)).credentialSubject.identifier[0],
    ];
    expect(one.salt).not.toBe(other.salt);
    expect(one.identityHash).not.toBe(other.identityHash);
  });

  it('is not due before the decision is released', async () => {
    const { enrollment } = await aMetSubmission(laurel).decided();
    expect(await factsOf(enrollment.id)).toBeNull();
  });

  it('is not due while the pilot still waits for community and feedback', async () => {
    const pilot = await aPilot(laurel).open();
    const enrollment = await aMetSubmission(laurel, { pilot }).released();
    expect(await factsOf(enrollment.id)).toBeNull();
    const administrator: Viewer = { kind: 'person', id: 'an-administrator', roles: ['administrator'] };
    await laurel
      .get(RecordRequirement)
      .run({ actor: administrator, enrollmentId: enrollment.id, kind: 'community', note: 'Answered every prompt' });
    expect(await factsOf(enrollment.id)).toBeNull();
    await laurel.get(GiveFeedback).run({
      actor: { kind: 'person', id: enrollment.personId, roles: ['candidate'] },
      enrollmentId: enrollment.id,
      rigor: 4,
      clarity: 5,
      text: 'Clear',
    });
    expect(await factsOf(enrollment.id)).not.toBeNull();
  });

  it('is not possible after a withdrawal, even with facts from before', async () => {
    const withdrawn = await aMetSubmission(laurel).released();
    const facts = (await factsOf(withdrawn.id))!;
    await laurel.get(WithdrawEnrollment).run({
      actor: { kind: 'person', id: withdrawn.personId, roles: ['administrator'] },
      enrollmentId: withdrawn.id,
      reason: 'Moved away',
    });
    expect(await factsOf(withdrawn.id)).toBeNull();
    await expect(laurel.get(IssueAward).run(facts)).rejects.toMatchObject({ kind: 'conflict' });
    expect(await laurel.dataSource.manager.countBy(Award, { enrollmentId: withdrawn.id })).toBe(0);
  });

  it('makes no outgoing request: it connects to the database only', async () => {
    const { id } = await aMetSubmission(laurel).released();
    const facts = (await factsOf(id))!;
    const reached = new Set<string>();
    const connect = jest.spyOn(Socket.prototype, 'connect').mockImplementation(function (
      this: Socket,
      ...args: unknown[]
    ) {
      const [to] = [args[0]].flat() as { host?: string; port?: number; path?: string }[];
      reached.add(`${to?.path ?? to?.host}:${to?.port}`);
      return Reflect.apply(genuineConnect, this, args) as Socket;
    });
    const fetched = jest.spyOn(globalThis, 'fetch').mockRejectedValue(new Error('No fetching'));
    try {
      await laurel.get(IssueAward).run(facts);
      await laurel.get(StatusLists).published('suspension', 1);
    } finally {
      connect.mockRestore();
      fetched.mockRestore();
    }
    const { port } = new URL(laurel.configuration.databaseUrl);
    expect([...reached].filter((address) => !address.endsWith(`:${port}`))).toEqual([]);
    expect(fetched).not.toHaveBeenCalled();
  });

  it('writes what the database never lets anyone change', async () => {
    const award = await anAward(laurel).issued();
    const { manager } = laurel.dataSource;
    await expect(manager.update(Credential, { id: award.credentialId }, { document: '{}' })).rejects.toThrow(
      'never changes',
    );
    await expect(manager.delete(Credential, { id: award.credentialId })).rejects.toThrow('never changes');
    await expect(manager.query('UPDATE achievement SET document = $1', ['{}'])).rejects.toThrow('never changes');
  });
});
