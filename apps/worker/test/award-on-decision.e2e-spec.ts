import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Award, AwardOnDecision, ReinstateAward, RevokeAward } from '#badges';
import { EventRecord } from '#database';
import { ChangeAddress } from '#identity';
import { Enrollment, GiveFeedback, RecordRequirement, type Viewer } from '#pilots';
import { reviewsEvents } from '#reviews';
import { aMetSubmission, anAdministrator, aPerson, aPilot, aWholeCatalog } from '#testing';
import { type LaurelWithWorker, startWorker } from './start-worker.js';

describe('a badge after a decision', () => {
  let laurel: LaurelWithWorker;
  beforeAll(async () => {
    laurel = await startWorker();
  });
  afterAll(() => laurel.stop());

  const administrator: Viewer = { kind: 'person', id: 'an-administrator', roles: ['administrator'] };
  const awardsOf = ({ id }: Enrollment) => laurel.dataSource.manager.findBy(Award, { enrollmentId: id });
  const stateOf = async ({ id }: Enrollment) =>
    (await laurel.dataSource.manager.findOneByOrFail(Enrollment, { id })).state;

  it('is issued when the decision is released, not before', async () => {
    const { enrollment } = await aMetSubmission(laurel).decided();
    await laurel.untilIdle();
    expect(await awardsOf(enrollment)).toEqual([]);

    const released = await aMetSubmission(laurel).released();
    await laurel.untilIdle();
    expect(await awardsOf(released)).toMatchObject([{ state: 'issued', personId: released.personId }]);
    expect(await stateOf(released)).toBe('earned');
  });

  it('waits for the pilot’s requirements, and is issued with the last one', async () => {
    const enrollment = await aMetSubmission(laurel, { pilot: await aPilot(laurel).open() }).released();
    await laurel
      .get(RecordRequirement)
      .run({ actor: administrator, enrollmentId: enrollment.id, kind: 'community', note: 'Answered every prompt' });
    await laurel.untilIdle();
    expect(await awardsOf(enrollment)).toEqual([]);
    expect(await stateOf(enrollment)).toBe('submitted');

    await laurel.get(GiveFeedback).run({
      actor: { kind: 'person', id: enrollment.personId, roles: ['candidate'] },
      enrollmentId: enrollment.id,
      rigor: 4,
      clarity: 5,
      text: 'Clear',
    });
    await laurel.untilIdle();
    expect(await awardsOf(enrollment)).toHaveLength(1);
    expect(await stateOf(enrollment)).toBe('earned');
  });

  it('is reissued when its holder has another address: the same badge, with the new recipient', async () => {
    const enrollment = await aMetSubmission(laurel).released();
    await laurel.untilIdle();
    const [first] = await awardsOf(enrollment);
    await laurel
      .get(ChangeAddress)
      .run({ personId: enrollment.personId, email: 'moved@example.org', actor: anAdministrator });
    await laurel.untilIdle();
    expect(await awardsOf(enrollment)).toEqual([
      { ...first, credentialId: expect.not.stringMatching(first!.credentialId), revision: 2 },
    ]);
  });

  it('that completes a stack issues the stack’s badge, and reinstating it reinstates the stack’s badge', async () => {
    const versions = await aWholeCatalog(laurel, { except: ['INN-1'] });
    const pilot = await aPilot(laurel, { versions: [...versions.values()], requirements: [] }).open();
    const person = await aPerson(laurel);
    for (const code of ['VIS-1', 'VIS-2'])
      await aMetSubmission(laurel, { pilot, person, versionId: versions.get(code)!.id }).released();
    await laurel.untilIdle();
    const held = await laurel.dataSource.manager.findBy(Award, { personId: person.id });
    expect(held.map(({ composite }) => composite).sort()).toEqual([null, null, 'stack:VIS'].sort());

    const change = {
      awardId: held.find(({ composite }) => composite === null)!.id,
      actor: { id: 'an-administrator' },
      reason: 'For the test',
    };
    const stateOfStack = async () =>
      (await laurel.dataSource.manager.findOneByOrFail(Award, { personId: person.id, composite: 'stack:VIS' })).state;
    await laurel.get(RevokeAward).run(change);
    expect(await stateOfStack()).toBe('revoked');
    await laurel.get(ReinstateAward).run(change);
    await laurel.untilIdle();
    expect(await stateOfStack()).toBe('issued');
  });

  it('the same job runs twice: one badge', async () => {
    const enrollment = await aMetSubmission(laurel).released();
    await laurel.untilIdle();
    const event = await laurel.dataSource.manager
      .createQueryBuilder(EventRecord, 'event')
      .where(`type = 'decision.released' AND payload ->> 'enrollmentId' = :id`, { id: enrollment.id })
      .getOneOrFail();
    const released = reviewsEvents['decision.released'].read(event);
    await Promise.all([laurel.get(AwardOnDecision).handle(released), laurel.get(AwardOnDecision).handle(released)]);
    expect(await awardsOf(enrollment)).toHaveLength(1);
    const events = await laurel.dataSource.manager.find(EventRecord, { where: { type: 'award.issued' } });
    expect(events.filter(({ payload }) => payload.enrollmentId === enrollment.id)).toHaveLength(1);
  });
});
