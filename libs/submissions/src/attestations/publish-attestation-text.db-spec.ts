import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anAdministrator, asCandidate, aSubmission, attested, type Laurel, startLaurel, theProgram } from '#testing';
import { refusal } from '../../test/refusal.js';
import { SubmissionQueries } from '../attempts/submission.queries.js';
import { Receipts } from '../sealing/receipts.js';
import { SealSubmission } from '../sealing/seal-submission.js';
import { AttestationQueries } from './attestation.queries.js';
import { PublishAttestationText } from './publish-attestation-text.js';

let laurel: Laurel;
beforeAll(async () => {
  laurel = await startLaurel();
});
afterAll(() => laurel.stop());

const latest = async () => (await laurel.get(AttestationQueries).texts(await theProgram(laurel))).items[0]!;
const publish = async ({ revision, inForceFrom = null }: { revision?: number; inForceFrom?: Date | null } = {}) => {
  const { version, statements } = await latest();
  return laurel.get(PublishAttestationText).run({
    actor: anAdministrator,
    programId: await theProgram(laurel),
    revision: revision ?? version,
    statements: { ...statements, ownWork: { statement: `I alone wrote this (text after ${version}).` } },
    inForceFrom,
  });
};

describe('publishing an attestation text', () => {
  it('makes drafts attest again before the seal; what is sealed keeps its text', async () => {
    const [sealed, draft] = [await aSubmission(laurel).sealed(), await aSubmission(laurel).complete()];
    const actor = asCandidate(draft.candidateId);
    const seal = () => laurel.get(SealSubmission).run({ actor, submissionId: draft.id });
    const { version } = await publish();

    expect((await laurel.get(SubmissionQueries).forCandidate(actor, draft.id)).missingParts).toMatchObject([
      { part: 'attestation', say: 'The attestation text has changed. Read the new text and attest again.' },
    ]);
    expect(await refusal(seal())).toMatchObject({ code: 'submission.incomplete' });
    await attested(laurel, draft);
    expect((await seal()).manifest).toMatchObject({ attestation: { textVersion: version } });

    const theirs = asCandidate(sealed.candidateId);
    expect(await laurel.get(AttestationQueries).forCandidate(theirs, sealed.id)).toMatchObject({
      text: { version: version - 1 },
      complete: true,
    });
    expect(await laurel.get(Receipts).view(theirs, sealed.id)).toMatchObject({
      attestation: { textVersion: version - 1 },
    });
  });

  it('for a later time changes nothing until then', async () => {
    const draft = await aSubmission(laurel).complete();
    const missing = async () =>
      (await laurel.get(SubmissionQueries).forCandidate(asCandidate(draft.candidateId), draft.id)).missingParts;
    const { inForceFrom } = await publish({ inForceFrom: new Date(laurel.clock.now().getTime() + 3_600_000) });
    expect(await missing()).toEqual([]);
    laurel.clock.set(inForceFrom);
    expect(await missing()).toMatchObject([{ part: 'attestation' }]);
  });

  it('is refused for a time in the past', async () => {
    expect(await refusal(publish({ inForceFrom: new Date(laurel.clock.now().getTime() - 1) }))).toMatchObject({
      code: 'attestation-text.in-the-past',
      details: { errors: [{ pointer: '/inForceFrom' }] },
    });
  });

  it('happens once when two administrators publish at once, and never after another text', async () => {
    const { version } = await latest();
    const outcomes = await Promise.allSettled([publish({ revision: version }), publish({ revision: version })]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const revision of [version, version + 2])
      expect(await refusal(publish({ revision }))).toMatchObject({ kind: 'stale', code: 'attestation-text.stale' });
  });

  it('cannot be undone: a published text never changes', async () => {
    await expect(laurel.dataSource.query(`UPDATE attestation_text SET statements = '{}'`)).rejects.toThrow(
      'Publish a new version instead',
    );
  });
});
