import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventRecord } from '#database';
import { AddCoaching, EditPerson, Person } from '#identity';
import {
  anAdministrator,
  aPilot,
  aReview,
  aReviewer,
  aSubmissionInReview,
  type Laurel,
  type OpenPilot,
  reviewNow,
  startLaurel,
  successorOf,
  type TheirReview,
} from '#testing';
import { AcceptReview } from '../assignment/accept-review.js';
import { VoidReview } from '../ending/void-review.js';
import { Score } from '../score.entity.js';
import { WorkspaceQueries } from '../scoring/workspace.queries.js';
import { RecheckConflicts } from './recheck-conflicts.js';

let laurel: Laurel;
let pilot: OpenPilot;
beforeAll(async () => {
  laurel = await startLaurel();
  pilot = await aPilot(laurel).withSeats(1_000).open();
});
afterAll(() => laurel.stop());

const ended = { kind: 'gone', code: 'review.ended' };
const voidIt = ({ id }: TheirReview) =>
  laurel.get(VoidReview).run({ actor: anAdministrator, reviewId: id, reason: 'Scored from the wrong rubric' });
const openWorkspace = ({ id, reviewerId }: TheirReview) => laurel.get(WorkspaceQueries).of(reviewerId, id);
/** The reviewer moves to the district of the candidate. */
const becomesNeighbor = async ({ reviewerId, submission }: TheirReview) => {
  const [reviewer, candidate] = await Promise.all(
    [reviewerId, submission.candidateId].map((id) => laurel.dataSource.manager.findOneByOrFail(Person, { id })),
  );
  await laurel.get(EditPerson).run({
    personId: reviewerId,
    revision: reviewer!.revision,
    changes: { district: candidate!.district },
    actor: anAdministrator,
  });
};

describe('a conflict appears during a review', () => {
  it('the review ends, another reviewer starts from scratch, and only administrators learn why', async () => {
    const review = await aReview(laurel, { pilot }).scored();
    await aReviewer(laurel);
    await becomesNeighbor(review);
    expect(await laurel.get(RecheckConflicts).run({ personId: review.reviewerId })).toBe(1);

    expect(await reviewNow(laurel, review.id)).toMatchObject({
      state: 'withdrawn',
      endedBecause: 'conflict',
      endedNote: 'same-district',
    });
    const successor = await successorOf(laurel, review);
    expect(successor.state).toBe('offered');
    expect(successor.reviewerId).not.toBe(review.reviewerId);
    expect(await laurel.dataSource.manager.countBy(Score, { reviewId: successor.id })).toBe(0);

    await expect(openWorkspace(review)).rejects.toMatchObject(ended);
    const events = await laurel.dataSource.manager.findBy(EventRecord, { subjectId: review.id });
    expect(JSON.stringify(events)).not.toMatch(/district|conflict/);
  });

  it.each(['offered', 'accepted', 'scored', 'locked'] as const)(
    'looks the same to its reviewer as any other end: %s',
    async (situation) => {
      const [conflicted, voided] = [
        await aReview(laurel, { pilot })[situation](),
        await aReview(laurel, { pilot })[situation](),
      ];
      await becomesNeighbor(conflicted);
      await laurel.get(RecheckConflicts).run({ personId: conflicted.reviewerId });
      await voidIt(voided);
      const answers = await Promise.all(
        [conflicted, voided].map((review) =>
          openWorkspace(review).then(
            () => null,
            (error: Error) => ({ ...error, message: error.message }),
          ),
        ),
      );
      expect(answers[0]).toEqual(answers[1]);
      expect(answers[0]).toMatchObject(ended);
    },
  );

  it('is found when the review is opened, before any recheck', async () => {
    const review = await aReview(laurel, { pilot }).accepted();
    await becomesNeighbor(review);
    await expect(openWorkspace(review)).rejects.toMatchObject(ended);
  });

  it('is found when an offer is accepted, and the offer goes to another reviewer', async () => {
    const review = await aReview(laurel, { pilot }).offered();
    await laurel.get(AddCoaching).run({
      coachId: (await coach(review)).id,
      candidateId: review.submission.candidateId,
      actor: anAdministrator,
    });
    await expect(
      laurel.get(AcceptReview).run({ actor: { id: review.reviewerId }, reviewId: review.id }),
    ).rejects.toMatchObject(ended);
    expect(await reviewNow(laurel, review.id)).toMatchObject({
      state: 'conflicted',
      endedBecause: 'conflict',
      endedNote: 'coach',
    });
    expect((await successorOf(laurel, review)).reviewerId).not.toBe(review.reviewerId);
  });

  it('is found from the candidate as well', async () => {
    const review = await aReview(laurel, { pilot }).accepted();
    await laurel.get(AddCoaching).run({
      coachId: (await coach(review)).id,
      candidateId: review.submission.candidateId,
      actor: anAdministrator,
    });
    expect(await laurel.get(RecheckConflicts).run({ personId: review.submission.candidateId })).toBe(1);
    expect(await laurel.get(RecheckConflicts).run({ personId: review.submission.candidateId })).toBe(0);
  });

  it('does not undo a decision', async () => {
    const { first } = await aSubmissionInReview(laurel, { pilot }).decided();
    await becomesNeighbor(first);
    expect(await laurel.get(RecheckConflicts).run({ personId: first.reviewerId })).toBe(0);
    expect((await reviewNow(laurel, first.id)).state).toBe('locked');
  });

  async function coach({ reviewerId }: TheirReview): Promise<{ id: string }> {
    const person = await laurel.dataSource.manager.findOneByOrFail(Person, { id: reviewerId });
    return laurel.get(EditPerson).run({
      personId: reviewerId,
      revision: person.revision,
      changes: { roles: ['reviewer', 'coach'] },
      actor: anAdministrator,
    });
  }
});
