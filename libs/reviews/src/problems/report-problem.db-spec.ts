import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { EventRecord } from '#database';
import {
  aPilot,
  aReview,
  aReviewer,
  aScore,
  aSubmission,
  aSubmissionInReview,
  type Laurel,
  type OpenPilot,
  reviewNow,
  startLaurel,
  type TheirReview,
  theProgram,
} from '#testing';
import { ClaimReview } from '../assignment/claim-review.js';
import { QueueQueries } from '../assignment/queue.queries.js';
import { ExpireReviews } from '../ending/expire-reviews.js';
import { OversightQueries } from '../oversight/oversight.queries.js';
import { WorkspaceQueries } from '../scoring/workspace.queries.js';
import { ReviewProblem } from './problem.entity.js';
import { type ProblemReport, ReportProblem } from './report-problem.js';

let laurel: Laurel;
let pilot: OpenPilot;
beforeAll(async () => {
  laurel = await startLaurel();
  pilot = await aPilot(laurel).withSeats(1_000).open();
});
beforeEach(() => laurel.clock.set('2026-03-02T15:00:00Z'));
afterAll(() => laurel.stop());

const report = ({ id, reviewerId }: TheirReview, about: Partial<ProblemReport> = {}) =>
  laurel.get(ReportProblem).run({
    actor: { id: reviewerId },
    reviewId: id,
    kind: 'cannot-open',
    artifact: null,
    fileId: null,
    note: '',
    ...about,
  });
const workspaceOf = ({ id, reviewerId }: TheirReview) => laurel.get(WorkspaceQueries).of(reviewerId, id);

describe('a problem that a reviewer reports', () => {
  it('is about a file, a text or the whole, and the review stays with its reviewer', async () => {
    const review = await aReview(laurel, { pilot }).accepted();
    const { artifacts } = await workspaceOf(review);
    const { kind: artifact, files } = artifacts.find((one) => one.files.length > 0)!;
    await report(review, { kind: 'names-candidate', artifact, fileId: files[0]!.id });
    await report(review, { artifact: artifacts[0]!.kind });
    await report(review, { kind: 'other', note: 'Half of it is in another language.' });
    const { problems, state, waitingSince } = await workspaceOf(review);
    expect({ state, waitingSince }).toEqual({ state: 'accepted', waitingSince: laurel.clock.now() });
    expect(problems).toMatchObject([
      { kind: 'other', artifact: null, filePosition: null, note: 'Half of it is in another language.', state: 'open' },
      { kind: 'cannot-open', artifact: artifacts[0]!.kind, filePosition: null, state: 'open' },
      { kind: 'names-candidate', artifact, fileId: files[0]!.id, filePosition: files[0]!.position, state: 'open' },
    ]);
  });

  it('makes only the own review wait: the other reviewer sees nothing, and may report too', async () => {
    const { first, second } = await aSubmissionInReview(laurel, { pilot }).accepted();
    const before = await workspaceOf(second);
    await report(first, { kind: 'names-candidate' });
    const seen = await workspaceOf(second);
    expect({ ...seen, artifacts: [] }).toEqual({ ...before, artifacts: [] });
    expect(seen).toMatchObject({ problems: [], waitingSince: null });
    await report(second, { kind: 'names-candidate' });
    expect((await workspaceOf(second)).problems).toHaveLength(1);
  });

  it('stops the due date: the review is not late and does not expire, and its queue says since when', async () => {
    const review = await aReview(laurel, { pilot }).accepted();
    const { dueAt, leaseUntil } = await reviewNow(laurel, review.id);
    await report(review);
    const since = laurel.clock.now();
    laurel.clock.advance({ days: 60 });
    while ((await laurel.get(ExpireReviews).run()) > 0);
    expect((await reviewNow(laurel, review.id)).state).toBe('accepted');
    const { items } = await laurel.get(QueueQueries).page(review.reviewerId, { limit: 10 });
    expect(items).toMatchObject([{ dueAt, leaseUntil, waitingSince: since }]);
    const [listed] = (
      await laurel
        .get(OversightQueries)
        .inReview({ programId: await theProgram(laurel), submissionId: review.submission.id, limit: 1 })
    ).items;
    expect(listed).toMatchObject({ late: false });
    await aScore(laurel, review);
  });

  it('does not make a review punctual that was late before', async () => {
    const review = await aReview(laurel, { pilot }).accepted();
    laurel.clock.set((await reviewNow(laurel, review.id)).dueAt);
    await report(review);
    const late = { submissionId: review.submission.id, only: 'late', limit: 1 } as const;
    expect(
      (await laurel.get(OversightQueries).inReview({ programId: await theProgram(laurel), ...late })).items,
    ).toHaveLength(1);
  });

  it('leaves a claimed review its hours: while it waits, a saved score gives all of them', async () => {
    const submission = await aSubmission(laurel, { pilot }).sealed();
    const claimed = await laurel.get(ClaimReview).run({ actor: await aReviewer(laurel) });
    const review = { id: claimed.id, reviewerId: claimed.reviewerId, submission };
    expect(claimed.submissionId).toBe(submission.id);
    laurel.clock.advance({ hours: 10 });
    await report(review);
    laurel.clock.advance({ hours: 100 });
    await aScore(laurel, review);
    const { leaseUntil, waitingSince } = await reviewNow(laurel, review.id);
    expect(leaseUntil.getTime() - waitingSince!.getTime()).toBe(72 * 3_600_000);
  });

  it('is refused for a place that the submission does not have', async () => {
    const review = await aReview(laurel, { pilot }).accepted();
    const other = await workspaceOf(await aReview(laurel, { pilot }).accepted());
    const { kind: artifact, files } = other.artifacts.find((one) => one.files.length > 0)!;
    await expect(report(review, { artifact, fileId: files[0]!.id })).rejects.toMatchObject({
      kind: 'invalid',
      code: 'problem.place',
    });
    expect((await reviewNow(laurel, review.id)).waitingSince).toBeNull();
  });

  it('is reported once: two clicks leave one report', async () => {
    const review = await aReview(laurel, { pilot }).accepted();
    const [one, other] = await Promise.allSettled([report(review), report(review)]);
    expect([one.status, other.status].toSorted()).toEqual(['fulfilled', 'rejected']);
    await expect(report(review)).rejects.toMatchObject({ kind: 'conflict', code: 'problem.reported-before' });
    expect(await laurel.dataSource.manager.countBy(ReviewProblem, { reviewId: review.id })).toBe(1);
    expect(
      await laurel.dataSource.manager.findBy(EventRecord, { type: 'problem.reported', actorId: review.reviewerId }),
    ).toMatchObject([{ payload: { reviewId: review.id, submissionId: review.submission.id, kind: 'cannot-open' } }]);
  });

  it('needs a review in progress', async () => {
    const refused = { kind: 'conflict', code: 'problem.not-in-progress' };
    await expect(report(await aReview(laurel, { pilot }).offered())).rejects.toMatchObject(refused);
    await expect(report(await aReview(laurel, { pilot }).locked())).rejects.toMatchObject(refused);
    const review = await aReview(laurel, { pilot }).accepted();
    await expect(report({ ...review, reviewerId: crypto.randomUUID() })).rejects.toMatchObject({
      code: 'review.not-found',
    });
    laurel.clock.set((await reviewNow(laurel, review.id)).leaseUntil);
    await expect(report(review)).rejects.toMatchObject({ kind: 'gone', code: 'review.ended' });
  });
});
