import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AwardQueries } from '#badges';
import { EditPerson, Person } from '#identity';
import { Message, MessageQueries } from '#notifications';
import { BeginRelease, CloseProblem, ReleaseQueries, ReportProblem } from '#reviews';
import { RecallSubmission } from '#submissions';
import {
  asCandidate,
  aCrowdLike,
  aMetSubmission,
  anAdministrator,
  aPerson,
  aPilot,
  aReview,
  aReviewer,
  aSubmissionInReview,
  type OpenPilot,
  reviewNow,
} from '#testing';
import { type LaurelWithWorker, startWorker } from './start-worker.js';

describe('reviews in the worker', () => {
  let laurel: LaurelWithWorker;
  let pilot: OpenPilot;
  beforeAll(async () => {
    laurel = await startWorker();
    pilot = await aPilot(laurel).withSeats(100).open();
  });
  afterAll(() => laurel.stop());

  it('withdraws the reviews of a recalled submission', async () => {
    const { submission, first, second } = await aSubmissionInReview(laurel, { pilot }).accepted();
    await laurel.get(RecallSubmission).run({ actor: asCandidate(submission.candidateId), submissionId: submission.id });
    await laurel.untilIdle();
    for (const { id } of [first, second])
      expect(await reviewNow(laurel, id)).toMatchObject({ state: 'withdrawn', endedBecause: 'recalled' });
  });

  it('finds the conflict after a move to another district', async () => {
    const review = await aReview(laurel, { pilot }).scored();
    const [reviewer, candidate] = await Promise.all(
      [review.reviewerId, review.submission.candidateId].map((id) =>
        laurel.dataSource.manager.findOneByOrFail(Person, { id }),
      ),
    );
    await laurel.get(EditPerson).run({
      personId: candidate!.id,
      revision: candidate!.revision,
      changes: { district: reviewer!.district },
      actor: anAdministrator,
    });
    await laurel.untilIdle();
    expect(await reviewNow(laurel, review.id)).toMatchObject({ state: 'withdrawn', endedBecause: 'conflict' });
  });

  it('releases the decisions of a whole cohort one after another, and a withdrawal does not stop the others', async () => {
    const cohort = await aPilot(laurel, { requirements: [] }).withSeats(50).open();
    const decided = await aMetSubmission(laurel, { pilot: cohort }).decided();
    await aCrowdLike(laurel, decided, 11);
    await laurel.dataSource.query(`UPDATE enrollment SET state = 'withdrawn' WHERE id = $1`, [decided.enrollment.id]);
    const administrator = await aPerson(laurel, { roles: ['administrator'] });
    const begin = () => laurel.get(BeginRelease).run({ actor: administrator, pilotId: cohort.id });
    // Two administrators who ask at the same time ask for the same decisions. Each decision is released once.
    const [release, other] = await Promise.all([begin(), begin()]);
    await laurel.untilIdle();
    for (const { id } of [release, other]) {
      expect(await laurel.get(ReleaseQueries).byId(id)).toMatchObject({
        total: 12,
        released: 11,
        refused: 1,
        waiting: 0,
        refusals: [{ submissionId: decided.submission.id, reason: expect.stringContaining('withdrawn') }],
      });
      expect(await laurel.get(AwardQueries).countOfRelease(id)).toEqual({ earned: 11, issued: 11 });
    }
  });

  it('offers a review to someone else when it is not accepted in time', async () => {
    const review = await aReview(laurel, { pilot }).offered();
    laurel.clock.set((await reviewNow(laurel, review.id)).leaseUntil);
    await laurel.sweep('expire-reviews');
    expect(await reviewNow(laurel, review.id)).toMatchObject({ state: 'declined', endedBecause: 'unanswered' });
  });

  it('tells every administrator but its reviewers about a reported problem, and only its reviewer about the answer', async () => {
    const administrators = [
      await aPerson(laurel, { roles: ['administrator'] }),
      await aPerson(laurel, { roles: ['administrator', 'reviewer'] }),
    ];
    const candidate = await aPerson(laurel, { name: 'Zenobia Marrowby', school: 'Quillfeather School' });
    const reviewers = [await aReviewer(laurel), await aPerson(laurel, { roles: ['administrator', 'reviewer'] })];
    const situation = { pilot, person: candidate, reviewers };
    const { submission, first, second } = await aSubmissionInReview(laurel, situation).accepted();
    const problem = await laurel.get(ReportProblem).run({
      actor: { id: first.reviewerId },
      reviewId: first.id,
      kind: 'names-candidate',
      artifact: null,
      fileId: null,
      note: 'Signed Zenobia Marrowby.',
    });
    await laurel.untilIdle();
    const sentTo = (personId: string, kind: 'problem-reported' | 'problem-answered') =>
      laurel.dataSource.manager.findBy(Message, { personId, kind });
    for (const { id } of administrators) {
      const letters = await sentTo(id, 'problem-reported');
      expect(letters).toMatchObject([{ state: 'sent' }]);
      expect(letters[0]!.text).toContain('reports: something names the candidate.');
      expect(JSON.stringify(letters)).not.toMatch(/zenobia|marrowby|quillfeather/i);
    }
    await laurel.get(CloseProblem).run({
      actor: administrators[0]!,
      problemId: problem.id,
      answer: 'dismissed',
      note: 'That is the author of the book.',
    });
    await laurel.untilIdle();
    expect(await sentTo(first.reviewerId, 'problem-answered')).toMatchObject([
      { state: 'sent', text: expect.stringContaining('That is the author of the book.') },
    ]);
    for (const personId of [second.reviewerId, submission.candidateId, administrators[1]!.id])
      expect(await sentTo(personId, 'problem-answered')).toEqual([]);
    for (const personId of [first.reviewerId, second.reviewerId, submission.candidateId])
      expect(await sentTo(personId, 'problem-reported')).toEqual([]);
  });

  it('writes to reviewers without revealing the candidate or why a review ended', async () => {
    const candidate = await aPerson(laurel, {
      name: 'Marigold Featherstone',
      email: 'marigold@example.org',
      district: 'Cedar Bluff',
      school: 'Cedar Bluff Elementary',
      employer: 'Cedar Bluff Schools',
    });
    const reviewer = await aReviewer(laurel);
    const review = await aReview(laurel, { pilot, person: candidate, reviewers: [reviewer] }).accepted();
    const { revision } = await laurel.dataSource.manager.findOneByOrFail(Person, { id: reviewer.id });
    await laurel.untilIdle();
    await laurel
      .get(EditPerson)
      .run({ personId: reviewer.id, revision, changes: { district: 'Cedar Bluff' }, actor: anAdministrator });
    await laurel.untilIdle();
    expect((await reviewNow(laurel, review.id)).endedBecause).toBe('conflict');
    const { items } = await laurel
      .get(MessageQueries)
      .page({ programId: reviewer.programId, personId: reviewer.id, limit: 50 });
    expect(items.map(({ kind }) => kind)).toContain('review-offered');
    expect(JSON.stringify(items)).not.toMatch(/marigold|featherstone|cedar.?bluff|conflict/i);
  });
});
