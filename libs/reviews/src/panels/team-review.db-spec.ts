import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { In } from 'typeorm';
import { Enrollment, WithdrawEnrollment } from '#pilots';
import { EvidenceLink, FingerprintSubmission, SealSubmission, Submission } from '#submissions';
import {
  anAdministrator,
  aPerson,
  aReviewer,
  asActor,
  asCandidate,
  aScore,
  aTeamSubmission,
  completed,
  type Laurel,
  lockedBy,
  scoredBy,
  startLaurel,
  submissionNow,
  type TeamSubmissions,
  type TheirReview,
} from '#testing';
import {
  AcceptReview,
  AssignAdjudicator,
  AssignmentPlanQueries,
  AssignReviewers,
  ClaimReview,
  Decision,
  LockReview,
  ReleaseDecision,
  ReturnReview,
  Review,
  WithdrawRecalledReviews,
  WorkspaceQueries,
} from '../index.js';
import { Score } from '../score.entity.js';

let laurel: Laurel;
beforeAll(async () => {
  laurel = await startLaurel();
});
afterAll(() => laurel.stop());

/** The reviews of a reviewer, of the first submission of the panel first. */
const reviewsBy = async ({ own }: TeamSubmissions, reviewer: { id: string }): Promise<TheirReview[]> => {
  const reviews = await laurel.dataSource.manager.find(Review, {
    where: { reviewerId: reviewer.id, submissionId: In(own.map(({ id }) => id)) },
    order: { submissionId: 'ASC' },
  });
  return reviews.map(({ id, reviewerId, submissionId }) => ({
    id,
    reviewerId,
    submission: own.find((submission) => submission.id === submissionId)!,
  }));
};

/** Assigned to two reviewers, each of whom accepts one of the submissions. */
const inReview = async (their: TeamSubmissions) => {
  const reviewers: [{ id: string }, { id: string }] = [await aReviewer(laurel), await aReviewer(laurel)];
  await laurel.get(AssignReviewers).run({
    actor: anAdministrator,
    submissionId: their.own[1]!.id,
    reviewerIds: reviewers.map(({ id }) => id),
  });
  for (const reviewer of reviewers) {
    const [, second] = await reviewsBy(their, reviewer);
    await laurel.get(AcceptReview).run({ actor: reviewer, reviewId: second!.id });
  }
  return reviewers;
};

/** Scores what the reviewer can score, and locks. */
const locked = async ([lead, ...others]: TheirReview[], levels: Record<string, string> = {}, own = levels) => {
  await lockedBy(laurel, lead!, levels);
  for (const review of others) {
    const { scope } = await laurel.dataSource.manager.findOneByOrFail(Review, { id: review.id });
    for (const detailId of scope.filter((id) => !id.startsWith('o2')))
      await aScore(laurel, review, detailId, own[detailId]);
    await laurel.get(LockReview).run({ actor: { id: review.reviewerId }, reviewId: review.id, summary: '' });
  }
};
const statesOf = async ({ own }: TeamSubmissions) =>
  Promise.all(own.map(async ({ id }) => (await submissionNow(laurel, id)).state));
const release = async (submissionId: string) => {
  const actor = await aPerson(laurel, { roles: ['administrator'] });
  return laurel.get(ReleaseDecision).run({ actor, submissionId });
};

describe('the work of a team', () => {
  it('goes to the same two reviewers, who accept all of it at once', async () => {
    const their = await aTeamSubmission(laurel).sealed();
    const reviewers = await inReview(their);
    for (const reviewer of reviewers) {
      const reviews = await laurel.dataSource.manager.findBy(Review, { reviewerId: reviewer.id });
      expect(reviews.map(({ state }) => state)).toEqual(['accepted', 'accepted']);
      expect(new Set(reviews.map(({ slot }) => slot)).size).toBe(1);
    }
  });

  it('is claimed together', async () => {
    const their = await aTeamSubmission(laurel).sealed();
    const reviewer = await aReviewer(laurel);
    for (let claim = 0; (await reviewsBy(their, reviewer)).length === 0 && claim < 5; claim++)
      await laurel.get(ClaimReview).run({ actor: reviewer });
    expect(await reviewsBy(their, reviewer)).toHaveLength(2);
  });

  it('is assigned to nobody who has a conflict with one of the members', async () => {
    const their = await aTeamSubmission(laurel).sealed();
    const [candidate] = await laurel.dataSource.query<[{ district: string }]>(
      'SELECT district FROM person WHERE id = $1',
      [their.members[1]!.personId],
    );
    const near = await aPerson(laurel, { roles: ['reviewer'], district: candidate.district });
    const ask = laurel
      .get(AssignReviewers)
      .run({ actor: anAdministrator, submissionId: their.own[0]!.id, reviewerIds: [near.id] });
    await expect(ask).rejects.toMatchObject({ code: 'review.conflict' });
  });

  it('is planned once', async () => {
    const their = await aTeamSubmission(laurel).sealed();
    const reader = await aPerson(laurel, { roles: ['administrator'] });
    const { items } = await laurel.get(AssignmentPlanQueries).for(reader);
    const ids = their.own.map(({ id }) => id);
    expect(items.filter(({ submissionId }) => ids.includes(submissionId))).toHaveLength(1);
  });

  it('is given up together, and goes to another reviewer together', async () => {
    const their = await aTeamSubmission(laurel).sealed();
    const [first, second] = await inReview(their);
    const [, mine] = await reviewsBy(their, first);
    await aReviewer(laurel);
    await laurel
      .get(ReturnReview)
      .run({ actor: first, reviewId: mine!.id, reason: 'I know this school.', conflict: true });
    const holding = await laurel.dataSource.manager.find(Review, {
      where: { submissionId: In(their.own.map(({ id }) => id)), state: In(['offered', 'accepted']) },
    });
    expect(holding).toHaveLength(4);
    const next = new Set(holding.map(({ reviewerId }) => reviewerId));
    expect(next.has(first.id)).toBe(false);
    expect(next.has(second.id)).toBe(true);
    expect(next.size).toBe(2);
  });

  it('is not compared among its members, where they submit it together', async () => {
    const their = await aTeamSubmission(laurel).sealed();
    for (const { id } of their.own) expect(await laurel.get(FingerprintSubmission).run({ submissionId: id })).toBe(0);
  });
});

describe('what a team shows', () => {
  it('is scored on the first submission, and copied to the others with its evidence once that review is locked', async () => {
    const their = await aTeamSubmission(laurel).sealed();
    const [reviewer] = await inReview(their);
    const [lead, other] = (await reviewsBy(their, reviewer)) as [TheirReview, TheirReview];
    await expect(aScore(laurel, other, 'o2a')).rejects.toMatchObject({ code: 'score.of-team' });
    const lock = () => laurel.get(LockReview).run({ actor: reviewer, reviewId: other.id, summary: '' });
    await aScore(laurel, other, 'o1');
    await expect(lock()).rejects.toMatchObject({
      code: 'review.incomplete',
      details: {
        missingParts: [
          { detailId: 'o2a', missing: 'score' },
          { detailId: 'o2b', missing: 'score' },
        ],
      },
    });
    await lockedBy(laurel, lead, { o2a: 'not_met' });
    const copy = await laurel.dataSource.manager.findOneByOrFail(Score, { reviewId: other.id, detailId: 'o2a' });
    expect(copy).toMatchObject({ level: 'not_met', meets: false, givenIn: lead.id });
    const [link] = await laurel.dataSource.manager.findBy(EvidenceLink, {
      submissionId: other.submission.id,
      detailId: 'o2a',
    });
    expect(copy.cited).toEqual([link!.id]);
    expect((await lock()).state).toBe('locked');
  });

  it('is told on the desk, without a word about whose work it is', async () => {
    const their = await aTeamSubmission(laurel).sealed();
    const [reviewer] = await inReview(their);
    const [lead, other] = (await reviewsBy(their, reviewer)) as [TheirReview, TheirReview];
    const desk = async ({ id }: TheirReview) => laurel.get(WorkspaceQueries).of(reviewer.id, id);
    const [first, second] = [await desk(lead), await desk(other)];
    const scoredOn = (workspace: typeof first) =>
      workspace.outcomes.flatMap(({ details }) => details.map((detail) => detail.scoredOn));
    expect(first.team).toEqual([first.submissionNumber, second.submissionNumber]);
    expect(scoredOn(first)).toEqual([null, null, null]);
    expect(scoredOn(second)).toEqual([null, first.submissionNumber, first.submissionNumber]);
    expect(second.artifacts.map(({ kind, files }) => [kind, files.length])).toEqual([
      ['charter', 1],
      ['role_evidence', 0],
    ]);
    const seen = JSON.stringify([first, second]);
    for (const { personId, id } of their.members) for (const trace of [personId, id]) expect(seen).not.toContain(trace);
    expect(seen).not.toContain(their.team.name);
  });

  it('is decided for all together, and each member by their own list of details', async () => {
    const their = await aTeamSubmission(laurel).sealed();
    const [first, second] = await inReview(their);
    await locked(await reviewsBy(their, first), {}, { o1: 'not_met' });
    const [lead, other] = (await reviewsBy(their, second)) as [TheirReview, TheirReview];
    await lockedBy(laurel, lead);
    expect(await statesOf(their)).toEqual(['in_review', 'in_review']);
    await aScore(laurel, other, 'o1', 'not_met');
    await laurel.get(LockReview).run({ actor: second, reviewId: other.id, summary: '' });
    expect(await statesOf(their)).toEqual(['decided', 'decided']);
    const outcomes = await laurel.dataSource.manager.find(Decision, {
      where: { submissionId: In([lead.submission.id, other.submission.id]) },
      order: { submissionId: 'ASC' },
    });
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['met', 'not_yet_met']);

    // Released together. The member whose own detail is unmet goes on alone, with what the team submitted.
    await release(lead.submission.id);
    expect(await statesOf(their)).toEqual(['released', 'released']);
    const next = await laurel.dataSource.manager.findOneByOrFail(Submission, {
      enrollmentId: other.submission.enrollmentId,
      attempt: 2,
    });
    expect(next.scope).toEqual(['o1']);
    const again = { ...other.submission, id: next.id };
    await completed(laurel, again);
    const sealed = await laurel
      .get(SealSubmission)
      .run({ actor: asCandidate(again.candidateId), submissionId: again.id });
    expect(sealed).toMatchObject({ state: 'sealed', panelId: null });
    expect(sealed.manifest!.artifacts.map(({ files }) => files.length)).toEqual([1, 0]);
    expect((await submissionNow(laurel, their.shared.id)).state).toBe('sealed');
  });

  it('is adjudicated once, and what is unmet opens the draft of the team again', async () => {
    const their = await aTeamSubmission(laurel).sealed();
    const [first, second] = await inReview(their);
    await locked(await reviewsBy(their, first), { o2a: 'not_met' });
    await locked(await reviewsBy(their, second));
    expect(await statesOf(their)).toEqual(['adjudicating', 'adjudicating']);
    const third = await aReviewer(laurel);
    await laurel
      .get(AssignAdjudicator)
      .run({ actor: anAdministrator, submissionId: their.own[0]!.id, reviewerId: third.id });
    const [lead, other] = (await reviewsBy(their, third)) as [TheirReview, TheirReview];
    await laurel.get(AcceptReview).run({ actor: third, reviewId: lead.id });
    await scoredBy(laurel, lead, { o2a: 'not_met' });
    for (const { id } of [lead, other]) await laurel.get(LockReview).run({ actor: third, reviewId: id, summary: '' });
    expect(await statesOf(their)).toEqual(['decided', 'decided']);
    await release(other.submission.id);

    const shared = await submissionNow(laurel, their.shared.id);
    expect(shared).toMatchObject({ state: 'draft', scope: ['o2a'] });
    const next = await laurel.dataSource.manager.findBy(Submission, {
      enrollmentId: In(their.members.map(({ id }) => id)),
      attempt: 2,
    });
    expect(next.map(({ scope }) => scope)).toEqual([['o2a'], ['o2a']]);
    const own = next.map(({ id, enrollmentId }) => ({
      id,
      enrollmentId,
      candidateId: their.members.find((member) => member.id === enrollmentId)!.personId,
    }));
    for (const submission of [their.shared, ...own]) await completed(laurel, submission);
    await laurel.get(SealSubmission).run({ actor: asCandidate(own[0]!.candidateId), submissionId: own[0]!.id });
    const again = { ...their, own };
    const reviewers = await inReview(again);
    for (const reviewer of reviewers) await locked(await reviewsBy(again, reviewer));
    await release(own[0]!.id);
    const outcomes = await laurel.dataSource.manager.findBy(Decision, { submissionId: In(own.map(({ id }) => id)) });
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['met', 'met']);
  });

  it('is scored on the next submission when the first member withdraws', async () => {
    const their = await aTeamSubmission(laurel, { count: 3 }).sealed();
    const [first, second] = await inReview(their);
    const [lead, ...others] = await reviewsBy(their, first);
    await laurel.get(WithdrawEnrollment).run({
      actor: asActor({ id: lead!.submission.candidateId, roles: ['candidate'] }),
      enrollmentId: lead!.submission.enrollmentId,
      reason: 'Moved away',
    });
    await laurel.get(WithdrawRecalledReviews).run({ enrollmentId: lead!.submission.enrollmentId });
    await locked(others);
    await locked((await reviewsBy(their, second)).slice(1));
    const states = await statesOf(their);
    expect(states.filter((state) => state === 'decided')).toHaveLength(2);
    expect(
      (await laurel.dataSource.manager.findOneByOrFail(Enrollment, { id: lead!.submission.enrollmentId })).state,
    ).toBe('withdrawn');
  });
});
