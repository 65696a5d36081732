import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aFile, asCandidate, type Laurel, startLaurel, type TheirSubmission } from '#testing';
import { aDraftOfJane, findingsOf, storedFindings, textOf, write } from '../../test/candidate-with-names.js';
import { refusal } from '../../test/refusal.js';
import { ArtifactFile } from '../artifact-file.entity.js';
import { ArtifactVersion } from '../artifact.entity.js';
import { EvidenceLink } from '../evidence-link.entity.js';
import { LinkEvidence } from '../evidence/link-evidence.js';
import { KeepFinding } from './keep-finding.js';
import { ReplaceFinding } from './replace-finding.js';
import { RunPreflight } from './run-preflight.js';

let laurel: Laurel;
beforeAll(async () => {
  laurel = await startLaurel();
});
afterAll(() => laurel.stop());

const check = async ({ id }: TheirSubmission) => {
  await laurel.get(RunPreflight).run({ submissionId: id });
  return storedFindings(laurel, id);
};
const replace = (draft: TheirSubmission, findingId: string, remove = false, alike = false) =>
  laurel
    .get(ReplaceFinding)
    .run({ actor: asCandidate(draft.candidateId), submissionId: draft.id, findingId, remove, alike });

describe('replacing a name', () => {
  it('changes that place of the text alone, as a save that the history keeps', async () => {
    const draft = await aDraftOfJane(laurel);
    const { text: before } = (await textOf(laurel, draft.id))!;
    await write(laurel, draft, ' We at Sample Elementary met. Then Sample Elementary grew.');
    const [, second] = await check(draft);
    await replace(draft, second!.id);
    expect(await textOf(laurel, draft.id)).toMatchObject({
      text: `${before} We at Sample Elementary met. Then [my school] grew.`,
      revision: 3,
    });
    expect(await findingsOf(laurel, draft.id)).toEqual(['text school: Sample Elementary']);
    expect(
      await laurel.dataSource.manager.findBy(ArtifactVersion, { submissionId: draft.id, kind: 'responsive_narrative' }),
    ).toHaveLength(2);
  });

  it('or removing it leaves no double blank', async () => {
    const draft = await aDraftOfJane(laurel);
    const { text: before } = (await textOf(laurel, draft.id))!;
    await write(laurel, draft, ' I am Jane Doe.');
    const [name] = await check(draft);
    await replace(draft, name!.id, true);
    expect((await textOf(laurel, draft.id))!.text).toBe(`${before} I am.`);
  });

  it('finds the place again after the text was changed elsewhere, and changes nothing once it is gone', async () => {
    const draft = await aDraftOfJane(laurel);
    const kind = 'portfolio_analysis';
    await write(laurel, draft, ' It says Jane Doe here.', kind);
    await write(laurel, draft, ' I am Jane Doe.');
    const [one, other] = await check(draft);
    await write(laurel, draft, ' And so on.');
    await replace(draft, other!.id);
    expect((await textOf(laurel, draft.id))!.text).toMatch(/ I am \[my name\]\. And so on\.$/);
    expect(await refusal(replace(draft, other!.id))).toMatchObject({ code: 'finding.not-found' });
    expect((await check(draft)).map(({ id }) => id)).toEqual([one!.id]);
  });

  it('changes descriptions and explanations', async () => {
    const draft = await aDraftOfJane(laurel);
    const file = await aFile(laurel, draft, 'document_profile', { description: 'Agenda of Kirkvale R-II' });
    const link = await laurel.get(LinkEvidence).run({
      actor: asCandidate(draft.candidateId),
      submissionId: draft.id,
      evidence: {
        detailId: 'o1',
        kind: 'document_profile',
        fileId: file.id,
        page: 1,
        second: null,
        explanation: 'Jane Doe',
      },
    });
    for (const { id, place } of await check(draft)) await replace(draft, id, place === 'explanation');
    const { manager } = laurel.dataSource;
    expect(await manager.findOneBy(ArtifactFile, { id: file.id })).toMatchObject({
      description: 'Agenda of [my district]',
    });
    expect(await manager.findOneBy(EvidenceLink, { id: link.id })).toMatchObject({ page: 1, explanation: '[my name]' });
    expect(await check(draft)).toEqual([]);
  });

  it('changes all places like it at once, each as a save that the history keeps', async () => {
    const draft = await aDraftOfJane(laurel);
    const { text: before } = (await textOf(laurel, draft.id))!;
    const file = await aFile(laurel, draft, 'document_profile', {
      name: 'Minutes of Sample Elementary.pdf',
      description: 'Sample Elementary, SAMPLE ELEMENTARY',
    });
    await write(laurel, draft, ' Sample Elementary, Sample Elem and Jane Doe: we at Sample Elementary met.');
    const findings = await check(draft);
    await replace(draft, findings.find(({ matched }) => matched === 'Sample Elem')!.id, false, true);
    expect(await textOf(laurel, draft.id)).toMatchObject({
      text: `${before} [my school], [my school] and Jane Doe: we at [my school] met.`,
      revision: 5,
    });
    const { manager } = laurel.dataSource;
    expect(await manager.findOneBy(ArtifactFile, { id: file.id })).toMatchObject({
      description: '[my school], [my school]',
    });
    const saved = await manager.findBy(ArtifactVersion, { submissionId: draft.id, kind: 'responsive_narrative' });
    const tails = saved.map(({ text }) => text.slice(before.length));
    expect(tails).toEqual(
      expect.arrayContaining([
        ' Sample Elementary, Sample Elem and Jane Doe: we at Sample Elementary met.',
        ' Sample Elementary, Sample Elem and Jane Doe: we at [my school] met.',
        ' Sample Elementary, [my school] and Jane Doe: we at [my school] met.',
      ]),
    );
    expect(await findingsOf(laurel, draft.id)).toEqual([
      'file-name school (notice): Sample Elementary',
      'text name: Jane Doe',
    ]);
  });

  it('removes all places like it, and leaves those that were kept', async () => {
    const draft = await aDraftOfJane(laurel);
    const { text: before } = (await textOf(laurel, draft.id))!;
    await write(laurel, draft, ' Jane Doe met Jane Doe. A book by Jane Doe helped.');
    const [one, , author] = await check(draft);
    await laurel.get(KeepFinding).run({
      actor: asCandidate(draft.candidateId),
      submissionId: draft.id,
      findingId: author!.id,
      reason: 'It is an author.',
    });
    await replace(draft, one!.id, true, true);
    expect((await textOf(laurel, draft.id))!.text).toBe(`${before} met. A book by Jane Doe helped.`);
    expect(await findingsOf(laurel, draft.id)).toEqual(['text name: Jane Doe – It is an author.']);
  });

  it('is refused where Laurel cannot write', async () => {
    const draft = await aDraftOfJane(laurel);
    await aFile(laurel, draft, 'document_profile', { name: 'Jane Doe.pdf' });
    const [name] = await check(draft);
    expect(await refusal(replace(draft, name!.id))).toMatchObject({ code: 'finding.in-file' });
  });
});
