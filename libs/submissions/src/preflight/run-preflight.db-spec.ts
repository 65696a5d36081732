import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { aFile, asCandidate, completed, type Laurel, startLaurel } from '#testing';
import { aDraftOfJane, findingsOf, storedFindings, write } from '../../test/candidate-with-names.js';
import { LinkEvidence } from '../evidence/link-evidence.js';
import { DescribeFile } from '../files/describe-file.js';
import { SealSubmission } from '../sealing/seal-submission.js';
import { SaveText } from '../writing/save-text.js';
import { refusal } from '../../test/refusal.js';
import { Transactor } from '#database';
import { OpenAttempt } from '../attempts/open-attempt.js';
import { KeepFinding } from './keep-finding.js';
import { OutdatePreflight } from './outdate-preflight.js';
import { PreflightQueries } from './preflight.queries.js';
import { ReplaceFinding } from './replace-finding.js';
import { RunPreflight } from './run-preflight.js';

let laurel: Laurel;
beforeAll(async () => {
  laurel = await startLaurel();
});
afterAll(() => laurel.stop());

const run = (submissionId: string) => laurel.get(RunPreflight).run({ submissionId });

describe('the preflight', () => {
  it('finds nothing in a draft that names nobody', async () => {
    const draft = await aDraftOfJane(laurel);
    expect(await run(draft.id)).toEqual([]);
    expect(await findingsOf(laurel, draft.id)).toEqual([]);
  });

  it('finds names in texts, descriptions and explanations, and tells of file names', async () => {
    const draft = await aDraftOfJane(laurel);
    const actor = asCandidate(draft.candidateId);
    await write(laurel, draft, ' I, Jane Doe, lead Sample Elementary. Our coach Ana Rivera helped.');
    const file = await aFile(laurel, draft, 'document_profile', { name: 'Jane Doe, agenda.pdf' });
    await laurel
      .get(DescribeFile)
      .run({ actor, submissionId: draft.id, fileId: file.id, description: 'The agenda of Kirkvale R-2' });
    await laurel.get(LinkEvidence).run({
      actor,
      submissionId: draft.id,
      evidence: {
        detailId: 'o1',
        kind: 'document_profile',
        fileId: file.id,
        page: null,
        second: null,
        explanation: 'Signed by J. Doe',
      },
    });
    await run(draft.id);
    expect((await findingsOf(laurel, draft.id)).sort()).toEqual([
      'description district: Kirkvale R-2',
      'explanation name: J. Doe',
      'file-name name (notice): Jane Doe',
      'text name: Jane Doe',
      'text person (question): Ana Rivera',
      'text school: Sample Elementary',
    ]);
  });

  it('keeps a reason while the text around changes, and forgets what is gone', async () => {
    const draft = await aDraftOfJane(laurel);
    const actor = asCandidate(draft.candidateId);
    await write(laurel, draft, ' I, Jane Doe, wrote it. Sample School agreed.');
    await run(draft.id);
    const [name] = await storedFindings(laurel, draft.id);
    await laurel
      .get(KeepFinding)
      .run({ actor, submissionId: draft.id, findingId: name!.id, reason: 'A quote from a report.' });
    await write(laurel, draft, ' More words after it, and Jane Doe once more.');
    await run(draft.id);
    expect(await findingsOf(laurel, draft.id)).toEqual([
      'text name: Jane Doe – A quote from a report.',
      'text school: Sample School',
      'text name: Jane Doe',
    ]);
    await laurel.get(SaveText).run({
      actor,
      submissionId: draft.id,
      kind: 'responsive_narrative',
      text: 'Sample School agreed.',
      revision: 3,
    });
    await run(draft.id);
    expect(await findingsOf(laurel, draft.id)).toEqual(['text school: Sample School']);
  });

  it('says whether the latest changes are checked', async () => {
    const draft = await aDraftOfJane(laurel);
    const read = () => laurel.get(PreflightQueries).forCandidate(asCandidate(draft.candidateId), draft.id);
    expect((await read()).checked).toBe(false);
    await run(draft.id);
    expect((await read()).checked).toBe(true);
    await write(laurel, draft, ' More.');
    expect((await read()).checked).toBe(false);
  });

  it('is run again by the seal, which refuses open names and no others', async () => {
    const draft = await aDraftOfJane(laurel);
    const actor = asCandidate(draft.candidateId);
    await run(draft.id);
    await write(laurel, draft, ' Jane Doe of Kirkvale. Our coach Ana Rivera helped.');
    const seal = () => laurel.get(SealSubmission).run({ actor, submissionId: draft.id });
    expect(await refusal(seal())).toMatchObject({
      code: 'submission.incomplete',
      details: {
        missingParts: [
          {
            part: 'preflight',
            artifact: 'responsive_narrative',
            have: 1,
            say: expect.stringContaining('reviewers could learn who you are in 1 place.'),
          },
        ],
      },
    });
    const name = (await storedFindings(laurel, draft.id)).find(({ mark }) => mark === 'name');
    await laurel
      .get(KeepFinding)
      .run({ actor, submissionId: draft.id, findingId: name!.id, reason: 'Another Jane Doe, an author.' });
    expect(await seal()).toMatchObject({ state: 'sealed' });
    expect(await laurel.get(PreflightQueries).kept(draft.id)).toMatchObject({
      items: [{ matched: 'Jane Doe', keptReason: 'Another Jane Doe, an author.' }],
    });
  });

  it('takes the reasons over to the next attempt, which begins with the same contents', async () => {
    const draft = await aDraftOfJane(laurel);
    const actor = asCandidate(draft.candidateId);
    await write(laurel, draft, ' A book by Jane Doe. We at Sample School.');
    await run(draft.id);
    const [name, school] = await storedFindings(laurel, draft.id);
    await laurel
      .get(KeepFinding)
      .run({ actor, submissionId: draft.id, findingId: name!.id, reason: 'She is the author.' });
    await laurel.get(ReplaceFinding).run({ actor, submissionId: draft.id, findingId: school!.id });
    await laurel.get(SealSubmission).run({ actor, submissionId: draft.id });
    await laurel.dataSource.query(`UPDATE submission SET state = 'released' WHERE id = $1`, [draft.id]);
    const next = await laurel
      .get(Transactor)
      .run((tx) => laurel.get(OpenAttempt).run(tx, { enrollmentId: draft.enrollmentId, scope: ['o1'], actor }));
    // The profile changes before the first run.
    await laurel.get(OutdatePreflight).run({ personId: draft.candidateId });
    await run(next.id);
    expect(await findingsOf(laurel, next.id)).toEqual(['text name: Jane Doe – She is the author.']);
  });

  it('does not call a draft checked when something outside it changed during the run', async () => {
    const draft = await aDraftOfJane(laurel);
    const read = () => laurel.get(PreflightQueries).forCandidate(asCandidate(draft.candidateId), draft.id);
    await run(draft.id);
    const fileTexts = laurel.get(FileTexts);
    const during = jest.spyOn(fileTexts, 'stampsOf').mockImplementationOnce(async () => {
      await laurel.get(OutdatePreflight).run({ personId: draft.candidateId });
      return new Map();
    });
    await run(draft.id);
    during.mockRestore();
    expect((await read()).checked).toBe(false);
    await run(draft.id);
    expect((await read()).checked).toBe(true);
  });

  it('at the same time twice stores each finding once', async () => {
    const draft = await aDraftOfJane(laurel);
    await write(laurel, draft, ' Jane Doe.');
    await Promise.all(Array.from({ length: 4 }, () => run(draft.id)));
    expect(await findingsOf(laurel, draft.id)).toEqual(['text name: Jane Doe']);
    expect(await completed(laurel, draft)).toBe(draft);
  });
});
