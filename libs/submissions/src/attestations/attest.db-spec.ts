import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anAdministrator, asCandidate, aSubmission, type Laurel, startLaurel, type TheirSubmission } from '#testing';
import { refusal } from '../../test/refusal.js';
import { SubmissionQueries } from '../attempts/submission.queries.js';
import { RecallSubmission } from '../recall/recall-submission.js';
import { ReturnIncomplete } from '../recall/return-incomplete.js';
import { SealSubmission } from '../sealing/seal-submission.js';
import { Attest } from './attest.js';
import { Attestation } from './attestation.entity.js';
import type { GivenAnswers } from './attestation.policy.js';
import { AttestationQueries } from './attestation.queries.js';

let laurel: Laurel;
beforeAll(async () => {
  laurel = await startLaurel();
});
afterAll(() => laurel.stop());

const answers: GivenAnswers = { ownWork: true, aiUse: 'none', aiHow: '', consent: 'nobody' };
const attest = ({ id, candidateId }: TheirSubmission, given: Partial<GivenAnswers> = {}, textVersion = 1) =>
  laurel
    .get(Attest)
    .run({ actor: asCandidate(candidateId), submissionId: id, textVersion, answers: { ...answers, ...given } });
const missingFrom = async ({ id, candidateId }: TheirSubmission) =>
  (await laurel.get(SubmissionQueries).forCandidate(asCandidate(candidateId), id)).missingParts.map(({ part }) => part);
const eventsOf = ({ id }: TheirSubmission) =>
  laurel.dataSource.query<unknown[]>(
    `SELECT payload FROM event WHERE type = 'submission.attested' AND subject_id = $1`,
    [id],
  );

describe('attesting', () => {
  it('removes the attestation from the missing parts', async () => {
    const draft = await aSubmission(laurel).draft();
    expect(await missingFrom(draft)).toContain('attestation');
    await attest(draft, { aiUse: 'wording', aiHow: 'A chatbot shortened two paragraphs.' });
    expect(await missingFrom(draft)).not.toContain('attestation');
    expect(await laurel.get(AttestationQueries).attested(draft.id)).toMatchObject({
      textVersion: 1,
      answers: { aiUse: 'wording', aiHow: 'A chatbot shortened two paragraphs.' },
    });
  });

  it('is refused with every missing answer, and saves nothing', async () => {
    const draft = await aSubmission(laurel).draft();
    const given = { ownWork: false, aiUse: 'drafts', aiHow: ' ', consent: null } as const;
    expect(await refusal(attest(draft, given))).toMatchObject({
      kind: 'invalid',
      code: 'attestation.incomplete',
      details: { errors: [{ pointer: '/ownWork' }, { pointer: '/aiHow' }, { pointer: '/consent' }] },
    });
    expect(await laurel.dataSource.manager.existsBy(Attestation, { submissionId: draft.id })).toBe(false);
  });

  it('is refused for a text that is not in force', async () => {
    const draft = await aSubmission(laurel).draft();
    expect(await refusal(attest(draft, {}, 7))).toMatchObject({
      kind: 'conflict',
      code: 'attestation.text-changed',
      details: { textVersion: 1 },
    });
  });

  it('twice with the same answers changes nothing; other answers replace them', async () => {
    const draft = await aSubmission(laurel).draft();
    const first = await attest(draft);
    laurel.clock.advance({ minutes: 5 });
    expect((await attest(draft)).attestedAt).toEqual(first.attestedAt);
    expect(await eventsOf(draft)).toHaveLength(1);
    expect((await attest(draft, { consent: 'agreed' })).attestedAt).toEqual(laurel.clock.now());
    expect(await eventsOf(draft)).toHaveLength(2);
    expect(await laurel.dataSource.manager.findBy(Attestation, { submissionId: draft.id })).toMatchObject([
      { answers: { consent: 'agreed' } },
    ]);
  });

  it('writes an event without the answers', async () => {
    const draft = await aSubmission(laurel).draft();
    await attest(draft, { aiUse: 'drafts', aiHow: 'A confidential sentence.' });
    expect(await eventsOf(draft)).toEqual([
      { payload: { enrollmentId: draft.enrollmentId, attempt: 1, textVersion: 1 } },
    ]);
  });

  it('belongs to the candidate: another person finds nothing', async () => {
    const [mine, theirs] = [await aSubmission(laurel).draft(), await aSubmission(laurel).draft()];
    expect(await refusal(attest({ ...mine, candidateId: theirs.candidateId }))).toMatchObject({ kind: 'not-found' });
    const reading = laurel.get(AttestationQueries).forCandidate(asCandidate(theirs.candidateId), mine.id);
    expect(await refusal(reading)).toMatchObject({ kind: 'not-found' });
  });

  it('is refused once the submission is sealed', async () => {
    const sealed = await aSubmission(laurel).sealed();
    expect(await refusal(attest(sealed, { consent: 'agreed' }))).toMatchObject({ code: 'submission.sealed' });
  });

  it('holds for the same attempt after a recall and after a return', async () => {
    const submission = await aSubmission(laurel).sealed();
    const actor = asCandidate(submission.candidateId);
    await laurel.get(RecallSubmission).run({ actor, submissionId: submission.id });
    expect(await missingFrom(submission)).toEqual([]);
    await laurel.get(SealSubmission).run({ actor, submissionId: submission.id });
    await laurel
      .get(ReturnIncomplete)
      .run({ actor: anAdministrator, submissionId: submission.id, reason: 'A file is blank.' });
    expect(await missingFrom(submission)).toEqual([]);
  });

  it('between the check and the seal refuses the seal, so the manifest has the answers that were kept', async () => {
    const complete = await aSubmission(laurel).complete();
    const [sealing, attesting] = await Promise.allSettled([
      laurel.get(SealSubmission).run({ actor: asCandidate(complete.candidateId), submissionId: complete.id }),
      attest(complete, { consent: 'agreed' }),
    ]);
    if (sealing.status === 'rejected') return expect(sealing.reason).toMatchObject({ code: 'submission.changed' });
    const kept = await laurel.dataSource.manager.findOneByOrFail(Attestation, { submissionId: complete.id });
    expect(sealing.value.manifest!.attestation!.answers).toEqual(kept.answers);
    if (attesting.status === 'rejected') expect(attesting.reason).toMatchObject({ code: 'submission.sealed' });
  });
});
