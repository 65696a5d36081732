import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Transactor } from '#database';
import { WithdrawEnrollment } from '#pilots';
import {
  aCoachedDraft,
  aPerson,
  asCandidate,
  askedFor,
  confirmedBy,
  confirmedKind,
  type Laurel,
  startLaurel,
} from '#testing';
import { refusal } from '../../test/refusal.js';
import { write } from '../../test/candidate-with-names.js';
import { OpenAttempt } from '../attempts/open-attempt.js';
import { SubmissionQueries } from '../attempts/submission.queries.js';
import { SealSubmission } from '../sealing/seal-submission.js';
import { type Answer, AnswerConfirmation } from './answer-confirmation.js';
import { ConfirmationQueries } from './confirmation.queries.js';

let laurel: Laurel;
beforeAll(async () => {
  laurel = await startLaurel();
});
afterAll(() => laurel.stop());

const answer = (coach: { id: string }, { id }: { id: string }, given: Answer) =>
  laurel.get(AnswerConfirmation).run({ actor: coach, confirmationId: id, answer: given });
const seal = ({ id, candidateId }: { id: string; candidateId: string }) =>
  laurel.get(SealSubmission).run({ actor: asCandidate(candidateId), submissionId: id });
const confirmationOf = async ({ id, candidateId }: { id: string; candidateId: string }) =>
  (await laurel.get(SubmissionQueries).forCandidate(asCandidate(candidateId), id)).artifacts[0]!.confirmation;

describe('a confirmation', () => {
  it('lets the work be submitted, and is sealed with the hash of what the coach read', async () => {
    const { draft, coach } = await aCoachedDraft(laurel);
    expect(await refusal(seal(draft))).toMatchObject({ details: { missingParts: [{ part: 'confirmation' }] } });
    const asked = await askedFor(laurel, draft);
    const { contentSha256 } = await laurel.get(ConfirmationQueries).toConfirm(coach, asked.id);
    await confirmedBy(laurel, coach, asked);
    expect(await confirmationOf(draft)).toMatchObject({ state: 'confirmed', answeredAt: laurel.clock.now() });
    const { manifest } = await seal(draft);
    expect(manifest!.artifacts.map(({ confirmed }) => confirmed)).toEqual([
      undefined,
      { at: laurel.clock.now().toISOString(), contentSha256 },
    ]);
  });

  it('is refused for what the coach has not read, and after a change keeps the work from being submitted', async () => {
    const { draft, coach } = await aCoachedDraft(laurel);
    const asked = await askedFor(laurel, draft);
    const { contentSha256 } = await laurel.get(ConfirmationQueries).toConfirm(coach, asked.id);
    await write(laurel, draft, ' And one more sentence.');
    expect(await refusal(answer(coach, asked, { confirm: true, contentSha256 }))).toMatchObject({
      code: 'confirmation.changed',
    });
    await confirmedBy(laurel, coach, asked);
    await write(laurel, draft, ' And another.');
    expect(await confirmationOf(draft)).toMatchObject({ state: 'lapsed' });
    expect(await refusal(seal(draft))).toMatchObject({ details: { missingParts: [{ part: 'confirmation' }] } });
  });

  it('does not lapse when another artifact changes', async () => {
    const { draft, coach } = await aCoachedDraft(laurel);
    await confirmedBy(laurel, coach, await askedFor(laurel, draft));
    await write(laurel, draft, ' More of the plan.', 'plan');
    expect(await confirmationOf(draft)).toMatchObject({ state: 'confirmed' });
  });

  it('can be declined with a note, which the candidate reads, and asked for again', async () => {
    const { draft, coach } = await aCoachedDraft(laurel);
    const asked = await askedFor(laurel, draft);
    await answer(coach, asked, { confirm: false, note: 'Add the dates.' });
    expect(await confirmationOf(draft)).toMatchObject({ state: 'declined', note: 'Add the dates.' });
    expect(await refusal(laurel.get(ConfirmationQueries).toConfirm(coach, asked.id))).toMatchObject({
      code: 'confirmation.not-found',
    });
    await askedFor(laurel, draft);
    expect(await confirmationOf(draft)).toMatchObject({ state: 'asked', note: '' });
  });

  it('is no longer wanted after the candidate has withdrawn', async () => {
    const { draft, coach } = await aCoachedDraft(laurel);
    const asked = await askedFor(laurel, draft);
    await laurel.get(WithdrawEnrollment).run({
      actor: asCandidate(draft.candidateId),
      enrollmentId: draft.enrollmentId,
      reason: 'Another year.',
    });
    expect(await laurel.get(ConfirmationQueries).waitingFor(coach.id)).toEqual({ items: [] });
    expect(await refusal(answer(coach, asked, { confirm: false, note: 'Add the dates.' }))).toMatchObject({
      code: 'confirmation.not-found',
    });
  });

  it('is given by a coach of the candidate alone, once', async () => {
    const { draft, coach } = await aCoachedDraft(laurel);
    const asked = await askedFor(laurel, draft);
    const stranger = await aPerson(laurel, { roles: ['coach'] });
    const decline = { confirm: false, note: 'No.' } as const;
    expect(await refusal(answer(stranger, asked, decline))).toMatchObject({ code: 'confirmation.not-found' });
    const answers = await Promise.allSettled(Array.from({ length: 3 }, () => answer(coach, asked, decline)));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('holds in the next attempt, which carries the artifact over', async () => {
    const { draft, coach } = await aCoachedDraft(laurel);
    await confirmedBy(laurel, coach, await askedFor(laurel, draft));
    await seal(draft);
    const next = await laurel.get(Transactor).run(async (tx) => {
      await tx.query(`UPDATE submission SET state = 'released' WHERE id = $1`, [draft.id]);
      return laurel.get(OpenAttempt).run(tx, { enrollmentId: draft.enrollmentId, scope: ['o1'], actor: null });
    });
    expect(await confirmationOf({ ...draft, id: next.id })).toMatchObject({ state: 'confirmed' });
    const view = await laurel.get(SubmissionQueries).forCandidate(asCandidate(draft.candidateId), next.id);
    expect(view.missingParts.filter((part) => part.artifact === confirmedKind)).toEqual([]);
  });
});
