import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventRecord } from '#database';
import { Enrollment } from '#pilots';
import { EvidenceLink, Submission } from '#submissions';
import {
  aPerson,
  aPilot,
  aSubmissionInReview,
  type Laurel,
  type OpenPilot,
  sealedAgain,
  startLaurel,
  submissionNow,
  type TheirSubmission,
} from '#testing';
import { ResultQueries } from '../results/result.queries.js';
import { DecisionQueries } from './decision.queries.js';
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
const attemptsOf = ({ enrollmentId }: TheirSubmission) =>
  laurel.dataSource.manager.find(Submission, { where: { enrollmentId }, order: { attempt: 'ASC' } });

describe('releasing a decision', () => {
  it('gives the candidate the decision and the feedback together, once; a met enrollment stays submitted until its badge', async () => {
    const { submission } = await aSubmissionInReview(laurel, { pilot }).released();
    expect((await submissionNow(laurel, submission.id)).state).toBe('released');
    expect(await enrollmentOf(submission)).toMatchObject({ state: 'submitted', metAt: laurel.clock.now() });
    expect(await resultOf(submission)).toMatchObject({
      outcome: 'met',
      next: null,
      summaries: [
        { reviewer: 1, summary: 'Read with care.' },
        { reviewer: 2, summary: 'Read with care.' },
      ],
    });
    await expect(release(submission)).rejects.toMatchObject({ kind: 'conflict', code: 'decision.released' });
  });

  it('writes the event that the badge waits for', async () => {
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

  it('happens once when four administrators race', async () => {
    const { submission } = await aSubmissionInReview(laurel, { pilot }).decided({ o1: 'not_met' });
    const outcomes = await Promise.allSettled(Array.from({ length: 4 }, () => release(submission)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await attemptsOf(submission)).toHaveLength(2);
  });

  it('is refused to a reviewer of the submission, even after both reviews are locked', async () => {
    const { submission, second } = await aSubmissionInReview(laurel, { pilot }).decided();
    await expect(
      laurel.get(ReleaseDecision).run({ actor: { id: second.reviewerId }, submissionId: submission.id }),
    ).rejects.toMatchObject({ kind: 'forbidden', code: 'decision.own-review' });
    const seen = await laurel.get(DecisionQueries).of({ id: second.reviewerId }, submission.id);
    expect(seen).toMatchObject({ ownReview: true, releasedAt: null });
  });

  it('is refused before there is a decision, and after the candidate has withdrawn', async () => {
    const { submission: disputed } = await aSubmissionInReview(laurel, { pilot }).disputed('o1');
    await expect(release(disputed)).rejects.toMatchObject({ kind: 'not-found', code: 'decision.not-found' });
    const { submission } = await aSubmissionInReview(laurel, { pilot }).decided();
    await laurel.dataSource.query(`UPDATE enrollment SET state = 'withdrawn' WHERE id = $1`, [submission.enrollmentId]);
    await expect(release(submission)).rejects.toMatchObject({ kind: 'conflict', code: 'decision.not-handed-in' });
    expect(await laurel.get(DecisionQueries).of({ id: randomUUID() }, submission.id)).toMatchObject({
      releasedAt: null,
    });
  });
});

describe('not yet met', () => {
  it('opens the next attempt with only the unmet details', async () => {
    const { submission } = await aSubmissionInReview(laurel, { pilot }).released({
      o2a: 'not_met',
      o2b: 'progressing',
    });
    expect(await enrollmentOf(submission)).toMatchObject({ state: 'resubmitting', metAt: null });
    const [, next] = await attemptsOf(submission);
    expect(next).toMatchObject({ attempt: 2, state: 'draft', scope: ['o2a', 'o2b'] });
    expect((await resultOf(submission)).next).toEqual({
      submissionId: next!.id,
      coachMeetingNeeded: false,
      details: ['o2a', 'o2b'],
      attemptsBeforeCoach: 3,
    });
    const links = await laurel.dataSource.manager.findBy(EvidenceLink, { submissionId: next!.id });
    expect(links.map(({ detailId }) => detailId).toSorted()).toEqual(['o2a', 'o2b']);
  });

  it('carries what was met: only the rest of the second attempt is scored, and it can be met', async () => {
    const first = await aSubmissionInReview(laurel, { pilot }).released({ o2b: 'not_met' });
    const submission = await sealedAgain(laurel, first.submission);
    await aSubmissionInReview(laurel, { submission }).released();
    const result = await resultOf(submission);
    expect(result).toMatchObject({ attempt: 2, outcome: 'met' });
    expect(result.details.map(({ id, meets, carried }) => [id, meets, carried])).toEqual([
      ['o1', true, true],
      ['o2a', true, true],
      ['o2b', true, false],
    ]);
  });

  it('carries over two attempts, and a carried detail is never scored again', async () => {
    let { submission } = await aSubmissionInReview(laurel, { pilot }).released({ o1: 'not_met', o2b: 'not_met' });
    submission = await sealedAgain(laurel, submission);
    await aSubmissionInReview(laurel, { submission }).released({ o2b: 'progressing' });
    submission = await sealedAgain(laurel, submission);
    expect((await submissionNow(laurel, submission.id)).scope).toEqual(['o2b']);
    await aSubmissionInReview(laurel, { submission }).released();
    expect((await laurel.get(DecisionQueries).of({ id: randomUUID() }, submission.id)).details).toEqual([
      { detailId: 'o1', level: 'demonstrated', meets: true, basis: 'carried' },
      { detailId: 'o2a', level: 'demonstrated', meets: true, basis: 'carried' },
      { detailId: 'o2b', level: 'demonstrated', meets: true, basis: 'agreed' },
    ]);
  });
});
