import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Award } from '#badges';
import { EventRecord } from '#database';
import { Enrollment, GiveFeedback, RecordRequirement, type Viewer } from '#pilots';
import { aMetSubmission, aPilot } from '#testing';
import { type LaurelWithWorker, startWorker } from '../../test/start-worker.js';
import { AwardOnDecision } from './award-on-decision.listener.js';

describe('a badge upon a decision', () => {
  let laurel: LaurelWithWorker;
  beforeAll(async () => {
    laurel = await startWorker();
  });
  afterAll(() => laurel.stop());

  const administrator: Viewer = { kind: 'person', id: 'an-administrator', roles: ['administrator'] };
  const awardsOf = ({ id }: Enrollment) => laurel.dataSource.manager.findBy(Award, { enrollmentId: id });
  const stateOf = async ({ id }: Enrollment) => (await laurel.dataSource.manager.findOneByOrFail(Enrollment, { id })).state;

  it('that met is given when the decision is released, not before', async () => {
    const { enrollment } = await aMetSubmission(laurel).decided();
    await laurel.untilIdle();
    expect(await awardsOf(enrollment)).toEqual([]);

    const released = await aMetSubmission(laurel).released();
    await laurel.untilIdle();
    expect(await awardsOf(released)).toMatchObject([{ state: 'issued', personId: released.personId }]);
    expect(await stateOf(released)).toBe('earned');
  });

  it('waits for what the pilot asks for, and is given with the last of it', async () => {
    const enrollment = await aMetSubmission(laurel, { pilot: await aPilot(laurel).open() }).released();
    await laurel.get(RecordRequirement).run(administrator, { enrollmentId: enrollment.id, kind: 'community', note: 'Answered every prompt' });
    await laurel.untilIdle();
    expect(await awardsOf(enrollment)).toEqual([]);
    expect(await stateOf(enrollment)).toBe('submitted');

    await laurel.get(GiveFeedback).run({ kind: 'person', id: enrollment.personId, roles: ['candidate'] }, { enrollmentId: enrollment.id, rigor: 4, clarity: 5, text: 'Clear' });
    await laurel.untilIdle();
    expect(await awardsOf(enrollment)).toHaveLength(1);
    expect(await stateOf(enrollment)).toBe('earned');
  });

  it('the same job runs twice: one badge', async () => {
    const enrollment = await aMetSubmission(laurel).released();
    await laurel.untilIdle();
    const event = await laurel.dataSource.manager.createQueryBuilder(EventRecord, 'event').where(`type = 'decision.released' AND payload ->> 'enrollmentId' = :id`, { id: enrollment.id }).getOneOrFail();
    await Promise.all([laurel.get(AwardOnDecision).handle(event), laurel.get(AwardOnDecision).handle(event)]);
    expect(await awardsOf(enrollment)).toHaveLength(1);
    const events = await laurel.dataSource.manager.find(EventRecord, { where: { type: 'award.issued' } });
    expect(events.filter(({ payload }) => payload.enrollmentId === enrollment.id)).toHaveLength(1);
  });
});
