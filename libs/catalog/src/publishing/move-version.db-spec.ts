import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventRecord } from '#database';
import { contentHash } from '#kernel';
import { aVersion, type Laurel, seededCatalog, startLaurel } from '#testing';
import { CheckContent } from '../authoring/check-content.js';
import { CreateDraftVersion } from '../authoring/create-draft-version.js';
import { DiscardDraft } from '../authoring/discard-draft.js';
import { EditDraftVersion } from '../authoring/edit-draft-version.js';
import { MicroCredential } from '../micro-credential.entity.js';
import { VersionQueries } from '../read/version.queries.js';
import { Version } from '../version.entity.js';
import { MoveVersion, type VersionMove } from './move-version.js';

const actor = { id: 'an-author' };
const actorId = actor.id;

describe('authoring a version', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
    await seededCatalog(laurel);
  });
  afterAll(() => laurel.stop());

  const create = (code: string, rest: { level?: string; copyOf?: string } = {}) =>
    laurel.get(CreateDraftVersion).run({ code, level: 'developing', actor, ...rest });
  const edit = ({ id, revision }: Version, content: Version['content']) =>
    laurel.get(EditDraftVersion).run({ versionId: id, revision, content, actor });
  const move = ({ id, revision }: Version, command: VersionMove['command']) =>
    laurel.get(MoveVersion).run({ versionId: id, command, revision, actor });
  const read = (id: string) => laurel.dataSource.getRepository(Version).findOneByOrFail({ id });
  const historyOf = async ({ id }: Version) => {
    const events = await laurel.dataSource
      .getRepository(EventRecord)
      .find({ where: { subjectKind: 'version', subjectId: id }, order: { id: 'ASC' } });
    return events.map(({ type, actorId: by, payload }) => ({ type, by, payload }));
  };

  describe('a draft', () => {
    it('begins without outcomes, at the level that the author names, with the rest by the template', async () => {
      const draft = await create('VIS-2', { level: 'emerging' });
      expect(draft).toMatchObject({
        number: 1,
        state: 'draft',
        level: 'emerging',
        levelAssumed: false,
        pilotedAt: null,
        revision: 1,
      });
      expect(draft.content.outcomes).toEqual([]);
      expect(draft.content.artifacts).toHaveLength(4);
      expect(draft.contentHash).toBe(contentHash(draft.content));
    });

    it('begins as a copy of another version, at the level that the author names', async () => {
      const { 'INS-1': original } = await seededCatalog(laurel);
      const copy = await create('INS-1', { copyOf: original.id, level: 'transformational' });
      expect(copy).toMatchObject({ number: 2, state: 'draft', level: 'transformational', levelAssumed: false });
      expect(copy.content).toEqual({ ...original.content, level: 'transformational' });
    });

    it('gets a number of its own when twenty begin at once', async () => {
      const drafts = await Promise.all(Array.from({ length: 20 }, () => create('MAN-1')));
      expect(drafts.map(({ number }) => number).sort((a, b) => a - b)).toEqual(
        Array.from({ length: 20 }, (_, index) => index + 1),
      );
    });

    it('is refused for a level, a micro-credential or a version that is not there, with the field and the remedy', async () => {
      await expect(create('VIS-9')).rejects.toMatchObject({ kind: 'not-found', code: 'micro-credential.not-found' });
      await expect(create('VIS-1', { level: 'expert' })).rejects.toMatchObject({
        code: 'version.level',
        details: {
          errors: [
            { pointer: '/level', detail: 'One of aspiring, emerging, developing, transformational, distinguished.' },
          ],
        },
      });
      await expect(create('VIS-1', { copyOf: '019ab0c2-7d1e-7c3a-9f52-3b1f8a6f0a11' })).rejects.toMatchObject({
        code: 'version.copy',
        details: {
          errors: [
            { pointer: '/copyOf', detail: 'The id of a version or draft; leave it out to begin without outcomes.' },
          ],
        },
      });
    });

    it('is saved whole, with a new hash and the next revision', async () => {
      const draft = await aVersion(laurel).draft();
      const saved = await edit(draft, { ...draft.content, about: 'Reading together' });
      expect(saved).toMatchObject({
        revision: draft.revision + 1,
        state: 'draft',
        content: { ...draft.content, about: 'Reading together' },
      });
      expect(saved.contentHash).toBe(contentHash(saved.content));
      expect(saved.contentHash).not.toBe(draft.contentHash);
    });

    it('keeps the first of two edits of one revision, and refuses the other', async () => {
      const draft = await aVersion(laurel).draft();
      const results = await Promise.allSettled(['one', 'two'].map((about) => edit(draft, { ...draft.content, about })));
      expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
        reason: { kind: 'stale', code: 'version.stale' },
      });
      expect((await read(draft.id)).revision).toBe(draft.revision + 1);
    });

    it('is not saved with content that is wrong, and every fault is told', async () => {
      const draft = await aVersion(laurel).draft();
      const wrong = { ...draft.content, level: 'expert', rubric: [] };
      await expect(edit(draft, wrong)).rejects.toMatchObject({
        kind: 'invalid',
        code: 'version.content',
        details: { errors: [{ pointer: '/level' }, { pointer: '/rubric' }] },
      });
      expect(await read(draft.id)).toEqual(draft);
    });

    it('can be asked what is wrong and what is missing, without being saved', async () => {
      const draft = await aVersion(laurel).draft();
      const check = await laurel
        .get(CheckContent)
        .run({ content: { ...draft.content, level: 'expert', outcomes: [] } });
      expect(check).toMatchObject({ faults: [{ pointer: '/level' }], missingParts: [{ pointer: '/outcomes' }] });
    });

    it('leaves draft only when nothing is missing, and all that is missing is listed', async () => {
      const draft = await aVersion(laurel).draft();
      const [narrative, ...others] = draft.content.artifacts;
      const unfinished = await edit(draft, {
        ...draft.content,
        outcomes: [],
        artifacts: [{ ...narrative!, text: null }, ...others],
      });
      await expect(move(unfinished, 'pilot')).rejects.toMatchObject({
        kind: 'conflict',
        code: 'version.incomplete',
        details: { errors: [{ pointer: '/outcomes' }, { pointer: '/artifacts/0' }] },
      });
      expect((await read(draft.id)).state).toBe('draft');
    });

    it('is not let into pilot by who has not read its last edit', async () => {
      const draft = await aVersion(laurel).draft();
      await edit(draft, { ...draft.content, about: 'Changed by somebody else' });
      await expect(move(draft, 'pilot')).rejects.toMatchObject({ code: 'version.stale' });
    });

    it('that was discarded is never public, and its number is not given again', async () => {
      const discarded = await aVersion(laurel, { code: 'MAN-3' }).discarded();
      expect(discarded).toMatchObject({ state: 'retired', pilotedAt: null });
      await expect(laurel.get(VersionQueries).publicById(discarded.id)).rejects.toMatchObject({
        code: 'version.not-found',
      });
      expect((await create('MAN-3')).number).toBe(discarded.number + 1);
    });
  });

  describe('a version that has left draft', () => {
    it('is public from that moment, and neither edited nor discarded', async () => {
      const version = await aVersion(laurel).inPilot();
      expect(version).toMatchObject({ state: 'pilot', pilotedAt: laurel.clock.now() });
      await expect(edit(version, { ...version.content, about: 'Too late' })).rejects.toMatchObject({
        kind: 'conflict',
        code: 'version.transition',
        details: { state: 'pilot', command: 'edit', allowed: ['publish'] },
      });
      await expect(
        laurel.get(DiscardDraft).run({ versionId: version.id, revision: version.revision, actor }),
      ).rejects.toMatchObject({ code: 'version.transition' });
      expect(await laurel.get(VersionQueries).publicById(version.id)).toMatchObject({
        contentHash: version.contentHash,
        content: version.content,
      });
    });

    it.each([
      ['its content', `UPDATE version SET content = jsonb_set(content, '{about}', '"Forged"') WHERE id = $1`],
      ['its hash', `UPDATE version SET content_hash = repeat('0', 64) WHERE id = $1`],
      ['its number', 'UPDATE version SET number = 99 WHERE id = $1'],
      [
        'its micro-credential',
        `UPDATE version SET micro_credential_id = (SELECT id FROM micro_credential WHERE code = 'REL-1') WHERE id = $1`,
      ],
      ['when it became public', 'UPDATE version SET piloted_at = now() WHERE id = $1'],
      ['that it was a draft', `UPDATE version SET state = 'draft', piloted_at = NULL WHERE id = $1`],
      ['that it was there', 'DELETE FROM version WHERE id = $1'],
    ])('is kept by the database itself: nobody changes %s', async (_what, sql) => {
      const version = await aVersion(laurel).published();
      await expect(laurel.dataSource.query(sql, [version.id])).rejects.toThrow('has left draft and cannot be changed');
      expect(await read(version.id)).toEqual(version);
    });

    it('leaves its history by whom, when and what for', async () => {
      const version = await aVersion(laurel, { code: 'REL-2' }).retired();
      const [drafted, ...later] = await historyOf(version);
      expect(drafted).toMatchObject({
        type: 'version.drafted',
        by: actorId,
        payload: { code: 'REL-2', number: version.number },
      });
      expect(later).toEqual(
        ['version.edited', 'version.piloted', 'version.published', 'version.retired'].map((type) => ({
          type,
          by: actorId,
          payload: { contentHash: version.contentHash },
        })),
      );
    });
  });

  describe('publishing', () => {
    const standing = async (...versions: Version[]) =>
      Promise.all(versions.map(async ({ id }) => (await read(id)).state));

    it('a version is republished during a pilot: the one before it, of the same level, is retired and stays readable with its hash', async () => {
      const first = await aVersion(laurel, { code: 'INN-1' }).published();
      const second = await aVersion(laurel, { code: 'INN-1' }).published();
      expect(await standing(first, second)).toEqual(['retired', 'published']);
      expect(await laurel.get(VersionQueries).publicById(first.id)).toMatchObject({
        content: first.content,
        contentHash: first.contentHash,
      });
      expect((await historyOf(first)).at(-1)).toEqual({
        type: 'version.retired',
        by: actorId,
        payload: { contentHash: first.contentHash, supersededBy: second.id },
      });
    });

    it('leaves the published version of another level beside it', async () => {
      const developing = await aVersion(laurel, { code: 'INN-2' }).published();
      const emerging = await aVersion(laurel, { code: 'INN-2', content: { level: 'emerging' } }).published();
      expect(await standing(developing, emerging)).toEqual(['published', 'published']);
      const microCredential = await laurel.dataSource.getRepository(MicroCredential).findOneByOrFail({ code: 'INN-2' });
      const current = await laurel.get(VersionQueries).currentByMicroCredential();
      expect(current.get(microCredential.id)?.map(({ level, id }) => [level, id])).toEqual([
        ['emerging', emerging.id],
        ['developing', developing.id],
      ]);
    });

    it('two versions at once leaves one published', async () => {
      const versions = [
        await aVersion(laurel, { code: 'INN-3' }).inPilot(),
        await aVersion(laurel, { code: 'INN-3' }).inPilot(),
      ];
      await Promise.all(versions.map((version) => move(version, 'publish')));
      expect((await standing(...versions)).sort()).toEqual(['published', 'retired']);
    });
  });
});
