import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Submission } from '#submissions';
import {
  aPerson,
  aPilot,
  aSubmissionInReview,
  type Laurel,
  type OpenPilot,
  sealedAgain,
  startLaurel,
  type TheirSubmission,
} from '#testing';
import { ResultQueries } from '../results/result.queries.js';
import { RecordCoachMeeting } from './record-coach-meeting.js';

let laurel: Laurel;
let pilot: OpenPilot;
beforeAll(async () => {
  laurel = await startLaurel();
  pilot = await aPilot(laurel).withSeats(1_000).open();
});
afterAll(() => laurel.stop());

const resultOf = ({ candidateId, id }: TheirSubmission) => laurel.get(ResultQueries).of(candidateId, id);
const attemptsOf = ({ enrollmentId }: TheirSubmission) =>
  laurel.dataSource.manager.find(Submission, { where: { enrollmentId }, order: { attempt: 'ASC' } });

describe('after three attempts', () => {
  /** Three times not yet met. */
  async function thrice(): Promise<TheirSubmission> {
    let { submission } = await aSubmissionInReview(laurel, { pilot }).released({ o1: 'not_met' });
    for (let attempt = 2; attempt <= 3; attempt++) {
      submission = await sealedAgain(laurel, submission);
      await aSubmissionInReview(laurel, { submission }).released({ o1: 'not_met' });
    }
    return submission;
  }
  const record = (actor: { id: string; roles: string[] }, { enrollmentId }: TheirSubmission, part = {}) =>
    laurel.get(RecordCoachMeeting).run({
      actor: { kind: 'person', id: actor.id, programId: 'mlds', roles: actor.roles as never },
      enrollmentId,
      heldOn: '2026-03-01',
      note: 'Went through it',
      ...part,
    });

  it('a coach meeting comes first, and opens the fourth', async () => {
    const submission = await thrice();
    expect(await attemptsOf(submission)).toHaveLength(3);
    expect((await resultOf(submission)).next).toEqual({
      submissionId: null,
      attemptsBeforeCoach: 3,
      coachMeetingNeeded: true,
      details: ['o1'],
    });

    const [administrator, coach] = [
      await aPerson(laurel, { roles: ['administrator'] }),
      await aPerson(laurel, { roles: ['coach'] }),
    ];
    expect(await record(administrator, submission, { coachId: coach.id })).toMatchObject({
      afterAttempt: 3,
      coachId: coach.id,
    });
    expect((await attemptsOf(submission)).at(-1)).toMatchObject({ attempt: 4, state: 'draft', scope: ['o1'] });
    await expect(record(administrator, submission, { coachId: coach.id })).rejects.toMatchObject({
      kind: 'conflict',
      code: 'coach-meeting.recorded',
    });
  });

  it('a coach of the candidate or an administrator records a meeting with a coach, after it was held', async () => {
    const { submission } = await aSubmissionInReview(laurel, { pilot }).released({ o1: 'not_met' });
    const [administrator, stranger] = [
      await aPerson(laurel, { roles: ['administrator'] }),
      await aPerson(laurel, { roles: ['coach'] }),
    ];
    await expect(record(stranger, submission)).rejects.toMatchObject({
      kind: 'not-found',
      code: 'enrollment.not-found',
    });
    await expect(record(administrator, submission)).rejects.toMatchObject({
      kind: 'invalid',
      code: 'coach-meeting.coach',
    });
    await expect(
      record(administrator, submission, { coachId: stranger.id, heldOn: '2026-03-03' }),
    ).rejects.toMatchObject({ kind: 'invalid', code: 'coach-meeting.day' });
    await laurel.dataSource.query(`INSERT INTO coaching (coach_id, candidate_id, since) VALUES ($1, $2, now())`, [
      stranger.id,
      submission.candidateId,
    ]);
    expect(await record(stranger, submission, { heldOn: '2026-03-02' })).toMatchObject({
      afterAttempt: 1,
      coachId: stranger.id,
    });
    expect(await attemptsOf(submission)).toHaveLength(2);
  });

  it('a meeting is refused when there is no result to discuss', async () => {
    const { submission } = await aSubmissionInReview(laurel, { pilot }).decided();
    const administrator = await aPerson(laurel, { roles: ['administrator', 'coach'] });
    await expect(record(administrator, submission)).rejects.toMatchObject({
      kind: 'conflict',
      code: 'coach-meeting.no-result',
    });
  });
});
