import { Readable } from 'node:stream';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Like } from 'typeorm';
import { Task } from '#database';
import { AddCoaching, DeactivatePerson, type Person } from '#identity';
import { DataExport, RequestExport } from '#privacy';
import { ArtifactStore } from '#storage';
import { SealSubmission } from '#submissions';
import {
  aFile,
  anAward,
  aPerson,
  asActor,
  asCandidate,
  aSubmission,
  aSubmissionInReview,
  completed,
  samplePdf,
} from '#testing';
import { type LaurelWithWorker, startWorker } from './start-worker.js';

let laurel: LaurelWithWorker;
beforeAll(async () => {
  laurel = await startWorker();
});
afterAll(() => laurel.stop());

const administrator = () => aPerson(laurel, { roles: ['administrator'], name: 'Adminia Overlook' });
const exportOf = (personId: string) => laurel.dataSource.manager.findOneByOrFail(DataExport, { personId });
const keyOf = ({ id }: DataExport) => `export-${id}`;
const isStored = async (key: string) => (await laurel.get(ArtifactStore).stat(key)) !== null;

async function exported(person: Pick<Person, 'id'>) {
  await laurel.get(RequestExport).run({ actor: person });
  await laurel.untilIdle();
  const made = await exportOf(person.id);
  expect(made).toMatchObject({ state: 'ready' });
  const bytes = Buffer.concat(await (await laurel.get(ArtifactStore).read(keyOf(made))).toArray());
  const files = unzipSync(bytes);
  return {
    made,
    names: Object.keys(files),
    text: Object.values(files)
      .map((content) => Buffer.from(content).toString('latin1'))
      .join('\n'),
    fileList: JSON.parse(Buffer.from(files['files.json']!).toString()) as { name: string; notIncluded?: string }[],
  };
}

/** A candidate with a badge and a released result, whom others coach, review and administer. */
async function aCandidateAmongOthers() {
  const person = await aPerson(laurel, { name: 'Zylphia Quorndale' });
  const coach = await aPerson(laurel, { roles: ['coach'], name: 'Corvina Marchbanks' });
  await laurel
    .get(AddCoaching)
    .run({ coachId: coach.id, candidateId: person.id, actor: asActor(await administrator()) });
  await anAward(laurel, { person }).withEvidence();
  const reviewers = [
    await aPerson(laurel, { roles: ['reviewer'], name: 'Revelina Thorncastle' }),
    await aPerson(laurel, { roles: ['reviewer'], name: 'Judita Fairweather' }),
  ];
  await aSubmissionInReview(laurel, { person, reviewers }).released({ o1: 'not_met' });
  const draft = await aSubmission(laurel, { person }).draft();
  await aFile(laurel, draft, 'document_profile', { name: 'wrenhollow plan.pdf', description: 'About the fritillary' });
  return { person, reviewers, draft };
}

describe('an export', () => {
  it('has the words and files of the person, and the person is told', async () => {
    const { person } = await aCandidateAmongOthers();
    const { names, text } = await exported(person);
    for (const words of ['Zylphia Quorndale', person.email, person.school!, 'About the fritillary', 'word0 word1'])
      expect(text).toContain(words);
    expect(text).toContain('The evidence for o1 has no dates.');
    expect(names).toContainEqual(
      expect.stringMatching(/^files\/submission \d+\/document profile\/wrenhollow plan.pdf$/),
    );
    const told = await laurel.dataSource.query(
      `SELECT subject, path FROM message WHERE person_id = $1 AND kind = 'export-ready'`,
      [person.id],
    );
    expect(told).toEqual([{ subject: 'Your export is ready', path: '/profile/data' }]);
  });

  it('holds nothing about anybody else: not for the candidate, nor for a reviewer', async () => {
    const other = await aCandidateAmongOthers();
    const { person, reviewers } = await aCandidateAmongOthers();
    const others = await laurel.dataSource.query<{ id: string; email: string }[]>('SELECT id, email FROM person');
    for (const whose of [person, reviewers[0]!]) {
      const { text } = await exported(whose);
      const named = others.filter(({ id, email }) => id !== whose.id && (text.includes(email) || text.includes(id)));
      expect(named).toEqual([]);
      const names = ['Zylphia', 'Corvina', 'Revelina', 'Judita', 'Adminia'].filter(
        (name) => !whose.name.includes(name),
      );
      expect(names.filter((name) => text.includes(name))).toEqual([]);
    }
    expect(other.person.name).toBe(person.name);
  });

  it('lists files that are being scanned, infected, damaged or missing, and does not contain them', async () => {
    const person = await aPerson(laurel);
    const drafts = [await aSubmission(laurel, { person }).draft(), await aSubmission(laurel, { person }).draft()];
    const file = async (name: string, draft = drafts[0]!) =>
      aFile(laurel, draft, 'document_profile', { name, content: samplePdf(name) });
    const [sound, scanning, infected] = [
      await file('sound.pdf'),
      await file('scanning.pdf'),
      await file('infected.pdf'),
    ];
    const [damaged, missing] = [await file('damaged.pdf', drafts[1]), await file('missing.pdf', drafts[1])];
    for (const [{ id }, state] of [[scanning, 'scanning'] as const, [infected, 'infected'] as const])
      await laurel.dataSource.query('UPDATE artifact_file SET state = $2 WHERE id = $1', [id, state]);
    await laurel
      .get(ArtifactStore)
      .write(damaged.storageKey, Readable.from([Buffer.from('other bytes')]), { maxBytes: 100 });
    await laurel.get(ArtifactStore).remove(missing.storageKey);

    const { names, fileList } = await exported(person);
    expect(fileList.map(({ name, notIncluded = 'included' }) => [name, notIncluded]).sort()).toEqual([
      ['damaged.pdf', 'damaged'],
      ['infected.pdf', 'infected'],
      ['missing.pdf', 'missing'],
      ['scanning.pdf', 'being-scanned'],
      ['sound.pdf', 'included'],
    ]);
    expect(names.filter((name) => name.startsWith('files/'))).toEqual([expect.stringContaining(sound.originalName)]);
  });

  it('is made again after the store was out of order', async () => {
    const person = await aPerson(laurel);
    await completedAndSealed(person);
    const broken = jest
      .spyOn(laurel.get(ArtifactStore), 'write')
      .mockRejectedValueOnce(new Error('The store is down.'));
    const { id: subjectId } = await laurel.get(RequestExport).run({ actor: person });
    const tried = () =>
      laurel.dataSource.manager.existsBy(Task, { subjectId, lastError: Like('%The store is down.%') });
    while (!(await tried()));
    laurel.clock.advance({ days: 1 });
    await laurel.untilIdle();
    const made = await exportOf(person.id);
    expect(made).toMatchObject({ state: 'ready' });
    broken.mockRestore();
    expect(await isStored(keyOf(made))).toBe(true);
  });

  it('is removed from the store after seven days', async () => {
    const person = await aPerson(laurel);
    const { made } = await exported(person);
    laurel.clock.advance({ days: 6 });
    await laurel.sweep('remove-exports');
    expect(await isStored(keyOf(made))).toBe(true);
    laurel.clock.advance({ days: 1 });
    await laurel.sweep('remove-exports');
    expect(await isStored(keyOf(made))).toBe(false);
    expect(await exportOf(person.id)).toMatchObject({ state: 'removed' });
  });

  it('is not kept for a person who was deactivated while it was made, as an erasure does first', async () => {
    const person = await aPerson(laurel);
    const actor = await administrator();
    const store = laurel.get(ArtifactStore);
    const write = store.write.bind(store);
    const slow = jest.spyOn(store, 'write').mockImplementationOnce(async (...content) => {
      const written = await write(...content);
      await laurel.get(DeactivatePerson).run({ actor, personId: person.id });
      return written;
    });
    await laurel.get(RequestExport).run({ actor: person });
    await laurel.untilIdle();
    slow.mockRestore();
    const made = await exportOf(person.id);
    expect(made).toMatchObject({ state: 'failed' });
    expect(await isStored(keyOf(made))).toBe(false);
  });
});

async function completedAndSealed(person: Person) {
  const draft = await completed(laurel, await aSubmission(laurel, { person }).draft());
  await laurel.get(SealSubmission).run({ actor: asCandidate(person.id), submissionId: draft.id });
}
