import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ArtifactKind } from '#catalog/vocabulary';
import type { Passage } from '#formats';
import {
  aFile,
  anEnrollment,
  aPerson,
  aPilot,
  asCandidate,
  aSubmission,
  aSubmissionInReview,
  aVersion,
  completed,
  inProgram,
  type Laurel,
  type OpenPilot,
  samplePdf,
  sealedAgain,
  startLaurel,
  type TheirSubmission,
  theProgram,
} from '#testing';
import type { ArtifactFile } from '../artifact-file.entity.js';
import { FileText } from '../preparation/file-text.entity.js';
import { RecallSubmission } from '../recall/recall-submission.js';
import { SealSubmission } from '../sealing/seal-submission.js';
import { SaveText } from '../writing/save-text.js';
import { CloseDuplicate } from './close-duplicate.js';
import { Duplicate } from './duplicate.entity.js';
import { DuplicateQueries } from './duplicate.queries.js';
import { FingerprintSubmission } from './fingerprint-submission.js';

let laurel: Laurel;
let pilot: OpenPilot;
let outcome: string;
beforeAll(async () => {
  laurel = await startLaurel();
  const version = await aVersion(laurel).inPilot();
  outcome = version.content.outcomes[0]!.statement;
  pilot = await aPilot(laurel, { versions: [version] })
    .withSeats(1_000)
    .open();
});
afterAll(() => laurel.stop());

let made = 0;
/** Words that no other text has. */
const own = (count: number) => {
  const name = (made += 1).toString(36);
  return Array.from({ length: count }, (_, index) => `w${name}q${index}`).join(' ');
};

const narrative = 'responsive_narrative';
type Texts = Partial<Record<ArtifactKind, string>>;

async function write({ id, candidateId }: TheirSubmission, texts: Texts, revision = 0): Promise<void> {
  for (const [kind, text] of Object.entries(texts) as [ArtifactKind, string][])
    await laurel.get(SaveText).run({ actor: asCandidate(candidateId), submissionId: id, kind, text, revision });
}

const seal = async (draft: TheirSubmission): Promise<TheirSubmission> => {
  await laurel.get(SealSubmission).run({ actor: asCandidate(draft.candidateId), submissionId: draft.id });
  await compare(draft);
  return draft;
};

/** Bytes that no other file has. */
const content = () => samplePdf(own(3));

/** What the worker reads from the file. */
const says = (file: ArtifactFile, passages: Passage[]) =>
  laurel.dataSource.manager.update(FileText, { id: file.storageKey }, { passages });

/** A draft with texts and files of its own, except for what is given. */
async function draftWith(
  texts: Texts = {},
  { person, files = [content()] }: { person?: { id: string }; files?: Uint8Array[] } = {},
): Promise<TheirSubmission & { files: ArtifactFile[] }> {
  const enrollment = person && (await anEnrollment(laurel, { person, pilot: await aPilot(laurel).open() }).active());
  const draft = await aSubmission(laurel, enrollment ? { enrollment } : { pilot }).draft();
  await write(draft, { [narrative]: own(400), reflection_plan: own(300), ...texts });
  const added: ArtifactFile[] = [];
  for (const bytes of files) added.push(await aFile(laurel, draft, 'document_profile', { content: bytes }));
  return { ...(await completed(laurel, draft)), files: added };
}
const sealedWith = async (...given: Parameters<typeof draftWith>) => seal(await draftWith(...given));

const compare = ({ id }: { id: string }) => laurel.get(FingerprintSubmission).run({ submissionId: id });
const list = async ({ id }: { id: string }, state: 'open' | 'closed' = 'open') =>
  (await laurel.get(DuplicateQueries).page({ programId: await theProgram(laurel), submissionId: id, state, limit: 50 }))
    .items;
const rows = ({ id }: { id: string }) =>
  laurel.dataSource.query<Duplicate[]>(
    'SELECT d.* FROM duplicate d JOIN duplicate_place p ON p.duplicate_id = d.id WHERE p.submission_id = $1',
    [id],
  );
const close = (duplicateId: string) =>
  laurel.get(CloseDuplicate).run({ actor: administrator, duplicateId, note: 'Both quote the handbook.' });
let administrator: { id: string };
beforeAll(async () => {
  administrator = await aPerson(laurel, { roles: ['administrator'] });
});

describe('comparing sealed work with the work of others', () => {
  it('finds a passage that two candidates share, with both places and what they share first', async () => {
    const passage = own(150);
    const first = await sealedWith({ [narrative]: `${own(200)} ${passage} ${own(50)}` });
    const second = await sealedWith({ reflection_plan: `${own(80)}\n\n${passage.toUpperCase()}.` });
    const [found, ...more] = await list(second);
    expect(more).toEqual([]);
    expect(found).toMatchObject({
      kind: 'same-text',
      state: 'open',
      samePerson: false,
      places: [
        { submissionId: first.id, artifact: narrative, fileId: null, page: null, candidate: { id: first.candidateId } },
        { submissionId: second.id, artifact: 'reflection_plan', candidate: { id: second.candidateId } },
      ],
    });
    expect(found!.percent).toBeGreaterThan(45);
    expect(found!.percent).toBeLessThan(85);
    const [one, other] = found!.places;
    expect(one!.excerpt).toMatch(new RegExp(`^${passage.slice(0, 60)}`));
    expect(other!.excerpt).toBe(one!.excerpt.toUpperCase());
    expect(await list(first)).toEqual([found]);
  });

  it('finds the text of a file in another text, with its page', async () => {
    const passage = own(120);
    const draft = await draftWith();
    await says(draft.files[0]!, [
      { page: 1, text: own(30) },
      { page: 2, text: passage.replaceAll(' ', '\n') },
    ]);
    const first = await seal(draft);
    const second = await sealedWith({ [narrative]: `${passage} ${own(40)}` });
    expect(await list(second)).toMatchObject([
      {
        kind: 'same-text',
        places: [
          { submissionId: first.id, fileId: draft.files[0]!.id, filePosition: 1, page: 2 },
          { submissionId: second.id, fileId: null, page: null },
        ],
      },
    ]);
  });

  it('finds the same file, once for each pair of candidates', async () => {
    const shared = content();
    const first = await sealedWith({}, { files: [shared] });
    const second = await sealedWith({}, { files: [shared, shared] });
    const third = await sealedWith({}, { files: [shared] });
    expect(await list(second)).toHaveLength(2);
    expect(await list(first)).toHaveLength(2);
    const found = await list(third);
    expect(found).toHaveLength(2);
    for (const duplicate of found) expect(duplicate).toMatchObject({ kind: 'same-file', percent: 100 });
    expect(found.flatMap(({ places }) => places.map(({ submissionId }) => submissionId)).sort()).toEqual(
      [first.id, second.id, third.id, third.id].sort(),
    );
  });

  it('finds what a person used for two micro-credentials, and says that it is one person', async () => {
    const text = own(300);
    const person = await aPerson(laurel);
    await sealedWith({ [narrative]: text }, { person });
    const second = await sealedWith({ [narrative]: text }, { person });
    expect(await list(second)).toMatchObject([{ samePerson: true, percent: 100 }]);
  });

  it('does not compare attempts of one enrollment, and keeps one row where a later attempt shares the same', async () => {
    const text = own(300);
    const first = await sealedWith({ [narrative]: text });
    const other = await sealedWith({ [narrative]: text });
    await aSubmissionInReview(laurel, { submission: first }).released({ o1: 'not_met' });
    const again = await sealedAgain(laurel, first);
    await compare(again);
    const found = await list(other);
    expect(found).toMatchObject([
      { percent: 100, places: [{ submissionId: again.id, attempt: 2 }, { submissionId: other.id }] },
    ]);
    expect(await list(first)).toEqual(found);
  });

  it('finds nothing in what both quote from the version, in common phrases, or in drafts', async () => {
    const quotes = `“${outcome}” `.repeat(20);
    const common = own(20);
    await draftWith({ [narrative]: common.repeat(30) });
    await sealedWith({ [narrative]: `${quotes} ${common} ${own(300)}` });
    expect(await list(await sealedWith({ [narrative]: `${own(300)} ${quotes} ${common}` }))).toEqual([]);
  });

  it('keeps twenty pairs of a file that many candidates have, such as a form', async () => {
    const form = content();
    const drafts: TheirSubmission[] = [];
    for (let count = 0; count < 22; count++) drafts.push(await sealedWith({}, { files: [form] }));
    expect(await compare(drafts[21]!)).toBe(20);
  }, 60_000);

  it('stays within a program: the same text and file in another are none of its business', async () => {
    const [text, file] = [own(300), content()];
    await sealedWith({ [narrative]: text }, { files: [file] });
    const other = await inProgram(laurel, 'OTHER');
    const theirs = await aSubmission(other).draft();
    await write(theirs, { [narrative]: text, reflection_plan: own(300) });
    await aFile(other, theirs, 'document_profile', { content: file });
    await seal(await completed(other, theirs));
    expect(await rows(theirs)).toEqual([]);
  });

  it('does not compare a draft', async () => {
    const text = own(300);
    await sealedWith({ [narrative]: text });
    const draft = await draftWith({ [narrative]: text });
    expect(await compare(draft)).toBe(0);
    expect(await rows(draft)).toEqual([]);
  });

  it('twice, or on both sides at once, keeps one row and one event', async () => {
    const text = own(300);
    const drafts = [await draftWith({ [narrative]: text }), await draftWith({ [narrative]: text })];
    for (const { id, candidateId } of drafts)
      await laurel.get(SealSubmission).run({ actor: asCandidate(candidateId), submissionId: id });
    await Promise.all([...drafts, ...drafts].map(compare));
    const found = await rows(drafts[0]!);
    expect(found).toHaveLength(1);
    const events = await laurel.dataSource.query('SELECT type FROM event WHERE subject_id = $1', [found[0]!.id]);
    expect(events).toEqual([{ type: 'duplicate.found' }]);
  });
});

describe('sealing again', () => {
  const again = async (submission: TheirSubmission, text: string) => {
    const { id: submissionId, candidateId } = submission;
    await laurel.get(RecallSubmission).run({ actor: asCandidate(candidateId), submissionId });
    await write(submission, { [narrative]: text }, 1);
    return submission;
  };

  it('replaces what was found: what is no longer shared is gone', async () => {
    const text = own(300);
    const first = await sealedWith({ [narrative]: text });
    const second = await sealedWith({ [narrative]: text });
    expect(await list(first)).toHaveLength(1);
    await again(second, own(300));
    expect(await list(first)).toEqual([]);
    await seal(second);
    expect(await rows(first)).toEqual([]);
  });

  it('with the same leaves a closed pair closed, and opens it again when there is more', async () => {
    const [one, two] = [own(150), own(150)];
    const first = await sealedWith({ [narrative]: `${one} ${two}` });
    const second = await sealedWith({ [narrative]: `${one} ${own(150)}` });
    const [found] = await list(first);
    await close(found!.id);
    expect(await list(first)).toEqual([]);
    await seal(await again(second, `${one} ${own(100)}`));
    expect(await list(first, 'closed')).toMatchObject([{ id: found!.id, note: 'Both quote the handbook.' }]);

    await laurel.get(RecallSubmission).run({ actor: asCandidate(second.candidateId), submissionId: second.id });
    await write(second, { [narrative]: `${one} ${two}` }, 2);
    laurel.clock.advance({ minutes: 5 });
    await seal(second);
    expect(await list(first)).toMatchObject([
      {
        id: found!.id,
        state: 'open',
        percent: 100,
        note: 'Both quote the handbook.',
        closedBy: null,
        foundAt: laurel.clock.now(),
      },
    ]);
  });
});
