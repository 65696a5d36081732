import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  aPerson,
  aPilot,
  aReview,
  aReviewer,
  aScore,
  aSubmission,
  aSubmissionInReview,
  inProgram,
  type Laurel,
  type OpenPilot,
  reviewNow,
  seededCatalog,
  pastTheTriggers,
  startLaurel,
} from '#testing';
import { Review } from '../review.entity.js';
import { ClaimReview } from './claim-review.js';

let laurel: Laurel;
let pilot: OpenPilot;
beforeAll(async () => {
  laurel = await startLaurel();
  pilot = await aPilot(laurel).withSeats(1_000).open();
});
afterAll(() => laurel.stop());
/** The pool is one for all, so each situation begins with an empty one. */
beforeEach(() => pastTheTriggers(laurel.dataSource, `TRUNCATE submission CASCADE`));

const claim = (actor: { id: string }, microCredential?: string) =>
  laurel.get(ClaimReview).run({ actor, microCredential });
const nothing = { kind: 'not-found', code: 'review.nothing-to-claim' };

describe('claiming a review', () => {
  it('gives the submission that has waited longest, already accepted, for the hours of the terms', async () => {
    const oldest = await aSubmission(laurel, { pilot }).sealed();
    laurel.clock.advance({ hours: 1 });
    await aSubmission(laurel, { pilot }).sealed();
    const reviewer = await aReviewer(laurel);
    const claimed = await claim(reviewer);
    expect(claimed).toMatchObject({
      submissionId: oldest.id,
      state: 'accepted',
      claimed: true,
      reviewerId: reviewer.id,
    });
    expect(claimed.leaseUntil.getTime() - laurel.clock.now().getTime()).toBe(72 * 3_600_000);
  });

  it('gives nothing of another program', async () => {
    await aSubmission(laurel, { pilot }).sealed();
    const reviewer = await aReviewer(await inProgram(laurel, 'OTHER'));
    await expect(claim(reviewer)).rejects.toMatchObject(nothing);
  });

  it('renews the hours with each saved score', async () => {
    const submission = await aSubmission(laurel, { pilot }).sealed();
    const { id, reviewerId } = await claim(await aReviewer(laurel));
    laurel.clock.advance({ hours: 70 });
    await aScore(laurel, { id, reviewerId, submission });
    expect((await reviewNow(laurel, id)).leaseUntil.getTime() - laurel.clock.now().getTime()).toBe(72 * 3_600_000);
  });

  it('skips a submission that the reviewer has a conflict with, without saying so', async () => {
    const reviewer = await aPerson(laurel, { roles: ['reviewer'], district: 'Riverside' });
    await aSubmission(laurel, { pilot, person: await aPerson(laurel, { district: 'Riverside' }) }).sealed();
    await expect(claim(reviewer)).rejects.toMatchObject(nothing);
    laurel.clock.advance({ minutes: 1 });
    const other = await aSubmission(laurel, { pilot }).sealed();
    expect((await claim(reviewer)).submissionId).toBe(other.id);
  });

  it('finds a submission after a whole page of conflicts', async () => {
    const reviewer = await aPerson(laurel, { roles: ['reviewer'], district: 'Lakeside' });
    for (let count = 0; count < 21; count++)
      await aSubmission(laurel, { pilot, person: await aPerson(laurel, { district: 'Lakeside' }) }).sealed();
    laurel.clock.advance({ seconds: 1 });
    const last = await aSubmission(laurel, { pilot }).sealed();
    expect((await claim(reviewer)).submissionId).toBe(last.id);
  }, 60_000);

  it('never gives a reviewer the same submission twice', async () => {
    await aSubmission(laurel, { pilot }).sealed();
    const reviewer = await aReviewer(laurel);
    await claim(reviewer);
    await expect(claim(reviewer)).rejects.toMatchObject(nothing);
  });

  it('can be limited to one micro-credential', async () => {
    const { 'INS-1': version } = await seededCatalog(laurel);
    expect(version.state).toBe('pilot');
    const submission = await aSubmission(laurel, { pilot }).sealed();
    const reviewer = await aReviewer(laurel);
    await expect(claim(reviewer, 'INS-1')).rejects.toMatchObject(nothing);
    expect((await claim(reviewer, 'VIS-1')).submissionId).toBe(submission.id);
  });

  it('skips a draft, a withdrawn enrollment and a submission with all its reviewers', async () => {
    await aSubmission(laurel, { pilot }).draft();
    await aReview(laurel, { pilot }).offered();
    const given = await aSubmission(laurel, { pilot }).sealed();
    await laurel.dataSource.query(`UPDATE enrollment SET state = 'withdrawn' WHERE id = $1`, [given.enrollmentId]);
    await expect(claim(await aReviewer(laurel))).rejects.toMatchObject(nothing);
  });
});

describe('a third review in the pool', () => {
  it('can be claimed by somebody who has not seen the submission, with the disputed details alone', async () => {
    const { submission, first } = await aSubmissionInReview(laurel, { pilot }).disputed('o1');
    await expect(claim({ id: first.reviewerId })).rejects.toMatchObject(nothing);
    const reviewer = await aReviewer(laurel);
    expect(await claim(reviewer)).toMatchObject({ submissionId: submission.id, slot: 3, scope: ['o1'], claimed: true });
    await expect(claim(await aReviewer(laurel))).rejects.toMatchObject(nothing);
  });
});

describe('claims in progress', () => {
  const full = { kind: 'conflict', code: 'review.claim-limit' };

  it('are limited by the terms, also when they are made at once; offers do not count', async () => {
    const reviewer = await aReviewer(laurel);
    await aReview(laurel, { pilot, reviewers: [reviewer] }).accepted();
    for (let count = 0; count < 5; count++) await aSubmission(laurel, { pilot }).sealed();
    const outcomes = await Promise.allSettled(Array.from({ length: 5 }, () => claim(reviewer)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    for (const outcome of outcomes) if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject(full);
  });

  it('make room for another when one is locked', async () => {
    const reviewer = await aReviewer(laurel);
    for (let count = 0; count < 4; count++) await aSubmission(laurel, { pilot }).sealed();
    const [first] = [await claim(reviewer), await claim(reviewer), await claim(reviewer)];
    await expect(claim(reviewer)).rejects.toMatchObject(full);
    await laurel.dataSource.query(`UPDATE review SET state = 'locked', locked_at = now() WHERE id = $1`, [first!.id]);
    expect(await claim(reviewer)).toMatchObject({ state: 'accepted' });
  });
});

describe('eight concurrent claims', () => {
  it('have one winner for each slot', async () => {
    const submission = await aSubmission(laurel, { pilot }).sealed();
    const reviewers = await Promise.all(Array.from({ length: 8 }, () => aReviewer(laurel)));
    const outcomes = await Promise.allSettled(reviewers.map((reviewer) => claim(reviewer)));
    const won = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
    expect(won.map(({ slot }) => slot).toSorted()).toEqual([1, 2]);
    for (const outcome of outcomes) if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject(nothing);
    expect(await laurel.dataSource.manager.countBy(Review, { submissionId: submission.id })).toBe(2);
  });

  it('share four submissions, and each reviewer gets one', async () => {
    for (let count = 0; count < 4; count++) await aSubmission(laurel, { pilot }).sealed();
    const reviewers = await Promise.all(Array.from({ length: 8 }, () => aReviewer(laurel)));
    const won = await Promise.all(reviewers.map((reviewer) => claim(reviewer)));
    expect(new Set(won.map(({ submissionId, slot }) => `${submissionId}/${slot}`)).size).toBe(8);
  });
});
