import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { EventRecord } from '#database';
import { ReturnIncomplete } from '#submissions';
import {
  anAdministrator,
  aPerson,
  aPilot,
  aReview,
  aSubmissionInReview,
  type Laurel,
  type OpenPilot,
  reviewNow,
  startLaurel,
  type TheirReview,
  theProgram,
} from '#testing';
import { ExpireReviews } from '../ending/expire-reviews.js';
import type { ProblemAnswer } from '../vocabulary.js';
import { CloseProblem } from './close-problem.js';
import { ProblemQueries } from './problem.queries.js';
import { ReportProblem } from './report-problem.js';

let laurel: Laurel;
let pilot: OpenPilot;
let administrator: { id: string };
beforeAll(async () => {
  laurel = await startLaurel();
  pilot = await aPilot(laurel).withSeats(1_000).open();
  administrator = await aPerson(laurel, { roles: ['administrator'] });
});
beforeEach(() => laurel.clock.set('2026-03-02T15:00:00Z'));
afterAll(() => laurel.stop());

const hour = 3_600_000;
const report = ({ id, reviewerId }: TheirReview, note: string) =>
  laurel
    .get(ReportProblem)
    .run({ actor: { id: reviewerId }, reviewId: id, kind: 'other', artifact: null, fileId: null, note });
const close = ({ id }: { id: string }, answer: ProblemAnswer = 'mended') =>
  laurel.get(CloseProblem).run({ actor: administrator, problemId: id, answer, note: 'It has a new copy.' });
const datesOf = async ({ id }: TheirReview) => {
  const { dueAt, leaseUntil, waitingSince } = await reviewNow(laurel, id);
  return { dueAt: dueAt.getTime(), leaseUntil: leaseUntil.getTime(), waitingSince };
};

describe('answering a reported problem', () => {
  it.each(['mended', 'dismissed'] as const)(
    'as %s moves the due date and the lease by the time it was open',
    async (answer) => {
      const review = await aReview(laurel, { pilot }).accepted();
      const before = await datesOf(review);
      const problem = await report(review, 'The second page is empty.');
      laurel.clock.advance({ hours: 30 });
      expect(await close(problem, answer)).toMatchObject({
        state: answer,
        answer: 'It has a new copy.',
        closedBy: administrator.id,
        closedAt: laurel.clock.now(),
      });
      expect(await datesOf(review)).toEqual({
        dueAt: before.dueAt + 30 * hour,
        leaseUntil: before.leaseUntil + 30 * hour,
        waitingSince: null,
      });
    },
  );

  it('counts the time once when several problems are open, and starts the due date with the last answer', async () => {
    const { first: review, second: other } = await aSubmissionInReview(laurel, { pilot }).accepted();
    const [before, others] = [await datesOf(review), await datesOf(other)];
    const one = await report(review, 'One');
    laurel.clock.advance({ hours: 10 });
    const two = await report(review, 'Two');
    laurel.clock.advance({ hours: 10 });
    await close(one);
    expect((await datesOf(review)).waitingSince).not.toBeNull();
    laurel.clock.advance({ hours: 5 });
    await close(two);
    laurel.clock.advance({ hours: 100 });
    const three = await report(review, 'Three');
    laurel.clock.advance({ hours: 1 });
    await close(three);
    expect((await datesOf(review)).dueAt - before.dueAt).toBe(26 * hour);
    expect(await datesOf(other)).toEqual(others);
  });

  it('lets the review expire, at its later time', async () => {
    const review = await aReview(laurel, { pilot }).accepted();
    const problem = await report(review, 'The file is empty.');
    const { leaseUntil } = await datesOf(review);
    laurel.clock.set(new Date(leaseUntil + hour));
    const waited = leaseUntil + hour - Date.parse('2026-03-02T15:00:00Z');
    await close(problem);
    laurel.clock.set(new Date(leaseUntil + waited - 1));
    while ((await laurel.get(ExpireReviews).run()) > 0);
    expect((await reviewNow(laurel, review.id)).state).toBe('accepted');
    laurel.clock.set(new Date(leaseUntil + waited));
    while ((await laurel.get(ExpireReviews).run()) > 0);
    expect((await reviewNow(laurel, review.id)).state).toBe('expired');
  });

  it('is done once: of two administrators one wins', async () => {
    const review = await aReview(laurel, { pilot }).accepted();
    const problem = await report(review, 'The file is empty.');
    const before = await datesOf(review);
    laurel.clock.advance({ hours: 2 });
    const outcomes = await Promise.allSettled([close(problem), close(problem, 'dismissed')]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    await expect(close(problem)).rejects.toMatchObject({ kind: 'conflict', code: 'problem.transition' });
    expect((await datesOf(review)).dueAt).toBe(before.dueAt + 2 * hour);
    expect(
      await laurel.dataSource.manager.findBy(EventRecord, { type: 'problem.closed', subjectId: problem.id }),
    ).toMatchObject([{ payload: { reviewId: review.id, note: 'It has a new copy.', waiting: false } }]);
  });

  it('takes it from the list of administrators, which says who reported it, what and where', async () => {
    const review = await aReview(laurel, { pilot }).accepted();
    const problem = await report(review, 'The table has no headings.');
    const listed = async () =>
      laurel
        .get(ProblemQueries)
        .open({ programId: await theProgram(laurel), submissionId: review.submission.id, limit: 10 });
    expect((await listed()).items).toMatchObject([
      {
        id: problem.id,
        kind: 'other',
        artifactTitle: null,
        note: 'The table has no headings.',
        reviewer: { id: review.reviewerId },
        candidate: { id: review.submission.candidateId },
        returnable: true,
      },
    ]);
    await close(problem);
    expect((await listed()).items).toEqual([]);
  });

  it('is no longer asked for when the submission went back to its candidate', async () => {
    const review = await aReview(laurel, { pilot }).accepted();
    await report(review, 'The file is empty.');
    const { id: submissionId } = review.submission;
    await laurel.get(ReturnIncomplete).run({ actor: anAdministrator, submissionId, reason: 'The file is empty.' });
    expect(
      (await laurel.get(ProblemQueries).open({ programId: await theProgram(laurel), submissionId, limit: 10 })).items,
    ).toEqual([]);
  });

  it('of an unknown problem is refused', async () => {
    await expect(close({ id: crypto.randomUUID() })).rejects.toMatchObject({ code: 'problem.not-found' });
  });
});
