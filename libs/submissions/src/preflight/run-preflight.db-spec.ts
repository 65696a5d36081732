import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { aFile, asCandidate, completed, type Laurel, samplePdf, startLaurel } from '#testing';
import { aDraftOfJane, findingsOf, storedFindings, write } from '../../test/candidate-with-names.js';
import { LinkEvidence } from '../evidence/link-evidence.js';
import { RemoveFile } from '../files/remove-file.js';
import { FileTexts } from './file-texts.js';
import { Preparation } from '../preparation/preparation.entity.js';
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
    const look = () => laurel.get(PreflightQueries).forCandidate(asCandidate(draft.candidateId), draft.id);
    await run(draft.id);
    const fileTexts = laurel.get(FileTexts);
    const { read } = fileTexts;
    const during = jest.spyOn(fileTexts, 'read').mockImplementationOnce(async (...input) => {
      await laurel.get(OutdatePreflight).run({ personId: draft.candidateId });
      return read.apply(fileTexts, input);
    });
    await aFile(laurel, draft);
    await run(draft.id);
    during.mockRestore();
    expect((await look()).checked).toBe(false);
    await run(draft.id);
    expect((await look()).checked).toBe(true);
  });

  it('finds names in the text and metadata of files, each once, and reads a file again only when it is prepared again', async () => {
    const draft = await aDraftOfJane(laurel);
    const pages = ['Minutes of Kirkvale R-II', 'Nobody', 'Present: Jane Doe', 'Kirkvale R-II again'];
    const file = await aFile(laurel, draft, 'document_profile', { content: samplePdf(...pages) });
    await laurel.dataSource.manager.update(Preparation, file.storageKey, {
      metadata: [{ place: 'Author', value: 'J. Doe' }],
    });
    const found = ['file-text district: Kirkvale R-II', 'file-text name: Jane Doe', 'metadata name (notice): J. Doe'];
    const read = jest.spyOn(laurel.get(FileTexts), 'read');
    await run(draft.id);
    expect((await findingsOf(laurel, draft.id)).sort()).toEqual(found);
    expect(await storedFindings(laurel, draft.id)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ matched: 'Kirkvale R-II', pages: [1, 4], times: 2, startsAt: null }),
        expect.objectContaining({ field: 'Author', matched: 'J. Doe' }),
      ]),
    );
    const before = read.mock.calls.length;
    await write(laurel, draft, ' More.');
    await run(draft.id);
    expect(read.mock.calls.length).toBe(before);
    expect((await findingsOf(laurel, draft.id)).sort()).toEqual(found);

    await laurel.dataSource.manager.update(Preparation, file.storageKey, { cleaner: 99, metadata: [] });
    await run(draft.id);
    expect((await findingsOf(laurel, draft.id)).sort()).toEqual(found.slice(0, 2));
    await laurel
      .get(RemoveFile)
      .run({ actor: asCandidate(draft.candidateId), submissionId: draft.id, fileId: file.id });
    await run(draft.id);
    expect(await findingsOf(laurel, draft.id)).toEqual([]);
    read.mockRestore();
  });

  it('holds up the seal for a name in a file until there is a reason', async () => {
    const draft = await aDraftOfJane(laurel);
    const actor = asCandidate(draft.candidateId);
    await aFile(laurel, draft, 'document_profile', { content: samplePdf('By Jane Doe') });
    const seal = () => laurel.get(SealSubmission).run({ actor, submissionId: draft.id });
    expect(await refusal(seal())).toMatchObject({
      details: { missingParts: [{ part: 'preflight', artifact: 'document_profile', have: 1 }] },
    });
    const [name] = await storedFindings(laurel, draft.id);
    const reason = 'It is the author of a handout.';
    await laurel.get(KeepFinding).run({ actor, submissionId: draft.id, findingId: name!.id, reason });
    expect(await seal()).toMatchObject({ state: 'sealed' });
  });

  it('at the same time twice stores each finding once', async () => {
    const draft = await aDraftOfJane(laurel);
    await write(laurel, draft, ' Jane Doe.');
    await Promise.all(Array.from({ length: 4 }, () => run(draft.id)));
    expect(await findingsOf(laurel, draft.id)).toEqual(['text name: Jane Doe']);
    expect(await completed(laurel, draft)).toBe(draft);
  });
});
