import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GiveFeedback } from '#pilots';
import {
  aPerson,
  aPilot,
  aReview,
  aReviewer,
  aSubmission,
  aSubmissionInReview,
  type Laurel,
  lockedBy,
  type OpenPilot,
  reviewNow,
  scoredBy,
  startLaurel,
} from '#testing';
import { AgreementQueries } from './oversight/agreement.queries.js';
import { DecisionQueries } from './release/decision.queries.js';
import { ChangePhrase } from './phrases/change-phrase.js';
import { KeepPhrase } from './phrases/keep-phrase.js';
import { RemovePhrase } from './phrases/remove-phrase.js';
import { OversightQueries } from './oversight/oversight.queries.js';
import { PhraseQueries } from './phrases/phrase.queries.js';
import { QueueQueries } from './assignment/queue.queries.js';
import { WorkspaceQueries } from './scoring/workspace.queries.js';

let laurel: Laurel;
let pilot: OpenPilot;
beforeAll(async () => {
  laurel = await startLaurel();
  pilot = await aPilot(laurel).withSeats(1_000).open();
});
afterAll(() => laurel.stop());

describe("a reviewer's queue", () => {
  it('has what is offered or in hand, the soonest due first, page by page without gaps or repetitions', async () => {
    const reviewer = await aReviewer(laurel);
    const ids: string[] = [];
    for (let count = 0; count < 5; count++) {
      ids.push((await aReview(laurel, { pilot, reviewers: [reviewer] }).offered()).id);
      if (count % 2 === 0) laurel.clock.advance({ days: 1 });
    }
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await laurel.get(QueueQueries).page(reviewer.id, { limit: 2, cursor });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual(ids);
  });

  it('says how far each is, and drops what is locked', async () => {
    const review = await aReview(laurel, { pilot }).scored();
    const queue = async () => (await laurel.get(QueueQueries).page(review.reviewerId, { limit: 10 })).items;
    expect(await queue()).toMatchObject([
      {
        id: review.id,
        kind: 'independent',
        state: 'scoring',
        inScope: 3,
        scored: 3,
        attempt: 1,
        microCredential: { code: 'VIS-1' },
      },
    ]);
    await laurel.dataSource.query(`UPDATE review SET state = 'locked', locked_at = now() WHERE id = $1`, [review.id]);
    expect(await queue()).toEqual([]);
  });

  it('has what is locked apart, the latest first', async () => {
    const reviewer = await aReviewer(laurel);
    const ids: string[] = [];
    for (let count = 0; count < 3; count++) {
      ids.push((await aReview(laurel, { pilot, reviewers: [reviewer] }).locked()).id);
      laurel.clock.advance({ hours: 1 });
    }
    const first = await laurel.get(QueueQueries).locked(reviewer.id, { limit: 2 });
    const second = await laurel.get(QueueQueries).locked(reviewer.id, { limit: 2, cursor: first.nextCursor! });
    expect([...first.items, ...second.items]).toMatchObject(
      [...ids].reverse().map((id) => ({ id, state: 'locked', lockedAt: expect.any(Date) })),
    );
    expect(second.nextCursor).toBeNull();
  });
});

describe('the workspace', () => {
  it('opens once the review is accepted', async () => {
    const offered = await aReview(laurel, { pilot }).offered();
    await expect(laurel.get(WorkspaceQueries).of(offered.reviewerId, offered.id)).rejects.toMatchObject({
      kind: 'conflict',
      code: 'review.not-accepted',
    });
  });

  it('has the rubric, the details with their evidence and own scores, texts, and files under neutral names', async () => {
    const review = await aReview(laurel, { pilot }).scored({ o1: 'progressing' });
    const workspace = await laurel.get(WorkspaceQueries).of(review.reviewerId, review.id);
    expect(workspace).toMatchObject({ kind: 'independent', inScope: 3, scored: 3, meeting: 2, missingParts: [] });
    expect(workspace.rubric.map(({ code }) => code)).toEqual(['not_met', 'progressing', 'demonstrated']);
    const [outcome] = workspace.outcomes;
    expect(outcome!.details[0]).toMatchObject({
      id: 'o1',
      evidence: [{ kind: 'responsive_narrative' }],
      score: { level: 'progressing', cited: [expect.any(String)] },
      opinions: [],
    });
    const profile = workspace.artifacts.find(({ kind }) => kind === 'document_profile');
    expect(profile!.files).toMatchObject([
      { name: 'document-profile-1.pdf', position: 1, href: expect.stringContaining('/blind?') },
    ]);
    expect(workspace.artifacts.find(({ kind }) => kind === 'responsive_narrative')!.text!.words).toBe(10);
  });

  it('is for its reviewer alone', async () => {
    const review = await aReview(laurel, { pilot }).accepted();
    await expect(laurel.get(WorkspaceQueries).of((await aReviewer(laurel)).id, review.id)).rejects.toMatchObject({
      kind: 'not-found',
      code: 'review.not-found',
    });
  });
});

describe('what administrators see', () => {
  const find = async (submissionId: string) => {
    const { items } = await laurel.get(OversightQueries).inReview({ limit: 200 });
    return items.find((item) => item.submissionId === submissionId);
  };

  const only = async (kind: 'late' | 'reviewers' | 'adjudicator') =>
    (await laurel.get(OversightQueries).inReview({ only: kind, limit: 200 })).items.map(
      ({ submissionId }) => submissionId,
    );

  it('is who reviews what, what is missing, and what is late', async () => {
    const { submission, first } = await aSubmissionInReview(laurel, { pilot }).accepted();
    expect(await find(submission.id)).toMatchObject({
      state: 'sealed',
      needs: [],
      late: false,
      reviews: [{ slot: 1, reviewer: { id: first.reviewerId }, state: 'accepted', scored: 0, inScope: 3 }, { slot: 2 }],
    });
    laurel.clock.set((await reviewNow(laurel, first.id)).dueAt);
    expect(await find(submission.id)).toMatchObject({ late: true });
    expect(await only('late')).toContain(submission.id);
    expect(await only('reviewers')).not.toContain(submission.id);
    const { id: submissionId } = await aSubmission(laurel, { pilot }).sealed();
    expect(await only('reviewers')).toContain(submissionId);
    expect((await laurel.get(OversightQueries).inReview({ submissionId, limit: 1 })).items).toMatchObject([
      { submissionId, needs: ['reviewers'], late: false, reviews: [] },
    ]);
  });

  it('is that a third reviewer is needed, and no longer once there is one', async () => {
    const { submission: disputed } = await aSubmissionInReview(laurel, { pilot }).disputed('o1');
    expect(await find(disputed.id)).toMatchObject({ state: 'adjudicating', needs: ['adjudicator'] });
    expect(await only('adjudicator')).toContain(disputed.id);
    expect(await only('reviewers')).not.toContain(disputed.id);
    const { submission: adjudicated } = await aSubmissionInReview(laurel, { pilot }).adjudicated('o1');
    expect(await find(adjudicated.id)).toMatchObject({
      needs: [],
      reviews: [{ kind: 'independent' }, { kind: 'independent' }, { kind: 'adjudication', inScope: 1 }],
    });
  });

  it('is, before the decision is released, what each gave in their own words', async () => {
    const { submission, first, second } = await aSubmissionInReview(laurel, { pilot }).accepted();
    await lockedBy(laurel, first, { o1: 'not_met' });
    await scoredBy(laurel, second);
    const given = await laurel.get(OversightQueries).givenIn(submission.id);
    expect(given).toMatchObject([{ slot: 1, reviewer: { id: first.reviewerId }, summary: 'Read with care.' }]);
    expect(given[0]!.scores.find(({ detailId }) => detailId === 'o1')).toMatchObject({
      meets: false,
      rationale: 'What is shown for o1 has no dates.',
    });
  });

  it('leaves out what is decided, and can be limited to a pilot', async () => {
    const { submission } = await aSubmissionInReview(laurel, { pilot }).decided();
    expect(await find(submission.id)).toBeUndefined();
    const other = await aPilot(laurel).open();
    const { submission: elsewhere } = await aSubmissionInReview(laurel, { pilot: other }).offered();
    const { items } = await laurel.get(OversightQueries).inReview({ pilotId: other.id, limit: 10 });
    expect(items.map(({ submissionId }) => submissionId)).toEqual([elsewhere.id]);
  });

  it('is every reviewer, with each conflict and what they have in hand', async () => {
    const candidate = await aPerson(laurel, { district: 'Hillside', employer: 'Hillside Schools' });
    const { submission, first } = await aSubmissionInReview(laurel, { pilot, person: candidate }).offered();
    const close = await aPerson(laurel, { roles: ['reviewer'], district: 'hillside ', employer: 'Hillside Schools' });
    const listed = await laurel.get(OversightQueries).eligibleFor(submission.id);
    expect(listed.find(({ reviewer }) => reviewer.id === close.id)).toMatchObject({
      eligible: false,
      conflicts: ['same-district', 'same-employer'],
      hadItBefore: false,
      inHand: 0,
    });
    expect(listed.find(({ reviewer }) => reviewer.id === first.reviewerId)).toMatchObject({
      eligible: false,
      conflicts: [],
      hadItBefore: true,
      inHand: 1,
    });
  });

  it('is the decisions that wait to be released, the oldest first, page by page', async () => {
    const { submission: early } = await aSubmissionInReview(laurel, { pilot }).decided();
    laurel.clock.advance({ hours: 1 });
    const { submission: late } = await aSubmissionInReview(laurel, { pilot }).decided({ o1: 'not_met' });
    const all = [];
    let cursor: string | undefined;
    do {
      const page = await laurel.get(DecisionQueries).toRelease({ limit: 1, cursor });
      all.push(...page.items);
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    const waiting = all.filter(({ submissionId }) => [early.id, late.id].includes(submissionId));
    expect(waiting.map(({ submissionId, outcome }) => [submissionId, outcome])).toEqual([
      [early.id, 'met'],
      [late.id, 'not_yet_met'],
    ]);
  });
});

describe('agreement between reviewers', () => {
  it('is counted per outcome with its sample, before any third reviewer', async () => {
    const own = await aPilot(laurel).withSeats(10).open();
    expect(
      (await laurel.get(AgreementQueries).of(own.versionId)).outcomes.map(({ compared, rate }) => [compared, rate]),
    ).toEqual([
      [0, null],
      [0, null],
    ]);
    await aSubmissionInReview(laurel, { pilot: own }).decided({ o2b: 'progressing' });
    const { third } = await aSubmissionInReview(laurel, { pilot: own }).adjudicated('o2a');
    await lockedBy(laurel, third);
    await aSubmissionInReview(laurel, { pilot: own }).accepted();
    const { submissions, outcomes } = await laurel.get(AgreementQueries).of(own.versionId);
    expect(submissions).toBe(2);
    expect(
      outcomes.map(({ number, compared, agreed, rate, meeting }) => ({ number, compared, agreed, rate, meeting })),
    ).toEqual([
      { number: 1, compared: 2, agreed: 2, rate: 1, meeting: 2 },
      { number: 2, compared: 4, agreed: 3, rate: 0.75, meeting: 2 },
    ]);
  });
});

describe('how a version does', () => {
  it('tells where candidates fail and what they said of it, with the sizes of the samples', async () => {
    const own = await aPilot(laurel).withSeats(10).open();
    expect(await laurel.get(AgreementQueries).of(own.versionId)).toMatchObject({
      outcomes: [{ decided: 0 }, { decided: 0 }],
      feedback: { answers: 0, rigor: null, clarity: null, words: [] },
    });
    const { submission } = await aSubmissionInReview(laurel, { pilot: own }).decided({ o2b: 'not_met' });
    const { submission: other } = await aSubmissionInReview(laurel, { pilot: own }).decided();
    const say = (by: typeof submission, rigor: number, text: string) =>
      laurel.get(GiveFeedback).run({
        actor: { kind: 'person', id: by.candidateId, roles: ['candidate'] },
        enrollmentId: by.enrollmentId,
        rigor,
        clarity: 4,
        text,
      });
    await say(submission, 5, 'Hard, and worth it');
    await say(other, 4, '');
    expect(await laurel.get(AgreementQueries).of(own.versionId)).toMatchObject({
      outcomes: [
        { number: 1, decided: 2, met: 2 },
        { number: 2, decided: 4, met: 3 },
      ],
      feedback: { answers: 2, rigor: 4.5, clarity: 4, words: [{ rigor: 5, clarity: 4, text: 'Hard, and worth it' }] },
    });
  });
});

describe("phrases of one's own", () => {
  it('are kept, changed and removed by their reviewer, and seen by nobody else', async () => {
    const [{ id: own }, { id: other }] = [await aReviewer(laurel), await aReviewer(laurel)];
    const kept = await laurel.get(KeepPhrase).run({ actor: { id: own }, text: 'Name who does what by when.' });
    expect(await laurel.get(PhraseQueries).of(own)).toMatchObject([
      { text: 'Name who does what by when.', revision: 1 },
    ]);
    expect(await laurel.get(PhraseQueries).of(other)).toEqual([]);

    const change = (actorId: string, revision: number) =>
      laurel
        .get(ChangePhrase)
        .run({ actor: { id: actorId }, phraseId: kept.id, text: 'Say who, what and when.', revision });
    await expect(change(other, 1)).rejects.toMatchObject({ code: 'phrase.not-found' });
    expect(await change(own, 1)).toMatchObject({ revision: 2 });
    await expect(change(own, 1)).rejects.toMatchObject({ kind: 'stale', code: 'phrase.stale' });
    await expect(laurel.get(RemovePhrase).run({ actor: { id: other }, phraseId: kept.id })).rejects.toMatchObject({
      code: 'phrase.not-found',
    });
    await laurel.get(RemovePhrase).run({ actor: { id: own }, phraseId: kept.id });
    expect(await laurel.get(PhraseQueries).of(own)).toEqual([]);
  });
});
