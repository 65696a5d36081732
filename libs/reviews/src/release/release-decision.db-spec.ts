import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventRecord } from '#database';
import { Enrollment } from '#pilots';
import { EvidenceLink, SealSubmission, Submission } from '#submissions';
import {
  asCandidate,
  aPerson,
  aPilot,
  aSubmissionInReview,
  completed,
  type Laurel,
  lockedBy,
  type OpenPilot,
  startLaurel,
  submissionNow,
  type TheirSubmission,
} from '#testing';
import { DecisionQueries } from './decision.queries.js';
import { ExpectationQueries } from '../results/expectation.queries.js';
import { ResultQueries } from '../results/result.queries.js';
import { TermsQueries } from '../terms/terms.queries.js';
import { ChangeTerms } from '../terms/change-terms.js';
import { RecordCoachMeeting } from '../coach-meetings/record-coach-meeting.js';
import { ReleaseDecision } from './release-decision.js';

let laurel: Laurel;
let pilot: OpenPilot;
beforeAll(async () => {
  laurel = await startLaurel();
  pilot = await aPilot(laurel).withSeats(1_000).open();
});
afterAll(() => laurel.stop());

const release = async ({ id }: { id: string }) =>
  laurel
    .get(ReleaseDecision)
    .run({ actor: { id: (await aPerson(laurel, { roles: ['administrator'] })).id }, submissionId: id });
const enrollmentOf = ({ enrollmentId }: TheirSubmission) =>
  laurel.dataSource.manager.findOneByOrFail(Enrollment, { id: enrollmentId });
const resultOf = ({ candidateId, id }: TheirSubmission) => laurel.get(ResultQueries).of(candidateId, id);
const expectationOf = ({ candidateId, id }: TheirSubmission) => laurel.get(ExpectationQueries).of(candidateId, id);
const attemptsOf = ({ enrollmentId }: TheirSubmission) =>
  laurel.dataSource.manager.find(Submission, { where: { enrollmentId }, order: { attempt: 'ASC' } });

/** The next attempt, completed and sealed by its candidate. */
async function sealedAgain({ enrollmentId, candidateId }: TheirSubmission): Promise<TheirSubmission> {
  const attempts = await attemptsOf({ id: '', enrollmentId, candidateId });
  const next = await completed(laurel, { id: attempts.at(-1)!.id, enrollmentId, candidateId });
  await laurel.get(SealSubmission).run({ actor: asCandidate(candidateId), submissionId: next.id });
  return next;
}

describe('before the release', () => {
  it('a result is expected by the seal alone, whatever the reviewers have done, and by its candidate alone', async () => {
    const { submission } = await aSubmissionInReview(laurel, { pilot }).offered();
    const expected = { submissionId: submission.id, zone: 'America/Chicago', reviewDays: 14, expectedOn: '2026-03-21' };
    expect(await expectationOf(submission)).toEqual(expected);
    const { submission: decided } = await aSubmissionInReview(laurel, { pilot }).decided({ o1: 'not_met' });
    expect(await expectationOf(decided)).toEqual({ ...expected, submissionId: decided.id });
    await release(decided);
    await expect(expectationOf(decided)).rejects.toMatchObject({ code: 'expectation.not-found' });
    await expect(expectationOf({ ...submission, candidateId: decided.candidateId })).rejects.toMatchObject({
      code: 'submission.not-found',
    });
  });
});

describe('releasing a decision', () => {
  it('gives the candidate decision and feedback together, once, and leaves a met enrollment handed in for its badge', async () => {
    const { submission } = await aSubmissionInReview(laurel, { pilot }).released();
    expect((await submissionNow(laurel, submission.id)).state).toBe('released');
    expect((await enrollmentOf(submission)).state).toBe('submitted');
    expect(await resultOf(submission)).toMatchObject({
      outcome: 'met',
      next: null,
      summaries: ['Read with care.', 'Read with care.'],
    });
    await expect(release(submission)).rejects.toMatchObject({ kind: 'conflict', code: 'decision.released' });
  });

  it('tells the outbox what the badge waits for', async () => {
    const { submission } = await aSubmissionInReview(laurel, { pilot }).released();
    const [released] = await laurel.dataSource.query<EventRecord[]>(
      `SELECT payload FROM event WHERE type = 'decision.released' AND payload->>'submissionId' = $1`,
      [submission.id],
    );
    expect(released!.payload).toEqual({
      submissionId: submission.id,
      enrollmentId: submission.enrollmentId,
      personId: submission.candidateId,
      attempt: 1,
      outcome: 'met',
    });
  });

  it('raced by four administrators happens once', async () => {
    const { submission } = await aSubmissionInReview(laurel, { pilot }).decided({ o1: 'not_met' });
    const outcomes = await Promise.allSettled(Array.from({ length: 4 }, () => release(submission)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await attemptsOf(submission)).toHaveLength(2);
  });

  it('is refused before there is a decision, and after the candidate has withdrawn', async () => {
    const { submission: disputed } = await aSubmissionInReview(laurel, { pilot }).disputed('o1');
    await expect(release(disputed)).rejects.toMatchObject({ kind: 'not-found', code: 'decision.not-found' });
    const { submission } = await aSubmissionInReview(laurel, { pilot }).decided();
    await laurel.dataSource.query(`UPDATE enrollment SET state = 'withdrawn' WHERE id = $1`, [submission.enrollmentId]);
    await expect(release(submission)).rejects.toMatchObject({ kind: 'conflict', code: 'decision.not-handed-in' });
    expect(await laurel.get(DecisionQueries).of(submission.id)).toMatchObject({ releasedAt: null });
  });
});

describe('before the release', () => {
  it.each(['accepted', 'disputed', 'decided'] as const)(
    'nothing leaks: a submission that is %s has no result',
    async (situation) => {
      const { submission } = await aSubmissionInReview(laurel, { pilot })[situation]();
      await expect(resultOf(submission)).rejects.toMatchObject({ kind: 'not-found', code: 'result.not-found' });
    },
  );
});

describe('a result', () => {
  it('is for its candidate alone', async () => {
    const { submission } = await aSubmissionInReview(laurel, { pilot }).released();
    await expect(resultOf({ ...submission, candidateId: (await aPerson(laurel)).id })).rejects.toMatchObject({
      kind: 'not-found',
      code: 'submission.not-found',
    });
  });

  it("has the reviewers' words for each detail, without their names", async () => {
    const { submission, first, second } = await aSubmissionInReview(laurel, { pilot }).released({ o2a: 'progressing' });
    const result = await resultOf(submission);
    const detail = result.details.find(({ id }) => id === 'o2a');
    const words = { rationale: 'What is shown for o2a has no dates.', feedback: 'Go on with o2a.' };
    expect(detail).toEqual({
      id: 'o2a',
      outcomeNumber: 2,
      statement: 'Prepares the teachers',
      level: { code: 'progressing', name: 'Progressing' },
      meets: false,
      carried: false,
      remarks: [words, words],
    });
    for (const { reviewerId, id } of [first, second])
      for (const trace of [reviewerId, id]) expect(JSON.stringify(result)).not.toContain(trace);
  });

  it("of an adjudicated detail has the third reviewer's words alone", async () => {
    const { submission, third } = await aSubmissionInReview(laurel, { pilot }).adjudicated('o2a');
    await lockedBy(laurel, third, { o2a: 'demonstrated' });
    await release(submission);
    const { details } = await resultOf(submission);
    expect(details.find(({ id }) => id === 'o2a')).toMatchObject({
      meets: true,
      remarks: [{ rationale: '', feedback: 'Go on with o2a.' }],
    });
  });
});

describe('not yet met', () => {
  it('returns the enrollment and opens the next attempt with the unmet details alone', async () => {
    const { submission } = await aSubmissionInReview(laurel, { pilot }).released({
      o2a: 'not_met',
      o2b: 'progressing',
    });
    expect((await enrollmentOf(submission)).state).toBe('resubmitting');
    const [, next] = await attemptsOf(submission);
    expect(next).toMatchObject({ attempt: 2, state: 'draft', scope: ['o2a', 'o2b'] });
    expect((await resultOf(submission)).next).toEqual({
      submissionId: next!.id,
      coachMeetingNeeded: false,
      details: ['o2a', 'o2b'],
    });
    const links = await laurel.dataSource.manager.findBy(EvidenceLink, { submissionId: next!.id });
    expect(links.map(({ detailId }) => detailId).toSorted()).toEqual(['o2a', 'o2b']);
  });

  it('carries what was met: the second attempt is scored on the rest, and met once that is', async () => {
    const first = await aSubmissionInReview(laurel, { pilot }).released({ o2b: 'not_met' });
    const submission = await sealedAgain(first.submission);
    await aSubmissionInReview(laurel, { submission }).released();
    const result = await resultOf(submission);
    expect(result).toMatchObject({ attempt: 2, outcome: 'met' });
    expect(result.details.map(({ id, meets, carried }) => [id, meets, carried])).toEqual([
      ['o1', true, true],
      ['o2a', true, true],
      ['o2b', true, false],
    ]);
  });

  it('carries over two attempts, and a carried detail is never asked again', async () => {
    let { submission } = await aSubmissionInReview(laurel, { pilot }).released({ o1: 'not_met', o2b: 'not_met' });
    submission = await sealedAgain(submission);
    await aSubmissionInReview(laurel, { submission }).released({ o2b: 'progressing' });
    submission = await sealedAgain(submission);
    expect((await submissionNow(laurel, submission.id)).scope).toEqual(['o2b']);
    await aSubmissionInReview(laurel, { submission }).released();
    expect((await laurel.get(DecisionQueries).of(submission.id)).details).toEqual([
      { detailId: 'o1', level: 'demonstrated', meets: true, basis: 'carried' },
      { detailId: 'o2a', level: 'demonstrated', meets: true, basis: 'carried' },
      { detailId: 'o2b', level: 'demonstrated', meets: true, basis: 'agreed' },
    ]);
  });
});

describe('after three attempts', () => {
  /** Three times not yet met. */
  async function thrice(): Promise<TheirSubmission> {
    let { submission } = await aSubmissionInReview(laurel, { pilot }).released({ o1: 'not_met' });
    for (let attempt = 2; attempt <= 3; attempt++) {
      submission = await sealedAgain(submission);
      await aSubmissionInReview(laurel, { submission }).released({ o1: 'not_met' });
    }
    return submission;
  }
  const record = (actor: { id: string; roles: string[] }, { enrollmentId }: TheirSubmission, part = {}) =>
    laurel.get(RecordCoachMeeting).run({
      actor: { kind: 'person', id: actor.id, roles: actor.roles as never },
      enrollmentId,
      heldOn: '2026-03-01',
      note: 'Went through it',
      ...part,
    });

  it('a coach meeting is recorded before a fourth, which opens with it', async () => {
    const submission = await thrice();
    expect(await attemptsOf(submission)).toHaveLength(3);
    expect((await resultOf(submission)).next).toEqual({
      submissionId: null,
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

  it('the meeting is recorded by a coach of the candidate or an administrator, with a coach, once it was held', async () => {
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

  it('is refused where there is no result to talk about', async () => {
    const { submission } = await aSubmissionInReview(laurel, { pilot }).decided();
    const administrator = await aPerson(laurel, { roles: ['administrator', 'coach'] });
    await expect(record(administrator, submission)).rejects.toMatchObject({
      kind: 'conflict',
      code: 'coach-meeting.no-result',
    });
  });
});

describe('the terms of review', () => {
  it('are data: a coach can be asked for after the first attempt already', async () => {
    const { id: _, revision, ...terms } = await laurel.get(TermsQueries).current();
    await laurel
      .get(ChangeTerms)
      .run({ actor: { id: 'an-administrator' }, revision, terms: { ...terms, attemptsBeforeCoach: 1 } });
    await expect(
      laurel.get(ChangeTerms).run({ actor: { id: 'an-administrator' }, revision, terms }),
    ).rejects.toMatchObject({
      kind: 'stale',
      code: 'review-terms.stale',
    });
    const { submission } = await aSubmissionInReview(laurel, { pilot }).released({ o1: 'not_met' });
    expect((await resultOf(submission)).next).toMatchObject({ coachMeetingNeeded: true });
  });
});
